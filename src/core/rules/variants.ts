import type { Tally } from './habits';
import { isOneEdit } from './one-edit';

/** A commoner spelling of a word or phrase. */
export interface Variant {
	readonly text: string;
	readonly count: number;
	/** `spelling`: they differ in case, hyphens, spaces and plural only; `typo`: in one letter of a long word. */
	readonly difference: 'spelling' | 'typo';
}

/** Longer phrases are prose; the bound keeps the index of typos small. */
const longestPhrase = 60;
/** A typo in a shorter word makes another word too easily. */
const shortestWord = 6;

interface Best {
	readonly text: string;
	readonly count: number;
}

/**
 * Finds the commoner spelling that a phrase is a variant of. The thresholds: for a spelling, at least twice and twice as often as the
 * phrase itself; for a typo, at least three times and three times as often.
 */
export class Variants {
	private readonly best = new Map<string, Best>();
	/** The phrases that occur three times or more, by each text that one removed character makes of them. */
	private typos: Map<string, string[]> | null = null;
	/** What was found for the phrases that were asked for: the same few stand in many entries. */
	private readonly found = new Map<string, Variant | null>();
	private readonly most: number;

	constructor(private readonly tally: Tally<string>) {
		for (const [text, count] of tally) {
			const key = looseKey(text);
			const known = this.best.get(key);
			if (!known || count > known.count || (count === known.count && text < known.text)) this.best.set(key, { text, count });
		}
		let most = 0;
		for (const count of tally.values()) most = Math.max(most, count);
		this.most = most;
	}

	/** The commoner spelling of a phrase; null where there is none. */
	commoner(text: string): Variant | null {
		let found = this.found.get(text);
		if (found === undefined) {
			found = this.look(text);
			this.found.set(text, found);
		}
		return found;
	}

	private look(text: string): Variant | null {
		const own = this.tally.get(text) ?? 0;
		const same = this.best.get(looseKey(text));
		if (same && same.text !== text && same.count >= Math.max(2, 2 * own)) return { ...same, difference: 'spelling' };
		// Another spelling of the phrase itself may be common: then it is no typo.
		return this.typo(text, Math.max(own, same?.count ?? 0));
	}

	private typo(text: string, own: number): Variant | null {
		if (text.length > longestPhrase || text.length < shortestWord || own > this.most / 3) return null;
		this.typos ??= this.indexTypos();
		const plain = plainText(text);
		let found: Best | null = null;
		for (const key of shortened(plain)) {
			for (const candidate of this.typos.get(key) ?? []) {
				const count = this.tally.get(candidate)!;
				if (count < 3 * own || (found && (found.count > count || (found.count === count && found.text <= candidate)))) continue;
				if (differByTypo(plain, plainText(candidate))) found = { text: candidate, count };
			}
		}
		return found && { ...found, difference: 'typo' };
	}

	private indexTypos(): Map<string, string[]> {
		const index = new Map<string, string[]>();
		for (const { text, count } of this.best.values()) {
			if (count < 3 || text.length > longestPhrase) continue;
			for (const key of shortened(plainText(text))) {
				const known = index.get(key);
				if (known) known.push(text);
				else index.set(key, [text]);
			}
		}
		return index;
	}
}

const made = new WeakMap<Tally<string>, Variants>();

/** The variants of a tally, made once for it. */
export function variantsOf(tally: Tally<string>): Variants {
	let variants = made.get(tally);
	if (!variants) made.set(tally, (variants = new Variants(tally)));
	return variants;
}

/** The words of a phrase in lower case, parted by single spaces: hyphens and dashes count as spaces. */
function plainText(text: string): string {
	return text.toLowerCase().replace(/[\s\u2010-\u2015-]+/g, ' ').trim();
}

/** What phrases share that differ only in case, hyphens, spaces and plural. */
export function looseKey(text: string): string {
	return plainText(text).split(' ').map(singular).join('');
}

/** Roughly; it only decides what is compared. `class`, `bias`, `analysis` and `gas` are no plurals. */
function singular(word: string): string {
	if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is|as)$/.test(word)) return word;
	return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

/** A text, and the texts that one removed character makes of it. Two texts that are one edit apart share one of these. */
function* shortened(text: string): Iterable<string> {
	yield text;
	for (let at = 0; at < text.length; at++) yield text.slice(0, at) + text.slice(at + 1);
}

/** Whether two phrases differ in one letter of one long word, and in no digit. */
function differByTypo(a: string, b: string): boolean {
	if (a.replace(/\D+/g, '') !== b.replace(/\D+/g, '')) return false;
	const left = a.split(' ');
	const right = b.split(' ');
	if (left.length !== right.length) return false;
	const different = left.findIndex((word, index) => word !== right[index]);
	if (different < 0 || left.some((word, index) => index > different && word !== right[index])) return false;
	const [one, other] = [left[different]!, right[different]!];
	return one.length >= shortestWord && other.length >= shortestWord && isOneEdit(one, other);
}
