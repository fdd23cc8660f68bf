import type { Library, LibraryEntry } from './library';
import type { Query } from './query/query';
import { entriesAt, selectPlaces } from './query/select';

export { countFacets, countingFacets, type Facets, type FacetValue } from './query/facets';
export { groupEntries, groupPlaces, type Group, type PlaceGroup } from './query/groups';
export { parseQuery, type ParsedQuery, type QueryProblem } from './query/parse-query';
export { readQueryBlock, shows, type BlockQuery, type Show } from './query/query-block';
export { printQuery, printQueryBlock } from './query/print-query';
export {
	clauseFields, combineQueries, emptyQuery, groupings, isUnfiltered, sortings,
	type Clause, type ClauseField, type Grouping, type Query, type Sorting, type Term,
} from './query/query';
export { Search } from './query/search';

/** The entries that a query shows, in its order. Dashboard, index note, code block, export and terminal all ask here. */
export function runQuery(library: Library, query: Query): readonly LibraryEntry[] {
	const places = selectPlaces(library, query);
	return entriesAt(library, query.limit === null ? places : places.slice(0, query.limit));
}
