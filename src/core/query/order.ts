import type { Library, LibraryEntry } from '../library';
import { byCodeUnits } from '../library/fold';
import type { Query } from './query';

/** The orders of one revision of a library, each made once and only when asked for. */
interface Orders {
	readonly revision: number;
	readonly made: Map<string, readonly LibraryEntry[]>;
}

const ordersOf = new WeakMap<Library, Orders>();

/** All entries of a library in the order of a query; the same list for the same revision. */
export function ordered(library: Library, { sort, reverse }: Pick<Query, 'sort' | 'reverse'>): readonly LibraryEntry[] {
	let orders = ordersOf.get(library);
	if (orders?.revision !== library.revision) {
		orders = { revision: library.revision, made: new Map() };
		ordersOf.set(library, orders);
	}
	const name = `${sort} ${String(reverse)}`;
	const made = orders.made.get(name) ?? makeOrder(library, sort, reverse);
	orders.made.set(name, made);
	return made;
}

function makeOrder(library: Library, sort: Query['sort'], reverse: boolean): readonly LibraryEntry[] {
	const turn = reverse ? -1 : 1;
	switch (sort) {
		case 'date':
			return byBucket(library.all(), (entry) => entry.rank, (a, b) => missingLast(a, b, 0) ?? turn * (b - a));
		case 'source': {
			const dated = ordered(library, { sort: 'date', reverse: false });
			return byBucket(dated, (entry) => entry.sourceWord?.folded ?? '', (a, b) => missingLast(a, b, '') ?? turn * byCodeUnits(a, b));
		}
		case 'title':
			// The search text begins with the title, and the line break behind it sorts before every character of one.
			return [...ordered(library, { sort: 'date', reverse: false })].sort((a, b) => turn * byCodeUnits(a.search, b.search));
		case 'edited':
			return byBucket(library.all(), (entry) => library.edited(entry.path), (a, b) => turn * (b - a));
	}
}

/** What has nothing to be sorted by stays last, whichever way round. */
function missingLast<T>(a: T, b: T, missing: T): number | null {
	if (a === b) return 0;
	if (a === missing) return 1;
	return b === missing ? -1 : null;
}

/** A stable sort by a value that few entries differ in: time grows with the entries, and only the values are compared. */
function byBucket<T>(entries: readonly LibraryEntry[], valueOf: (entry: LibraryEntry) => T, compare: (a: T, b: T) => number): LibraryEntry[] {
	const buckets = new Map<T, LibraryEntry[]>();
	for (const entry of entries) {
		const value = valueOf(entry);
		const bucket = buckets.get(value);
		if (bucket) bucket.push(entry);
		else buckets.set(value, [entry]);
	}
	return [...buckets.keys()].sort(compare).flatMap((value) => buckets.get(value)!);
}
