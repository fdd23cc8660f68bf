import { readInlineLink } from '../link';
import { CodeSpans, commentEnd, decode, entityEnd, isPunctuation } from '../markdown';
import { flat } from './flat-string';

/** Longer than a row of the dashboard shows, in UTF-16 units. */
const excerptLength = 160;

/** So much of a text is looked at, as marks and addresses are no part of what is shown. It also bounds the time. */
const readLength = 4 * excerptLength;

/** The first words of a piece of Markdown as a reader of the rendered note sees them, on one line; what was cut off ends with `…`. */
export function excerptOf(markdown: string): string {
	const read = markdown.slice(0, readLength);
	const shown = marked.test(read) ? shownText(read) : read.slice(0, 2 * excerptLength);
	const line = (/\s\s|[^\S ]/.test(shown) ? shown.replace(/\s+/g, ' ') : shown).trim();
	if (line.length <= excerptLength) return flat(line);
	// A cut between the halves of a character, or within a word, would show.
	const end = line.lastIndexOf(' ', excerptLength);
	const cut = end > excerptLength / 2 ? end : excerptLength - (isHighSurrogate(line.charCodeAt(excerptLength - 1)) ? 1 : 0);
	return flat(`${line.slice(0, cut)}…`);
}

function isHighSurrogate(unit: number): boolean {
	return unit >= 0xd800 && unit < 0xdc00;
}

/** What begins a line without being shown: quotes, list items with their tasks, headings, the types of callouts. */
const lineMarks = [/^[\s>]+/, /^(?:[-*+]|\d{1,9}[.)])[ \t]+/, /^\[[ xX]\][ \t]+/, /^#{1,6}[ \t]+/, /^\[![^\]]*\][+-]?/];

/** Rules, underlines of headings, the line below the head of a table, and what a footnote says. */
const hiddenLine = /^[-=*_|:\s]{3,}$|^\[\^[^\]]*\]:/;

/** Whether a text may hold any of the marks below: most hold none, and reading them takes time at the start of the app. */
const marked = /[\\&`<%[$*_~=^|>#]|(?:^|[\r\n])[ \t]*(?:[-+]|\d+[.)])/;

/** The text of blocks. Code is kept as it is; the marks of everything else pair within a paragraph. */
function shownText(markdown: string): string {
	const shown: string[] = [];
	let paragraph: string[] = [];
	let fence = '';
	const flush = (): void => {
		if (paragraph.length > 0) shown.push(shownInline(paragraph.join(' ').replace(/\s\^[\w-]+$/, '')));
		paragraph = [];
	};
	for (const line of markdown.split(/\r\n|\r|\n/)) {
		const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
		if (fence !== '') {
			if (mark.startsWith(fence)) fence = '';
			else shown.push(line);
			continue;
		}
		const text = lineMarks.reduce((rest, marks) => rest.replace(marks, ''), line);
		if (mark !== '' || text === '' || text.length < line.length) flush();
		if (mark !== '') fence = mark;
		else if (!hiddenLine.test(text)) paragraph.push(text.startsWith('|') ? text.replace(/\\?\|/g, (bar) => (bar === '|' ? ' ' : '|')) : text);
	}
	flush();
	return shown.join(' ');
}

/** A run of characters that mean nothing. */
const plain = /[^\\&`<%![^$*_~=]+/y;
const angle = /<(?:([a-z][a-z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>]+)|\/?[a-z][^<>]*)>/iy;
const wikilink = /\[\[([^[\]|]*)(?:\|([^[\]]*))?\]\]/y;
const footnote = /\^?\[[^\]]*\]/y;
const math = /\$\$([^$]+)\$\$|\$(?![\s$])([^$]*[^\s$])\$(?!\d)/y;

/** A mark such as `**` that waits for its partner. */
interface OpenMark {
	readonly unit: string;
	readonly piece: number;
	left: number;
}

