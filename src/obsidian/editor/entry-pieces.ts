import type { Entry } from '../../core/entry';
import { isSafeUrl } from '../../core/identity';
import { keywordText } from '../../core/keyword';
import type { LinkForm } from '../../core/link';
import { decode } from '../../core/markdown';
import { textOf, type Span } from '../../core/text';

/** A part of an entry that is shown as something else than its source. Spans are relative to the entry's text. */
export type Piece = StarPiece | LinkPiece | KeywordPiece;

export interface StarPiece {
	readonly kind: 'star';
	readonly span: Span;
}

export interface LinkPiece {
	readonly kind: 'link';
	readonly span: Span;
	/** `title` is the title of an entry, in which brackets of its own would be taken for a link to a note. */
	readonly form: LinkForm | 'title';
	/** As it is shown: decoded, in the brackets that CommonMark would show. */
	readonly label: string;
	/** Safe to open. */
	readonly url: string;
}

export interface KeywordPiece {
	readonly kind: 'keyword';
	readonly span: Span;
	/** Decoded, on one line. */
	readonly text: string;
}

/** Entries are immutable, and an edit elsewhere keeps them: what was found in one once is found for good. */
const found = new WeakMap<Entry, readonly Piece[]>();

/** The parts of an entry that show as stars, links and keywords, in text order. What a reader could not open stays as it is written. */
export function piecesOf(entry: Entry): readonly Piece[] {
	let pieces = found.get(entry);
	if (!pieces) {
		pieces = [...stars(entry), ...title(entry), ...links(entry), ...keywords(entry)].sort((a, b) => a.span[0] - b.span[0]);
		found.set(entry, pieces);
	}
	return pieces;
}

function stars(entry: Entry): StarPiece[] {
	return entry.stars.map(({ span }) => ({ kind: 'star', span }));
}

function title(entry: Entry): LinkPiece[] {
	const url = decode(textOf(entry.text, entry.url));
	if (entry.text.charCodeAt(entry.title[0]) !== 91 || !isSafeUrl(url)) return [];
	return [{ kind: 'link', span: entry.link, form: 'title', label: decode(textOf(entry.text, entry.title)), url }];
}

function links(entry: Entry): LinkPiece[] {
	return entry.links.flatMap((item) => {
		const url = decode(textOf(entry.text, item.url));
		if (item.fault !== null || !isSafeUrl(url)) return [];
		const label = decode(textOf(entry.text, item.label));
		return [{ kind: 'link', span: item.span, form: item.form, label: showsBrackets(item.form) ? `[${label}]` : label, url }];
	});
}

function showsBrackets(form: LinkForm): boolean {
	return form === 'nested' || form === 'escaped' || form === 'bracketed';
}

function keywords(entry: Entry): KeywordPiece[] {
	return entry.keywords.map(({ span }) => ({ kind: 'keyword', span, text: keywordText(decode(textOf(entry.text, span))) }));
}
