import { CodeSpans, entityEnd, isPunctuation } from './markdown';
import { trimSpan, type Span } from './text';

export interface Keyword {
	/** Trimmed; may hold a line break where the list is wrapped. UTF-16 offsets. */
	readonly span: Span;
}

/** The semicolons of a list of keywords that separate: not in code spans, not as the end of an entity, not escaped. */
export function keywordSeparators(text: string, span: Span): number[] {
	const [from, to] = span;
	const codes = new CodeSpans(text, to);
	const separators: number[] = [];
	for (let at = from; at < to; ) {
		const unit = text.charCodeAt(at);
		if (unit === 59 || unit === 0xff1b) separators.push(at++);
		else if (unit === 92 && isPunctuation(text.charCodeAt(at + 1))) at += 2;
		else if (unit === 96) at = codes.end(at);
		else if (unit === 38) at = Math.max(at + 1, entityEnd(text, at, to));
		else at++;
	}
	return separators;
}

/** The keywords of a list, in order; empty places between separators are none. */
export function readKeywords(text: string, span: Span): Keyword[] {
	const keywords: Keyword[] = [];
	let from = span[0];
	for (const end of [...keywordSeparators(text, span), span[1]]) {
		const trimmed = trimSpan(text, [from, end]);
		if (trimmed[1] > trimmed[0]) keywords.push({ span: trimmed });
		from = end + 1;
	}
	return keywords;
}

/** A keyword as it is compared and shown: white space, a line break included, becomes one space. */
export function keywordText(source: string): string {
	return source.replace(/\s+/g, ' ').trim();
}
