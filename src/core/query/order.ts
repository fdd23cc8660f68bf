import type { Library } from '../library';
import { byCodeUnits } from '../library/fold';
import type { Query } from './query';

/** The orders of one revision of a library, each made once and only when asked for. */
interface Orders {
	readonly revision: number;
	readonly made: Map<string, Int32Array>;
}

const ordersOf = new WeakMap<Library, Orders>();

/** All entries of a library in the order of a query, by their places in `library.all()`; the same object for the same revision. */
export function orderOf(library: Library, { sort, reverse }: Pick<Query, 'sort' | 'reverse'>): Int32Array {
	let orders = ordersOf.get(library);
	if (orders?.revision !== library.revision) {
		orders = { revision: library.revision, made: new Map() };
		ordersOf.set(library, orders);
	}
	const name = `${sort} ${String(reverse)}`;
	const known = orders.made.get(name);
	if (known) return known;
	const places = sortedPlaces(library, sort, reverse);
	orders.made.set(name, places);
	return places;
}

function sortedPlaces(library: Library, sort: Query['sort'], reverse: boolean): Int32Array {
	const turn = reverse ? -1 : 1;
	const all = library.all();
	const { ranks } = library.columns();
	switch (sort) {
		case 'date':
			return byRank(ranks, turn);
		case 'source': {
			const places = orderOf(library, { sort: 'date', reverse: false });
			return byBucket(places, (place) => all[place]!.sourceWord?.folded ?? '', (a, b) => missingLast(a, b, '') ?? turn * byCodeUnits(a, b));
		}
		case 'title': {
			// The search text begins with the title, and the line break behind it sorts before every character of one.
			const places = orderOf(library, { sort: 'date', reverse: false });
			return Int32Array.from([...places].sort((a, b) => turn * byCodeUnits(all[a]!.search, all[b]!.search)));
		}
		case 'edited':
			return byBucket(Int32Array.from(all.keys()), (place) => library.edited(all[place]!.path), (a, b) => turn * (b - a));
	}
}

/** How far dates may lie apart, as ranks, to be counted into buckets side by side: more than two thousand years. */
const mostRanks = 1_000_000;

/** All places by their date, the newest first where `turn` is 1, in the order they have where dates are equal; without date last. */
function byRank(ranks: Int32Array, turn: 1 | -1): Int32Array {
	let [least, most] = [Infinity, 0];
	for (const rank of ranks) {
		if (rank > most) most = rank;
		if (rank !== 0 && rank < least) least = rank;
	}
	const span = most === 0 ? 0 : most - least + 1;
	if (span > mostRanks) return byBucket(Int32Array.from(ranks.keys()), (place) => ranks[place]!, (a, b) => missingLast(a, b, 0) ?? turn * (b - a));
	const bucketOf = (rank: number): number => (rank === 0 ? span : turn === 1 ? most - rank : rank - least);
	const starts = new Int32Array(span + 2);
	for (const rank of ranks) starts[bucketOf(rank) + 1]!++;
	for (let bucket = 0; bucket <= span; bucket++) starts[bucket + 1]! += starts[bucket]!;
	const sorted = new Int32Array(ranks.length);
	for (let place = 0; place < ranks.length; place++) sorted[starts[bucketOf(ranks[place]!)]!++] = place;
	return sorted;
}

/** What has nothing to be sorted by stays last, whichever way round. */
function missingLast<T>(a: T, b: T, missing: T): number | null {
	if (a === b) return 0;
	if (a === missing) return 1;
	return b === missing ? -1 : null;
}

/** A stable sort by a value that few entries differ in: time grows with the entries, and only the values are compared. */
function byBucket<T>(places: Int32Array, valueOf: (place: number) => T, compare: (a: T, b: T) => number): Int32Array {
	const buckets = new Map<T, number[]>();
	for (const place of places) {
		const value = valueOf(place);
		const bucket = buckets.get(value);
		if (bucket) bucket.push(place);
		else buckets.set(value, [place]);
	}
	const sorted = new Int32Array(places.length);
	let at = 0;
	for (const value of [...buckets.keys()].sort(compare)) {
		for (const place of buckets.get(value)!) sorted[at++] = place;
	}
	return sorted;
}
