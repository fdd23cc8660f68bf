import type { DraftLink } from '../draft';
import type { Entry } from '../entry';
import { escapeLabel } from '../print/escape';
import type { LinkItem } from '../link';
import { printLink } from '../print/link-print';
import { decode } from '../markdown';
import type { Style } from '../style';
import { lineEnd, lineEndingOf, lineStart, nextLine, sortEdits, textOf, type Edit, type LineEnding } from '../text';
import { insertion, replacement } from './heading';

/**
 * The edits that give an entry another list of links. Items that stay are not touched, others are changed where they stand, new ones
 * come behind the last. Offsets are those of the entry's own text.
 */
export function linkEdits(entry: Entry, links: readonly DraftLink[], style: Style): Edit[] {
	const items = entry.links;
	if (items.length === 0) return links.length === 0 ? [] : [newLine(entry, links, style)];
	const kept = links.length < items.length ? keptItems(entry, links) : null;
	const stay = kept ?? items.slice(0, links.length);
	const edits: Edit[] = kept ? [] : stay.flatMap((item, index) => itemEdits(entry.text, item, links[index]!, style));
	const removed = items.filter((item) => !stay.includes(item));
	if (removed.length > 0) for (const edit of removals(entry, removed)) edits.push(edit);
	if (links.length > items.length) edits.push(appended(entry, links.slice(items.length), style));
	return sortEdits(edits);
}

function linkOf(text: string, item: LinkItem): DraftLink {
	return { label: decode(textOf(text, item.label)), url: decode(textOf(text, item.url)) };
}

/** The items that make up a shorter list, in order; null where the list holds something else too. */
function keptItems({ text, links: items }: Entry, links: readonly DraftLink[]): LinkItem[] | null {
	const kept: LinkItem[] = [];
	for (const item of items) {
		const wanted = links[kept.length];
		if (!wanted) break;
		const { label, url } = linkOf(text, item);
		if (label === wanted.label && url === wanted.url) kept.push(item);
	}
	return kept.length === links.length ? kept : null;
}

function itemEdits(text: string, item: LinkItem, link: DraftLink, style: Style): Edit[] {
	const { label, url } = linkOf(text, item);
	if (label === link.label && url === link.url) return [];
	const form = item.form === 'styled' || item.fault === 'malformed' ? style.linkForm : item.form;
	// An item that is broken, or has no place for a URL, is written anew.
	const loose = item.fault !== null || item.form === 'styled';
	if (loose) return [replacement(item.span, printLink(escapeLabel(link.label), link.url, form))];
	const edits: Edit[] = [];
	if (label !== link.label) edits.push(replacement(item.label, escapeLabel(link.label)));
	if (url !== link.url) edits.push(replacement(item.url, link.url));
	return edits;
}

/** Takes items out: with what parts them from their neighbours, and with their line where nothing else is left on it. */
function removals(entry: Entry, removed: readonly LinkItem[]): Edit[] {
	const { text } = entry;
	const edits: Edit[] = [];
	for (const [from, to] of entry.linkLines) {
		const items = entry.links.filter((item) => item.span[0] >= from && item.span[1] <= to);
		const gone = items.filter((item) => removed.includes(item));
		if (gone.length === 0) continue;
		if (gone.length === items.length) {
			edits.push(lineRemoval(text, from, to));
			continue;
		}
		const firstKept = items.findIndex((item) => !removed.includes(item));
		items.forEach((item, index) => {
			if (!removed.includes(item)) return;
			const next = items[index + 1];
			// Before the first item that stays the separator behind goes, elsewhere the one before.
			edits.push(index < firstKept
				? { from: item.span[0], to: next!.span[0], insert: '' }
				: { from: items[index - 1]!.span[1], to: item.span[1], insert: '' });
		});
	}
	return edits;
}

/** A whole line goes, and one of the blank lines around it. Between two other lines a blank one stays: it keeps them apart. */
function lineRemoval(text: string, from: number, to: number): Edit {
	const end = nextLine(text, to);
	const above = previousEnd(text, from);
	const blankAbove = from > 0 && isBlankLine(text, lineStart(text, above));
	const blankBelow = end >= text.length || isBlankLine(text, end);
	if (blankAbove && blankBelow) return { from: previousEnd(text, lineStart(text, above)), to, insert: '' };
	return { from, to: blankAbove || blankBelow ? end : to, insert: '' };
}

function isBlankLine(text: string, start: number): boolean {
	return text.slice(start, lineEnd(text, start)).trim() === '';
}

/** The offset before the line ending in front of an offset. */
function previousEnd(text: string, at: number): number {
	return text.charCodeAt(at - 1) === 10 && text.charCodeAt(at - 2) === 13 ? at - 2 : Math.max(0, at - 1);
}

/** New items behind the last one, as the lines before do it: on its line, or each on one with the same list marker. */
function appended({ text, links: items, linkLines }: Entry, links: readonly DraftLink[], style: Style): Edit {
	const last = items.at(-1)!;
	const form = last.form === 'styled' || last.fault !== null ? style.linkForm : last.form;
	const printed = links.map(({ label, url }) => printLink(escapeLabel(label), url, form));
	const line = linkLines.at(-1)!;
	const lead = text.slice(line[0], items.find((item) => item.span[0] >= line[0])!.span[0]);
	const alone = items.filter((item) => item.span[0] >= line[0]).length === 1;
	if (alone && /^\s*(?:[-*+]|\d+[.)])\s+$/.test(lead)) {
		return insertion(line[1], printed.map((item) => lineBreak(text, style) + lead + item).join(''));
	}
	const before = items.at(-2);
	const between = before && before.span[1] > line[0] ? text.slice(before.span[1], last.span[0]) : style.linkSeparator;
	return insertion(last.span[1], printed.map((item) => between + item).join(''));
}

/** A link line of its own below the heading. */
function newLine({ text, heading }: Entry, links: readonly DraftLink[], style: Style): Edit {
	const ending = lineBreak(text, style);
	const printed = links.map(({ label, url }) => printLink(escapeLabel(label), url, style.linkForm)).join(style.linkSeparator);
	const next = nextLine(text, heading[1]);
	const followed = next < text.length && lineEnd(text, next) > next;
	return insertion(heading[1], ending.repeat(style.blankBelow + 1) + printed + (followed ? ending : ''));
}

/** The line ending of the lines around an edit. */
export function lineBreak(text: string, style: Style): LineEnding {
	return /[\r\n]/.test(text) ? lineEndingOf(text) : style.lineEnding;
}
