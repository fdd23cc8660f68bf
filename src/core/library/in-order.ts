import { columnsOf, type Columns, type Kept } from './columns';
import type { LibraryEntry } from './library-entry';

/** The entries of one note. Another object stands for other entries. */
export interface Held {
	readonly entries: readonly LibraryEntry[];
}

/** All entries of notes in their order, as a list and column by column. */
export interface InOrder<T extends Held> {
	readonly held: readonly T[];
	readonly entries: readonly LibraryEntry[];
	readonly columns: Columns;
}

const nothing: InOrder<never> = { held: [], entries: [], columns: columnsOf([], null) };

/**
 * Brings notes in order into lists of all their entries. Notes before and behind those that changed are taken over as they were, so
 * that an edit costs little more than copying: reading a hundred thousand entries anew would be felt.
 */
export function inOrder<T extends Held>(held: readonly T[], before: InOrder<T> | null): InOrder<T> {
	const base: InOrder<T> = before ?? nothing;
	const least = Math.min(held.length, base.held.length);
	let [front, back] = [0, 0];
	while (front < least && held[front] === base.held[front]) front++;
	while (back < least - front && held[held.length - 1 - back] === base.held[base.held.length - 1 - back]) back++;
	const kept: Kept = {
		columns: base.columns,
		front: countEntries(base.held, 0, front),
		back: countEntries(base.held, base.held.length - back, base.held.length),
	};
	const entries = base.entries.slice(0, kept.front);
	for (let index = front; index < held.length - back; index++) for (const entry of held[index]!.entries) entries.push(entry);
	for (let place = base.entries.length - kept.back; place < base.entries.length; place++) entries.push(base.entries[place]!);
	return { held, entries, columns: columnsOf(entries, kept) };
}

function countEntries(held: readonly Held[], from: number, to: number): number {
	let count = 0;
	for (let index = from; index < to; index++) count += held[index]!.entries.length;
	return count;
}
