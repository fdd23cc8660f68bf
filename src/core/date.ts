import { isInvisible, trimSpan } from './text';

/** A calendar date of the precision it was written with; a `Date` would bring a clock and a time zone in. */
export interface LogDate {
	readonly year: number;
	/** 1-12, null where only the year was written. */
	readonly month: number | null;
	/** 1-31, null where no day was written. */
	readonly day: number | null;
}

export type Precision = 'year' | 'month' | 'day';

/** The full-date formats that are read back and so may be written, by the code of their separator; a coarser date uses the same one. */
export const dateFormats = ['yyyy-MM-dd', 'yyyy.MM.dd', 'yyyy/MM/dd'] as const;
export type DateFormat = (typeof dateFormats)[number];

/** A text that looks like a date. */
export interface DateReading {
	/** Null when the digits name no day of the calendar, such as 2021.13.40. */
	readonly date: LogDate | null;
	/** The format of its separator; null where there is no separator (a bare year) or two different ones. */
	readonly format: DateFormat | null;
	/** Whether it is written exactly as the grammar has it: two digits each, one separator. */
	readonly strict: boolean;
}

/** Years outside this range are numbers, not dates (FORMAT section 1). */
const firstYear = 1900;
const lastYear = 2199;

/**
 * Reads a text that looks like a date as a whole: `2021-09-22`, `2021.9`, `2021`. White space around it, invisible characters
 * and one trailing colon are passed over.
 * @returns null when the text does not look like a date; a reading without date when it does and names no day.
 */
export function readDate(text: string): DateReading | null {
	const digits = bare(text);
	if (digitsAt(digits, 0, 4) !== 4) return null;
	const year = numberAt(digits, 0, 4);
	if (digits.length === 4) return readYear(year);
	const format = formatAt(digits, 4);
	const month = digitsAt(digits, 5, 2);
	if (format === null || month === 0) return null;
	const second = 5 + month;
	if (second === digits.length) return { date: calendarDate(year, numberAt(digits, 5, second), null), format, strict: month === 2 };
	const secondFormat = formatAt(digits, second);
	const day = digitsAt(digits, second + 1, 2);
	const end = second + 1 + day;
	if (secondFormat === null || day === 0 || end !== digits.length) return null;
	const mixed = secondFormat !== format;
	return {
		date: calendarDate(year, numberAt(digits, 5, second), numberAt(digits, second + 1, end)),
		format: mixed ? null : format,
		strict: !mixed && month === 2 && day === 2,
	};
}

/** Whether the text between two offsets has the digits and separators of a full date: what nearly all date headings are. */
export function isFullDate(text: string, from: number, to: number): boolean {
	if (to - from !== 10 || !isSeparator(text.charCodeAt(from + 4)) || text.charCodeAt(from + 7) !== text.charCodeAt(from + 4)) return false;
	for (let at = from; at < to; at++) {
		if (!isDigit(text.charCodeAt(at)) && at !== from + 4 && at !== from + 7) return false;
	}
	return true;
}

/** `-`, `.` and `/` follow each other. */
function isSeparator(unit: number): boolean {
	return unit >= 45 && unit <= 47;
}

/** The format whose separator stands at an index. */
function formatAt(text: string, at: number): DateFormat | null {
	const unit = text.charCodeAt(at);
	return isSeparator(unit) ? dateFormats[unit - 45]! : null;
}

function readYear(year: number): DateReading | null {
	const date = calendarDate(year, null, null);
	return date && { date, format: null, strict: true };
}

function bare(text: string): string {
	let span = trimSpan(text, [0, text.length]);
	const last = text.charAt(span[1] - 1);
	if (span[1] > span[0] && (last === ':' || last === '：')) span = trimSpan(text, [span[0], span[1] - 1]);
	const from = span[0];
	const to = span[1];
	// Longer than any date even with an invisible character between all of its digits: not worth copying.
	if (to - from > 24) return '';
	let invisible = from;
	while (invisible < to && !isInvisible(text.charCodeAt(invisible))) invisible++;
	if (invisible === to) return text.slice(from, to);
	return Array.from({ length: to - from }, (_, index) => text.charAt(from + index))
		.filter((character) => !isInvisible(character.charCodeAt(0)))
		.join('');
}

/** How many ASCII digits stand at an index, at most `most`. */
function digitsAt(text: string, at: number, most: number): number {
	let count = 0;
	while (count < most && isDigit(text.charCodeAt(at + count))) count++;
	return count;
}

/** The number that the ASCII digits between two indexes write. */
function numberAt(text: string, from: number, to: number): number {
	let number = 0;
	for (let at = from; at < to; at++) number = number * 10 + text.charCodeAt(at) - 48;
	return number;
}

function isDigit(unit: number): boolean {
	return unit >= 48 && unit <= 57;
}

/** The date of these numbers, or null where the (proleptic Gregorian) calendar or the grammar's range has none. */
export function calendarDate(year: number, month: number | null, day: number | null): LogDate | null {
	if (year < firstYear || year > lastYear) return null;
	if (month === null) return { year, month: null, day: null };
	if (month < 1 || month > 12) return null;
	if (day !== null && (day < 1 || day > daysInMonth(year, month))) return null;
	return { year, month, day };
}

function daysInMonth(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function precisionOf(date: LogDate): Precision {
	if (date.month === null) return 'year';
	return date.day === null ? 'month' : 'day';
}

/** The date in a format, at its own precision: `2021.09` for a month in `yyyy.MM.dd`. */
export function printDate(date: LogDate, format: DateFormat): string {
	const separator = format.charAt(4);
	let result = String(date.year).padStart(4, '0');
	if (date.month !== null) result += separator + String(date.month).padStart(2, '0');
	if (date.day !== null) result += separator + String(date.day).padStart(2, '0');
	return result;
}

/** ISO 8601 at the date's own precision: `2021-09-22`, `2021-09` or `2021`. */
export function isoDate(date: LogDate): string {
	return printDate(date, 'yyyy-MM-dd');
}

/** The date with everything finer than the precision left out. */
export function coarsen(date: LogDate, precision: Precision): LogDate {
	if (precision === 'day') return date;
	return { year: date.year, month: precision === 'year' ? null : date.month, day: null };
}

/** A number that grows with the date; a coarser date ranks below the finer ones it contains. */
export function dateRank(date: LogDate): number {
	return (date.year * 13 + (date.month ?? 0)) * 32 + (date.day ?? 0);
}

/** Order for sorting, newest first; a coarser date comes after the finer ones it contains. */
export function newestFirst(a: LogDate, b: LogDate): number {
	return dateRank(b) - dateRank(a);
}

export function sameDate(a: LogDate | null, b: LogDate | null): boolean {
	return a === b || (a !== null && b !== null && dateRank(a) === dateRank(b));
}

/** Whether the first date, a month or a year, contains the second; a date contains itself. */
export function containsDate(outer: LogDate, inner: LogDate): boolean {
	return sameDate(outer, coarsen(inner, precisionOf(outer)));
}
