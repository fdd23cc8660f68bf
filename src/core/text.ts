import { partitionPoint } from './text/partition-point';

/** A range of UTF-16 offsets, `from` inclusive, `to` exclusive, into the very string that was read. */
export type Span = readonly [from: number, to: number];

/** Replaces the range `from`..`to` (UTF-16 offsets) by `insert`. It has the shape of a CodeMirror `ChangeSpec`. */
export interface Edit {
	readonly from: number;
	readonly to: number;
	readonly insert: string;
}

export type LineEnding = '\n' | '\r\n' | '\r';

/** The text of a span. */
export function textOf(text: string, span: Span): string {
	return text.slice(span[0], span[1]);
}

/** The offset of the first UTF-16 unit of that value in a span; -1 where there is none. A search of the text might run on beyond the span. */
export function unitIndex(text: string, unit: number, [from, to]: Span): number {
	for (let at = from; at < to; at++) if (text.charCodeAt(at) === unit) return at;
	return -1;
}

/** A span moved by a number of UTF-16 units. */
export function shiftSpan(span: Span, by: number): Span {
	return [span[0] + by, span[1] + by];
}

/** An edit moved by a number of UTF-16 units. */
export function shiftEdit(edit: Edit, by: number): Edit {
	return { from: edit.from + by, to: edit.to + by, insert: edit.insert };
}

/** Edits in text order; two inserts at one place keep the order they were given in. */
export function sortEdits(edits: readonly Edit[]): Edit[] {
	return [...edits].sort((a, b) => a.from - b.from || a.to - b.to);
}

/**
 * Applies edits whose offsets all refer to `text`. What no edit covers stays as it is, to the unit.
 * @throws RangeError when two edits overlap or one lies outside the text: nothing is lost silently.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
	let result = '';
	let end = 0;
	for (const edit of sortEdits(edits)) {
		if (edit.from < end || edit.to < edit.from || edit.to > text.length) {
			throw new RangeError(`Edit ${edit.from}-${edit.to} overlaps another edit or lies outside the text`);
		}
		result += text.slice(end, edit.from) + edit.insert;
		end = edit.to;
	}
	return result + text.slice(end);
}

/** The edits that turn `applyEdits(text, edits)` back into `text`. */
export function invertEdits(text: string, edits: readonly Edit[]): Edit[] {
	let moved = 0;
	return sortEdits(edits).map((edit) => {
		const from = edit.from + moved;
		moved += edit.insert.length - (edit.to - edit.from);
		return { from, to: from + edit.insert.length, insert: text.slice(edit.from, edit.to) };
	});
}

/** The smallest single edit that turns `before` into `after`, or none when they are equal. Never splits a surrogate pair or a CRLF. */
export function differenceEdit(before: string, after: string): Edit[] {
	if (before === after) return [];
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start + stride <= shorter && sameAt(before, start, after, start)) start += stride;
	while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
	let end = 0;
	while (end + stride <= shorter - start && sameAt(before, before.length - end - stride, after, after.length - end - stride)) end += stride;
	while (
		end < shorter - start &&
		before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
	) end++;
	while (start > 0 && joinsNext(before, start - 1)) start--;
	while (end > 0 && joinsNext(before, before.length - end - 1)) end--;
	return [{ from: start, to: before.length - end, insert: after.slice(start, after.length - end) }];
}

/** UTF-16 units that are compared at once: the engine compares pieces an order of magnitude faster than units one by one. */
const stride = 1024;

function sameAt(a: string, aFrom: number, b: string, bFrom: number): boolean {
	return a.slice(aFrom, aFrom + stride) === b.slice(bFrom, bFrom + stride);
}

function joinsNext(text: string, at: number): boolean {
	const unit = text.charCodeAt(at);
	return (unit >= 0xd800 && unit < 0xdc00) || unit === 13;
}

/** The UTF-16 offsets at which lines begin; LF, CRLF and a lone CR each end a line. The first is 0, for an empty text too. */
export function lineStarts(text: string): number[] {
	const starts = [0];
	if (!text.includes('\r')) {
		for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1);
		return starts;
	}
	// Not two searches side by side: an engine may run both at every step, which is quadratic where one finds nothing.
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
	}
	return starts;
}

/** The offset at which the line of `at` ends, before its line ending. */
export function lineEnd(text: string, at: number): number {
	let end = at;
	while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
	return end;
}

/** The offset at which the line of `at` begins. */
export function lineStart(text: string, at: number): number {
	let start = at;
	while (start > 0 && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start--;
	return start;
}

/** The offset at which the line after the one of `at` begins; the text's length where there is none. */
export function nextLine(text: string, at: number): number {
	return afterLineEnding(text, lineEnd(text, at));
}

/** Steps over the line ending that begins at `at`, if one does. */
export function afterLineEnding(text: string, at: number): number {
	if (at >= text.length) return text.length;
	const unit = text.charCodeAt(at);
	if (unit === 13) return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
	return unit === 10 ? at + 1 : at;
}

/** The line and column (both zero-based, the column in UTF-16 units) of an offset, by the text's line starts. */
export function positionAt(starts: readonly number[], offset: number): { line: number; column: number } {
	const line = Math.max(0, partitionPoint(starts.length, (index) => starts[index]! <= offset) - 1);
	return { line, column: offset - starts[line]! };
}

/** The line ending most used in a text; LF when there is none or on a tie. */
export function lineEndingOf(text: string): LineEnding {
	let feeds = 0;
	let pairs = 0;
	let carriages = 0;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
		if (at > 0 && text.charCodeAt(at - 1) === 13) pairs++;
		else feeds++;
	}
	for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
		if (text.charCodeAt(at + 1) !== 10) carriages++;
	}
	if (pairs > feeds && pairs >= carriages) return '\r\n';
	return carriages > feeds && carriages > pairs ? '\r' : '\n';
}

/** Whether a UTF-16 unit is white space within a line: space, tab, no-break and typographic spaces. */
export function isSpace(unit: number): boolean {
	return unit === 32 || unit === 9 || (unit >= 0xa0 && (
		unit === 0xa0 || unit === 0x3000 || unit === 0x202f || unit === 0x205f || (unit >= 0x2000 && unit <= 0x200a)
	));
}

/** Whether a UTF-16 unit shows nothing: zero-width spaces and joiners, direction marks, soft hyphen, byte order mark. */
export function isInvisible(unit: number): boolean {
	return unit >= 0xad && (
		unit === 0xad || (unit >= 0x200b && unit <= 0x200f) || unit === 0x2060 || unit === 0xfeff
	);
}

/** The part of a span without spaces, line endings and invisible characters at either end; empty at its start where nothing else is in it. */
export function trimSpan(text: string, span: Span): Span {
	// By index: taking an array apart makes an iterator until the code is hot, and this is called at every heading.
	let from = span[0];
	let to = span[1];
	while (from < to && isPadding(text.charCodeAt(from))) from++;
	while (to > from && isPadding(text.charCodeAt(to - 1))) to--;
	return [from, to];
}

function isPadding(unit: number): boolean {
	return unit === 10 || unit === 13 || isSpace(unit) || isInvisible(unit);
}

/** The text with LF for every line ending, as an editor holds it. */
export function withLineFeeds(text: string): string {
	return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** The text with LF for every lone CR. It has the same length, so its offsets are those of the text itself. */
export function withoutLoneCarriages(text: string): string {
	for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 2)) {
		if (text.charCodeAt(at + 1) !== 10) return text.replace(/\r(?!\n)/g, '\n');
	}
	return text;
}
