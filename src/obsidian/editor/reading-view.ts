import type { MarkdownPostProcessor, MarkdownPostProcessorContext, MarkdownSectionInformation } from 'obsidian';
import type { Entry } from '../../core/entry';
import type { Located } from '../../core/log';
import { decode } from '../../core/markdown';
import { readNote, type Note } from '../../core/note';
import { starForms } from '../../core/star';
import { textOf } from '../../core/text';
import { reasonOf } from '../notices';
import type { Shell } from '../shell';
import { entriesBetween } from './editor-log';
import { piecesOf, type LinkPiece } from './entry-pieces';
import { linkElement, onPress, starElement } from './widgets';

/** What a press on a star in reading view does. */
export type ToggleStar = (path: string, heading: string) => void;

/**
 * Shows stars and links of entries in reading view, embeds, hover previews and exports. It gets one section at a time; where the app
 * does not say which lines that is, the note is read and only what stands in one of its entries is shown otherwise. Running it
 * twice over the same section changes nothing more.
 */
export function readingViewProcessor(shell: Shell, toggleStar: ToggleStar): MarkdownPostProcessor {
	const notes = new RecentNotes(shell);
	return (section, context) => {
		const { renderLinks, renderStars } = shell.config();
		const headings = renderStars ? headingsWithStar(section) : [];
		const links = renderLinks ? brokenLinks(section) : [];
		if (headings.length === 0 && links.length === 0) return undefined;
		const show = (entries: readonly Located<Entry>[]): void => {
			showLinks(links, entries);
			showStars(headings, entries, context.sourcePath, toggleStar);
		};
		const lines = linesOf(section, context);
		if (lines) {
			show(entriesOfLines(notes.of(context.sourcePath, lines.text), lines));
			return undefined;
		}
		return notes.read(context.sourcePath).then((note) => {
			if (note) show(note.log.entries);
		});
	};
}

function linesOf(section: HTMLElement, context: MarkdownPostProcessorContext): MarkdownSectionInformation | null {
	return context.getSectionInfo(section);
}

function entriesOfLines(note: Note, { lineStart, lineEnd }: MarkdownSectionInformation): readonly Located<Entry>[] {
	const { lineStarts } = note;
	const from = lineStarts[lineStart] ?? note.text.length;
	const to = lineStarts[lineEnd + 1] ?? note.text.length;
	return entriesBetween(note, from, to);
}

/** Notes that were read lately: a note is rendered section by section, with the same text each time. */
class RecentNotes {
	private readonly recent: Note[] = [];

	constructor(private readonly shell: Shell) {}

	of(path: string, text: string): Note {
		const known = this.recent.find((note) => note.path === path && note.text === text);
		if (known) return known;
		const note = readNote(path, text, this.shell.config());
		this.recent.unshift(note);
		this.recent.length = Math.min(this.recent.length, 4);
		return note;
	}

	async read(path: string): Promise<Note | null> {
		try {
			const text = await this.shell.notes.textOf(path);
			return text === null ? null : this.of(path, text);
		} catch (error) {
			console.debug(`ML Watch: ${path} was not read for display: ${reasonOf(error)}`);
			return null;
		}
	}
}

/** A link item of the seed's form as the app renders it: a link to a note, then the URL in parentheses. */
interface BrokenLink {
	readonly wikilink: HTMLElement;
	/** The link that the app made of the bare URL; null where it left it as text. */
	readonly bare: HTMLElement | null;
	readonly label: string;
	/** All that stands between the parentheses. */
	readonly url: string;
}

function brokenLinks(section: HTMLElement): BrokenLink[] {
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

function showLinks(links: readonly BrokenLink[], entries: readonly Located<Entry>[]): void {
	if (links.length === 0) return;
	const pieces = entries
		.flatMap(({ block }) => piecesOf(block).map((piece) => ({ piece, source: textOf(block.text, piece.span) })))
		.flatMap(({ piece, source }) => (piece.kind === 'link' && piece.form === 'nested' ? [{ piece, source }] : []));
	for (const link of links) {
		const match = pieces.find(({ piece }) => isSame(link, piece));
		if (match) replaceLink(link, match.piece);
	}
}

function isSame(link: BrokenLink, piece: LinkPiece): boolean {
	return piece.label === `[${link.label}]` && (piece.url === link.url || encoded(piece.url) === encoded(link.url));
}

/** A renderer percent-encodes what a person did not. */
function encoded(url: string): string {
	try {
		return encodeURI(decodeURI(url));
	} catch {
		return url;
	}
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

interface StarredHeading {
	readonly heading: HTMLElement;
	/** The texts in it that hold a rating mark, outside its links. */
	readonly texts: readonly Text[];
}

function headingsWithStar(section: HTMLElement): StarredHeading[] {
	const headings = section.findAll('h2, h3, h4, h5, h6');
	if (section.matches('h2, h3, h4, h5, h6')) headings.push(section);
	return headings.flatMap((heading) => {
		const texts = [...heading.childNodes].filter((node): node is Text => (
			node.instanceOf(Text) && starForms.some((form) => node.data.includes(form))
		));
		return texts.length > 0 ? [{ heading, texts }] : [];
	});
}

function showStars(headings: readonly StarredHeading[], entries: readonly Located<Entry>[], path: string, toggleStar: ToggleStar): void {
	for (const { heading, texts } of headings) {
		const url = heading.querySelector('a.external-link')?.getAttribute('href') ?? '';
		const located = entries.find(({ block }) => {
			const written = decode(textOf(block.text, block.url));
			return block.starred && (written === url || encoded(written) === encoded(url));
		});
		if (!located) continue;
		const line = textOf(located.block.text, located.block.heading);
		for (const text of texts) showStarsIn(text, () => toggleStar(path, line));
	}
}

function showStarsIn(text: Text, press: () => void): void {
	let rest = text;
	for (;;) {
		const source = rest.data;
		const places = starForms.map((form) => ({ form, at: source.indexOf(form) })).filter(({ at }) => at >= 0);
		const first = places.sort((a, b) => a.at - b.at)[0];
		if (!first) return;
		const mark = rest.splitText(first.at);
		const selector = mark.data.charCodeAt(first.form.length) === 0xfe0f ? 1 : 0;
		rest = mark.splitText(first.form.length + selector);
		const star = starElement();
		onPress(star, press);
		mark.replaceWith(star);
	}
}
