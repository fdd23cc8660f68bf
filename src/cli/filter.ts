import { coarsen, dateRank, precisionOf, readDate, type LogDate } from '../core/date';
import type { Entry } from '../core/entry';
import type { Located } from '../core/log';
import type { Arguments } from './options';
import type { EntryRecord } from './records';
import { UsageError } from './world';

/** Which entries a verb is about. */
export interface Filter {
	accepts(located: Located<Entry>, record: EntryRecord): boolean;
}

/**
 * The filter that the options ask for.
 * @throws UsageError when a date is none.
 */
export function readFilter(given: Arguments): Filter {
	const starred = given.has('starred');
	const keywords = given.all('keyword').map((keyword) => keyword.trim().toLowerCase());
	const since = dateOption(given, 'since');
	const until = dateOption(given, 'until');
	return {
		accepts: ({ date }, record) => {
			if (starred && !record.starred) return false;
			if (since && !(date && isSince(date, since))) return false;
			if (until && !(date && isSince(until, date))) return false;
			if (keywords.length === 0) return true;
			const own = new Set(record.keywords.map((keyword) => keyword.toLowerCase()));
			return keywords.every((keyword) => own.has(keyword));
		},
	};
}

/** Whether a date is the bound or later, as far as both say: a month and its days are neither before nor behind each other. */
function isSince(date: LogDate, bound: LogDate): boolean {
	const precision = precisionOf(coarsen(date, precisionOf(bound)));
	return dateRank(coarsen(date, precision)) >= dateRank(coarsen(bound, precision));
}

/**
 * The date that an option names; null where it was not given.
 * @throws UsageError when it is none.
 */
export function dateOption(given: Arguments, name: string): LogDate | null {
	const written = given.last(name);
	if (written === null) return null;
	const date = readDate(written)?.date ?? null;
	if (!date) throw new UsageError(`Unexpected \`${written}\` for \`--${name}\`, expected a date such as 2021-09-22, 2021-09 or 2021`);
	return date;
}
