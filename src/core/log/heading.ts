import { readInlineLink, type InlineLink } from '../link';
import { commentEnd } from '../markdown';
import { isInvisible, isSpace, trimSpan, type Span } from '../text';
import { skipStars, skipStarsBack, starAt, type StarMark } from '../star';

/** Why a heading that looks like an entry is none. */
export type NearEntryReason =
	/** `### Synced [T](u)`: no colon between source and title. */
	| 'missing-colon'
	/** `###Synced: [T](u)`: no space behind the `#`s. */
	| 'missing-space'
	/** `### Synced: [T(u)`, `### Synced: https://...`: the title's brackets or parentheses do not balance, or are missing. */
	| 'broken-link'
	/** `# Synced: [T](u)`: a level that entries do not have. */
	| 'level'
	/** Words or a second link behind the title's link. */
	| 'text-after-link'
	/** A title without source outside any date. */
	| 'missing-source'
	/** `## 2021. 09. 23`: a date in a form that is not read. */
	| 'date-form';

/** Where the rating mark stands: before the source (or title), between source and title, or behind the link. */
export interface Star extends StarMark {
	readonly place: 'front' | 'middle' | 'tail';
}

/** The parts of an entry's heading line, as UTF-16 offsets in the text that was read. */
export interface EntryHeading {
	readonly stars: readonly Star[];
	/** Null where the title follows directly. */
	readonly source: Span | null;
	readonly link: InlineLink;
	/** What follows the link, trimmed. */
	readonly tail: Span;
}

export interface NearHeading {
	readonly reason: NearEntryReason;
	/** The place to look at. */
	readonly span: Span;
}

/** Where the content of a heading line begins, behind its `#`s, spaces and invisible characters. */
export function contentStart(text: string, from: number, to: number): number {
	let at = from;
	while (text.charCodeAt(at) === 32) at++;
	while (at < to && text.charCodeAt(at) === 35) at++;
	while (at < to && (isSpace(text.charCodeAt(at)) || isInvisible(text.charCodeAt(at)))) at++;
	return at;
}

/** The content of an ATX heading line, behind its `#`s, trimmed; closing `#`s are still in it. */
export function headingContent(text: string, from: number, to: number): Span {
	return trimSpan(text, [contentStart(text, from, to), to]);
}

/** A heading's content without its closing `#`s. */
export function withoutClosing(text: string, content: Span): Span {
	let end = content[1];
	while (end > content[0] && text.charCodeAt(end - 1) === 35) end--;
	if (end === content[1] || (end > content[0] && !isSpace(text.charCodeAt(end - 1)))) return content;
	return trimSpan(text, [content[0], end]);
}

/**
 * Reads the content of a heading as an entry: `[star] [Source: ][Title](url) [tail]`.
 * @param dated whether a date governs the heading; without one the source is required.
 * @returns the parts; or, for a heading that looks like an entry and is none, why; else null.
 */
export function readEntryHeading(text: string, content: Span, level: number, dated: boolean): EntryHeading | NearHeading | null {
	const [from, to] = content;
	if (!holdsBracket(text, from, to)) return null;
	const front: StarMark[] = [];
	const start = skipStars(text, from, to, front);
	const colon = text.charCodeAt(start) === 91 ? -1 : sourceColon(text, start, to);
	const middle: StarMark[] = [];
	// `Synced :star:: [Title](url)`: a star before the colon stands between source and title as well.
	const source: Span | null = colon < 0 ? null : [start, skipStarsBack(text, start, colon, middle)];
	const titleFrom = colon < 0 ? start : skipStars(text, colon + 1, to, middle);
	const evident = dated || front.length > 0 || colon >= 0;
	if (text.charCodeAt(titleFrom) !== 91) return evident ? looseLink(text, start, to) : null;
	const link = readInlineLink(text, titleFrom, to);
	if (!link) return evident && holdsTarget(text, titleFrom, to) ? { reason: 'broken-link', span: [titleFrom, to] } : null;
	const sourced = source !== null && source[1] > source[0];
	if (!sourced && !dated) return front.length > 0 ? { reason: 'missing-source', span: [start, titleFrom + 1] } : null;
	const behind: StarMark[] = [];
	const tail = trimSpan(text, [link.span[1], to]);
	const rest = tailEnd(text, tail[0], to, behind);
	if (rest < tail[1]) return { reason: 'text-after-link', span: [rest, tail[1]] };
	if (level < 2) return { reason: 'level', span: content };
	return {
		stars: placed(front, 'front').concat(placed(middle, sourced ? 'middle' : 'front'), placed(behind, 'tail')),
		source: sourced ? source : null,
		link,
		tail,
	};
}

