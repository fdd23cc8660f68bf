import { bodyEnd } from '../log/body';
import { readDate } from '../date';
import type { Entry } from '../entry';
import { headingContent } from '../log/heading';
import { indexRegion } from '../index-region';
import type { MaskedRange } from '../mask';
import { cleanState, scan } from '../scan/scan';
import { applyEdits, lineEnd, lineStart, nextLine, textOf, withLineFeeds, type Edit } from '../text';

/** The levels of the headings in an index: its own, those of dates, those of entries. */
export const indexLevel = 1;
export const dateLevel = 2;
export const entryLevel = 3;

/** Why an entry cannot be copied to a page that holds others: it would swallow or cut what follows. */
export type PieceFault =
	/** A fence, comment or other block in it is never closed. */
	| 'unclosed'
	/** A git conflict in it was not resolved. */
	| 'conflict'
	/** A marker of an index region stands in it. */
	| 'marker';

/** The text of an entry in an index, without line ending at its end; or why it cannot be shown. */
export type Piece = { readonly text: string } | { readonly fault: PieceFault };

/**
 * An entry as an index shows it: with the comment lines directly above its heading, word for word, but with LF line endings, its
 * headings shifted so that it stands below a date heading, and without the fields that are left out. Headings in its body keep their
 * place below it; Markdown has six levels, so what would go deeper than the sixth stays there.
 * @param omitted the canonical names of fields to leave out.
 */
export function pieceOf(entry: Entry, omitted: ReadonlySet<string>): Piece {
	const written = omitted.size > 0 ? withoutFields(entry, omitted) : entry.text;
	const text = withLineFeeds(written);
	const edits: Edit[] = [];
	const start = lineOfHeading(entry.text, entry.heading[0]);
	const shift = entryLevel - entry.level;
	if (shift !== 0) edits.push(levelEdit(text, start, entryLevel));
	const bodyFrom = nextLine(text, start);
	const masked: MaskedRange[] = [];
	const { opener, conflict } = scan(text, bodyFrom, cleanState, {
		mark: ({ heading: from, level, setext }) => {
			if (shift === 0 || setext || level === 0) return;
			const shifted = shiftedLevel(text, from, level, shift);
			if (shifted !== level) edits.push(levelEdit(text, from, shifted));
		},
		mask: (kind, from, to) => masked.push({ kind, from, to }),
	});
	// Found as the entry finds its own, without reading the fields and links in it.
	const bodyTo = bodyEnd(text, bodyFrom, masked);
	const piece = text.slice(0, lineEnd(text, bodyTo > bodyFrom ? bodyTo : start));
	if (piece.includes('ml-watch:index') && indexRegion(piece).kind !== 'none') return { fault: 'marker' };
	// A block without a closer of its own ends at the blank line that stands behind every entry.
	if (opener && opener.closer !== '') return { fault: 'unclosed' };
	if (conflict) return { fault: 'conflict' };
	return { text: edits.length > 0 ? applyEdits(piece, edits) : piece };
}

/** The offset of the heading once line endings are one unit long: only comment lines stand above it. */
function lineOfHeading(text: string, heading: number): number {
	let pairs = 0;
	for (let at = text.indexOf('\r\n'); at >= 0 && at < heading; at = text.indexOf('\r\n', at + 2)) pairs++;
	return heading - pairs;
}

/** A heading of level 6 that looks like a date is none (a date's level is 5 at most), and must not become one. */
function shiftedLevel(text: string, from: number, level: number, shift: number): number {
	if (level === 6 && shift < 0 && readDate(textOf(text, headingContent(text, from, lineEnd(text, from))))) return 6;
	return Math.min(6, Math.max(entryLevel + 1, level + shift));
}

function levelEdit(text: string, line: number, level: number): Edit {
	let from = line;
	while (text.charCodeAt(from) === 32) from++;
	let to = from;
	while (text.charCodeAt(to) === 35) to++;
	return { from, to, insert: '#'.repeat(level) };
}

/** The entry up to the end of its body without the lines of fields, and the blank lines behind each where one stands above it. */
function withoutFields(entry: Entry, omitted: ReadonlySet<string>): string {
	const { body, heading } = entry;
	const text = entry.text.slice(0, lineEnd(entry.text, body[1] > body[0] ? body[1] : heading[1]));
	const edits: Edit[] = [];
	for (const { name, span } of entry.fields) {
		if (!omitted.has(name)) continue;
		const from = lineStart(text, span[0]);
		let to = nextLine(text, Math.min(span[1], text.length));
		if (isBlankLine(text, previousLine(text, from))) {
			while (to < text.length && isBlankLine(text, to)) to = nextLine(text, to);
		}
		edits.push({ from, to, insert: '' });
	}
	return applyEdits(text, edits);
}

function previousLine(text: string, start: number): number {
	return lineStart(text, text.startsWith('\r\n', start - 2) ? start - 2 : start - 1);
}

function isBlankLine(text: string, from: number): boolean {
	for (let at = from; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 10 || unit === 13) return true;
		if (!isBlankUnit(unit)) return false;
	}
	return true;
}

function isBlankUnit(unit: number): boolean {
	return unit === 32 || unit === 9 || unit === 10 || unit === 13;
}
