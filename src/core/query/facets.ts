import { coarsen, isoDate, type LogDate } from '../date';
import type { Library, Vocabulary, Word } from '../library';
import type { Columns, WordColumn } from '../library/columns';
import { byCodeUnits } from '../library/fold';
import { compileQuery, type Dimension, type Test } from './match';
import { isUnfiltered, type Query } from './query';
import { termHits } from './select';

/** A value that a facet offers. */
export interface FacetValue {
	/** The spelling most entries have (among equals the first by code units); a month as `2021-09`, a year as `2021`. */
	readonly text: string;
	/** How many entries would be shown with it. */
	readonly count: number;
}

/** The values of each facet with their counts, the most frequent first, then by name; months and years newest first. */
export interface Facets {
	readonly keywords: readonly FacetValue[];
	readonly sources: readonly FacetValue[];
	readonly statuses: readonly FacetValue[];
	readonly labels: readonly FacetValue[];
	readonly months: readonly FacetValue[];
	readonly years: readonly FacetValue[];
}

/**
 * Counts, for every value of every facet, the entries that meet the rest of the query. Where values of a facet are alternatives
 * (sources, dates, statuses, keywords under `any`) its own choices are left out of the rest, so that the others stay on offer.
 */
export function countFacets(library: Library, query: Query): Facets {
	const steps = countingFacets(library, query);
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/** The same in steps, none of which is long for a hundred thousand entries. The library must not change between them. */
export function* countingFacets(library: Library, query: Query): Generator<undefined, Facets> {
	const columns = library.columns();
	const shown = shownIn(library, query);
	yield;
	const keywords = countWords(library.keywords, columns.keywords, shown.keyword);
	yield;
	const labels = countWords(library.labels, columns.labels, shown.has);
	yield;
	const sources = countWords(library.sources, columns.sources, shown.source);
	const statuses = countWords(library.statuses, columns.statuses, shown.status);
	yield;
	return { keywords, sources, statuses, labels, ...countDates(columns, shown.date) };
}

/** For each facet the entries that it counts, as 1 at their place in `library.all()`. */
function shownIn(library: Library, query: Query): Record<Dimension, Uint8Array> {
	const hits = termHits(library, query.terms) ?? new Uint8Array(library.size).fill(1);
	if (isUnfiltered({ ...query, terms: [] })) return { keyword: hits, source: hits, date: hits, status: hits, has: hits };
	const { base, dimensions } = compileQuery(library, query);
	const everywhere = new Uint8Array(library.size);
	/** Entries that nothing but an open facet's own choice keeps out. */
	const kept = new Map<Dimension, number[]>();
	for (let place = 0; place < library.size; place++) {
		if (hits[place] === 0 || !base(place)) continue;
		const failed = failedDimension(place, dimensions);
		if (failed === null) everywhere[place] = 1;
		else if (failed !== 'several' && isOpen(failed, query)) pushTo(kept, failed, place);
	}
	const shown = (dimension: Dimension): Uint8Array => {
		const places = kept.get(dimension);
		if (!places) return everywhere;
		const more = everywhere.slice();
		for (const place of places) more[place] = 1;
		return more;
	};
	return { keyword: shown('keyword'), source: shown('source'), date: shown('date'), status: shown('status'), has: shown('has') };
}

function pushTo(lists: Map<Dimension, number[]>, dimension: Dimension, place: number): void {
	const list = lists.get(dimension);
	if (list) list.push(place);
	else lists.set(dimension, [place]);
}

/** Whether the values of a facet are alternatives, so that a further one adds entries. */
function isOpen(dimension: Dimension, query: Query): boolean {
	return dimension === 'keyword' ? query.match === 'any' : dimension !== 'has';
}

function failedDimension(place: number, dimensions: ReadonlyMap<Dimension, Test>): Dimension | 'several' | null {
	let failed: Dimension | null = null;
	for (const [dimension, test] of dimensions) {
		if (test(place)) continue;
		if (failed !== null) return 'several';
		failed = dimension;
	}
	return failed;
}

/** Counts entries by word, however the word is spelled; one that an entry has twice counts once. */
function countWords(vocabulary: Vocabulary, { starts, spellings }: WordColumn, shown: Uint8Array): FacetValue[] {
	const words = vocabulary.all();
	/** The word of each spelling. */
	const ids = Uint32Array.from(words, ({ id }) => id);
	const counts = new Uint32Array(words.length);
	const bySpelling = new Uint32Array(words.length);
	for (let place = 0; place < shown.length; place++) {
		if (shown[place] === 0) continue;
		for (let at = starts[place]!; at < starts[place + 1]!; at++) {
			const id = ids[spellings[at]!]!;
			let repeated = false;
			for (let before = starts[place]!; before < at && !repeated; before++) repeated = ids[spellings[before]!] === id;
			if (repeated) continue;
			counts[id]!++;
			bySpelling[spellings[at]!]!++;
		}
	}
	const best = new Map<number, Word>();
	for (const word of words) {
		if (bySpelling[word.spelling] === 0) continue;
		const known = best.get(word.id);
		const more = known ? bySpelling[word.spelling]! - bySpelling[known.spelling]! : 1;
		if (!known || more > 0 || (more === 0 && word.text < known.text)) best.set(word.id, word);
	}
	return [...best.values()]
		.sort((a, b) => counts[b.id]! - counts[a.id]! || byCodeUnits(a.folded, b.folded))
		.map(({ text, id }) => ({ text, count: counts[id]! }));
}

function countDates({ ranks, entries }: Columns, shown: Uint8Array): Pick<Facets, 'months' | 'years'> {
	const byRank = new Map<number, { count: number; date: LogDate }>();
	let rank = 0;
	let day = { count: 0, date: null as LogDate | null };
	for (let place = 0; place < shown.length; place++) {
		if (shown[place] === 0 || ranks[place] === 0) continue;
		// Entries of one day mostly follow one another.
		if (ranks[place] !== rank) {
			rank = ranks[place]!;
			const known = byRank.get(rank) ?? { count: 0, date: entries[place]!.date! };
			byRank.set(rank, known);
			day = known;
		}
		day.count++;
	}
	const months = new Map<string, number>();
	const years = new Map<string, number>();
	for (const { count, date } of byRank.values()) {
		addTo(years, isoDate(coarsen(date, 'year')), count);
		if (date.month !== null) addTo(months, isoDate(coarsen(date, 'month')), count);
	}
	return { months: newestFirst(months), years: newestFirst(years) };
}

function addTo(counts: Map<string, number>, key: string, count: number): void {
	counts.set(key, (counts.get(key) ?? 0) + count);
}

function newestFirst(counts: ReadonlyMap<string, number>): FacetValue[] {
	return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => byCodeUnits(b.text, a.text));
}
