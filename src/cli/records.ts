import { isoDate } from '../core/date';
import type { Entry, Kind } from '../core/entry';
import { keywordText } from '../core/keyword';
import type { Located } from '../core/log';
import { decode } from '../core/markdown';
import type { Note } from '../core/note';
import { positionAt, textOf, type Span } from '../core/text';
import type { Unread } from '../core/unread';
import type { World } from './world';

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

/** Something that looks like a part of a log and could not be read, as `list --unread --format json` prints it. */
export interface UnreadRecord extends Pick<Unread, 'path' | 'reason' | 'message' | 'text'> {
	/** From 1. */
	readonly line: number;
}

export function unreadRecord({ path, line, reason, message, text }: Unread): UnreadRecord {
	return { path, line: line + 1, reason, message, text };
}

/** Prints an array, one record a line, as soon as each is known: a vault of any size passes through. */
export function arrayPrinter(world: World): { print(record: object): void; end(): void } {
	let before = '[\n';
	return {
		print: (record) => {
			world.out(`${before} ${JSON.stringify(record)}`);
			before = ',\n';
		},
		end: () => world.out(before === '[\n' ? '[]\n' : '\n]\n'),
	};
}
