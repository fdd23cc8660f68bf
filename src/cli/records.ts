import { isoDate } from '../core/date';
import type { Kind } from '../core/entry';
import type { LibraryEntry } from '../core/library';
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

export function entryRecord(entry: LibraryEntry): EntryRecord {
	const { path, line, level, kind, date, starred, source, title, url, links, keywords, hasSummary, hasComment } = entry;
	return {
		path, line: line + 1, level, kind, date: date && isoDate(date), starred, source, title, url,
		links: links.map((link) => ({ label: link.label, url: link.url })), keywords, hasSummary, hasComment,
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
