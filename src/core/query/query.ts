import type { LogDate } from '../date';
import type { Kind } from '../entry';

/** A word or phrase to look for in title, source, keywords, comment and summary. */
export interface Term {
	/** As typed, without quotes and minus. */
	readonly text: string;
	/** Whether it must be absent. */
	readonly negated: boolean;
}

/**
 * What a clause is about.
 * - `keyword`, `source`, `status`: these words of an entry
 * - `path`: its note, by path; an exact value is the path of a note, with or without `.md`, or of a folder above it
 * - `has`: a link with that label; or `link`, `keywords`, `summary`, `comment`, `status`, `date`
 * - `date`: a year, month or day that contains the entry's date
 */
export const clauseFields = ['keyword', 'source', 'status', 'path', 'has', 'date'] as const;
export type ClauseField = (typeof clauseFields)[number];

export interface Clause {
	readonly field: ClauseField;
	readonly value: string;
	/** Whether the whole word has to be equal; else it has to hold the value, which has no space. Case and accents do not count. */
	readonly exact: boolean;
	readonly negated: boolean;
}

export const sortings = ['date', 'source', 'title', 'edited'] as const;
export type Sorting = (typeof sortings)[number];

export const groupings = ['day', 'month', 'year', 'source', 'keyword'] as const;
export type Grouping = (typeof groupings)[number];

/**
 * What to show of a library. An entry has to meet every condition: all terms; of the clauses of one field with several values any
 * (for `has`, and for `keyword` as `match` says, all), and no negated one.
 */
export interface Query {
	/** Only starred entries, only others, or both. */
	readonly starred: boolean | null;
	readonly kind: Kind | null;
	/** Entries without link line, without keywords or with an empty field; see `LibraryEntry.incomplete`. */
	readonly incomplete: boolean | null;
	/** Not before this day, month or year. A coarser date of an entry counts as a whole; one without date never does. */
	readonly since: LogDate | null;
	readonly until: LogDate | null;
	readonly terms: readonly Term[];
	readonly clauses: readonly Clause[];
	/** Whether an entry needs all keywords that are asked for, or one. */
	readonly match: 'all' | 'any';
	/** `date` is newest first, `edited` the note changed last first; without date or source comes last. */
	readonly sort: Sorting;
	/** Turns the order round; what has no date or source stays last. */
	readonly reverse: boolean;
	readonly group: Grouping | null;
	/** How many entries at most; null for all. */
	readonly limit: number | null;
}

/** Everything, newest first. */
export const emptyQuery: Query = {
	starred: null, kind: null, incomplete: null, since: null, until: null, terms: [], clauses: [],
	match: 'all', sort: 'date', reverse: false, group: null, limit: null,
};

/** Whether a query lets every entry through. */
export function isUnfiltered(query: Query): boolean {
	return query.starred === null && query.kind === null && query.incomplete === null && query.since === null && query.until === null
		&& query.terms.length === 0 && query.clauses.length === 0;
}

/** Both queries' conditions; in everything else the second one where it says something. */
export function combineQueries(first: Query, second: Query): Query {
	return {
		starred: second.starred ?? first.starred,
		kind: second.kind ?? first.kind,
		incomplete: second.incomplete ?? first.incomplete,
		since: second.since ?? first.since,
		until: second.until ?? first.until,
		terms: [...first.terms, ...second.terms],
		clauses: [...first.clauses, ...second.clauses],
		match: second.match === emptyQuery.match ? first.match : second.match,
		sort: second.sort === emptyQuery.sort ? first.sort : second.sort,
		reverse: second.reverse || first.reverse,
		group: second.group ?? first.group,
		limit: second.limit ?? first.limit,
	};
}