function shownInline(text: string): string {
	if (!/[\\&`<%[$*_~=]/.test(text)) return text;
	const codes = new CodeSpans(text, text.length);
	const pieces: string[] = [];
	const marks: OpenMark[] = [];
	const matchAt = (pattern: RegExp, at: number): RegExpExecArray | null => {
		pattern.lastIndex = at;
		return pattern.exec(text);
	};
	/** Reads what begins at `at`; returns its end, or `at` where nothing does. */
	const construct = (at: number): number => {
		const next = text.charAt(at + 1);
		switch (text[at]) {
			case '\\':
				if (!isPunctuation(text.charCodeAt(at + 1))) return at;
				pieces.push(next);
				return at + 2;
			case '&': {
				const end = entityEnd(text, at, text.length);
				pieces.push(decode(text.slice(at, end)));
				return end;
			}
			case '`': {
				const end = codes.end(at);
				const span = text.slice(at, end);
				const ticks = span.search(/[^`]/);
				pieces.push(ticks < 0 ? span : span.slice(ticks, -ticks));
				return end;
			}
			case '%':
				return commentEnd(text, at, text.length);
			case '<': {
				const comment = commentEnd(text, at, text.length);
				if (comment > at) return comment;
				const found = matchAt(angle, at);
				pieces.push(found ? found[1] ?? (/^<br/i.test(found[0]) ? ' ' : '') : '');
				return at + (found?.[0].length ?? 0);
			}
			case '!':
				if (next !== '[') return at;
				return at + 1 + (matchAt(wikilink, at + 1)?.[0].length ?? -1);
			case '^':
				return next === '[' ? at + (matchAt(footnote, at)?.[0].length ?? 0) : at;
			case '[': {
				const wiki = matchAt(wikilink, at);
				if (wiki) {
					pieces.push(wiki[2] ?? wiki[1]!.replace(/^#/, '').replace(/#/g, ' > '));
					return at + wiki[0].length;
				}
				if (next === '^') return at + (matchAt(footnote, at)?.[0].length ?? 0);
				const link = readInlineLink(text, at, text.length);
				if (!link) return at;
				pieces.push(shownInline(text.slice(...link.label)));
				return link.span[1];
			}
			case '$': {
				const found = matchAt(math, at);
				pieces.push(found?.[1] ?? found?.[2] ?? '');
				return at + (found?.[0].length ?? 0);
			}
			default:
				return at;
		}
	};
	for (let at = 0; at < text.length; ) {
		const end = (matchAt(plain, at)?.[0].length ?? 0) + at;
		if (end > at) {
			pieces.push(text.slice(at, end));
			at = end;
			continue;
		}
		const unit = text.charAt(at);
		if (unit === '*' || unit === '_' || unit === '~' || unit === '=') {
			at = pair(text, at, pieces, marks);
			continue;
		}
		const after = construct(at);
		if (after > at) {
			at = after;
			continue;
		}
		// An image is shown as its words, as there is no picture.
		if (unit !== '!' || text[at + 1] !== '[' || !readInlineLink(text, at + 1, text.length)) pieces.push(unit);
		at++;
	}
	return pieces.join('');
}

/** Pairs the run of marks at `at` with those before it, roughly as CommonMark 0.31 does; `~~` and `==` only as twos. @returns the end of the run. */
function pair(text: string, at: number, pieces: string[], marks: OpenMark[]): number {
	const unit = text.charAt(at);
	let end = at + 1;
	while (text[end] === unit) end++;
	const [before, after] = [text.charAt(at - 1), text.charAt(end)];
	const twos = unit === '~' || unit === '=';
	const opens = /\S/.test(after) && (unit !== '_' || !isWord(before)) && (!twos || end - at === 2);
	const closes = /\S/.test(before) && (unit !== '_' || !isWord(after)) && (!twos || end - at === 2);
	let left = end - at;
	while (closes && left > 0) {
		const partner = marks.map((mark) => mark.unit).lastIndexOf(unit);
		if (partner < 0) break;
		const mark = marks[partner]!;
		const used = Math.min(left, mark.left);
		left -= used;
		mark.left -= used;
		pieces[mark.piece] = unit.repeat(mark.left);
		marks.length = mark.left > 0 ? partner + 1 : partner;
	}
	if (opens && left > 0) marks.push({ unit, piece: pieces.length, left });
	pieces.push(unit.repeat(left));
	return end;
}

function isWord(unit: string): boolean {
	return /[\p{L}\p{N}]/u.test(unit);
}
