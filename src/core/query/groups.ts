import { coarsen, dateRank, isoDate, type Precision } from '../date';
import type { Library, LibraryEntry } from '../library';
import { byCodeUnits } from '../library/fold';
import type { Grouping } from './query';

interface GroupName {
	/** A name for the group that no other group of the same grouping has; empty for what belongs to none. */
	readonly key: string;
	/** A date as ISO 8601, a source or keyword as first met; empty for what belongs to none. */
	readonly label: string;
}

/** Entries that belong together, in the order they came in. */
export interface Group extends GroupName {
	readonly entries: readonly LibraryEntry[];
}

/** The same, by places in `library.all()`. */
export interface PlaceGroup extends GroupName {
	readonly places: readonly number[];
}

/**
 * Groups entries: by date with the newest group first, by source or keyword by name; what has none comes last. An entry with several
 * keywords stands in each of their groups. A date coarser than the grouping has a group of its own, behind those it contains.
 */
export function groupEntries(entries: readonly LibraryEntry[], grouping: Grouping, reverse = false): Group[] {
	const dated = isDated(grouping);
	return inOrder(dated ? byDate(entries, grouping) : byWord(entries, grouping), dated, reverse);
}

/** The same groups, of places in `library.all()`: no entry is looked at but for the name of a group. */
export function groupPlaces(library: Library, places: Int32Array, grouping: Grouping, reverse = false): PlaceGroup[] {
	const dated = isDated(grouping);
	return inOrder(dated ? placesByDate(library, places, grouping) : placesByWord(library, places, grouping), dated, reverse);
}

function isDated(grouping: Grouping): grouping is Precision {
	return grouping === 'day' || grouping === 'month' || grouping === 'year';
}

function inOrder<T extends GroupName>(groups: T[], dated: boolean, reverse: boolean): T[] {
	const turn = dated !== reverse ? -1 : 1;
	return groups.sort((a, b) => (a.key === '' ? 1 : b.key === '' ? -1 : turn * byCodeUnits(a.key, b.key)));
}

interface GrowingGroup extends Group {
	readonly entries: LibraryEntry[];
}

interface GrowingPlaces extends PlaceGroup {
	readonly places: number[];
}

function placesByDate(library: Library, places: Int32Array, precision: Precision): GrowingPlaces[] {
	const { entries, ranks } = library.columns();
	const groups = new Map<string, GrowingPlaces>();
	const byRank = new Map<number, GrowingPlaces>();
	let rank = -1;
	let group: GrowingPlaces | undefined;
	for (const place of places) {
		// In most orders entries of one day follow one another.
		if (ranks[place] !== rank) {
			rank = ranks[place]!;
			group = byRank.get(rank);
			if (!group) {
				const { date } = entries[place]!;
				const name = date ? isoDate(coarsen(date, precision)) : '';
				group = groups.get(name) ?? { key: name, label: name, places: [] };
				groups.set(name, group);
				byRank.set(rank, group);
			}
		}
		group!.places.push(place);
	}
	return [...groups.values()];
}

function placesByWord(library: Library, places: Int32Array, grouping: 'source' | 'keyword'): GrowingPlaces[] {
	const columns = library.columns();
	const { starts, spellings } = grouping === 'keyword' ? columns.keywords : columns.sources;
	const words = (grouping === 'keyword' ? library.keywords : library.sources).all();
	/** By the number of the word; that of none is -1. */
	const groups = new Map<number, GrowingPlaces>();
	const put = (id: number, key: string, label: string, place: number): void => {
		const group = groups.get(id);
		if (!group) groups.set(id, { key, label, places: [place] });
		else if (group.places.at(-1) !== place) group.places.push(place);
	};
	for (const place of places) {
		const [from, to] = [starts[place]!, starts[place + 1]!];
		if (from === to) put(-1, '', '', place);
		for (let at = from; at < to; at++) {
			const { id, folded, text } = words[spellings[at]!]!;
			put(id, folded, text, place);
		}
	}
	return [...groups.values()];
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
