import { isoDate, coarsen } from '../date';
import type { Library, LibraryEntry, Vocabulary, Word } from '../library';
import { byCodeUnits } from '../library/fold';
import { compileQuery, type Dimension } from './match';
import type { Query } from './query';

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
	const { base, dimensions } = compileQuery(library, query);
	const tests = [...dimensions];
	const keywords = new WordCount(library.keywords);
	const sources = new WordCount(library.sources);
	const statuses = new WordCount(library.statuses);
	const labels = new WordCount(library.labels);
	const months = new Map<string, number>();
	const years = new Map<string, number>();
	for (const entry of library.all()) {
		if (!base(entry)) continue;
		const failed = failedDimension(entry, tests);
		if (failed === 'several') continue;
		const counts = (dimension: Dimension): boolean => failed === null || (failed === dimension && isOpen(dimension, query));
		if (counts('keyword')) keywords.addAll(entry.keywordWords);
		if (entry.sourceWord && counts('source')) sources.add(entry.sourceWord);
		if (entry.statusWord && counts('status')) statuses.add(entry.statusWord);
		if (counts('has')) labels.addAll(entry.labelWords);
		if (entry.date && counts('date')) {
			addTo(years, isoDate(coarsen(entry.date, 'year')));
			if (entry.date.month !== null) addTo(months, isoDate(coarsen(entry.date, 'month')));
		}
	}
	return {
		keywords: keywords.values(), sources: sources.values(), statuses: statuses.values(), labels: labels.values(),
		months: newestFirst(months), years: newestFirst(years),
	};
}

/** Whether the values of a facet are alternatives, so that a further one adds entries. */
function isOpen(dimension: Dimension, query: Query): boolean {
	return dimension === 'keyword' ? query.match === 'any' : dimension !== 'has';
}

function failedDimension(entry: LibraryEntry, tests: readonly (readonly [Dimension, (entry: LibraryEntry) => boolean])[]): Dimension | 'several' | null {
	let failed: Dimension | null = null;
	for (const [dimension, test] of tests) {
		if (test(entry)) continue;
		if (failed !== null) return 'several';
		failed = dimension;
	}
	return failed;
}

function addTo(counts: Map<string, number>, key: string): void {
	counts.set(key, (counts.get(key) ?? 0) + 1);
}

function newestFirst(counts: ReadonlyMap<string, number>): FacetValue[] {
	return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => byCodeUnits(b.text, a.text));
}

/** Counts entries by word, however the word is spelled. */
class WordCount {
	private readonly counts: Uint32Array;
	private readonly spellings = new Map<Word, number>();

	constructor(vocabulary: Vocabulary) {
		this.counts = new Uint32Array(vocabulary.size);
	}

	add(word: Word): void {
		this.counts[word.id]!++;
		this.spellings.set(word, (this.spellings.get(word) ?? 0) + 1);
	}

	/** Counts the words of one entry; one that is written twice counts once. */
	addAll(words: readonly Word[]): void {
		for (let index = 0; index < words.length; index++) {
			const word = words[index]!;
			if (!seenBefore(words, index, word.id)) this.add(word);
		}
	}

	values(): FacetValue[] {
		const best = new Map<number, { word: Word; count: number }>();
		for (const [word, count] of this.spellings) {
			const known = best.get(word.id);
			if (!known || count > known.count || (count === known.count && word.text < known.word.text)) best.set(word.id, { word, count });
		}
		return [...best.values()]
			.map(({ word }) => ({ text: word.text, folded: word.folded, count: this.counts[word.id]! }))
			.sort((a, b) => b.count - a.count || byCodeUnits(a.folded, b.folded))
			.map(({ text, count }) => ({ text, count }));
	}
}

function seenBefore(words: readonly Word[], index: number, id: number): boolean {
	for (let earlier = 0; earlier < index; earlier++) if (words[earlier]!.id === id) return true;
	return false;
}
