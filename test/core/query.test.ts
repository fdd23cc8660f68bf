import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coarsen, containsDate, dateRank, isoDate, precisionOf, readDate } from '../../src/core/date';
import type { Library, LibraryEntry } from '../../src/core/library';
import { fold } from '../../src/core/library/fold';
import { countFacets, emptyQuery, groupEntries, groupPlaces, groupings, parseQuery, runQuery, Search, type Clause, type Query } from '../../src/core/query';
import { readNote as noteOf } from '../../src/core/note';
import { library as anyLibrary, libraryOf } from './library-arbitrary';
import { query as anyQuery } from './query-arbitrary';

const notes = {
	'Log.md': [
		'## 2024-01-09', '### :star:arXiv: [Mixtral](https://m)', '[[paper]](u) [[code]](v)', '**Keywords**: Mixture of experts; GAN', '**Comment**: an open question', '**Status**: read',
		'### Synced: [Béyond](https://s)', '[[paper]](u)', '**Keywords**: gan', '**Status**: to read',
		'## 2024-01', '### [Month](https://o)', '**Keywords**:',
		'## 2023', '### r/datascience: [Talk](https://t)', '# Loose', '### Zed: [Undated](https://z)',
	].join('\n\n'),
	'Daily/2024-03-04.md': '### ARXIV: [Daily](https://d)\n\n[[Code]](u)\n\n**Keywords**: mixture of experts',
};
const library = libraryOf(notes);
const titles = (query: string) => runQuery(library, parseQuery(query).query).map((entry) => entry.title);
const all = ['Daily', 'Mixtral', 'Béyond', 'Month', 'Talk', 'Undated'];

