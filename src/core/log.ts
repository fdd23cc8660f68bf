import { readDate, type DateReading, type LogDate } from './date';
import { Entry, type NearEntry } from './entry';
import { defaultFieldTable, type FieldTable } from './field';
import { readFrontMatter, textStart, type FrontMatter } from './log/front-matter';
import { headingContent, withoutClosing } from './log/heading';
import type { Opener } from './scan/opener';
import { blockTypes, OutlineBuilder, outlineOfProse, type BlockType, type Outline } from './log/outline';
import { partitionPoint } from './text/partition-point';
import { cleanState, scan } from './scan/scan';
import { isInvisible, isSpace, textOf, withoutLoneCarriages, type Span } from './text';

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

/** What is known of a note before a block of it is made. */
export interface OutlinedNote {
	readonly frontMatter: FrontMatter | null;
	readonly noteDate: LogDate | null;
	readonly fields: FieldTable;
	/** The UTF-16 offset at which the note itself begins, behind a byte order mark and front matter. */
	readonly from: number;
	/** The UTF-16 offset of the first sign that there may be something of ours; -1 where there is none and nothing was scanned. */
	readonly sign: number;
	readonly outline: Outline;
	/** The block that hides what is left of the note, whether it is ever closed or ends with the next blank line. */
	readonly opener: Opener | null;
}

/**
 * Reads a note. Every text is a note: nothing throws, and the time grows linearly with the text. A note without date headings and
 * without headings that hold a link is one block of text; what hides the rest of such a note hides nothing of ours.
 */
export function parse(text: string, options: ParseOptions = {}): Log {
	return new OutlinedLog(text, outlineNote(text, options));
}

/** Finds the blocks of a note, and makes none. */
export function outlineNote(text: string, options: ParseOptions): OutlinedNote {
	const frontMatter = readFrontMatter(text);
	const noteDate = dateOfName(options.name) ?? frontMatter?.date ?? null;
	const fields = options.fields ?? defaultFieldTable;
	const from = frontMatter ? frontMatter.span[1] : textStart(text);
	const sign = signOfEntries(text, from);
	if (sign < 0) return { frontMatter, noteDate, fields, from, sign, outline: outlineOfProse(text), opener: null };
	const source = withoutLoneCarriages(text);
	let builder = new OutlineBuilder(text, noteDate, fields);
	let { opener } = scan(source, from, cleanState, builder);
	if (builder.contradicted) {
		// Rarely does a note have a date of its own, an entry by that date, and date headings behind it.
		builder = new OutlineBuilder(text, null, fields);
		({ opener } = scan(source, from, cleanState, builder));
	}
	return { frontMatter, noteDate, fields, from, sign, outline: builder.end(), opener };
}

/** A log that makes its blocks from the outline when they are asked for. */
class OutlinedLog implements Log {
	readonly frontMatter: FrontMatter | null;
	readonly noteDate: LogDate | null;
	readonly unclosed: Opener | null;
	private readonly outline: Outline;
	private readonly fields: FieldTable;
	/** The blocks that were asked for, at their indexes. */
	private readonly made: Block[] = [];
	private madeBlocks: readonly Block[] | null = null;
	private madeDates: readonly Located<DateBlock>[] | null = null;
	private madeEntries: readonly Located<Entry>[] | null = null;
	private madeNearEntries: readonly Located<NearEntry>[] | null = null;

	constructor(private readonly text: string, { frontMatter, noteDate, fields, outline, opener }: OutlinedNote) {
		this.frontMatter = frontMatter;
		this.noteDate = noteDate;
		this.outline = outline;
		this.fields = fields;
		this.unclosed = neverClosed(opener);
	}

	get length(): number {
		return this.text.length;
	}

	get starts(): readonly number[] {
		return this.outline.starts;
	}

	get blocks(): readonly Block[] {
		return (this.madeBlocks ??= this.outline.starts.map((_, index) => this.block(index)));
	}

	get dates(): readonly Located<DateBlock>[] {
		return (this.madeDates ??= this.located('date'));
	}

