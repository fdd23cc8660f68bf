import { dateRank, isoDate, type LogDate } from '../date';
import { entryIds, type ExportEntry } from './export-entry';
import type { ExportOptions } from './format';

/** An entry with what every feed format asks for. */
export interface FeedItem {
	readonly entry: ExportEntry;
	readonly id: string;
	/** RFC 3339. */
	readonly date: string;
}

/** The dated entries, newest first; those of one day as they come. A feed has no place for an entry without date. */
export function feedItems(entries: readonly ExportEntry[]): FeedItem[] {
	const ids = entryIds(entries);
	return entries.filter(({ date }) => date !== null)
		.map((entry, index) => ({ entry, index }))
		.sort((a, b) => dateRank(b.entry.date!) - dateRank(a.entry.date!) || a.index - b.index)
		.map(({ entry }) => ({ entry, id: ids.get(entry)!, date: timestamp(entry.date!) }));
}

/** Midnight UTC of the day, of the first day of a month or year: feeds know no coarser time, and the same notes have to give the same feed. */
function timestamp(date: LogDate): string {
	return `${isoDate({ year: date.year, month: date.month ?? 1, day: date.day ?? 1 })}T00:00:00Z`;
}

/** When the feed last changed: the date of its newest entry; where there is none, the beginning of time as computers count it. */
export function feedDate(items: readonly FeedItem[]): string {
	return items.reduce((latest, { date }) => (date > latest ? date : latest), '1970-01-01T00:00:00Z');
}

export function feedId({ title, url }: ExportOptions): string {
	return url ?? `urn:ml-watch:${encodeURIComponent(title)}`;
}

/** The title as feed readers list it. */
export function feedTitle({ starred, source, title }: ExportEntry): string {
	return `${starred ? '★ ' : ''}${source === null ? '' : `${source}: `}${title}`;
}
