import { CodeSpans, isPunctuation } from './markdown';
import type { Span } from './text';

/** A link as CommonMark reads it: `[text](destination "title")`. All offsets are UTF-16, in the text that was read. */
export interface InlineLink {
	readonly span: Span;
	/** What stands between the brackets. */
	readonly label: Span;
	/** The destination, without angle brackets; empty where none is given. */
	readonly url: Span;
}

/**
 * The link that begins with the `[` at `at` and ends before `to` on the same line, as CommonMark 0.31 reads it: balanced brackets,
 * code spans and HTML first, no link within a link.
 * @param longest the most UTF-16 units that a label may have, for whoever tries at many places of one line.
 * @returns null where none begins there.
 */
export function readInlineLink(text: string, at: number, to: number, longest = Infinity): InlineLink | null {
	const labelEnd = readLabel(text, at, Math.min(to, at + longest));
	if (labelEnd < 0) return null;
	const target = readTarget(text, labelEnd + 1, to);
	return target && { span: [at, target.end], label: [at + 1, labelEnd], url: target.url };
}

/** The offset of the `]` that closes the bracket at `at`; -1 where none does or another link stands between. */
function readLabel(text: string, at: number, to: number): number {
	if (text.charCodeAt(at) !== 91) return -1;
	let codes: CodeSpans | null = null;
	/** For each open bracket whether it begins an image. */
	let images: boolean[] | null = null;
	for (let index = at + 1; index < to; ) {
		switch (text.charCodeAt(index)) {
			case 92:
				index += isPunctuation(text.charCodeAt(index + 1)) ? 2 : 1;
				break;
			case 96:
				codes ??= new CodeSpans(text, to);
				index = codes.end(index);
				break;
			case 60:
				index = angleEnd(text, index, to);
				break;
			case 91:
				(images ??= []).push(text.charCodeAt(index - 1) === 33 && index - 1 > at);
				index++;
				break;
			case 93: {
				const image = images?.pop();
				if (image === undefined) return index;
				const target = readTarget(text, index + 1, to);
				if (target && !image) return -1;
				index = target ? target.end : index + 1;
				break;
			}
			default:
				index++;
		}
	}
	return -1;
}

/** The end of the autolink or HTML tag that begins with the `<` at `at`; the offset behind the `<` where none does. */
function angleEnd(text: string, at: number, to: number): number {
	const unit = text.charCodeAt(at + 1);
	const lower = unit | 32;
	const opens = (lower >= 97 && lower <= 122) || unit === 47 || unit === 33 || unit === 63;
	if (!opens) return at + 1;
	for (let end = at + 1; end < to; end++) {
		const next = text.charCodeAt(end);
		if (next === 62) return end + 1;
		if (next === 60) break;
	}
	return at + 1;
}

interface Target {
	readonly url: Span;
	/** Behind the closing parenthesis. */
	readonly end: number;
}

/** Reads `(destination "title")` from `at`. */
export function readTarget(text: string, at: number, to: number): Target | null {
	if (at >= to || text.charCodeAt(at) !== 40) return null;
	const from = skipBlank(text, at + 1, to);
	const angled = text.charCodeAt(from) === 60;
	const end = angled ? angledEnd(text, from, to) : bareEnd(text, from, to);
	if (end < 0) return null;
	const url: Span = angled ? [from + 1, end - 1] : [from, end];
	let after = skipBlank(text, end, to);
	if (after > end && text.charCodeAt(after) !== 41) after = skipBlank(text, titleEnd(text, after, to), to);
	return after < to && text.charCodeAt(after) === 41 ? { url, end: after + 1 } : null;
}

function skipBlank(text: string, from: number, to: number): number {
	let at = from;
	while (at < to && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
	return at;
}

function angledEnd(text: string, from: number, to: number): number {
	for (let at = from + 1; at < to; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 62) return at + 1;
		if (unit === 60 || unit === 10 || unit === 13) return -1;
		if (unit === 92 && isPunctuation(text.charCodeAt(at + 1))) at++;
	}
	return -1;
}

/** CommonMark lets an implementation bound the nesting; 32 is what the reference implementations take. It keeps reading linear. */
const deepestParentheses = 32;

function bareEnd(text: string, from: number, to: number): number {
	let depth = 0;
	for (let at = from; at < to; at++) {
		const unit = text.charCodeAt(at);
		if (unit <= 32 || unit === 127) return depth === 0 ? at : -1;
		if (unit === 92 && isPunctuation(text.charCodeAt(at + 1))) at++;
		else if (unit === 40 && ++depth > deepestParentheses) return -1;
		else if (unit === 41 && --depth < 0) return at;
	}
	return depth === 0 ? to : -1;
}

function titleEnd(text: string, from: number, to: number): number {
	const open = text.charCodeAt(from);
	if (open !== 34 && open !== 39 && open !== 40) return from;
	const close = open === 40 ? 41 : open;
	for (let at = from + 1; at < to; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 92 && isPunctuation(text.charCodeAt(at + 1))) at++;
		else if (unit === close) return at + 1;
		else if (unit === 40 && open === 40) return from;
	}
	return from;
}

/**
 * The forms of an item on a link line (FORMAT section 2).
 * - `escaped`: `[\[paper\]](url)`, the same page everywhere
 * - `nested`: `[[paper]](url)`, which collides with a wikilink in Obsidian
 * - `bracketed`: `[[paper](url)]` and its escaped cousins
 * - `plain`: `[paper](url)`, alone or in a group
 * - `styled`: a label in code or bold
 */
export const linkForms = ['escaped', 'nested', 'bracketed', 'plain', 'styled'] as const;
export type LinkForm = (typeof linkForms)[number];

/** What is wrong with an item that can still be understood. */
export type LinkFault =
	/** A bracket or parenthesis is missing, doubled or escaped on one side only, or a space stands before or in the URL. */
	| 'malformed'
	/** The URL is missing, empty or a placeholder such as `TODO`. */
	| 'empty';

export interface LinkItem {
	readonly span: Span;
	readonly form: LinkForm;
	/** The label without the form's brackets and emphasis, as written. */
	readonly label: Span;
	/** The URL as written; an empty span where there is none. */
	readonly url: Span;
	readonly fault: LinkFault | null;
}
