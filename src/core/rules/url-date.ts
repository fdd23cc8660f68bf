import { coarsen, precisionOf, sameDate, type LogDate, type Precision } from '../date';
import { dateInUrl } from '../identity';

/** Digits that could be the date of a blog post, so that other URLs need not be taken apart. */
const year = /\D(?:19|2[01])\d{2}[/-]\d/;

const order: readonly Precision[] = ['year', 'month', 'day'];

/** Whether an entry's date and the one in its URL agree, at the coarser precision of the two; null where one of them is missing. */
export function agreesWithUrl(date: LogDate | null, url: string): boolean | null {
	if (!date || !year.test(url)) return null;
	const written = dateInUrl(url);
	if (!written) return null;
	const precision = order[Math.min(order.indexOf(precisionOf(date)), order.indexOf(precisionOf(written)))]!;
	return sameDate(coarsen(date, precision), coarsen(written, precision));
}
