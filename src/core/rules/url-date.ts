import { coarsen, precisionOf, printDate, sameDate, type LogDate, type Precision } from '../date';
import { dateInUrl } from '../identity';

/** Digits that could be the date of a blog post, so that other URLs need not be taken apart. */
const year = /\D(?:19|2[01])\d{2}[/-]\d/;

/** The first full date of a URL as most blogs write it, so that those which agree need not be taken apart either. */
const plainDate = /^https?:\/\/[^/%]+\/(?:[a-z-]+\/)?((?:19|2[01])\d{2}\/\d{2}\/\d{2})\//;

const order: readonly Precision[] = ['year', 'month', 'day'];

/** Whether an entry's date and the one in its URL agree, at the coarser precision of the two; null where one of them is missing. */
export function agreesWithUrl(date: LogDate | null, url: string): boolean | null {
	if (!date || !year.test(url)) return null;
	if (date.day !== null && plainDate.exec(url)?.[1] === printDate(date, 'yyyy/MM/dd')) return true;
	const written = dateInUrl(url);
	if (!written) return null;
	const precision = order[Math.min(order.indexOf(precisionOf(date)), order.indexOf(precisionOf(written)))]!;
	return sameDate(coarsen(date, precision), coarsen(written, precision));
}
