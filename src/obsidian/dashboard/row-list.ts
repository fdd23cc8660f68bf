import type { Library, LibraryEntry } from '../../core/library';
import { partitionPoint } from '../../core/text/partition-point';
import { groupEntries, groupPlaces, type Group, type PlaceGroup, type Query } from '../../core/query';
import type { ListedRows } from './virtual-rows';

/** How high the rows are taken for, in pixels, until they are measured. */
const guesses = { row: 92, heading: 34 };

/** A line of the list. */
export type Row =
	| { readonly kind: 'group'; readonly group: PlaceGroup }
	| { readonly kind: 'entry'; readonly entry: LibraryEntry };

/** The rows of a list, made one by one as they are looked at. */
export interface RowList extends ListedRows<Place> {
	/** The number of entries, each counted once. */
	readonly entries: number;
	at(index: number): Row;
	/** The group that a row stands in; null where rows are not grouped. */
	groupAt(index: number): PlaceGroup | null;
	/** The next row that is an entry, from `index` on in steps of `step`, `index` included; -1 where there is none. */
	entryFrom(index: number, step: 1 | -1): number;
}

/** The rows for what a query found in a library: the entries, below the headings of their groups where it asks for groups. */
export function rowsOf(library: Library, places: Int32Array, query: Pick<Query, 'group' | 'reverse'>): RowList {
	const { group } = query;
	const all = library.all();
	return group ? new GroupedRows(all, groupPlaces(library, places, group, turnsGroups(query)), places.length) : new PlainRows(all, places);
}

/** The groups that a query asks for, none where it asks for none. */
export function groupsOf(entries: readonly LibraryEntry[], query: Pick<Query, 'group' | 'reverse'>): Group[] {
	return query.group ? groupEntries(entries, query.group, turnsGroups(query)) : [];
}

/** Groups of dates go the way of the entries. */
function turnsGroups({ group, reverse }: Pick<Query, 'group' | 'reverse'>): boolean {
	return reverse && (group === 'day' || group === 'month' || group === 'year');
}

class PlainRows implements RowList {
	readonly guesses = guesses;

	constructor(private readonly all: readonly LibraryEntry[], private readonly places: Int32Array) {}

	get length(): number {
		return this.places.length;
	}

	get entries(): number {
		return this.places.length;
	}

	at(index: number): Row {
		return { kind: 'entry', entry: this.all[this.places[index]!]! };
	}

	groupAt(): null {
		return null;
	}

	headingsBefore(): number {
		return 0;
	}

	placeAt(index: number): Place | null {
		return placeOf(this, index);
	}

	find(place: Place): number {
		return findPlace(this, place);
	}

	entryFrom(index: number): number {
		return index >= 0 && index < this.places.length ? index : -1;
	}
}

class GroupedRows implements RowList {
	readonly guesses = guesses;
	readonly length: number;
	/** The row of each group's heading. */
	private readonly starts: readonly number[];

	constructor(private readonly all: readonly LibraryEntry[], private readonly groups: readonly PlaceGroup[], readonly entries: number) {
		let length = 0;
		this.starts = groups.map((group) => {
			const start = length;
			length += 1 + group.places.length;
			return start;
		});
		this.length = length;
	}

	at(index: number): Row {
		const { group, start } = this.place(index);
		return index === start ? { kind: 'group', group } : { kind: 'entry', entry: this.all[group.places[index - start - 1]!]! };
	}

	groupAt(index: number): PlaceGroup {
		return this.place(index).group;
	}

	headingsBefore(index: number): number {
		return index <= 0 ? 0 : this.numberAt(index - 1) + 1;
	}

	placeAt(index: number): Place | null {
		return placeOf(this, index);
	}

	find(place: Place): number {
		return findPlace(this, place);
	}

	entryFrom(index: number, step: 1 | -1): number {
		if (index < 0 || index >= this.length) return -1;
		// No group is empty, so next to a heading stands an entry.
		const next = this.place(index).start === index ? index + step : index;
		return next >= 0 && next < this.length ? next : -1;
	}

	private place(index: number): { group: PlaceGroup; start: number } {
		const number = this.numberAt(index);
		return { group: this.groups[number]!, start: this.starts[number]! };
	}

	/** The number of the group that a row stands in. */
	private numberAt(index: number): number {
		return Math.max(0, partitionPoint(this.starts.length, (number) => this.starts[number]! <= index) - 1);
	}
}

/** An entry of a list by which it is found again after the list has changed. */
export interface Place {
	readonly path: string;
	readonly key: string;
	readonly index: number;
}

export function placeOf(rows: RowList, index: number): Place | null {
	const row = index >= 0 && index < rows.length ? rows.at(index) : null;
	return row?.kind === 'entry' ? { path: row.entry.path, key: row.entry.key, index } : null;
}

/** Where an entry stands now: where it stood, or near by, or anywhere; -1 where it is gone. */
export function findPlace(rows: RowList, place: Place): number {
	if (isAt(rows, place.index, place)) return place.index;
	for (let index = 0; index < rows.length; index++) if (isAt(rows, index, place)) return index;
	return -1;
}

function isAt(rows: RowList, index: number, { path, key }: Place): boolean {
	if (index < 0 || index >= rows.length) return false;
	const row = rows.at(index);
	return row.kind === 'entry' && row.entry.path === path && row.entry.key === key;
}
