import { coarsen, isoDate, type Precision } from '../date';
import type { LibraryEntry, Word } from '../library';
import { byCodeUnits } from '../library/fold';
import type { Grouping } from './query';

/** Entries that belong together, in the order they came in. */
export interface Group {
	/** A name for the group that no other group of the same grouping has; empty for what belongs to none. */
	readonly key: string;
	/** A date as ISO 8601, a source or keyword as first met; empty for what belongs to none. */
	readonly label: string;
	readonly entries: readonly LibraryEntry[];
}

/**
 * Groups entries: by date with the newest group first, by source or keyword by name; what has none comes last. An entry with several
 * keywords stands in each of their groups. A date coarser than the grouping has a group of its own, behind those it contains.
 */
export function groupEntries(entries: readonly LibraryEntry[], grouping: Grouping, reverse = false): Group[] {
	const groups = new Map<string, { label: string; entries: LibraryEntry[] }>();
	const put = (key: string, label: string, entry: LibraryEntry): void => {
		const group = groups.get(key);
		if (!group) groups.set(key, { label, entries: [entry] });
		else if (group.entries.at(-1) !== entry) group.entries.push(entry);
	};
	for (const entry of entries) {
		const places = placesOf(entry, grouping);
		if (places.length === 0) put('', '', entry);
		for (const { folded, text } of places) put(folded, text, entry);
	}
	const dated = grouping === 'day' || grouping === 'month' || grouping === 'year';
	const turn = dated !== reverse ? -1 : 1;
	return [...groups]
		.map(([key, group]) => ({ key, ...group }))
		.sort((a, b) => (a.key === '' ? 1 : b.key === '' ? -1 : turn * byCodeUnits(a.key, b.key)));
}

function placesOf(entry: LibraryEntry, grouping: Grouping): readonly Pick<Word, 'folded' | 'text'>[] {
	if (grouping === 'keyword') return entry.keywordWords;
	if (grouping === 'source') return entry.sourceWord ? [entry.sourceWord] : [];
	if (!entry.date) return [];
	const name = isoDate(coarsen(entry.date, grouping satisfies Precision));
	return [{ folded: name, text: name }];
}
