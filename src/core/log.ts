import type { DateReading, LogDate } from './date';
import type { Entry, NearEntry } from './entry';
import type { Opener } from './mask';
import type { Span } from './text';

/**
 * A piece of a note, from one heading that matters to the next. Blocks partition the note: their texts, joined, are the note.
 * A block knows nothing of its place, so an edit re-reads its block only. All spans inside a block are UTF-16 offsets
 * relative to the start of `block.text`; `log.starts[i]` makes them absolute.
 */
export type Block = TextBlock | DateBlock | Entry | NearEntry;

interface BlockShape {
	/** The block's text as it stands in the note, with the comment lines directly above its heading. */
	readonly text: string;
}

/** Prose that is not ours: what stands before the first heading, and sections under other headings. */
export interface TextBlock extends BlockShape {
	readonly type: 'text';
	/** The level of the heading that begins the block, 0 where none does. */
	readonly level: number;
}

/** A date heading and the prose up to the next heading that matters. */
export interface DateBlock extends BlockShape {
	readonly type: 'date';
	readonly level: number;
	/** The whole heading line, without its line ending. */
	readonly heading: Span;
	/** The date as written, without `#`s, spaces and the trailing colon. */
	readonly value: Span;
	readonly reading: DateReading;
}

/** What a note says about itself at its top, as far as a log needs it. */
export interface FrontMatter {
	/** From the first `---` to the end of the closing line, line ending included. */
	readonly span: Span;
	/** The value of `date`, where it is one. */
	readonly date: LogDate | null;
	/** False where the note opted out with `ml-watch: false`. */
	readonly watched: boolean;
}

/** Where an entry (or near-entry) stands in its log. */
export interface Located<T> {
	/** The index of its block in `log.blocks`. */
	readonly index: number;
	/** The absolute UTF-16 offset of the block's start in the note. */
	readonly from: number;
	readonly block: T;
	/** The date that governs it: its date heading's, else the note's own; null where there is none or it is malformed. */
	readonly date: LogDate | null;
	/** The index of the governing date heading's block, -1 where no date heading governs. */
	readonly dateIndex: number;
}

export interface Log {
	readonly blocks: readonly Block[];
	/** The absolute UTF-16 offset at which each block starts. */
	readonly starts: readonly number[];
	/** The length of the note in UTF-16 units. */
	readonly length: number;
	readonly frontMatter: FrontMatter | null;
	/** The note's own date, where its base name or front matter gives one. It governs only in a note without date headings. */
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
}
