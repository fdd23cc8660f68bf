import type { Library, LibraryEntry } from '../library';
import { compileQuery, foldedTerms } from './match';
import { orderOf } from './order';
import type { Query } from './query';

/** All entries that a query shows, in its order, whatever its limit. */
export function selectEntries(library: Library, query: Query): readonly LibraryEntry[] {
	const { entries, places } = orderOf(library, query);
	const hits = termHits(library, query);
	const { clauses } = compileQuery(library, query);
	const found: LibraryEntry[] = [];
	for (let at = 0; at < entries.length; at++) {
		const entry = entries[at]!;
		if ((hits === null || hits[places[at]!] === 1) && clauses(entry)) found.push(entry);
	}
	return found;
}

/** For each entry, by its place in `library.all()`, 1 where all terms let it through, else 0; null where there are none. */
function termHits(library: Library, query: Query): Uint8Array | null {
	let hits: Uint8Array | null = null;
	for (const { folded, negated } of foldedTerms(query.terms)) {
		const found = library.search(folded);
		if (negated) for (let place = 0; place < found.length; place++) found[place] = 1 - found[place]!;
		if (hits) for (let place = 0; place < found.length; place++) found[place]! &= hits[place]!;
		hits = found;
	}
	return hits;
}
