import { isoDate } from '../core/date';
import type { Entry, Kind } from '../core/entry';
import { keywordText } from '../core/keyword';
import type { Located } from '../core/log';
import { decode } from '../core/markdown';
import type { Note } from '../core/note';
import { positionAt, textOf, type Span } from '../core/text';

/** An entry as `list --format json` prints it. */
export interface EntryRecord {
	readonly path: string;
	/** Of the heading, from 1. */
	readonly line: number;
	readonly level: number;
	readonly kind: Kind;
	/** `2021-09-22`, `2021-09` or `2021`, as precise as it was written. */
	readonly date: string | null;
	readonly starred: boolean;
	readonly source: string | null;
	/** Without backslashes and entities, like the labels and URLs. */
	readonly title: string;
	readonly url: string;
	readonly links: readonly { readonly label: string; readonly url: string }[];
	readonly keywords: readonly string[];
	readonly hasSummary: boolean;
	readonly hasComment: boolean;
}

export function entryRecord(note: Note, located: Located<Entry>): EntryRecord {
	const { block: entry, from, date } = located;
	const written = (span: Span): string => textOf(entry.text, span);
	return {
		path: note.path,
		line: positionAt(note.lineStarts, from + entry.heading[0]).line + 1,
		level: entry.level,
		kind: entry.kind,
		date: date && isoDate(date),
		starred: entry.starred,
		source: entry.source && written(entry.source),
		title: decode(written(entry.title)),
		url: decode(written(entry.url)),
		links: entry.links.map((link) => ({ label: decode(written(link.label)), url: decode(written(link.url)) })),
		keywords: entry.keywords.map((keyword) => keywordText(written(keyword.span))),
		hasSummary: entry.has('Summary'),
		hasComment: entry.has('Comment'),
	};
}
