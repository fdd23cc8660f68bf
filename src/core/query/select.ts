import type { Library, LibraryEntry } from '../library';
import { compileQuery, every, foldedTerms, termTests, type Test } from './match';
import { orderOf } from './order';
import { isUnfiltered, type Query, type Term } from './query';

/** The entries that a query shows, in its order, whatever its limit, by their places in `library.all()`. */
export function selectPlaces(library: Library, query: Query): Int32Array {
	const places = orderOf(library, query);
	if (isUnfiltered(query)) return places;
	return placesWhere(places, termHits(library, query.terms), conditionsOf(library, query));
}

/** The same, of places that a wider query has found; for few of them. */
export function selectAmong(library: Library, query: Query, places: Int32Array): Int32Array {
	return placesWhere(places, null, every([compileQuery(library, query).all, ...termTests(library, query.terms)]));
}

/** Null where nothing but terms is asked for. */
function conditionsOf(library: Library, query: Query): Test | null {
	return isUnfiltered({ ...query, terms: [] }) ? null : compileQuery(library, query).all;
}

/** A loop of its own is several times quicker than `filter` over a typed array. */
function placesWhere(places: Int32Array, hits: Uint8Array | null, test: Test | null): Int32Array {
	const kept = new Int32Array(places.length);
	let count = 0;
	for (let index = 0; index < places.length; index++) {
		const place = places[index]!;
		if (hits !== null && hits[place] === 0) continue;
		if (test === null || test(place)) kept[count++] = place;
	}
	return kept.slice(0, count);
}

/** The entries at places of `library.all()`. */
export function entriesAt(library: Library, places: Int32Array): readonly LibraryEntry[] {
	const all = library.all();
	const entries: LibraryEntry[] = new Array<LibraryEntry>(places.length);
	for (let index = 0; index < places.length; index++) entries[index] = all[places[index]!]!;
	return entries;
}

/** What was found for the terms that were asked for last, at one revision. */
interface Found {
	readonly revision: number;
	readonly hits: Map<string, Uint8Array>;
}

const foundIn = new WeakMap<Library, Found>();

/** As many terms as one query has, and some more. */
const remembered = 8;

/** The hits of a term, searched for once a revision: the list asks for them and then the facets, and a longer query for most of them again. */
function hitsOf(library: Library, folded: string): Uint8Array {
	let found = foundIn.get(library);
	if (found?.revision !== library.revision) foundIn.set(library, found = { revision: library.revision, hits: new Map() });
	const { hits } = found;
	const known = hits.get(folded) ?? library.search(folded);
	hits.delete(folded);
	hits.set(folded, known);
	for (const oldest of hits.keys()) {
		if (hits.size <= remembered) break;
		hits.delete(oldest);
	}
	return known;
}

/** For each entry, by its place in `library.all()`, 1 where all terms let it through, else 0; null where there are none. */
export function termHits(library: Library, terms: readonly Term[]): Uint8Array | null {
	let all: Uint8Array | null = null;
	let isOwn = false;
	for (const { folded, negated } of foldedTerms(terms)) {
		const hits = hitsOf(library, folded);
		if (all === null && !negated) {
			all = hits;
			continue;
		}
		if (!isOwn) all = all ? all.slice() : new Uint8Array(hits.length).fill(1);
		isOwn = true;
		without(all!, hits, negated);
	}
	return all;
}

/** Takes out what has not the hits, or what has them. */
function without(all: Uint8Array, hits: Uint8Array, negated: boolean): void {
	const kept = negated ? 0 : 1;
	for (let place = 0; place < all.length; place++) if (hits[place] !== kept) all[place] = 0;
}
