import type { Library, LibraryEntry } from '../library';
import { compileQuery, every, foldedTerms, termTests } from './match';
import { orderOf } from './order';
import { isUnfiltered, type Query, type Term } from './query';

/** The entries that a query shows, in its order, whatever its limit, by their places in `library.all()`. */
export function selectPlaces(library: Library, query: Query): Int32Array {
	const places = orderOf(library, query);
	if (isUnfiltered(query)) return places;
	const { all } = compileQuery(library, query);
	const hits = termHits(library, query.terms);
	return hits ? places.filter((place) => hits[place] === 1 && all(place)) : places.filter(all);
}

/** The same, of places that a wider query has found; for few of them. */
export function selectAmong(library: Library, query: Query, places: Int32Array): Int32Array {
	return places.filter(every([compileQuery(library, query).all, ...termTests(library, query.terms)]));
}

/** The entries at places of `library.all()`. */
export function entriesAt(library: Library, places: Int32Array): readonly LibraryEntry[] {
	const all = library.all();
	const entries: LibraryEntry[] = new Array<LibraryEntry>(places.length);
	for (let index = 0; index < places.length; index++) entries[index] = all[places[index]!]!;
	return entries;
}

/** For each entry, by its place in `library.all()`, 1 where all terms let it through, else 0; null where there are none. */
export function termHits(library: Library, terms: readonly Term[]): Uint8Array | null {
	let hits: Uint8Array | null = null;
	for (const { folded, negated } of foldedTerms(terms)) {
		const found = library.search(folded);
		if (negated) for (let place = 0; place < found.length; place++) found[place] = 1 - found[place]!;
		if (hits) for (let place = 0; place < found.length; place++) found[place]! &= hits[place]!;
		hits = found;
	}
	return hits;
}
