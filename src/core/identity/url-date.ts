import { calendarDate, type LogDate } from '../date';
import { readAddress } from './address';

// 1900-2199, as in date headings.
const fullDates = /\/((?:19|2[01])\d{2})\/(\d{1,2})\/(\d{1,2})(?=\/)|[^\da-z]((?:19|2[01])\d{2})-(\d{2})-(\d{2})(?![\da-z])/gi;
const monthOnly = /\/((?:19|2[01])\d{2})\/(\d{1,2})\/(?!\d{1,2}\/)/;

/**
 * The date that a path carries, as blogs write it: `/2021/09/23/title`, `/2021-09-23-title`, or `/2021/09/title` for a month. A full
 * date goes before a month; among several the first counts. Digits that name no day of the calendar are no date.
 */
export function dateInPath(url: string): LogDate | null {
	const address = readAddress(url);
	if (!address) return null;
	const path = `/${address.segments.join('/')}/`;
	for (const full of path.matchAll(fullDates)) {
		const date = calendarDate(Number(full[1] ?? full[4]), Number(full[2] ?? full[5]), Number(full[3] ?? full[6]));
		if (date) return date;
	}
	const month = monthOnly.exec(path);
	return month && calendarDate(Number(month[1]), Number(month[2]), null);
}
