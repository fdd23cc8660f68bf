import { contentEnd } from '../conventions';
import { precisionOf, type LogDate } from '../date';
import type { Entry } from '../entry';
import type { Located, Log } from '../log';
import type { Note } from '../note';
import { isBlank } from '../scan/line';
import { lineEnd, lineEndingOf, lineStart, nextLine, withLineFeeds, type Edit, type Span } from '../text';
import { sectionsOf, withoutHeading, type TidySection } from '../tidy/section';
import { generatedSpan, watchesOf } from '../log/watch';

/** An entry of a piece, or words that stand before or between entries. */
export interface PiecePart {
	/** With LF for line endings, and the blank lines behind it. */
	readonly text: string;
	/** Null for words. */
	readonly entry: Located<Entry> | null;
}

/** What one note holds of one day and hands to another note, word for word. */
export interface Piece {
	readonly date: LogDate;
	/** Words before the first entry; behind an entry they would become a part of it. */
	readonly lead: readonly PiecePart[];
	/** The entries and what stands between them. */
	readonly body: readonly PiecePart[];
}

export function entriesOf({ body }: Pick<Piece, 'body'>): Located<Entry>[] {
	return body.flatMap(({ entry }) => entry ?? []);
}

/** What parts say, without blank lines at either end. */
export function wordsOf(parts: readonly PiecePart[]): string {
	return lines(parts.map(({ text }) => text).join(''));
}

/** What goes from a note. */
export interface Cut {
	readonly pieces: readonly Piece[];
	/** Take the pieces out of the note; in text order. */
	readonly edits: readonly Edit[];
}

/** The sections of days in a note's logs. Sections of months and years, those without a date, and empty ones stay. */
export function cutSections(note: Note, isWanted: (date: LogDate) => boolean): Cut {
	const { pieces, spans } = sectionPieces(note, isWanted);
	return { pieces, edits: removals(note.text, spans) };
}

/** What a daily note holds: the sections of days, and as one more piece the entries under no date heading, which are of its own day. */
export function cutDailyNote(note: Note, date: LogDate): Cut {
	const [sections, own] = [sectionPieces(note, () => true), ownPiece(note, date)];
	return { pieces: [...own.pieces, ...sections.pieces], edits: removals(note.text, [...own.spans, ...sections.spans]) };
}

/** Pieces, and the whole lines of the note that they are; spans in UTF-16 offsets. */
interface Found {
	readonly pieces: readonly Piece[];
	readonly spans: readonly Span[];
}

function sectionPieces(note: Note, isWanted: (date: LogDate) => boolean): Found {
	const { log, text } = note;
	const generated = generatedSpan(text);
	const pieces: Piece[] = [];
	const spans: Span[] = [];
	const entries = new Map(log.entries.map((entry) => [entry.index, entry]));
	for (const watch of watchesOf(note)) {
		const sections = sectionsOf(log, watch);
		for (const section of sections) {
			const { date, heading } = section;
			if (!date || !heading || precisionOf(date) !== 'day' || !isWanted(date)) continue;
			// What stands behind the last words of a log parts it from what follows.
			const isLast = section === sections.at(-1);
			const piece = pieceOf(log, section, entries, isLast);
			if (!piece) continue;
			const last = section.parts.at(-1) ?? heading;
			const [from, end] = [log.starts[heading.index]!, log.starts[last.index]! + log.blocks[last.index]!.text.length];
			// What is generated stays with its note.
			if (generated && from < generated[1] && end > generated[0]) continue;
			pieces.push(piece);
			spans.push([from, isLast ? firstWord(text, end - last.gap.length, end) : end]);
		}
	}
	return { pieces, spans };
}

function pieceOf(log: Log, section: TidySection, entries: ReadonlyMap<number, Located<Entry>>, isLast: boolean): Piece | null {
	const kept = withoutHeading(section.heading!, log);
	const parts = kept ? [kept, ...section.parts] : section.parts;
	const first = parts.findIndex(({ index }) => log.blocks[index]!.type === 'entry');
	const taken = parts.map(({ text, gap, index }, place): PiecePart => ({
		text: withLineFeeds(isLast && place === parts.length - 1 ? text : text + gap),
		entry: entries.get(index) ?? null,
	}));
	const [lead, body] = first < 0 ? [taken, []] : [taken.slice(0, first), taken.slice(first)];
	// A rule alone is nothing that a day holds.
	return body.length === 0 && /^[\s*_-]*$/.test(wordsOf(lead)) ? null : { date: section.date!, lead, body };
}

/** The text with LF, without blank lines at either end. */
function lines(text: string): string {
	const plain = withLineFeeds(text);
	let end = plain.length;
	while (end > 0 && isBlank(plain, end - 1, end)) end--;
	return plain.slice(firstWord(plain, 0, end), end);
}

/** The entries under no date heading, as one piece. What else stands around them stays. */
function ownPiece(note: Note, date: LogDate): Found {
	const { text } = note;
	const generated = generatedSpan(text);
	const entries = note.log.entries.filter(({ from, dateIndex }) => dateIndex < 0 && (generated === null || from < generated[0] || from >= generated[1]));
	if (entries.length === 0) return { pieces: [], spans: [] };
	const ends = entries.map(({ block }) => lineEnd(block.text, contentEnd(block)));
	const body = entries.map((entry, index): PiecePart => ({ text: `${lines(entry.block.text.slice(0, ends[index]))}\n\n`, entry }));
	const spans = entries.map(({ block, from }, index): Span => [from, firstWord(text, from + nextLine(block.text, ends[index]!), from + block.text.length)]);
	return { pieces: [{ date, lead: [], body }], spans };
}

/**
 * Takes lines away. What stood above and below them without a blank line gets one, so that neither joins the other; where all that is left
 * of the note goes, the blank lines above go along.
 */
function removals(text: string, spans: readonly Span[]): Edit[] {
	const runs: [number, number][] = [];
	for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
		const run = runs.at(-1);
		if (run?.[1] === from) run[1] = to;
		else runs.push([from, to]);
	}
	const last = runs.at(-1);
	if (last?.[1] === text.length) {
		let word = last[0];
		while (word > 0 && isBlank(text, word - 1, word)) word--;
		if (word > 0) last[0] = Math.min(last[0], nextLine(text, word));
	}
	const ending = lineEndingOf(text);
	return runs.map(([from, to]) => {
		const above = from > 0 && !isBlank(text, lineStart(text, lineAbove(text, from)), from);
		const below = to < text.length && !isBlank(text, to, lineEnd(text, to));
		return { from, to, insert: above && below ? ending : '' };
	});
}

/** The end of the line above the one that begins at an offset. */
function lineAbove(text: string, at: number): number {
	return text.charCodeAt(at - 1) === 10 && text.charCodeAt(at - 2) === 13 ? at - 2 : at - 1;
}

/** The start of the first line between two offsets that holds something; the second one where none does. */
function firstWord(text: string, from: number, to: number): number {
	let at = from;
	while (at < to && isBlank(text, at, lineEnd(text, at))) at = nextLine(text, at);
	return Math.min(at, to);
}
