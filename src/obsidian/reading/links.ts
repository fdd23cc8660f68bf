import type { Entry } from '../../core/entry';
import type { Located } from '../../core/log';
import { piecesOf, type LinkPiece } from '../editor/entry-pieces';
import { linkElement } from '../editor/widgets';
import { isSameUrl } from './same-url';

/** A link item of the seed's form as the app renders it: a link to a note, then the URL in parentheses. */
export interface BrokenLink {
	readonly wikilink: HTMLElement;
	/** The link that the app made of the bare URL; null where it left it as text. */
	readonly bare: HTMLElement | null;
	readonly label: string;
	/** All that stands between the parentheses. */
	readonly url: string;
}

/** The link items of the seed's form in a rendered section. */
export function brokenLinks(section: HTMLElement): BrokenLink[] {
	return section.findAll('a.internal-link').flatMap((wikilink) => {
		const broken = readBrokenLink(wikilink);
		return broken ? [broken] : [];
	});
}

function readBrokenLink(wikilink: HTMLElement): BrokenLink | null {
	const open = wikilink.nextSibling;
	const opening = open?.instanceOf(Text) ? open.data : '';
	if (!opening.startsWith('(')) return null;
	const label = wikilink.getText();
	const close = opening.indexOf(')');
	if (close > 0) return { wikilink, bare: null, label, url: opening.slice(1, close) };
	const bare = open?.nextSibling;
	if (opening !== '(' || !bare?.instanceOf(HTMLElement) || bare.tagName !== 'A') return null;
	if (!bare.nextSibling?.textContent?.startsWith(')')) return null;
	return { wikilink, bare, label, url: bare.getAttr('href') ?? '' };
}

/** Shows those that stand in one of the entries as one link each. */
export function showLinks(links: readonly BrokenLink[], entries: readonly Located<Entry>[]): void {
	if (links.length === 0) return;
	const pieces = entries.flatMap(({ block }) => piecesOf(block).flatMap((piece) => (piece.kind === 'link' && piece.form === 'nested' ? [piece] : [])));
	for (const link of links) {
		const piece = pieces.find((candidate) => isSame(link, candidate));
		if (piece) replaceLink(link, piece);
	}
}

function isSame(link: BrokenLink, piece: LinkPiece): boolean {
	return piece.label === `[${link.label}]` && isSameUrl(piece.url, link.url);
}

function replaceLink({ wikilink, bare, url }: BrokenLink, piece: LinkPiece): void {
	const open = wikilink.nextSibling;
	const close = bare?.nextSibling ?? null;
	if (!open) return;
	wikilink.replaceWith(linkElement(piece));
	if (bare) {
		open.remove();
		bare.remove();
		if (close) close.textContent = close.textContent?.slice(1) ?? '';
	} else {
		open.textContent = open.textContent?.slice(url.length + 2) ?? '';
	}
}
