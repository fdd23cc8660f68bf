import { isoDate, type LogDate } from '../date';
import type { Entry, Kind } from '../entry';
import { canonicalUrl, paperIdOf, type PaperId } from '../identity';
import { keywordText } from '../keyword';
import type { Located } from '../log';
import { decode } from '../markdown';
import type { Note } from '../note';
import { positionAt, textOf, withLineFeeds, type Span } from '../text';

/** An entry with all that leaves the vault with it. What is text is decoded, but for summary and comment, which stay Markdown. */
export interface ExportEntry {
	readonly path: string;
	/** Of the heading, from 1. */
	readonly line: number;
	readonly kind: Kind;
	readonly date: LogDate | null;
	readonly starred: boolean;
	readonly source: string | null;
	readonly title: string;
	/** As written, decoded; it may be unsafe: ask `isSafeUrl` before it becomes a link. */
	readonly url: string;
	readonly links: readonly { readonly label: string; readonly url: string }[];
	readonly keywords: readonly string[];
	readonly authors: readonly string[];
	readonly venue: string | null;
	readonly summary: string | null;
	readonly comment: string | null;
}

/** @param omitted canonical names of fields that do not leave the vault. */
export function exportEntryOf(note: Note, { block: entry, from, date }: Located<Entry>, omitted: ReadonlySet<string>): ExportEntry {
	const written = (span: Span): string => textOf(entry.text, span);
	const value = (name: string): string | null => {
		const field = omitted.has(name) ? null : entry.field(name);
		return field && field.value[1] > field.value[0] ? withLineFeeds(written(field.value)) : null;
	};
	const line = (name: string): string | null => {
		const text = value(name);
		return text === null ? null : decode(keywordText(text));
	};
	return {
		path: note.path,
		line: positionAt(note.lineStarts, from + entry.heading[0]).line + 1,
		kind: entry.kind,
		date,
		starred: entry.starred,
		source: entry.source && decode(written(entry.source)),
		title: decode(written(entry.title)),
		url: decode(written(entry.url)),
		links: entry.links.map((link) => ({ label: decode(written(link.label)), url: decode(written(link.url)) })),
		keywords: omitted.has('Keywords') ? [] : entry.keywords.map((keyword) => decode(keywordText(written(keyword.span)))),
		authors: authorsOf(line('Authors')),
		venue: line('Venue'),
		summary: value('Summary'),
		comment: value('Comment'),
	};
}

/** The names of an `Authors` field: separated by semicolons, else by commas and a last "and"; `et al.` is no name. */
function authorsOf(field: string | null): string[] {
	if (field === null) return [];
	const separator = field.includes(';') ? /;/ : /,|\sand\s|\s&\s/;
	return field.split(separator)
		.map((name) => name.replace(/^\s*and\s/, ' ').replace(/\set al\.?\s*$/, '').trim())
		.filter((name) => name !== '' && !/^et al\.?$/.test(name));
}

/** The paper that an entry is; null for a page about one, whose title and date are not the paper's. */
export function paperOf(entry: ExportEntry): PaperId | null {
	return paperIdOf(entry.url);
}

/** The links on one line, as far as a format has no place of its own for them; null where there are none. */
export function linksLine({ links }: ExportEntry): string | null {
	return links.length === 0 ? null : links.map(({ label, url }) => (label === '' ? url : `${label}: ${url}`)).join('; ');
}

/**
 * A name for each entry that stays when others come and go: its URL in its one spelling, else its title. Where two entries would share
 * one, the later ones get their date and, if need be, a number.
 */
export function entryIds(entries: readonly ExportEntry[]): Map<ExportEntry, string> {
	const ids = new Map<ExportEntry, string>();
	const taken = new Set<string>();
	for (const entry of oldestFirst(entries)) {
		const base = canonicalUrl(entry.url) ?? `urn:ml-watch:${encodeURIComponent(wellFormed(entry.title))}`;
		let id = base;
		if (taken.has(id) && entry.date) id = `${base}#${isoDate(entry.date)}`;
		for (let number = 2; taken.has(id); number++) id = `${base}#${number}`;
		taken.add(id);
		ids.set(entry, id);
	}
	return ids;
}

/** Oldest first, so that a new entry never changes what older ones are called. */
export function oldestFirst(entries: readonly ExportEntry[]): ExportEntry[] {
	const key = ({ date, path, line }: ExportEntry): string => `${date ? isoDate(date).padEnd(10) : ''}\n${path}\n${String(line).padStart(9, '0')}`;
	return entries.map((entry) => [key(entry), entry] as const).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, entry]) => entry);
}

/** The text with U+FFFD for half a character, which no encoder takes. */
export function wellFormed(text: string): string {
	return text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (unit) => (unit.length === 2 ? unit : '\ufffd'));
}
