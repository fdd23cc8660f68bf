import { printDate, type LogDate } from './date';
import { discussionPlace, quoteOf, type DiscussionPlace } from './insert/discussion';
import { draftDifferences, draftOf, type Draft, type DraftPart } from './draft';
import { kindOfSource } from './entry';
import { parse, type Log } from './log';
import { normaliseDraft } from './print/normalise';
import { baseName, type Note } from './note';
import { placeOf, type Place, type Refusal } from './insert/place';
import type { Style } from './style';
import { printEntry, printHeading } from './print/template';
import { applyEdits, isSpace, lineStart, nextLine, type Edit, type LineEnding } from './text';
import { generatedSpan } from './log/watch';

export type { Refusal } from './insert/place';

export interface InsertOptions {
	readonly style: Style;
	/** UTF-16 offset in the note that chooses among several logs. */
	readonly cursor?: number | undefined;
	/** The heading of the section that discussions go into; they go under their date, as papers do, where it is empty or left out. */
	readonly section?: string;
	/** Plain text that is quoted below the heading of a discussion. */
	readonly quote?: string;
}

/** An entry about to be written. */
export interface Insertion {
	/** In UTF-16 offsets of the note as it is. */
	readonly edits: readonly Edit[];
	/** The start of the entry's heading line, as a UTF-16 offset in the note as it will be. */
	readonly heading: number;
	/** The end of the entry, where a person goes on writing, as a UTF-16 offset in the note as it will be. */
	readonly cursor: number;
	/** The date that the entry will have: the draft's, or in a log kept by months its month. */
	readonly date: LogDate | null;
	/** What the person should know; null where all is as expected. */
	readonly message: string | null;
}

/**
 * Puts a draft into a note, as `normaliseDraft` makes it, where FORMAT section 3 says. No other byte of the note moves, and what is
 * written reads back as that draft; where that cannot be, nothing is written.
 */
export function insertEntry(note: Note, draft: Draft, options: InsertOptions): Insertion | Refusal {
	const normal = normaliseDraft(draft, options.style).draft;
	if (normal.title === '') return { refusal: 'Nothing to write: a title or a URL is expected.' };
	const place = placeFor(note, normal, options);
	if ('refusal' in place) return place;
	if (place.date === null && normal.source === '') return { refusal: 'Missing source: outside of dates an entry needs one.' };
	const inserted = putBlock(note, writtenEntry(normal, place, options), place, options.style);
	return readsBack(note, inserted, normal, options.style) ?? inserted;
}

/**
 * Puts an entry as it is written into a note.
 * @param block the entry's lines with LF, without line ending at the end.
 */
export function insertBlock(note: Note, block: string, date: LogDate | null, { style, cursor }: InsertOptions): Insertion | Refusal {
	const place = placeOf(note, date, style, cursor);
	return 'refusal' in place ? place : putBlock(note, block, place, style);
}

/** The place of a draft: a discussion goes to the section of discussions, where there is to be one. */
export function placeFor(note: Note, draft: Draft, { style, cursor, section = '' }: InsertOptions): Place | DiscussionPlace | Refusal {
	const apart = section.trim() !== '' && kindOfSource(draft.source) === 'discussion';
	return apart ? discussionPlace(note, section.trim(), style) : placeOf(note, draft.date, style, cursor);
}

/** An entry as Markdown for a place, with LF; a discussion's quote stands directly below its heading. */
export function writtenEntry(normal: Draft, place: Place | DiscussionPlace, { style, quote = '' }: Pick<InsertOptions, 'style' | 'quote'>): string {
	const own = 'entryLevel' in place ? { ...style, entryLevel: place.entryLevel } : style;
	const quoted = kindOfSource(normal.source) === 'discussion' ? quoteOf(quote) : '';
	const entry = printEntry(normal, own);
	if (quoted === '') return entry;
	const heading = printHeading(normal, own);
	const body = entry.slice(heading.length).trimStart();
	return `${heading}\n${'\n'.repeat(style.blankBelow)}${quoted}${body === '' ? '' : `\n\n${body}`}`;
}

