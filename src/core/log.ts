import { assemble } from './assemble';
import { readDate, type DateReading, type LogDate } from './date';
import type { Entry, NearEntry } from './entry';
import { defaultFieldTable, type FieldTable } from './field';
import { bodyStart, readFrontMatter, type FrontMatter } from './front-matter';
import type { Opener } from './mask';
import { cleanState, scan, type Mark } from './scan/scan';
import { isInvisible, isSpace, withoutLoneCarriages, type Span } from './text';

/**
 * A piece of a note, from one heading that matters to the next. Blocks partition the note: their texts, joined, are the note.
 * A block knows nothing of its place, so that an edit re-reads its block only. All spans inside a block are UTF-16 offsets
 * relative to the start of `block.text`; `log.starts[i]` makes them absolute.
 */
export type Block = TextBlock | DateBlock | Entry;

/** What is not ours: text before the first heading that matters, and sections under other headings. */
export interface TextBlock {
	readonly type: 'text';
	readonly text: string;
	/** The level of the heading that begins the block, 0 where none does. */
	readonly level: number;
}

/** A date heading and the prose up to the next heading. */
export interface DateBlock {
	readonly type: 'date';
	/** The block's text, with the comment lines directly above its heading. */
	readonly text: string;
	readonly level: number;
	/** The whole heading line, without its line ending. */
	readonly heading: Span;
	/** The heading's content: without `#`s and surrounding spaces, with a trailing colon if there is one. */
	readonly value: Span;
	readonly reading: DateReading;
}

/** A block, or a near-entry in one, and where it stands in its log. */
export interface Located<T> {
	/** The index of the block in `log.blocks`. */
	readonly index: number;
	/** The absolute UTF-16 offset of the block's start in the note. */
	readonly from: number;
	readonly block: T;
	/** The date that governs it: its date heading's, else the note's own; null where there is none or it names no day. */
	readonly date: LogDate | null;
	/** The index of the governing date heading's block, -1 where no date heading governs. */
	readonly dateIndex: number;
}

/** A note as a log. */
export interface Log {
	readonly blocks: readonly Block[];
	/** The absolute UTF-16 offset at which each block starts. */
	readonly starts: readonly number[];
	/** The length of the note in UTF-16 units. */
	readonly length: number;
	readonly frontMatter: FrontMatter | null;
	/** The date of the note's base name or front matter. It governs only in a note without date headings. */
	readonly noteDate: LogDate | null;
	readonly dates: readonly Located<DateBlock>[];
	readonly entries: readonly Located<Entry>[];
	readonly nearEntries: readonly Located<NearEntry>[];
	/** The opener of a fence, comment or other block that is never closed and so hides the rest of the note. */
	readonly unclosed: Opener | null;
}

export interface ParseOptions {
	/** The note's base name without extension: a full date there is the note's own date. */
	readonly name?: string;
	/** The fields to read; those known without any setting when left out. */
	readonly fields?: FieldTable;
}

/**
 * Reads a note. Every text is a note: nothing throws, and the time grows linearly with the text. A note without date headings and
 * without headings that hold a link is one block of text; what hides the rest of such a note hides nothing of ours.
 */
export function parse(text: string, options: ParseOptions = {}): Log {
	const frontMatter = readFrontMatter(text);
	const noteDate = dateOfName(options.name) ?? frontMatter?.date ?? null;
	const from = frontMatter ? frontMatter.span[1] : bodyStart(text);
	const marks: Mark[] = [];
	const unclosed = mayHoldEntries(text, from)
		? scan(withoutLoneCarriages(text), from, cleanState, { mark: (mark) => marks.push(mark) }).opener
		: null;
	const fields = options.fields ?? defaultFieldTable;
	return {
		...assemble(text, marks, { noteDate, fields }),
		length: text.length,
		frontMatter,
		noteDate,
		unclosed: unclosed && unclosed.closer !== '' ? unclosed : null,
	};
}

/** A base name that is, as a whole, a full date. */
export function dateOfName(name: string | undefined): LogDate | null {
	const reading = name === undefined ? null : readDate(name);
	return reading?.date?.day && reading.format !== null ? reading.date : null;
}

/** Whether a line begins with `#`s and then a date or, somewhere, a bracket: without one there is nothing to find in a note. */
export function mayHoldEntries(text: string, from: number): boolean {
	let bracket = -1;
	for (let at = text.indexOf('#', from); at >= 0; at = text.indexOf('#', at)) {
		const margin = isAtMargin(text, at, from);
		while (text.charCodeAt(at) === 35) at++;
		if (!margin) continue;
		if (bracket < at) bracket = text.indexOf('[', at);
		let end = text.indexOf('\n', at);
		if (end < 0) end = text.length;
		if (bracket >= 0 && bracket < end) return true;
		let first = at;
		while (first < end && (isSpace(text.charCodeAt(first)) || isInvisible(text.charCodeAt(first)))) first++;
		const unit = text.charCodeAt(first);
		if (unit >= 48 && unit <= 57) return true;
		if (bracket < 0 && text.indexOf('#', at) < 0) return false;
	}
	return false;
}

function isAtMargin(text: string, at: number, from: number): boolean {
	let start = at;
	while (start > from && at - start < 3 && text.charCodeAt(start - 1) === 32) start--;
	if (start === from) return true;
	const before = text.charCodeAt(start - 1);
	return before === 10 || before === 13;
}
