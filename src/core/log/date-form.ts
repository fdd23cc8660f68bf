import { calendarDate, type LogDate } from '../date';

/** No heading that is a date and nothing else is longer, with its day of the week. */
export const longestDateForm = 40;

/** What a heading says that is a date as a whole, in a form that the grammar does not read. */
export interface DateForm {
	/** Null where the day is not plain from the digits, as in `09/08/2021`, or no day has them. */
	readonly date: LogDate | null;
	/** Whether it names a day of the week as well. */
	readonly weekday: boolean;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekday = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|(?:周|週|星期)[一二三四五六日天]|[月火水木金土日]曜日?';
const weekdayAround = new RegExp(`^(?:${weekday})[.,\\s]+|(?:${weekday})$`, 'gi');
const daySeparated = /^((?:19|20|21)\d\d)(?:[-./,_–—。、\s]+|年\s?)(\d{1,3})(?:[-./,_–—。、\s]+|月\s?)(\d{1,3})\s?[日号號]?$/;
const monthSeparated = /^((?:19|20|21)\d\d)[-./,]+(\d\d?)$/;
const withoutSeparators = /^((?:19|20)\d\d)(\d\d)[-./]?(\d\d)$|^((?:19|20)\d\d)[-./](\d\d)(\d\d)$/;
const yearLast = /^\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d$/;
const monthFirst = /^([a-z]{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s((?:19|20)\d\d)$/i;
const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?\s([a-z]{3,9})\.?,?\s((?:19|20)\d\d)$/i;

/**
 * Reads a heading that is a date in another form: `2021. 09. 23`, `2021.09.23.`, `2021.09.23 (Thu)`, `2021年9月23日`, `20210923`,
 * `**2021.09.23**`, `September 23, 2021`, `23/09/2021`. The section below would pass for one of the date above it, so it is told of.
 * @returns null for what is no date, or is one that the grammar reads.
 */
export function readDateForm(content: string): DateForm | null {
	const half = Array.from(content, halfWidth).join('');
	if (!/\d/.test(half)) return null;
	const bare = withoutEnds(half);
	const day = bare.replace(weekdayAround, '');
	const date = readParts(withoutEnds(day));
	return date === undefined ? null : { date, weekday: day !== bare };
}

/** Full-width digits and separators, as an input method for Chinese or Japanese types them, as their ASCII twins. */
function halfWidth(character: string): string {
	const unit = character.charCodeAt(0);
	return unit >= 0xff01 && unit <= 0xff5e ? String.fromCharCode(unit - 0xfee0) : character;
}

const ends = '*_~`()[]<> \t.,:;。';

/** Without emphasis, brackets, spaces and marks at the end of a sentence. */
function withoutEnds(text: string): string {
	let from = 0;
	let to = text.length;
	while (from < to && ends.includes(text[from]!)) from++;
	while (to > from && ends.includes(text[to - 1]!)) to--;
	return text.slice(from, to);
}

/** Undefined where it is no date. */
function readParts(plain: string): LogDate | null | undefined {
	const read = daySeparated.exec(plain) ?? monthSeparated.exec(plain);
	if (read) return calendarDate(Number(read[1]), Number(read[2]), read[3] === undefined ? null : Number(read[3]));
	if (yearLast.test(plain)) return null;
	const [year, month, day] = joinedParts(plain) ?? namedParts(plain) ?? [];
	// A number of eight digits, or a word before one, need not be a date.
	return year === undefined ? undefined : calendarDate(year, month!, day!) ?? undefined;
}

type Parts = readonly [year: number, month: number, day: number];

function joinedParts(plain: string): Parts | null {
	const read = withoutSeparators.exec(plain);
	return read && [Number(read[1] ?? read[4]), Number(read[2] ?? read[5]), Number(read[3] ?? read[6])];
}

function namedParts(plain: string): Parts | null {
	const first = monthFirst.exec(plain);
	if (first) return [Number(first[3]), monthNamed(first[1]!), Number(first[2])];
	const last = dayFirst.exec(plain);
	return last && [Number(last[3]), monthNamed(last[2]!), Number(last[1])];
}

/** 1-12; 0 for a word that names no month. */
function monthNamed(word: string): number {
	return months.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}
