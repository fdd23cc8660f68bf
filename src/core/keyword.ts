import { CodeSpans, commentEnd, entityEnd, isPunctuation } from './markdown';
import { trimSpan, type Span } from './text';

export interface Keyword {
	/** Trimmed; may hold a line break where the list is wrapped. UTF-16 offsets. */
	readonly span: Span;
}

/** For characters below 128: whether one separates keywords, or hides a separator. */
const syntax = new Uint8Array(128);
for (const character of ';\\`&<%') syntax[character.charCodeAt(0)] = 1;

/** The semicolons of a list of keywords that separate: not in code spans or comments, not as the end of an entity, not escaped. */
export function keywordSeparators(text: string, span: Span): number[] {
	const [from, to] = span;
	let codes: CodeSpans | null = null;
	const separators: number[] = [];
	/** Where a comment was opened and not closed, no later one of its kind is. */
	let open = '';
	for (let at = from; at < to; ) {
		const unit = text.charCodeAt(at);
		if (unit < 128 ? syntax[unit] === 0 : unit !== 0xff1b) at++;
		else if (unit === 59 || unit === 0xff1b) separators.push(at++);
		else if (unit === 92 && isPunctuation(text.charCodeAt(at + 1))) at += 2;
		else if (unit === 96) at = (codes ??= new CodeSpans(text, to)).end(at);
		else if (unit === 38) at = Math.max(at + 1, entityEnd(text, at, to));
		else if ((unit === 60 || unit === 37) && !open.includes(text[at]!)) {
			const end = commentEnd(text, at, to);
			if (end === at && /^(?:<!--|%%)/.test(text.slice(at, at + 4))) open += text[at]!;
			at = Math.max(at + 1, end);
		} else at++;
	}
	return separators;
}

/** The keywords of a list, in order; empty places between separators are none, and a comment beside a keyword is no part of it. */
export function readKeywords(text: string, span: Span): Keyword[] {
	const keywords: Keyword[] = [];
	const ends = keywordSeparators(text, span);
	ends.push(span[1]);
	let from = span[0];
	for (const end of ends) {
		const trimmed = withoutComments(text, trimSpan(text, [from, end]));
		if (trimmed[1] > trimmed[0]) keywords.push({ span: trimmed });
		from = end + 1;
	}
	return keywords;
}

function withoutComments(text: string, span: Span): Span {
	// Few keywords begin with `<` or `%`, or end in `>` or `%`.
	if (!isCommentMark(text.charCodeAt(span[0])) && !isCommentMark(text.charCodeAt(span[1] - 1))) return span;
	let [from, to] = span;
	while (from < to && (text[from] === '<' || text[from] === '%')) {
		const end = commentEnd(text, from, to);
		if (end === from) break;
		[from, to] = trimSpan(text, [end, to]);
	}
	const last = text.slice(from, to);
	if (!last.endsWith('-->') && !last.endsWith('%%')) return [from, to];
	const opener = last.lastIndexOf(last.endsWith('%%') ? '%%' : '<!--', last.length - 3);
	return opener < 1 ? [from, to] : trimSpan(text, [from, from + opener]);
}

function isCommentMark(unit: number): boolean {
	return unit === 60 || unit === 62 || unit === 37;
}

/** A keyword as it is compared and shown: white space, a line break included, becomes one space. */
export function keywordText(source: string): string {
	return isEven(source) ? source : source.replace(/\s+/g, ' ').trim();
}

/** Whether a text is one that evening its white space leaves alone: plain characters with single spaces between them. */
function isEven(text: string): boolean {
	let before = 32;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit < 32 || unit > 126 || (unit === 32 && before === 32)) return false;
		before = unit;
	}
	return before !== 32;
}
