import type { LogDate } from './date';
import type { Entry, NearEntry } from './entry';
import type { FrontMatter } from './log/front-matter';
import { LiveOutline, type ChangedBlocks } from './live-log/live-outline';
import { rangeOf, type Change, type TextSource } from './live-log/text-source';
import { neverClosed, type Block, type DateBlock, type Located, type Log, type ParseOptions } from './log';
import type { Opener } from './scan/opener';

export type { ChangedBlocks } from './live-log/live-outline';
export type { Change, TextSource } from './live-log/text-source';

/** A few blocks of a log as a log of their own, with what stands before and behind them and the date that governs them. */
export interface Excerpt {
	readonly log: Pick<Log, 'blocks' | 'starts' | 'entries' | 'dates' | 'nearEntries'>;
	/** The asked-for blocks in it: from `first` to `last - 1`. */
	readonly first: number;
	readonly last: number;
}

/**
 * The log of a note while it is edited: what `parse` would say of the text as it stands, at the cost of the edited block. Blocks that no
 * edit touched stay the same objects. It changes in place and belongs to one owner, who hands it every change in turn; lists that it gave
 * out before an update say nothing of the note any more.
 */
export class LiveLog implements Log {
	private readonly outline: LiveOutline;
	private allStarts: readonly number[] | null = null;
	private allDates: readonly Located<DateBlock>[] | null = null;
	private allEntries: readonly Located<Entry>[] | null = null;
	private allNearEntries: readonly Located<NearEntry>[] | null = null;
	/** The last block up to the line from which on the note is hidden. */
	private readable: Block | null = null;

	constructor(private source: TextSource, options: ParseOptions = {}) {
		this.outline = new LiveOutline(source, options);
	}

	/**
	 * Follows an edit.
	 * @param changes in text order, none touching the next; offsets of the text before all of them.
	 * @param source the text behind them.
	 */
	update(changes: readonly Change[], source: TextSource): ChangedBlocks {
		this.source = source;
		if (changes.length === 0) return { first: 0, last: 0, whole: false };
		this.allStarts = this.allDates = this.allEntries = this.allNearEntries = null;
		return this.outline.update(rangeOf(changes), source);
	}

	get length(): number {
		return this.source.length;
	}

	get frontMatter(): FrontMatter | null {
		return this.outline.facts.frontMatter;
	}

	get noteDate(): LogDate | null {
		return this.outline.facts.noteDate;
	}

	get unclosed(): Opener | null {
		return neverClosed(this.outline.opener);
	}

	/** Whether an entry or a date heading is in it. */
	get holdsEntries(): boolean {
		const { dates, entries } = this.outline.columns;
		return dates + entries > 0;
	}

	get starts(): readonly number[] {
		return (this.allStarts ??= this.outline.columns.starts());
	}

	get blocks(): readonly Block[] {
		const { made } = this.outline.columns;
		const missing = made.reduce((count, block) => (block ? count : count + 1), 0);
		// Pieces of one string are cheaper than many pieces of a tree; a few are not worth the string.
		const text = missing > 64 ? this.source.slice(0, this.length) : this.source;
		return made.map((block, index) => block ?? this.outline.block(index, text));
	}

	get dates(): readonly Located<DateBlock>[] {
		return (this.allDates ??= this.blocks.flatMap((block, index) => (block.type === 'date' ? [this.locate(block, index)] : [])));
	}

	get entries(): readonly Located<Entry>[] {
		return (this.allEntries ??= this.blocks.flatMap((block, index) => (block.type === 'entry' ? [this.locate(block, index)] : [])));
	}

	get nearEntries(): readonly Located<NearEntry>[] {
		return (this.allNearEntries ??= this.outline.nearEntries.all.map(({ index, near }) => this.locate(near, index)));
	}

	/** The index of the block that holds the unit at an offset, the last one for the end of the note; -1 in an empty note. */
	blockAt(offset: number): number {
		return this.outline.columns.at(offset);
	}

	/** The date that governs a block; null where there is none or it names no day. */
	dateOf(index: number): LogDate | null {
		const { columns, facts } = this.outline;
		const governor = columns.governors[index]!;
		const block = governor < 0 ? null : this.outline.block(governor);
		return block?.type === 'date' ? block.reading.date : columns.dates > 0 ? null : facts.noteDate;
	}

	/** Whether a date heading governs a block. */
	isDated(index: number): boolean {
		return this.outline.columns.governors[index]! >= 0;
	}

	/**
	 * The entries that have text between two offsets, in text order. One that ends in a block that hides the rest of the note is given up to
	 * the end of the line that opens it: behind it an entry has nothing to show, and the rest may be long.
	 */
	entriesBetween(from: number, to: number): readonly Located<Entry>[] {
		const { columns } = this.outline;
		const found: Located<Entry>[] = [];
		for (let index = Math.max(0, columns.at(from)); index < columns.count && columns.start(index) < to; index++) {
			const block = this.readableBlock(index);
			if (block.type === 'entry') found.push(this.locate(block, index));
		}
		return found;
	}

	/** The blocks from `first` to `last - 1`, for what looks at a few of them. */
	excerpt(first: number, last: number): Excerpt {
		const { columns, nearEntries } = this.outline;
		const from = Math.max(0, first - 1);
		const to = Math.min(last + 1, columns.count);
		const governor = columns.governors[from]!;
		const blocks: Block[] = [];
		const starts: number[] = [];
		const take = (index: number): void => {
			blocks.push(this.outline.block(index));
			starts.push(columns.start(index));
		};
		if (governor >= 0 && governor < from) take(governor);
		const shift = from - blocks.length;
		for (let index = from; index < to; index++) take(index);
		const place = <T>(block: T, index: number): Located<T> => {
			const dateIndex = columns.governors[index]!;
			return {
				index: index - shift, from: starts[index - shift]!, block, date: this.dateOf(index), dateIndex: dateIndex < 0 ? -1 : Math.max(0, dateIndex - shift),
			};
		};
		const dates: Located<DateBlock>[] = [];
		const entries: Located<Entry>[] = [];
		for (let index = first; index < last; index++) {
			const block = blocks[index - shift]!;
			if (block.type === 'date') dates.push(place(block, index));
			else if (block.type === 'entry') entries.push(place(block, index));
		}
		const near = nearEntries.between(first, last).map((each) => place(each.near, each.index));
		return { log: { blocks, starts, dates, entries, nearEntries: near }, first: first - shift, last: last - shift };
	}

	private locate<T>(block: T, index: number): Located<T> {
		const { columns } = this.outline;
		return { index, from: columns.start(index), block, date: this.dateOf(index), dateIndex: columns.governors[index]! };
	}

	private readableBlock(index: number): Block {
		const { columns, hiddenFrom } = this.outline;
		if (!this.outline.opener || index < columns.count - 1) return this.outline.block(index);
		const text = this.source.slice(columns.start(index), Math.min(hiddenFrom - 1, this.length));
		const made = this.outline.make(index, text);
		if (this.readable?.text !== text || this.readable.type !== made.type) this.readable = made;
		return this.readable;
	}
}
