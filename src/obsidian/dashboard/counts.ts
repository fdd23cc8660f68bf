import type { LogDate } from '../../core/date';
import type { LibraryEntry } from '../../core/library';
import { byCodeUnits } from '../../core/library/fold';

export interface MonthCount {
	/** `2021-09` */
	readonly month: string;
	readonly count: number;
	readonly starred: number;
}

/** Entries per month, oldest first, months without any in between included. Entries dated by year or not at all are in none. */
export function monthCounts(entries: readonly LibraryEntry[]): MonthCount[] {
	const counts = new Map<number, { count: number; starred: number }>();
	for (const { date, starred } of entries) {
		if (!date || date.month === null) continue;
		const key = date.year * 12 + date.month - 1;
		const known = counts.get(key) ?? { count: 0, starred: 0 };
		counts.set(key, { count: known.count + 1, starred: known.starred + (starred ? 1 : 0) });
	}
	const keys = [...counts.keys()].sort((a, b) => a - b);
	const result: MonthCount[] = [];
	for (let key = keys[0] ?? 0; key <= (keys.at(-1) ?? -1); key++) {
		result.push({ month: monthName(Math.floor(key / 12), key % 12 + 1), ...counts.get(key) ?? { count: 0, starred: 0 } });
	}
	return result;
}

function monthName(year: number, month: number): string {
	return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}

/** How many entries each day of a year has, by `2021-09-22`. */
export function dayCounts(entries: readonly LibraryEntry[], year: number): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { date } of entries) {
		if (!date || date.month === null || date.day === null || date.year !== year) continue;
		const day = `${monthName(year, date.month)}-${String(date.day).padStart(2, '0')}`;
		counts.set(day, (counts.get(day) ?? 0) + 1);
	}
	return counts;
}

/** The years that entries are dated by, newest first. */
export function yearsOf(entries: readonly LibraryEntry[]): number[] {
	return [...new Set(entries.flatMap(({ date }) => (date ? [date.year] : [])))].sort((a, b) => b - a);
}

export interface WordCount {
	readonly text: string;
	readonly count: number;
	readonly starred: number;
	/** Entries of the last six months, seen from the newest entry, and of the six before them: whether the word comes or goes. */
	readonly recent: number;
	readonly earlier: number;
}

/** Keywords or sources with their numbers, the most frequent first, then by name. */
export function wordCounts(entries: readonly LibraryEntry[], kind: 'keyword' | 'source'): WordCount[] {
	const newest = newestMonth(entries);
	const counts = new Map<string, { -readonly [Key in keyof WordCount]: WordCount[Key] }>();
	for (const entry of entries) {
		const words = kind === 'keyword' ? new Map(entry.keywordWords.map((word) => [word.folded, word])).values() : entry.sourceWord ? [entry.sourceWord] : [];
		for (const { folded, text } of words) {
			const count = counts.get(folded) ?? { text, count: 0, starred: 0, recent: 0, earlier: 0 };
			counts.set(folded, count);
			const age = !entry.date || entry.date.month === null ? Infinity : newest - monthNumber(entry.date);
			count.count++;
			if (entry.starred) count.starred++;
			if (age < trendMonths) count.recent++;
			else if (age < 2 * trendMonths) count.earlier++;
		}
	}
	return [...counts].sort(([a, first], [b, second]) => second.count - first.count || byCodeUnits(a, b)).map(([, count]) => count);
}

/** The months that a trend compares with as many before them. */
const trendMonths = 6;

function newestMonth(entries: readonly LibraryEntry[]): number {
	let newest = 0;
	for (const { date } of entries) if (date && date.month !== null) newest = Math.max(newest, monthNumber(date));
	return newest;
}

function monthNumber(date: LogDate): number {
	return date.year * 12 + (date.month ?? 1);
}

export interface Completeness {
	readonly text: string;
	/** What `has` asks for it by. */
	readonly part: string;
	readonly count: number;
}

/** How many entries have each of the parts that make an entry complete. */
export function completeness(entries: readonly LibraryEntry[]): Completeness[] {
	const count = (test: (entry: LibraryEntry) => boolean): number => entries.filter(test).length;
	return [
		{ text: 'Date', part: 'date', count: count((entry) => entry.date !== null) },
		{ text: 'Links', part: 'link', count: count((entry) => entry.labelWords.length > 0) },
		{ text: 'Keywords', part: 'keywords', count: count((entry) => entry.keywordWords.length > 0) },
		{ text: 'Summary', part: 'summary', count: count((entry) => entry.hasSummary) },
		{ text: 'Comment', part: 'comment', count: count((entry) => entry.hasComment) },
	];
}