describe('a query', () => {
	it.each([
		['', all],
		['starred:true', ['Mixtral']],
		['starred: false', all.filter((title) => title !== 'Mixtral')],
		['-starred:true', all.filter((title) => title !== 'Mixtral')],
		['kind:discussions', ['Talk']],
		['beyond', ['Béyond']],
		['BÉYOND', ['Béyond']],
		['be\u200byond', ['Béyond']],
		['question mixtral', ['Mixtral']],
		['"open question"', ['Mixtral']],
		['"question open"', []],
		['gan -question', ['Béyond']],
		['keyword:mix', ['Daily', 'Mixtral']],
		['keyword:"mix"', []],
		['keyword:"Mixture of experts" keyword:gan', ['Mixtral']],
		['keyword:"Mixture of experts" keyword:gan match:any', ['Daily', 'Mixtral', 'Béyond']],
		['-keyword:gan', ['Daily', 'Month', 'Talk', 'Undated']],
		['source:arxiv', ['Daily', 'Mixtral']],
		['source:arxiv source:synced', ['Daily', 'Mixtral', 'Béyond']],
		['status:read', ['Mixtral', 'Béyond']],
		['status:"read"', ['Mixtral']],
		['path:daily', ['Daily']],
		['path:"Daily"', ['Daily']],
		['path:"log"', all.slice(1)],
		['path:"dai"', []],
		['has:code', ['Daily', 'Mixtral']],
		['has:code has:paper', ['Mixtral']],
		['has:link', ['Daily', 'Mixtral', 'Béyond']],
		['-has:link', ['Month', 'Talk', 'Undated']],
		['has:comment', ['Mixtral']],
		['-has:date', ['Undated']],
		['date:2024', ['Daily', 'Mixtral', 'Béyond', 'Month']],
		['date:2024-01', ['Mixtral', 'Béyond', 'Month']],
		['since:2024-01-10', ['Daily', 'Month']],
		['until:2024-01', ['Mixtral', 'Béyond', 'Month', 'Talk']],
		['since:2024 until:2024-01-08', ['Month']],
		['incomplete:false', ['Daily', 'Mixtral', 'Béyond']],
		['incomplete:true kind:paper', ['Month', 'Undated']],
		['limit:2', ['Daily', 'Mixtral']],
		['reverse:true', ['Talk', 'Month', 'Mixtral', 'Béyond', 'Daily', 'Undated']],
		['sort:title', ['Béyond', 'Daily', 'Mixtral', 'Month', 'Talk', 'Undated']],
		['sort:source', ['Daily', 'Mixtral', 'Talk', 'Béyond', 'Undated', 'Month']],
		['sort:source reverse:true', ['Undated', 'Béyond', 'Talk', 'Daily', 'Mixtral', 'Month']],
	])('%s', (text, expected) => {
		expect(parseQuery(text).problems).toEqual([]);
		expect(titles(text)).toEqual(expected);
	});

	it('puts the note edited last first', () => {
		const edited = libraryOf({});
		const { 'Log.md': log, 'Daily/2024-03-04.md': daily } = notes;
		for (const [path, text, at] of [['Log.md', log, 2], ['Daily/2024-03-04.md', daily, 1]] as const) edited.set(noteOf(path, text), { edited: at });
		expect(runQuery(edited, { ...emptyQuery, sort: 'edited' }).map((entry) => entry.title)).toEqual(['Mixtral', 'Béyond', 'Month', 'Talk', 'Undated', 'Daily']);
	});

	it('finds what plain comparison finds, in date order', () => {
		fc.assert(fc.property(anyLibrary, anyQuery, (some, query) => {
			const expected = some.all().filter((entry) => meets(entry, query));
			const found = runQuery(some, { ...query, limit: null });
			expect([...found].sort(byPlace)).toEqual(expected);
			expect(runQuery(some, query)).toEqual(found.slice(0, query.limit ?? found.length));
			if (query.sort !== 'date') return;
			const ranks = found.map((entry) => entry.rank).filter((rank) => rank > 0);
			expect(ranks).toEqual([...ranks].sort((a, b) => (query.reverse ? a - b : b - a)));
			expect(found.slice(ranks.length).every((entry) => entry.date === null)).toBe(true);
		}), { numRuns: 400 });
	});

	it('finds the same when it is typed step by step', () => {
		const step = fc.tuple(fc.constantFrom('', 'g', 'ga', 'gan', 'gan a', 'gan ab', 'gan -a', 'gan -ab', 'starred:true gan', '"', 'BE'), fc.boolean());
		fc.assert(fc.property(anyLibrary, fc.array(step, { maxLength: 12 }), (some, steps) => {
			const search = new Search(some);
			for (const [text, edit] of steps) {
				if (edit) some.set(noteOf('Z.md', `### a: [gan ${text}](u)\n`));
				const { query } = parseQuery(text);
				expect(search.run(query)).toEqual(runQuery(some, query));
			}
		}));
	});

	it('looks only through what a wider query found, where that is little, and runs no query twice', () => {
		const many = libraryOf({ 'Log.md': Array.from({ length: 100 }, (_, number) => `### a: [mixt${number < 4 ? 'ral'.slice(0, number) : ''} ${number}](u)\n`).join('\n') });
		const search = new Search(many);
		const searched = countSearches(many);
		search.run(parseQuery('mixt').query);
		expect(searched()).toBe(1);
		search.run(parseQuery('mixtr').query);
		expect(searched()).toBe(1);
		// Three of a hundred.
		expect(search.run(parseQuery('mixtra').query)).toHaveLength(2);
		expect(searched()).toBe(0);
		search.run(parseQuery('mixt').query);
		search.run(parseQuery('99').query);
		expect(searched()).toBe(1);
		search.run(parseQuery('99 mi').query);
		expect(searched()).toBe(0);
	});

	it('searches for a term once, whatever other terms are asked for with it, and by whom', () => {
		const some = libraryOf(notes);
		const searched = countSearches(some);
		const { query } = parseQuery('gan');
		runQuery(some, query);
		countFacets(some, query);
		expect(searched()).toBe(1);
		runQuery(some, parseQuery('gan question').query);
		expect(searched()).toBe(1);
		some.set(noteOf('Z.md', '### a: [gan](u)\n'));
		expect(runQuery(some, query)).toHaveLength(3);
		expect(searched()).toBe(1);
	});
});

