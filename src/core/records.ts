import { isoDate } from './date';
import type { Kind } from './entry';
import type { LibraryEntry } from './library';
import { automaticFix, type Problem } from './lint';
import type { Note } from './note';
import { noPaint, printable, type Paint } from './printable';
import { positionAt, type Span } from './text';
import type { Unread } from './log/unread';

/** An entry as `list --format json` prints it, in the terminal and in the app. */
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

/** An entry of a library as a record. */
export function entryRecord(entry: LibraryEntry): EntryRecord {
	const { path, line, level, kind, date, starred, source, title, url, links, keywords, hasSummary, hasComment } = entry;
	return {
		path, line: line + 1, level, kind, date: date && isoDate(date), starred, source, title, url,
		links: links.map((link) => ({ label: link.label, url: link.url })), keywords, hasSummary, hasComment,
	};
}

/** Wide enough for a full date, so that titles stand below each other. */
const dateWidth = 10;

/** An entry as a line for a person. */
export function entryLine(record: EntryRecord, paint: Paint = noPaint): string {
	const source = record.source === null ? '' : `${printable(record.source)}: `;
	const place = paint.dim(`${printable(record.path)}:${record.line}`);
	const star = record.starred ? paint.yellow('★') : ' ';
	return `${(record.date ?? '').padEnd(dateWidth)} ${star} ${source}${paint.bold(printable(record.title))}  ${place}`;
}

/** Something that looks like a part of a log and could not be read, as `list --unread --format json` prints it. */
export interface UnreadRecord extends Pick<Unread, 'path' | 'reason' | 'message' | 'text'> {
	/** From 1. */
	readonly line: number;
}

/** An unread part as a record. */
export function unreadRecord({ path, line, reason, message, text }: Unread): UnreadRecord {
	return { path, line: line + 1, reason, message, text };
}

/** An unread part as a line for a person. */
export function unreadLine(record: UnreadRecord, paint: Paint = noPaint): string {
	return `${printable(record.path)}:${record.line}: ${printable(record.message)}  ${paint.dim(printable(record.text))}`;
}

/** A part of a note. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. A byte order mark is no column. */
export interface Region {
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
}

/** Where a span of UTF-16 offsets lies. */
export function regionOf({ text, lineStarts }: Pick<Note, 'text' | 'lineStarts'>, [from, to]: Span): Region {
	const mark = text.startsWith('\ufeff') ? 1 : 0;
	const place = (offset: number): { readonly line: number; readonly column: number } => {
		const { line, column } = positionAt(lineStarts, offset);
		return { line: line + 1, column: line > 0 ? column + 1 : Math.max(1, column + 1 - mark) };
	};
	const end = place(to);
	return { ...place(from), endLine: end.line, endColumn: end.column };
}

/** A problem as `check --format json` prints it, in the terminal and in the app. */
export interface ProblemRecord extends Region {
	readonly path: string;
	readonly rule: string;
	readonly severity: Problem['severity'];
	readonly message: string;
	/** Whether it can be mended without a choice. */
	readonly fixable: boolean;
}

/**
 * A problem as a record.
 * @param path as it is shown; the note may bear the one that it has in its vault.
 */
export function problemRecord(note: Note, problem: Problem, path = note.path): ProblemRecord {
	const { rule, severity, message, span } = problem;
	const { line, column, endLine, endColumn } = regionOf(note, span);
	return { path, line, column, endLine, endColumn, rule, severity, message, fixable: automaticFix(problem) !== null };
}

/** A problem as a line in the form of compilers, which editors and CI know how to link. */
export function problemLine({ path, line, column, severity, message, rule }: ProblemRecord, paint: Paint = noPaint): string {
	const shownSeverity = severity === 'error' ? paint.red(severity) : severity === 'warning' ? paint.yellow(severity) : paint.dim(severity);
	return `${printable(path)}:${line}:${column}: ${shownSeverity}: ${printable(message)} ${paint.dim(`(${rule})`)}`;
}

/** Records as an array for programs, one a line. */
export function recordArray(records: readonly object[]): string {
	return records.length === 0 ? '[]' : `[\n${records.map((record) => ` ${JSON.stringify(record)}`).join(',\n')}\n]`;
}