	get entries(): readonly Located<Entry>[] {
		return (this.madeEntries ??= this.located('entry'));
	}

	get nearEntries(): readonly Located<NearEntry>[] {
		return (this.madeNearEntries ??= this.outline.nearEntries.map(({ near, index }) => this.locate(near, index)));
	}

	/** The blocks of a type. No other is made for it, but the dates that govern them. */
	private located<T extends Block>(type: T['type']): Located<T>[] {
		const { types } = this.outline;
		const wanted = blockTypes.indexOf(type);
		const found: Located<T>[] = [];
		for (let index = 0; index < types.length; index++) {
			if (types[index] === wanted) found.push(this.locate(this.block(index) as T, index));
		}
		return found;
	}

	private locate<T>(block: T, index: number): Located<T> {
		const dateIndex = this.outline.governors[index] ?? -1;
		const governor = dateIndex < 0 ? null : this.block(dateIndex);
		const date = governor?.type === 'date' ? governor.reading.date : this.outline.noteDate;
		return { index, from: this.outline.starts[index] ?? 0, block, date, dateIndex };
	}

	private block(index: number): Block {
		const made = this.made[index];
		if (made) return made;
		const { starts, types, levels, headingStarts, headingEnds } = this.outline;
		const start = starts[index] ?? 0;
		const text = this.text.slice(start, starts[index + 1] ?? this.text.length);
		const heading: Span = [(headingStarts[index] ?? 0) - start, (headingEnds[index] ?? 0) - start];
		return (this.made[index] = makeBlock(text, blockTypes[types[index] ?? 0] ?? 'text', levels[index] ?? 0, heading, this.fields));
	}
}

/** The index of the block in which an offset lies, by the blocks' absolute starts; -1 before the first. */
export function blockAt(starts: readonly number[], at: number): number {
	return partitionPoint(starts.length, (index) => starts[index]! <= at) - 1;
}

/** Makes a block of its text; its heading is relative to that. */
export function makeBlock(text: string, type: BlockType, level: number, heading: Span, fields: FieldTable): Block {
	switch (type) {
		case 'entry':
			return new Entry(text, level, heading, fields);
		case 'date': {
			const value = withoutClosing(text, headingContent(text, heading[0], heading[1]));
			const reading = readDate(textOf(text, value)) ?? { date: null, format: null, strict: false };
			return { type: 'date', text, level, heading, value, reading };
		}
		default:
			return { type: 'text', text, level };
	}
}

/** The opener of a block that no blank line ends. */
export function neverClosed(opener: Opener | null): Opener | null {
	return opener && opener.closer !== '' ? opener : null;
}

/** A base name that is, as a whole, a full date. */
export function dateOfName(name: string | undefined): LogDate | null {
	// Most notes are named in words.
	const reading = name === undefined || isLetter(name.charCodeAt(0)) ? null : readDate(name);
	return reading?.date?.day && reading.format !== null ? reading.date : null;
}

function isLetter(unit: number): boolean {
	return (unit | 32) >= 97 && (unit | 32) <= 122;
}

/** Whether there may be something of ours in a note; most notes are told apart by this quick look. */
export function mayHoldEntries(text: string, from: number): boolean {
	return signOfEntries(text, from) >= 0;
}

/** The offset behind the first `#`s of a line with a date behind them or, somewhere, a bracket: without one nothing is ours. Else -1. */
export function signOfEntries(text: string, from: number): number {
	for (let at = text.indexOf('#', from); at >= 0; at = text.indexOf('#', at)) {
		const margin = isAtMargin(text, at, from);
		while (text.charCodeAt(at) === 35) at++;
		if (margin && showsSign(text, at)) return at;
	}
	return -1;
}

/** Whether a line goes on, behind its `#`s, with a digit or, somewhere, a bracket. */
function showsSign(text: string, from: number): boolean {
	let at = from;
	while (isSpace(text.charCodeAt(at)) || isInvisible(text.charCodeAt(at))) at++;
	const first = text.charCodeAt(at);
	if (first >= 48 && first <= 57) return true;
	for (; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 91) return true;
		if (unit === 10 || unit === 13) return false;
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
