import type { DateFormat } from '../date';
import type { Entry } from '../entry';
import type { LinkForm } from '../link';
import type { Log } from '../log';

/** How often each way of writing is used. */
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
}

/** Counts a whole note. It reads every body, once. */
export function habitsOf(log: Pick<Log, 'dates' | 'entries'>): Habits {
	const linkForms = new Map<LinkForm, number>();
	const dateFormats = new Map<DateFormat, number>();
	const boldLabels = new Map<boolean, number>();
	const entryLevels = new Map<number, number>();
	for (const { block } of log.dates) if (block.reading.format) add(dateFormats, block.reading.format);
	for (const { block, dateIndex } of log.entries) {
		if (dateIndex >= 0) add(entryLevels, block.level);
		countBody(block, linkForms, boldLabels);
	}
	return { linkForms, dateFormats, boldLabels, entryLevels };
}

function countBody(entry: Entry, linkForms: Map<LinkForm, number>, boldLabels: Map<boolean, number>): void {
	for (const item of entry.links) if (item.fault === null) add(linkForms, item.form);
	for (const field of entry.fields) add(boldLabels, field.bold);
}

function add<T>(tally: Map<T, number>, key: T): void {
	tally.set(key, (tally.get(key) ?? 0) + 1);
}

/**
 * What is done most, by more than half of all cases and at least `least` times; null where there is no such thing.
 * @param least how much evidence there must be.
 * @param share the part of all cases, 0.5-1, that it must exceed.
 */
export function prevailing<T>(tally: Tally<T>, least: number, share = 0.5): T | null {
	let total = 0;
	for (const count of tally.values()) total += count;
	for (const [key, count] of tally) if (count >= least && count > total * share) return key;
	return null;
}
