import { checksumOf } from '../index-note/checksum';
import { oldestFirst, paperOf, type ExportEntry } from './export-entry';
import { paperIdKey } from '../identity';

/** Words that say nothing about a title. */
const fillers = new Set('a an the on of in for to and or with from by at is are as via do does how what when why we can using towards toward'.split(' '));

/**
 * A citation key for each entry: first author's last name (else the source), year, first word of the title that says something, as in
 * `dosovitskiy2021image`. Where an older entry has it already, a part of its checksum follows, so that a key never changes when other
 * entries come and go behind it.
 */
export function citationKeys(entries: readonly ExportEntry[]): Map<ExportEntry, string> {
	const keys = new Map<ExportEntry, string>();
	const taken = new Set<string>();
	for (const entry of oldestFirst(entries)) {
		const base = baseKey(entry);
		let key = base;
		if (taken.has(key)) key = `${base}-${checksumOf(identityOf(entry)).slice(0, 4)}`;
		for (let number = 2; taken.has(key); number++) key = `${base}-${number}`;
		taken.add(key);
		keys.set(entry, key);
	}
	return keys;
}

function baseKey({ authors, source, date, title }: ExportEntry): string {
	const [author] = authors;
	const name = author === undefined ? '' : author.includes(',') ? author.split(',')[0]! : author.split(/\s+/).at(-1)!;
	const who = letters(name) || letters(source ?? '');
	const words = title.split(/[^\p{L}\p{N}]+/u).map(letters).filter((word) => word !== '');
	const what = words.find((word) => !fillers.has(word)) ?? words[0] ?? '';
	return `${who}${date?.year ?? ''}${what}` || 'entry';
}

function identityOf(entry: ExportEntry): string {
	const paper = paperOf(entry);
	return paper ? paperIdKey(paper) : `${entry.url}\n${entry.title}`;
}

/** ASCII letters and digits in lower case, accents left out: what every program takes in a key. */
function letters(text: string): string {
	return text.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '');
}
