import { coarsen, dateRank, isoDate, type Precision } from '../date';
import type { LibraryEntry } from '../library';
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
	const dated = grouping === 'day' || grouping === 'month' || grouping === 'year';
	const groups = dated ? byDate(entries, grouping) : byWord(entries, grouping);
	const turn = dated !== reverse ? -1 : 1;
	return groups.sort((a, b) => (a.key === '' ? 1 : b.key === '' ? -1 : turn * byCodeUnits(a.key, b.key)));
}

interface GrowingGroup extends Group {
	readonly entries: LibraryEntry[];
}

/** A group is found by a number: making a name for each of many entries would take longer than all else. */
function byDate(entries: readonly LibraryEntry[], precision: Precision): GrowingGroup[] {
	const groups = new Map<number, GrowingGroup>();
	for (const entry of entries) {
		const { date } = entry;
		const number = date ? dateRank(coarsen(date, precision)) : -1;
		let group = groups.get(number);
		if (!group) {
			const name = date ? isoDate(coarsen(date, precision)) : '';
			groups.set(number, (group = { key: name, label: name, entries: [] }));
		}
		group.entries.push(entry);
	}
	return [...groups.values()];
}

function byWord(entries: readonly LibraryEntry[], grouping: 'source' | 'keyword'): GrowingGroup[] {
	const groups = new Map<string, GrowingGroup>();
	const put = (key: string, label: string, entry: LibraryEntry): void => {
		const group = groups.get(key);
		if (!group) groups.set(key, { key, label, entries: [entry] });
		else if (group.entries.at(-1) !== entry) group.entries.push(entry);
	};
	for (const entry of entries) {
		const words = grouping === 'keyword' ? entry.keywordWords : entry.sourceWord ? [entry.sourceWord] : [];
		if (words.length === 0) put('', '', entry);
		for (const { folded, text } of words) put(folded, text, entry);
	}
	return [...groups.values()];
}