describe('facets', () => {
	it('count what each value would show', () => {
		const facets = countFacets(library, parseQuery('source:"arxiv"').query);
		expect(facets.sources).toEqual([{ text: 'ARXIV', count: 2 }, { text: 'r/datascience', count: 1 }, { text: 'Synced', count: 1 }, { text: 'Zed', count: 1 }]);
		expect(facets.keywords).toEqual([{ text: 'Mixture of experts', count: 2 }, { text: 'GAN', count: 1 }]);
		expect(facets.months).toEqual([{ text: '2024-03', count: 1 }, { text: '2024-01', count: 1 }]);
		expect(facets.years).toEqual([{ text: '2024', count: 2 }]);
	});

	it('equal a count by hand', () => {
		fc.assert(fc.property(anyLibrary, anyQuery, (some, query) => {
			const facets = countFacets(some, query);
			const without = (field: Clause['field'], open: boolean) => some.all().filter((entry) => meets(entry, {
				...query, clauses: query.clauses.filter((clause) => !open || clause.negated || clause.field !== field),
			}));
			expect(counted(facets.keywords)).toEqual(tally(without('keyword', query.match === 'any'), (entry) => entry.keywords));
			expect(counted(facets.sources)).toEqual(tally(without('source', true), (entry) => [entry.source ?? '']));
			expect(counted(facets.statuses)).toEqual(tally(without('status', true), (entry) => [entry.status ?? '']));
			expect(counted(facets.labels)).toEqual(tally(without('has', false), (entry) => entry.links.map((link) => link.label)));
			expect(counted(facets.years)).toEqual(tally(without('date', true), ({ date }) => (date ? [String(date.year)] : [])));
			expect(counted(facets.months)).toEqual(tally(without('date', true), ({ date }) => (date?.month ? [isoDate(coarsen(date, 'month'))] : [])));
		}), { numRuns: 300 });
	});
});

describe('groups', () => {
	const groupsOf = (grouping: Parameters<typeof groupEntries>[1]) => (
		groupEntries(runQuery(library, emptyQuery), grouping).map((group) => [group.label, group.entries.map((entry) => entry.title)])
	);

	it('are by date, newest first, the coarser behind what it contains', () => {
		expect(groupsOf('day')).toEqual([
			['2024-03-04', ['Daily']], ['2024-01-09', ['Mixtral', 'Béyond']], ['2024-01', ['Month']], ['2023', ['Talk']], ['', ['Undated']],
		]);
		expect(groupsOf('month').map(([label]) => label)).toEqual(['2024-03', '2024-01', '2023', '']);
		expect(groupsOf('year').map(([label]) => label)).toEqual(['2024', '2023', '']);
	});

	it('are by source and keyword, whatever the spelling', () => {
		expect(groupsOf('source')).toEqual([
			['ARXIV', ['Daily', 'Mixtral']], ['r/datascience', ['Talk']], ['Synced', ['Béyond']], ['Zed', ['Undated']], ['', ['Month']],
		]);
		expect(groupsOf('keyword')).toEqual([
			['GAN', ['Mixtral', 'Béyond']], ['mixture of experts', ['Daily', 'Mixtral']], ['', ['Month', 'Talk', 'Undated']],
		]);
	});

	it('are the same by places', () => {
		fc.assert(fc.property(anyLibrary, anyQuery, fc.constantFrom(...groupings), (some, query, grouping) => {
			const places = new Search(some).places(query);
			const groups = groupPlaces(some, places, grouping, query.reverse);
			expect(groups.map(({ places: own, ...group }) => ({ ...group, entries: own.map((place) => some.all()[place]) })))
				.toEqual(groupEntries(runQuery(some, query), grouping, query.reverse));
		}));
	});

	it('hold every entry, and each in the order it came in', () => {
		fc.assert(fc.property(anyLibrary, fc.constantFrom('day' as const, 'month' as const, 'year' as const, 'source' as const), (some, grouping) => {
			const entries = runQuery(some, emptyQuery);
			const groups = groupEntries(entries, grouping);
			expect(groups.flatMap((group) => group.entries).sort(byPlace)).toEqual([...entries].sort(byPlace));
			for (const group of groups) {
				const places = group.entries.map((entry) => entries.indexOf(entry));
				expect(places).toEqual([...places].sort((a, b) => a - b));
			}
		}));
	});
});