/** The heading to write above an entry, with LF, and the blank line below it; empty where one governs the place. */
export function headingAbove({ heading, title, level }: Place, style: Style): string {
	const words = heading ? printDate(heading, style.dateFormat) : title ?? '';
	return words === '' ? '' : `${'#'.repeat(level)} ${words}\n\n`;
}

function putBlock(note: Note, block: string, place: Place, style: Style): Insertion {
	const heading = headingAbove(place, style);
	const { edit, from, to } = blockEdit(note.text, place, heading + block, style);
	return {
		edits: [edit],
		heading: from + heading.replace(/\n/g, endingFor(note.text, style)).length,
		cursor: to,
		date: place.date,
		message: place.message,
	};
}

/**
 * The edit that writes lines at a place, with what parts them from their neighbours.
 * @param block lines with LF, without line ending at the end.
 * @returns with the UTF-16 offsets that the lines will have.
 */
export function blockEdit(text: string, place: Pick<Place, 'at' | 'behind'>, block: string, style: Style): { edit: Edit; from: number; to: number } {
	const ending = endingFor(text, style);
	const written = block.replace(/\n/g, ending);
	const { before, after } = margins(text, place, style, ending);
	const from = place.at + before.length;
	return { edit: { from: place.at, to: place.at, insert: before + written + after }, from, to: from + written.length };
}

/** A lone CR beside an LF would make one line ending of two. */
export function endingFor(text: string, { lineEnding }: Style): LineEnding {
	return lineEnding === '\r' && text.includes('\n') ? '\n' : lineEnding;
}

/** The line endings that part a new block from its neighbours. */
export function margins(text: string, { at, behind }: Pick<Place, 'at' | 'behind'>, style: Style, ending: LineEnding): { before: string; after: string } {
	const gap = ending.repeat(style.blankLines + 1);
	const atTop = text.slice(0, at).replace(/^\ufeff/, '') === '';
	if (behind && !atTop && !isLineStart(text, at)) {
		const next = nextLine(text, at);
		const followed = next < text.length && !isBlankLine(text, next);
		return { before: gap, after: followed ? ending : '' };
	}
	const before = atTop || isBlankLine(text, lineStart(text, previousLine(text, at))) ? '' : ending;
	if (behind) return { before, after: at < text.length ? '' : ending };
	return { before, after: at < text.length ? gap : ending };
}

function isLineStart(text: string, at: number): boolean {
	return lineStart(text, at) === at;
}

/** The end of the line above the one that begins at `at`. */
function previousLine(text: string, at: number): number {
	return text.charCodeAt(at - 1) === 10 && text.charCodeAt(at - 2) === 13 ? at - 2 : at - 1;
}

function isBlankLine(text: string, start: number): boolean {
	let at = start;
	while (isSpace(text.charCodeAt(at))) at++;
	return at >= text.length || text.charCodeAt(at) === 10 || text.charCodeAt(at) === 13;
}

/** The note with edits applied, read as the note itself is. */
export function readEdited(note: Note, edits: readonly Edit[], style: Style): { text: string; log: Log } {
	const text = applyEdits(note.text, edits);
	return { text, log: parse(text, { name: baseName(note.path), fields: style.fields }) };
}

/** Why an entry would not be read as it was meant, or would change how another one is read; null where all is well. */
function readsBack(note: Note, inserted: Insertion, draft: Draft, style: Style): Refusal | null {
	const { log } = readEdited(note, inserted.edits, style);
	const found = log.entries.find((entry) => entry.from + entry.block.heading[0] === inserted.heading);
	if (!found) return { refusal: 'The entry would not be read at its place in this note. Choose another note.' };
	const [part] = draftDifferences({ ...draft, date: inserted.date }, draftOf(found));
	if (part !== undefined) return { refusal: `The template of the body would not keep the ${nameOf(part)}. Check it in the settings.` };
	const before = generatedSpan(note.text) === null ? note.log.entries.length : log.entries.length - 1;
	return log.entries.length === before + 1 ? null : { refusal: 'The entry would change how others in this note are read. Check the template in the settings.' };
}

/** A part of a draft, as a sentence names it. */
export function nameOf(part: DraftPart): string {
	return part.replace(/^fields\./, '');
}
