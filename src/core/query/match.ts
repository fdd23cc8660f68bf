import { coarsen, containsDate, dateRank, precisionOf, readDate, type LogDate } from '../date';
import type { Library, Vocabulary } from '../library';
import { entryFlags, hasWords, holdsWord, type Columns, type WordColumn } from '../library/columns';
import { fold } from '../library/fold';
import type { Clause, Query, Term } from './query';

/** A condition on an entry, by its place in `library.all()`. */
export type Test = (place: number) => boolean;

/** What of a query the facet of a field leaves out, so that it counts what each of its values would add. */
export type Dimension = 'keyword' | 'source' | 'date' | 'status' | 'has';

/** The conditions of a query but its terms. */
export interface Matcher {
	/** All conditions that belong to no facet. */
	readonly base: Test;
	/** The conditions of facets, each on its own. */
	readonly dimensions: ReadonlyMap<Dimension, Test>;
	readonly all: Test;
}

/** Prepares a query for a library as it stands: words are compared once, not once an entry. */
export function compileQuery(library: Library, query: Query): Matcher {
	const columns = library.columns();
	const tests: Test[] = [];
	const { starred, kind, incomplete, since, until } = query;
	if (starred !== null) tests.push(flagTest(columns, entryFlags.starred, starred));
	if (kind !== null) tests.push(flagTest(columns, entryFlags.discussion, kind === 'discussion'));
	if (incomplete !== null) tests.push(flagTest(columns, entryFlags.incomplete, incomplete));
	if (since) tests.push(dateTest(columns, (date) => isSince(date, since)));
	if (until) tests.push(dateTest(columns, (date) => isSince(until, date)));
	tests.push(...negatedTests(library, query.clauses));
	const paths = query.clauses.filter((clause) => clause.field === 'path' && !clause.negated);
	if (paths.length > 0) tests.push(any(paths.map((clause) => pathTest(columns, clause))));
	const dimensions = dimensionTests(library, query);
	return { base: every(tests), dimensions, all: every([...tests, ...dimensions.values()]) };
}

function flagTest({ flags }: Columns, flag: number, set: boolean): Test {
	return (place) => ((flags[place]! & flag) !== 0) === set;
}

/** Few dates stand for many entries, so each is tested once. */
function dateTest({ ranks, entries }: Columns, test: (date: LogDate) => boolean): Test {
	const known = new Map<number, boolean>([[0, false]]);
	return (place) => {
		const rank = ranks[place]!;
		const before = known.get(rank);
		if (before !== undefined) return before;
		const holds = test(entries[place]!.date!);
		known.set(rank, holds);
		return holds;
	};
}

/** Whether a date is the bound or later, as far as both say: a month and its days are neither before nor behind each other. */
export function isSince(date: LogDate, bound: LogDate): boolean {
	const precision = precisionOf(coarsen(date, precisionOf(bound)));
	return dateRank(coarsen(date, precision)) >= dateRank(coarsen(bound, precision));
}

function dimensionTests(library: Library, query: Query): Map<Dimension, Test> {
	const tests = new Map<Dimension, Test>();
	const positive = query.clauses.filter((clause) => !clause.negated);
	for (const dimension of ['keyword', 'source', 'date', 'status', 'has'] as const) {
		const own = positive.filter((clause) => clause.field === dimension).map((clause) => clauseTest(library, clause));
		if (own.length === 0) continue;
		const needsAll = dimension === 'has' || (dimension === 'keyword' && query.match === 'all');
		tests.set(dimension, needsAll ? every(own) : any(own));
	}
	return tests;
}

function negatedTests(library: Library, clauses: readonly Clause[]): Test[] {
	return clauses.filter((clause) => clause.negated).map((clause) => {
		const test = clauseTest(library, clause);
		return (place) => !test(place);
	});
}

function clauseTest(library: Library, clause: Clause): Test {
	const columns = library.columns();
	switch (clause.field) {
		case 'keyword':
			return wordTest(columns.keywords, library.keywords, clause);
		case 'source':
			return wordTest(columns.sources, library.sources, clause);
		case 'status':
			return wordTest(columns.statuses, library.statuses, clause);
		case 'has':
			return hasTest(library, clause);
		case 'date': {
			const outer = readDate(clause.value)?.date ?? null;
			return dateTest(columns, (date) => outer !== null && containsDate(outer, date));
		}
		case 'path':
			return pathTest(columns, clause);
	}
}

/** The parts of an entry that `has` may ask for by name. */
const parts: Readonly<Record<string, (columns: Columns) => Test>> = {
	link: ({ labels }) => (place) => hasWords(labels, place),
	keywords: ({ keywords }) => (place) => hasWords(keywords, place),
	status: ({ statuses }) => (place) => hasWords(statuses, place),
	summary: (columns) => flagTest(columns, entryFlags.summary, true),
	comment: (columns) => flagTest(columns, entryFlags.comment, true),
	date: ({ ranks }) => (place) => ranks[place] !== 0,
};

function hasTest(library: Library, clause: Clause): Test {
	const folded = fold(clause.value);
	const part = clause.exact || !Object.hasOwn(parts, folded) ? undefined : parts[folded];
	return part ? part(library.columns()) : wordTest(library.columns().labels, library.labels, clause);
}

/** Compares each word of a vocabulary once, when the query is prepared. */
function wordTest(column: WordColumn, vocabulary: Vocabulary, { value, exact }: Clause): Test {
	const folded = fold(value);
	const found = vocabulary.marked((word) => (exact ? word.folded === folded : word.folded.includes(folded)));
	if (!found) return () => false;
	return (place) => holdsWord(column, place, found);
}

function pathTest({ notes, paths }: Columns, { value, exact }: Clause): Test {
	const folded = fold(value);
	const folder = folded.endsWith('/') ? folded : `${folded}/`;
	const holds = paths.map(fold).map((path) => (
		exact ? path === folded || path === `${folded}.md` || path.startsWith(folder) : path.includes(folded)
	));
	return (place) => holds[notes[place]!]!;
}

/** The terms as they are compared, the longest first, as it is rarest; those that must be absent last. */
export function foldedTerms(terms: readonly Term[]): { folded: string; negated: boolean }[] {
	return terms
		.map(({ text, negated }) => ({ folded: fold(text), negated }))
		.filter(({ folded }) => folded !== '')
		.sort((a, b) => Number(a.negated) - Number(b.negated) || b.folded.length - a.folded.length);
}

/** The terms as conditions that look at one entry after the other: for few entries. */
export function termTests(library: Library, terms: readonly Term[]): Test[] {
	const { entries, sources, keywords } = library.columns();
	return foldedTerms(terms).map(({ folded, negated }) => {
		const inSource = library.sources.holding(folded);
		const inKeyword = library.keywords.holding(folded);
		return (place) => negated !== (
			(inSource !== null && holdsWord(sources, place, inSource))
			|| (inKeyword !== null && holdsWord(keywords, place, inKeyword))
			|| entries[place]!.search.includes(folded)
		);
	});
}

export function every(tests: readonly Test[]): Test {
	const [first, second] = tests;
	if (!first) return () => true;
	if (!second) return first;
	return (place) => {
		for (const test of tests) if (!test(place)) return false;
		return true;
	};
}

function any(tests: readonly Test[]): Test {
	return (place) => tests.some((test) => test(place));
}
