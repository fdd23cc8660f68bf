import type { DateFormat } from '../date';
import type { Entry } from '../entry';
import type { Star } from '../log/heading';
import type { LinkForm } from '../link';
import type { Log } from '../log';
import type { StarForm } from '../star';
import { isSpace } from '../text';

/** How often each thing occurs. */
export type Tally<T> = ReadonlyMap<T, number>;

/** What a note does, counted: the evidence of the rules that hold a note against itself. */
export interface Habits {
	/** The forms of its faultless link items. */
	readonly linkForms: Tally<LinkForm>;
	/** The formats of its date headings, months included. */
	readonly dateFormats: Tally<DateFormat>;
	/** Whether labels of fields are bold. */
	readonly boldLabels: Tally<boolean>;
	/** The levels of its entries under dates. */
	readonly entryLevels: Tally<number>;
	/** Whether its entries under dates have a source. */
	readonly sourced: Tally<boolean>;
	/** The forms of its stars; the first of each entry counts. */
	readonly starForms: Tally<StarForm>;
	/** Whether a space stands behind them. */
	readonly starSpaces: Tally<boolean>;
}

type Counts<T> = { readonly [Key in keyof T]: T[Key] extends Tally<infer K> ? Map<K, number> : never };

/** Counts a whole note. It reads every body, once. */
export function habitsOf(log: Pick<Log, 'dates' | 'entries'>): Habits {
	const counts: Counts<Habits> = {
		linkForms: new Map(), dateFormats: new Map(), boldLabels: new Map(), entryLevels: new Map(), sourced: new Map(),
		starForms: new Map(), starSpaces: new Map(),
	};
	for (const { block } of log.dates) if (block.reading.format) add(counts.dateFormats, block.reading.format);
	for (const { block, dateIndex } of log.entries) {
		if (dateIndex >= 0) {
			add(counts.entryLevels, block.level);
			add(counts.sourced, block.source !== null);
		}
		countBody(block, counts);
	}
	return counts;
}

function countBody(entry: Entry, counts: Counts<Habits>): void {
	for (const item of entry.links) if (item.fault === null) add(counts.linkForms, item.form);
	for (const field of entry.fields) add(counts.boldLabels, field.bold);
	const [star] = entry.stars;
	if (!star) return;
	add(counts.starForms, star.form);
	if (star.place === 'front') add(counts.starSpaces, isSpaced(entry.text, star));
}

/** Whether a space stands behind a star. */
export function isSpaced(text: string, { span }: Star): boolean {
	return isSpace(text.charCodeAt(span[1]));
}

/** Counts one more, or as many more or less as is said. What is counted no longer leaves the tally. */
export function add<T>(tally: Map<T, number>, key: T, change = 1): void {
	const count = (tally.get(key) ?? 0) + change;
	if (count === 0) tally.delete(key);
	else tally.set(key, count);
}

/** How many cases a tally counts. */
export function totalOf(tally: Tally<unknown>): number {
	let total = 0;
	for (const count of tally.values()) total += count;
	return total;
}

/**
 * What is done most; null where there is no such thing.
 * @param least how many cases of it there must be.
 * @param share the part of all cases, 0.5-1, that it must exceed.
 */
export function prevailing<T>(tally: Tally<T>, least: number, share = 0.5): T | null {
	const total = totalOf(tally);
	for (const [key, count] of tally) if (count >= least && count > total * share) return key;
	return null;
}
