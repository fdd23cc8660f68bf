import type { Draft } from '../draft';
import type { Entry } from '../entry';
import { escapeText } from '../print/escape';
import { decode } from '../markdown';
import { isInvisible, isSpace, textOf, type Edit, type Span } from '../text';

function isGap(text: string, at: number): boolean {
	return isSpace(text.charCodeAt(at)) || isInvisible(text.charCodeAt(at));
}

/** The edits that give a heading another title, URL or source; what is equal in both drafts stays as it is written. */
export function headingEdits(entry: Entry, before: Draft, after: Draft): Edit[] {
	const edits: Edit[] = [];
	if (after.source !== before.source) edits.push(sourceEdit(entry, after.source));
	if (after.title !== before.title) edits.push(replacement(entry.title, titleSource(textOf(entry.text, entry.title), after.title)));
	if (after.url !== before.url) edits.push(replacement(entry.url, after.url === '' ? emptyTarget(entry) : after.url));
	return edits;
}

/** Before a link's title only angle brackets show that there is no URL. */
function emptyTarget({ text, url }: Entry): string {
	return text[url[1]] === ')' || text[url[1]] === '>' ? '' : '<>';
}

function sourceEdit({ text, source, link }: Entry, after: string): Edit {
	if (!source) return insertion(link[0], `${after}: `);
	if (after !== '') return replacement(source, after);
	// With the colon, up to a star behind it or the title.
	let colon = source[1];
	while (text[colon] !== ':' && text[colon] !== '：') colon++;
	let end = colon + 1;
	while (end < link[0] && isGap(text, end)) end++;
	return { from: source[0], to: end, insert: '' };
}

/** A title in which emphasis was written keeps it. */
function titleSource(written: string, title: string): string {
	const emphasised = escapeText(decode(written), { keepEmphasis: true }) === written;
	return escapeText(title, { keepEmphasis: emphasised });
}

export function insertion(at: number, insert: string): Edit {
	return { from: at, to: at, insert };
}

export function replacement(span: Span, insert: string): Edit {
	return { from: span[0], to: span[1], insert };
}
