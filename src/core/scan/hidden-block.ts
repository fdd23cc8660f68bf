import type { MaskKind, Opener } from './opener';
import { isBlank, lineAfter } from './line';

/** CommonMark 0.31, HTML block start condition 1: their content is raw text. */
const rawTags = new Set(['script', 'pre', 'style', 'textarea']);
/** The same, start condition 6. */
const blockTags = new Set((
	'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
	'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link ' +
	'main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead ' +
	'title tr track ul'
).split(' '));

/** The closer of an HTML block that ends at a blank line. */
export const blankLine = '';
/** The closer of a raw-text HTML block, any of whose end tags closes it. */
const rawEnd = '</pre>';

/**
 * The block that the line from `at` (behind its indentation, at most three columns) opens and that hides what follows.
 * @param interrupts whether a paragraph stands open, which an HTML tag on its own cannot interrupt.
 */
export function openBlock(text: string, at: number, next: number, interrupts: boolean): Opener | null {
	switch (text.charCodeAt(at)) {
		case 96:
		case 126:
			return openFence(text, at, next);
		case 37:
			return text.charCodeAt(at + 1) === 37 ? opener('percent-comment', at, at + 2, '%%') : null;
		case 36:
			return text.charCodeAt(at + 1) === 36 ? opener('math', at, at + 2, '$$') : null;
		case 60:
			return openHtml(text, at, next, interrupts);
		default:
			return null;
	}
}

function opener(kind: MaskKind, from: number, to: number, closer: string): Opener {
	return { kind, from, to, closer };
}

function openFence(text: string, at: number, next: number): Opener | null {
	const end = runEnd(text, at, next);
	if (end - at < 3) return null;
	// The info string of a backtick fence holds no backtick: otherwise it is a code span.
	if (text.charCodeAt(at) === 96) {
		const tick = text.indexOf('`', end);
		if (tick >= 0 && tick < next) return null;
	}
	return opener('fence', at, end, text.slice(at, end));
}

/** The end of the run of one character that begins at `at`. */
export function runEnd(text: string, at: number, to: number): number {
	const mark = text.charCodeAt(at);
	let end = at;
	while (end < to && text.charCodeAt(end) === mark) end++;
	return end;
}

function openHtml(text: string, at: number, next: number, interrupts: boolean): Opener | null {
	const unit = text.charCodeAt(at + 1);
	if (unit === 33) {
		if (text.startsWith('<!--', at)) return opener('comment', at, at + 4, '-->');
		if (text.startsWith('<![CDATA[', at)) return opener('html', at, at + 9, ']]>');
		return isLetter(text.charCodeAt(at + 2)) ? opener('html', at, at + 2, '>') : null;
	}
	if (unit === 63) return opener('html', at, at + 2, '?>');
	const closing = unit === 47;
	const nameFrom = closing ? at + 2 : at + 1;
	let nameTo = nameFrom;
	// No known tag is longer; a user's line may be.
	while (nameTo < nameFrom + 12 && isTagCharacter(text.charCodeAt(nameTo))) nameTo++;
	const name = text.slice(nameFrom, nameTo).toLowerCase();
	const after = text.charCodeAt(nameTo);
	const ends = nameTo >= next || after <= 32 || after === 62;
	if (!closing && ends && rawTags.has(name)) return opener('html', at, nameTo, rawEnd);
	if ((ends || (after === 47 && text.charCodeAt(nameTo + 1) === 62)) && blockTags.has(name)) return opener('html', at, nameTo, blankLine);
	if (interrupts || !isLetter(text.charCodeAt(nameFrom))) return null;
	const end = tagEnd(text, nameFrom, next, closing);
	return end > 0 && isBlank(text, end, next) ? opener('html', at, end, blankLine) : null;
}

/** The end of the tag whose name begins at `at`, if it is a whole one that ends on this line; else -1. */
function tagEnd(text: string, nameFrom: number, next: number, closing: boolean): number {
	let at = nameFrom;
	while (at < next && isTagCharacter(text.charCodeAt(at))) at++;
	for (;;) {
		const spaced = skipBlank(text, at, next);
		const unit = text.charCodeAt(spaced);
		if (spaced >= next) return -1;
		if (unit === 62) return spaced + 1;
		if (closing) return -1;
		if (unit === 47) return text.charCodeAt(spaced + 1) === 62 ? spaced + 2 : -1;
		if (spaced === at) return -1;
		at = attributeEnd(text, spaced, next);
		if (at < 0) return -1;
	}
}