/** What a query says, word by word, with nothing prepared. */
function meets(entry: LibraryEntry, query: Query): boolean {
	const positive = (field: Clause['field']) => query.clauses.filter((clause) => clause.field === field && !clause.negated);
	const some = (clauses: Clause[]) => clauses.length === 0 || clauses.some((clause) => holds(entry, clause));
	const full = [entry.title, entry.source ?? '', ...entry.keywords].map(fold).join('\n');
	return (query.starred === null || entry.starred === query.starred)
		&& (query.kind === null || entry.kind === query.kind)
		&& (query.incomplete === null || query.incomplete === (entry.links.length === 0 || entry.keywords.length === 0 || entry.hasEmptyField))
		&& (!query.since || (entry.date !== null && notBefore(entry.date, query.since)))
		&& (!query.until || (entry.date !== null && notBefore(query.until, entry.date)))
		&& query.terms.every(({ text, negated }) => fold(text) === '' || negated !== (full.includes(fold(text)) || entry.search.includes(fold(text))))
		&& query.clauses.every((clause) => !clause.negated || !holds(entry, clause))
		&& (query.match === 'any' ? some(positive('keyword')) : positive('keyword').every((clause) => holds(entry, clause)))
		&& positive('has').every((clause) => holds(entry, clause))
		&& some(positive('source')) && some(positive('status')) && some(positive('path')) && some(positive('date'));
}

function notBefore(date: NonNullable<LibraryEntry['date']>, bound: NonNullable<LibraryEntry['date']>): boolean {
	return dateRank(date) >= dateRank(bound) || containsDate(bound, date) || containsDate(date, bound) || precisionOf(bound) === precisionOf(date) && dateRank(date) >= dateRank(bound);
}

function holds(entry: LibraryEntry, { field, value, exact }: Clause): boolean {
	const word = (text: string | null) => text !== null && (exact ? fold(text) === fold(value) : fold(text).includes(fold(value)));
	if (field === 'keyword') return entry.keywords.some(word);
	if (field === 'source') return word(entry.source);
	if (field === 'status') return word(entry.status);
	if (field === 'date') return entry.date !== null && containsDate(readDate(value)!.date!, entry.date);
	if (field === 'path') return exact ? [entry.path, entry.path.replace(/\.md$/, ''), ...folders(entry.path)].some(word) : word(entry.path);
	if (!exact && value === 'link') return entry.links.length > 0;
	if (!exact && value === 'keywords') return entry.keywords.length > 0;
	return entry.links.some((link) => word(link.label));
}

function folders(path: string): string[] {
	const parts = path.split('/').slice(0, -1);
	return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function byPlace(a: LibraryEntry, b: LibraryEntry): number {
	const [first, second] = [a.path.normalize(), b.path.normalize()];
	if (first !== second) return first < second ? -1 : 1;
	return a.path < b.path ? -1 : a.path > b.path ? 1 : a.ordinal - b.ordinal;
}

function tally(entries: readonly LibraryEntry[], values: (entry: LibraryEntry) => readonly string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const entry of entries) {
		for (const value of new Set(values(entry).map(fold))) if (value !== '') counts[value] = (counts[value] ?? 0) + 1;
	}
	return counts;
}

function counted(values: readonly { text: string; count: number }[]): Record<string, number> {
	return Object.fromEntries(values.map(({ text, count }) => [fold(text), count]));
}

/** Counts how often all entries are searched. */
function countSearches(some: Library): () => number {
	let count = 0;
	const search = some.search.bind(some);
	some.search = (folded) => {
		count++;
		return search(folded);
	};
	return () => {
		const result = count;
		count = 0;
		return result;
	};
}
