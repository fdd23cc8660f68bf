import { decode, CodeSpans, entityEnd, isPunctuation } from '../markdown';
import { isInvisible, isSpace, trimSpan } from '../text';

/** How plain text is written as inline Markdown. */
export interface EscapeOptions {
	/** Whether code spans stay code; otherwise every backtick is escaped. True when left out. */
	readonly code?: boolean;
	/** Whether emphasis, highlights and strike-through stay as they are. False when left out: plain text shows as it was typed. */
	readonly keepEmphasis?: boolean;
}

/**
 * Writes plain text as inline Markdown that shows that very text between the brackets of a link: `decode` gives it back. Only what
 * would be read as something else is escaped, so that a title stays readable in its source.
 */
export function escapeText(text: string, { code = true, keepEmphasis = false }: EscapeOptions = {}): string {
	if (!/[\\`[\]<&%*_~=^]/.test(text)) return text;
	const codes = new CodeSpans(text, text.length);
	const emphasis = keepEmphasis ? '' : emphasisMarks(text);
	let result = '';
	for (let at = 0; at < text.length; ) {
		if (text.charCodeAt(at) === 96) {
			const run = runEnd(text, at);
			const end = code ? codes.end(at) : run;
			result += end > run ? text.slice(at, end) : '\\`'.repeat(run - at);
			at = end;
			continue;
		}
		if (needsBackslash(text, at, emphasis)) result += '\\';
		result += text[at]!;
		at++;
	}
	return result;
}

/** Writes plain text as the label of a link item. Brackets at its ends are entities: escaped ones would be taken for the item's form. */
export function escapeLabel(label: string): string {
	const open = label.startsWith('[');
	const close = label.length > 1 && label.endsWith(']');
	const inner = escapeText(label.slice(open ? 1 : 0, close ? -1 : undefined), { code: false });
	return (open ? '&#91;' : '') + inner + (close ? '&#93;' : '');
}

function needsBackslash(text: string, at: number, emphasis: string): boolean {
	const next = text.charCodeAt(at + 1);
	switch (text.charCodeAt(at)) {
		case 92:
			return at + 1 === text.length || isPunctuation(next);
		case 91:
		case 93:
			return true;
		case 38:
			return entityEnd(text, at, text.length) > at;
		case 60:
			return isTagStart(next);
		case 37:
			return text.charCodeAt(at - 1) === 37;
		case 94:
			return at === 0;
		case 42:
			return emphasis.includes('*') && !isBetweenSpaces(text, at);
		case 95:
			return emphasis.includes('_') && !isBetweenSpaces(text, at) && !isInsideWord(text, at);
		case 126:
		case 61: {
			const mark = text[at]!;
			return emphasis.includes(mark) && (text[at - 1] === mark || text[at + 1] === mark);
		}
		default:
			return false;
	}
}

/** The marks that occur often enough to pair up. */
function emphasisMarks(text: string): string {
	return ['*', '_', '~~', '=='].filter((mark) => text.indexOf(mark) !== text.lastIndexOf(mark)).join('');
}

function isTagStart(unit: number): boolean {
	const lower = unit | 32;
	return (lower >= 97 && lower <= 122) || unit === 47 || unit === 33 || unit === 63;
}

function isBetweenSpaces(text: string, at: number): boolean {
	return text[at - 1] === ' ' && text[at + 1] === ' ';
}

function isInsideWord(text: string, at: number): boolean {
	return isWordUnit(text.charCodeAt(at - 1)) && isWordUnit(text.charCodeAt(at + 1));
}

function isWordUnit(unit: number): boolean {
	return unit >= 48 && !isPunctuation(unit) && !isSpace(unit);
}

function runEnd(text: string, at: number): number {
	let end = at;
	while (text.charCodeAt(end) === 96) end++;
	return end;
}

/** Escapes the backticks of Markdown that pair with no other, so that they cannot pair with one further along the line. */
export function escapeLooseBackticks(source: string): string {
	if (!source.includes('`')) return source;
	const codes = new CodeSpans(source, source.length);
	let result = '';
	for (let at = 0; at < source.length; ) {
		const unit = source.charCodeAt(at);
		let end = at + 1;
		if (unit === 92 && isPunctuation(source.charCodeAt(end))) end++;
		else if (unit === 96) end = codes.end(at);
		const loose = unit === 96 && end === runEnd(source, at);
		result += loose ? '\\`'.repeat(end - at) : source.slice(at, end);
		at = end;
	}
	return result;
}

/** Deeper nesting than this is no destination for every Markdown reader (see `link.ts`). */
const deepestParentheses = 32;

/**
 * A URL as it can stand between the parentheses of a link: what a destination cannot hold is percent-encoded, HTML entities that came
 * with copied page source are decoded, control characters and line breaks go. A URL that a browser would take stays the same address.
 */
export function tidyUrl(url: string): string {
	let source = withoutEntities(url).replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]/g, '');
	source = source.slice(...trimSpan(source, [0, source.length]));
	if (source.startsWith('<') && source.endsWith('>') && source.length > 1) source = source.slice(1, -1).trim();
	const balanced = parenthesesBalance(source);
	let result = '';
	for (const character of source) {
		const unit = character.charCodeAt(0);
		if (character.length === 1 && mustEncode(unit, balanced)) result += percentEncoded(character);
		else result += character;
	}
	return result.includes('&') ? withoutEntityStarts(result) : result;
}

function mustEncode(unit: number, balanced: boolean): boolean {
	if (unit === 60 || unit === 62 || unit === 92 || unit === 96) return true;
	if (unit === 40 || unit === 41) return !balanced;
	return isSpace(unit) || isInvisible(unit) || (unit >= 0xd800 && unit < 0xe000);
}

/** A lone surrogate is in no encoding; it becomes the replacement character, as it would when the note is saved. */
function percentEncoded(character: string): string {
	const unit = character.charCodeAt(0);
	if (unit === 40 || unit === 41) return unit === 40 ? '%28' : '%29';
	return encodeURIComponent(unit >= 0xd800 && unit < 0xe000 ? '\ufffd' : character);
}

function parenthesesBalance(text: string): boolean {
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 40 && ++depth > deepestParentheses) return false;
		if (unit === 41 && --depth < 0) return false;
	}
	return depth === 0;
}

function withoutEntities(text: string): string {
	return mapEntities(text, decode);
}

function withoutEntityStarts(text: string): string {
	return mapEntities(text, (entity) => `%26${entity.slice(1)}`);
}

function mapEntities(text: string, change: (entity: string) => string): string {
	let result = '';
	let from = 0;
	for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at)) {
		const end = entityEnd(text, at, text.length);
		if (end > at) {
			result += text.slice(from, at) + change(text.slice(at, end));
			from = end;
		}
		at = Math.max(at + 1, end);
	}
	return result + text.slice(from);
}
