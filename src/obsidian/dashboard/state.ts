import { isoDate } from '../../core/date';
import {
	combineQueries, emptyQuery, isUnfiltered, parseQuery, printQuery, type Clause, type ClauseField, type Query, type QueryProblem,
} from '../../core/query';

export const tabs = ['entries', 'statistics', 'unread'] as const;
export type Tab = (typeof tabs)[number];

/** What a dashboard shows. The app keeps it with the layout, so it survives a restart; each dashboard has its own. */
export interface DashboardState {
	readonly tab: Tab;
	/** As typed, in the query language. */
	readonly search: string;
	/** What was chosen by buttons and facets: it has no terms. */
	readonly filters: Query;
	/** Whether the facets are open. */
	readonly facets: boolean;
	/** How many rows the list is scrolled down, the last one in part. */
	readonly scroll: number;
}

export const initialState: DashboardState = { tab: 'entries', search: '', filters: emptyQuery, facets: false, scroll: 0 };

/** Reads a stored state of any shape; what cannot be used is as in a new dashboard. */
export function readState(stored: unknown): DashboardState {
	const values = (typeof stored === 'object' && stored !== null ? stored : {}) as Readonly<Record<string, unknown>>;
	const { tab, search, filters, facets, scroll } = values;
	return {
		tab: tabs.find((known) => known === tab) ?? initialState.tab,
		search: typeof search === 'string' ? search : '',
		filters: typeof filters === 'string' ? { ...parseQuery(filters).query, terms: [] } : emptyQuery,
		facets: facets === true,
		scroll: typeof scroll === 'number' && scroll >= 0 && Number.isFinite(scroll) ? scroll : 0,
	};
}

/** The state as plain data. Filters are stored in the query language, which outlives a change of their shape. */
export function storeState({ tab, search, filters, facets, scroll }: DashboardState): Record<string, unknown> {
	return { tab, search, filters: printQuery(filters), facets, scroll };
}

/** The query of a state: what was typed and what was chosen. */
export function queryOf({ search, filters }: Pick<DashboardState, 'search' | 'filters'>): { query: Query; problems: readonly QueryProblem[] } {
	const { query, problems } = parseQuery(search);
	return { query: combineQueries(filters, query), problems };
}

/** A query's conditions taken away, its order and grouping kept. */
export function withoutFilters({ sort, reverse, group, match }: Query): Query {
	return { ...emptyQuery, sort, reverse, group, match };
}

/** Whether anything is filtered out. */
export function isFiltered({ search, filters }: Pick<DashboardState, 'search' | 'filters'>): boolean {
	return search.trim() !== '' || !isUnfiltered(filters);
}

/** An active condition, in words, and the filters without it. */
export interface Chip {
	readonly text: string;
	readonly without: Query;
}

const clauseNames: Readonly<Record<ClauseField, string>> = {
	keyword: 'Keyword', source: 'Source', status: 'Status', path: 'In', has: 'Has', date: 'Date',
};

/** The conditions that were chosen, each with a way to take it back. */
export function chipsOf(filters: Query): Chip[] {
	const chips: Chip[] = [];
	const single = (text: string, change: Partial<Query>): void => { chips.push({ text, without: { ...filters, ...change } }); };
	if (filters.starred !== null) single(filters.starred ? 'Starred' : 'Not starred', { starred: null });
	if (filters.kind !== null) single(filters.kind === 'paper' ? 'Papers' : 'Discussions', { kind: null });
	if (filters.incomplete !== null) single(filters.incomplete ? 'Incomplete' : 'Complete', { incomplete: null });
	if (filters.since) single(`Since ${isoDate(filters.since)}`, { since: null });
	if (filters.until) single(`Until ${isoDate(filters.until)}`, { until: null });
	for (const clause of filters.clauses) {
		const text = `${clauseNames[clause.field]}: ${clause.negated ? 'not ' : ''}${clause.value}`;
		chips.push({ text, without: withoutClause(filters, clause) });
	}
	return chips;
}

/** The filters with a clause, or without it where they have it already. */
export function toggleClause(filters: Query, clause: Clause): Query {
	if (filters.clauses.some((known) => sameClause(known, clause))) return withoutClause(filters, clause);
	return { ...filters, clauses: [...filters.clauses, clause] };
}

/** The filters narrowed to a clause: where values of its field are alternatives, those chosen before would only widen what it finds. */
export function narrowTo(filters: Query, clause: Clause): Query {
	const alternatives = clause.field !== 'has' && (clause.field !== 'keyword' || filters.match === 'any');
	const kept = filters.clauses.filter((known) => !sameClause(known, clause) && (known.negated || known.field !== clause.field || !alternatives));
	return { ...filters, clauses: [...kept, clause] };
}

export function hasClause(filters: Query, clause: Clause): boolean {
	return filters.clauses.some((known) => sameClause(known, clause));
}

function withoutClause(filters: Query, clause: Clause): Query {
	return { ...filters, clauses: filters.clauses.filter((known) => !sameClause(known, clause)) };
}

function sameClause(a: Clause, b: Clause): boolean {
	return a.field === b.field && a.negated === b.negated && a.exact === b.exact && a.value.toLowerCase() === b.value.toLowerCase();
}

/** A clause that asks for one whole word, as a facet does. */
export function exactly(field: ClauseField, value: string): Clause {
	return { field, value, exact: field !== 'date', negated: false };
}
