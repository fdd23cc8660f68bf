import { coarsen, containsDate, dateRank, precisionOf, readDate, type LogDate } from '../date';
import type { Library, LibraryEntry, Vocabulary, Word } from '../library';
import { fold } from '../library/fold';
import type { Clause, Query, Term } from './query';

/** A condition on an entry. */
export type Test = (entry: LibraryEntry) => boolean;

/** What of a query the facet of a field leaves out, so that it counts what each of its values would add. */
export type Dimension = 'keyword' | 'source' | 'date' | 'status' | 'has';

/** The conditions of a query, those of each facet by themselves. */
export interface Matcher {
	/** All conditions that belong to no facet, the terms among them. */
	readonly base: Test;
	/** The conditions of facets, each on its own. */
	readonly dimensions: ReadonlyMap<Dimension, Test>;
	/** All conditions but the terms. */
	readonly clauses: Test;
	readonly all: Test;
}

/** Prepares a query for a library as it stands: words are compared once, not once an entry. */
export function compileQuery(library: Library, query: Query): Matcher {
	const tests: Test[] = [];
	const { starred, kind, incomplete, since, until } = query;
	if (starred !== null) tests.push((entry) => entry.starred === starred);
	if (kind !== null) tests.push((entry) => entry.kind === kind);
	if (since) tests.push(({ date }) => date !== null && isSince(date, since));
	if (until) tests.push(({ date }) => date !== null && isSince(until, date));
	if (incomplete !== null) tests.push((entry) => entry.incomplete === incomplete);
	tests.push(...negatedTests(library, query.clauses));
	const paths = query.clauses.filter((clause) => clause.field === 'path' && !clause.negated);
	if (paths.length > 0) tests.push(any(paths.map(pathTest)));
	const terms = termTests(library, query.terms);
	const dimensions = dimensionTests(library, query);
	return {
		base: every([...tests, ...terms]),
		dimensions,
		clauses: every([...tests, ...dimensions.values()]),
		all: every([...tests, ...dimensions.values(), ...terms]),
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
		const test = clause.field === 'path' ? pathTest(clause) : clauseTest(library, clause);
		return (entry) => !test(entry);
	});
}

function clauseTest(library: Library, clause: Clause): Test {
	switch (clause.field) {
		case 'keyword': {
			const words = wordTest(library.keywords, clause);
			return (entry) => entry.keywordWords.some(words);
		}
		case 'source': {
			const words = wordTest(library.sources, clause);
			return ({ sourceWord }) => sourceWord !== null && words(sourceWord);
		}
		case 'status': {
			const words = wordTest(library.statuses, clause);
			return ({ statusWord }) => statusWord !== null && words(statusWord);
		}
		case 'has':
			return hasTest(library, clause);
		case 'date': {
			const outer = readDate(clause.value)?.date ?? null;
			return ({ date }) => outer !== null && date !== null && containsDate(outer, date);
		}
		case 'path':
			return pathTest(clause);
	}
}

/** The parts of an entry that `has` may ask for by name. */
const parts: Readonly<Record<string, Test>> = {
	link: (entry) => entry.labelWords.length > 0,
	keywords: (entry) => entry.keywordWords.length > 0,
	summary: (entry) => entry.hasSummary,
	comment: (entry) => entry.hasComment,
	status: (entry) => entry.statusWord !== null,
	date: (entry) => entry.date !== null,
};

function hasTest(library: Library, clause: Clause): Test {
	const folded = fold(clause.value);
	const part = clause.exact || !Object.hasOwn(parts, folded) ? undefined : parts[folded];
	if (part) return part;
	const words = wordTest(library.labels, clause);
	return (entry) => entry.labelWords.some(words);
}

/** Compares each word of a vocabulary once, when the query is prepared. */
function wordTest(vocabulary: Vocabulary, { value, exact }: Clause): (word: Word) => boolean {
	const folded = fold(value);
	const found = new Uint8Array(vocabulary.size);
	for (const word of vocabulary.all()) {
		if (exact ? word.folded === folded : word.folded.includes(folded)) found[word.id] = 1;
	}
	return (word) => found[word.id] === 1;
}

function pathTest({ value, exact }: Clause): Test {
	const folded = fold(value);
	const folder = folded.endsWith('/') ? folded : `${folded}/`;
	const memo = new Map<string, boolean>();
	const test = (path: string): boolean => (
		exact ? path === folded || path === `${folded}.md` || path.startsWith(folder) : path.includes(folded)
	);
	return ({ path }) => {
		const known = memo.get(path) ?? test(fold(path));
		memo.set(path, known);
		return known;
	};
}

/** The terms as they are compared, the longest first, as it is rarest; those that must be absent last. */
export function foldedTerms(terms: readonly Term[]): { folded: string; negated: boolean }[] {
	return terms
		.map(({ text, negated }) => ({ folded: fold(text), negated }))
		.filter(({ folded }) => folded !== '')
		.sort((a, b) => Number(a.negated) - Number(b.negated) || b.folded.length - a.folded.length);
}

function termTests(library: Library, terms: readonly Term[]): Test[] {
	return foldedTerms(terms)
		.map(({ folded, negated }) => {
			const found = textTest(library, folded);
			return negated ? (entry) => !found(entry) : found;
		});
}

function textTest(library: Library, folded: string): Test {
	const sources = library.sources.holding(folded);
	const keywords = library.keywords.holding(folded);
	return ({ search, sourceWord, keywordWords }) => {
		if (sources && sourceWord && sources[sourceWord.id] === 1) return true;
		if (keywords) for (const word of keywordWords) if (keywords[word.id] === 1) return true;
		return search.includes(folded);
	};
}

function every(tests: readonly Test[]): Test {
	const [first, second] = tests;
	if (!first) return () => true;
	if (!second) return first;
	return (entry) => {
		for (const test of tests) if (!test(entry)) return false;
		return true;
	};
}

function any(tests: readonly Test[]): Test {
	return (entry) => tests.some((test) => test(entry));
}