// The parts of an entry heading as nearly all are, as patterns: engines run one at full speed from the first note on.
const star = String.raw`(?:(?::star:|[⭐★]\ufe0f?) ?)*`;
const source = String.raw`[\w\u3040-\u9fff][^[:：\r\n]*(?:: [^[:：\r\n]*)?[:：] ?`;
const words = String.raw`(?:[^[\]\\\x60<\r\n]|\\[^\r\n])*`;
const title = String.raw`\[${words}(?:\[${words}\](?!\()${words})?\]`;
const address = String.raw`[\w~:/?#@!$&'*+,;=.%-]*`;
const target = String.raw`\((?:${address}(?:\(${address}\)${address})?|<${address}>)\)`;
const sourcedEntry = new RegExp(` {0,3}#{2,6} ${star}${source}${title}${target}`, 'y');
const datedEntry = new RegExp(` {0,3}#{2,6} ${star}(?:${source})?${title}${target}`, 'y');
/** An engine keeps its way back at each character of a title: a line longer than this many UTF-16 units is left to the reader. */
const mostPlain = 1000;

/**
 * Whether the heading line between two offsets is an entry without anything unusual: `### Source: [Title](url)`. It says yes only where
 * `readEntryHeading` does; a log is nearly all such lines, and most of them are never looked at again.
 * @param dated whether a date governs the heading.
 */
export function isPlainEntryHeading(text: string, from: number, to: number, dated: boolean): boolean {
	if (to - from > mostPlain) return false;
	const pattern = dated ? datedEntry : sourcedEntry;
	pattern.lastIndex = from;
	return pattern.test(text) && pattern.lastIndex === to;
}

function placed(marks: readonly StarMark[], place: Star['place']): Star[] {
	return marks.map(({ span, form }) => ({ span, form, place }));
}

function holdsBracket(text: string, from: number, to: number): boolean {
	for (let at = from; at < to; at++) if (text.charCodeAt(at) === 91) return true;
	return false;
}

/**
 * Reads the content of a heading without `[` under a date, as what was meant as an entry: `Title](url)` without its bracket, or a URL
 * itself behind a source or star.
 */
export function readBareHeading(text: string, [from, to]: Span): NearHeading | null {
	const marks: StarMark[] = [];
	const start = skipStars(text, from, to, marks);
	const words = text.slice(start, to);
	const meant = marks.length > 0 ? /\]\(|^<?https?:\/\//i : /\]\(|[:：]\s*<?https?:\/\//i;
	return meant.test(words) ? { reason: 'broken-link', span: [start, to] } : null;
}

/** The first colon behind which, past spaces and stars, a bracket opens; -1 where there is none. */
function sourceColon(text: string, from: number, to: number): number {
	for (let at = from; at < to; at++) {
		const unit = text.charCodeAt(at);
		if (unit !== 58 && unit !== 0xff1a) continue;
		const star = starAt(text, at);
		if (star) {
			at = star.span[1] - 1;
			continue;
		}
		if (text.charCodeAt(skipStars(text, at + 1, to, [])) === 91) return at;
	}
	return -1;
}

/** A heading without colon before its bracket: near an entry when a link, or what was meant as one, stands in it. */
function looseLink(text: string, from: number, to: number): NearHeading | null {
	let at = from;
	while (at < to && text.charCodeAt(at) !== 91) at++;
	if (at > from && text.charCodeAt(at - 1) === 33) return null;
	const link = readInlineLink(text, at, to);
	if (link) return { reason: 'missing-colon', span: trimSpan(text, [from, at]) };
	return holdsTarget(text, at, to) ? { reason: 'broken-link', span: [at, to] } : null;
}

/** Whether something in the line was meant as a link's target: `](` or a parenthesis before a scheme. */
function holdsTarget(text: string, from: number, to: number): boolean {
	for (let at = from; at < to; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 93 && text.charCodeAt(at + 1) === 40 && at + 1 < to) return true;
		if (unit === 58 && text.startsWith('://', at)) return true;
	}
	return false;
}

/** Reads what may follow the link: stars, block ids, tags, comments, closing `#`s. The offset of the first thing that may not. */
function tailEnd(text: string, from: number, to: number, stars: StarMark[]): number {
	let at = from;
	for (;;) {
		at = skipStars(text, at, to, stars);
		if (at >= to) return to;
		const end = tailItemEnd(text, at, to);
		if (end === at) return at;
		at = end;
	}
}

function tailItemEnd(text: string, at: number, to: number): number {
	const unit = text.charCodeAt(at);
	if (unit === 35 || unit === 94) return wordEnd(text, at + 1, to);
	return unit === 60 || unit === 37 ? commentEnd(text, at, to) : at;
}

function wordEnd(text: string, from: number, to: number): number {
	let at = from;
	while (at < to) {
		const unit = text.charCodeAt(at);
		if (isSpace(unit) || isInvisible(unit) || unit === 91 || unit === 93 || unit === 60 || unit === 40) break;
		at++;
	}
	return at;
}