function attributeEnd(text: string, from: number, next: number): number {
	let at = from;
	while (at < next && isAttributeCharacter(text.charCodeAt(at))) at++;
	if (at === from) return -1;
	const equals = skipBlank(text, at, next);
	if (text.charCodeAt(equals) !== 61) return at;
	const value = skipBlank(text, equals + 1, next);
	const quote = text.charCodeAt(value);
	if (quote === 34 || quote === 39) {
		for (let end = value + 1; end < next; end++) if (text.charCodeAt(end) === quote) return end + 1;
		return -1;
	}
	let end = value;
	while (end < next && !isUnquotedEnd(text.charCodeAt(end))) end++;
	return end === value ? -1 : end;
}

function skipBlank(text: string, from: number, next: number): number {
	let at = from;
	while (at < next && text.charCodeAt(at) <= 32) at++;
	return at;
}

function isUnquotedEnd(unit: number): boolean {
	return unit <= 32 || unit === 34 || unit === 39 || unit === 60 || unit === 61 || unit === 62 || unit === 96;
}

function isLetter(unit: number): boolean {
	const lower = unit | 32;
	return lower >= 97 && lower <= 122;
}

function isTagCharacter(unit: number): boolean {
	return isLetter(unit) || (unit >= 48 && unit <= 57) || unit === 45;
}

function isAttributeCharacter(unit: number): boolean {
	return isTagCharacter(unit) || unit === 95 || unit === 58 || unit === 46;
}

/** Whether a block whose opener stands on the line before `next` closes on that very line. */
export function closesOnOpeningLine(text: string, next: number, opened: Opener): boolean {
	if (opened.kind === 'fence' || opened.closer === blankLine) return false;
	return holdsCloser(text, opened.to, next, opened.closer);
}

/**
 * The start of the first line, from the start of one on, that closes the open block; the text's length where none does. A long block is
 * searched for its closer, not walked line by line.
 */
export function closingLine(text: string, from: number, { kind, closer }: Opener): number {
	if (closer === blankLine) return nextBlankLine(text, from);
	if (closer === rawEnd) return nextRawEnd(text, from);
	for (let line = from; line < text.length; line = lineAfter(text, line)) {
		const at = text.indexOf(closer, line);
		if (at < 0) break;
		line = lineStartFrom(text, line, at);
		if (kind !== 'fence' || closesFence(text, line, lineAfter(text, at), closer)) return line;
	}
	return text.length;
}

function nextBlankLine(text: string, from: number): number {
	for (let line = from; line < text.length; ) {
		const next = lineAfter(text, line);
		if (isBlank(text, line, next)) return line;
		line = next;
	}
	return text.length;
}

function nextRawEnd(text: string, from: number): number {
	for (let at = text.indexOf('</', from); at >= 0; at = text.indexOf('</', at + 2)) {
		if (isRawEnd(text, at)) return lineStartFrom(text, from, at);
	}
	return text.length;
}

/** The start of the line that an offset lies in, which begins at `from` or behind it. */
function lineStartFrom(text: string, from: number, at: number): number {
	let start = at;
	while (start > from && text.charCodeAt(start - 1) !== 10) start--;
	return start;
}

function closesFence(text: string, start: number, next: number, fence: string): boolean {
	let at = start;
	while (at < start + 3 && text.charCodeAt(at) === 32) at++;
	if (text.charCodeAt(at) !== fence.charCodeAt(0)) return false;
	const end = runEnd(text, at, next);
	return end - at >= fence.length && isBlank(text, end, next);
}

function holdsCloser(text: string, from: number, to: number, closer: string): boolean {
	const mark = closer.charCodeAt(0);
	for (let at = from; at < to; at++) {
		if (text.charCodeAt(at) !== mark) continue;
		if (closer !== rawEnd) {
			if (text.startsWith(closer, at)) return at + closer.length <= to;
		} else if (isRawEnd(text, at)) return true;
	}
	return false;
}

/** Whether an end tag of a raw-text element, whichever, begins at an offset. */
function isRawEnd(text: string, at: number): boolean {
	if (text.charCodeAt(at + 1) !== 47) return false;
	const end = text.slice(at + 2, at + 12).toLowerCase();
	for (const tag of rawTags) if (end.startsWith(`${tag}>`)) return true;
	return false;
}

/** Whether the line from `at` is one comment from its first to its last character. */
export function isOneComment(text: string, at: number, next: number, open: string, close: string): boolean {
	if (!text.startsWith(open, at)) return false;
	const end = text.indexOf(close, at + open.length);
	return end >= 0 && end < next && isBlank(text, end + close.length, next);
}
