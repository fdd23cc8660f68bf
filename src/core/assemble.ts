import { readDate, type LogDate } from './date';
import { Entry, type NearEntry } from './entry';
import { readLabel, type FieldTable } from './field';
import { headingContent, readEntryHeading, withoutClosing, type EntryHeading, type NearHeading } from './heading';
import { readLinkLine } from './link-line';
import type { Block, DateBlock, Located, Log } from './log';
import { isConflictLine, lineEndBefore } from './scan/line';
import type { Mark } from './scan/scan';
import { shiftSpan, textOf } from './text';

interface Context {
	readonly noteDate: LogDate | null;
	readonly fields: FieldTable;
}

type Assembled = Pick<Log, 'blocks' | 'starts' | 'dates' | 'entries' | 'nearEntries'>;

/** Cuts a note into blocks at the marks that a scan found in it. */
export function assemble(text: string, marks: readonly Mark[], context: Context): Assembled {
	return new Assembler(text, marks, context).run();
}

/** A near-entry, found before the block that it stands in is complete. */
interface FoundNearEntry extends Omit<NearEntry, 'heading' | 'span'> {
	readonly mark: Mark;
	readonly near: NearHeading;
	readonly start: number;
	readonly date: LogDate | null;
	readonly dateIndex: number;
}

/** The date heading that governs what is read now. */
interface Governing {
	readonly index: number;
	readonly level: number;
	readonly date: LogDate | null;
}

class Assembler {
	private readonly blocks: Block[] = [];
	private readonly starts: number[] = [];
	private readonly dates: Located<DateBlock>[] = [];
	private readonly entries: Located<Entry>[] = [];
	private readonly nearEntries: Located<NearEntry>[] = [];
	/** The note's own date, where no date heading takes its place. */
	private readonly noteDate: LogDate | null;
	private readonly hasDates: boolean;
	private governing: Governing | null = null;
	/** The start of the open block, and how its text becomes a block once its end is known. */
	private start = 0;
	private finish: (text: string) => Block = (text) => ({ type: 'text', text, level: 0 });
	/** The level of the open entry, 0 where the open block is none. */
	private entryLevel = 0;
	private near: FoundNearEntry[] = [];

	constructor(
		private readonly text: string,
		private readonly marks: readonly Mark[],
		private readonly context: Context,
	) {
		this.hasDates = marks.some((mark) => this.isDate(mark));
		this.noteDate = this.hasDates ? null : context.noteDate;
	}

	run(): Assembled {
		for (const mark of this.marks) {
			if (mark.setext) this.setextHeading(mark);
			else this.atxHeading(mark);
		}
		this.close(this.text.length);
		const { blocks, starts, dates, entries, nearEntries } = this;
		return { blocks, starts, dates, entries, nearEntries };
	}

	private isDate(mark: Mark): boolean {
		if (mark.setext || mark.level < 1 || mark.level > 5) return false;
		// A date and its `#`s are short; a longer line is not worth copying.
		if (mark.end - mark.heading > 80) return false;
		return readDate(textOf(this.text, withoutClosing(this.text, headingContent(this.text, mark.heading, mark.end)))) !== null;
	}

	private atxHeading(mark: Mark): void {
		const { text } = this;
		const content = headingContent(text, mark.heading, mark.end);
		if (mark.level === 0) {
			const level = text.slice(mark.heading, mark.end).match(/#+/)?.[0].length ?? 0;
			const read = readEntryHeading(text, content, level, this.isDated());
			if (read && !('reason' in read)) this.foundNear(mark, { reason: 'missing-space', span: [content[0], content[1]] }, level);
			return;
		}
		if (this.isDate(mark)) return this.openDate(mark);
		const read = readEntryHeading(text, content, mark.level, this.isDated());
		if (read && !('reason' in read)) return this.openEntry(mark, read);
		if (this.entryLevel === 0 || mark.level <= this.entryLevel) this.openText(mark);
		if (read) this.foundNear(mark, read, mark.level);
	}

	private isDated(): boolean {
		return this.governing !== null || this.noteDate !== null;
	}

	private openDate(mark: Mark): void {
		const { text } = this;
		this.close(mark.from);
		const from = mark.from;
		const value = withoutClosing(text, headingContent(text, mark.heading, mark.end));
		const reading = readDate(textOf(text, value))!;
		const index = this.blocks.length;
		this.finish = (blockText) => {
			const block: DateBlock = {
				type: 'date', text: blockText, level: mark.level,
				heading: [mark.heading - from, mark.end - from], value: shiftSpan(value, -from), reading,
			};
			this.dates.push({ index, from, block, date: reading.date, dateIndex: index });
			return block;
		};
		this.governing = { index, level: mark.level, date: reading.date };
	}

	private openEntry(mark: Mark, parts: EntryHeading): void {
		this.close(mark.from);
		const from = mark.from;
		const index = this.blocks.length;
		const { date, dateIndex } = this.governor();
		this.entryLevel = mark.level;
		this.finish = (blockText) => {
			const block = new Entry(
				blockText, mark.level, [mark.heading - from, mark.end - from], shiftHeading(parts, -from), this.context.fields,
			);
			this.entries.push({ index, from, block, date, dateIndex });
			return block;
		};
	}

	private openText(mark: Mark): void {
		this.close(mark.from);
		if (this.governing && mark.level < this.governing.level) this.governing = null;
		this.finish = (text) => ({ type: 'text', text, level: mark.level });
	}

	private governor(): { date: LogDate | null; dateIndex: number } {
		return this.governing
			? { date: this.governing.date, dateIndex: this.governing.index }
			: { date: this.noteDate, dateIndex: -1 };
	}

	private foundNear(mark: Mark, near: NearHeading, level: number): void {
		this.near.push({ mark, near, level, reason: near.reason, start: this.start, ...this.governor() });
	}

	/** A setext title ends an entry's body and its section, unless its text shows that no title was meant. */
	private setextHeading(mark: Mark): void {
		if (isSetextTrap(this.text, mark, this.context.fields)) return;
		this.entryLevel = 0;
		this.openText(mark);
	}

	/** Ends the open block at an offset. */
	private close(at: number): void {
		if (at > this.start) {
			const index = this.blocks.length;
			this.starts.push(this.start);
			this.blocks.push(this.finish(this.text.slice(this.start, at)));
			for (const { mark, near, level, reason, start, date, dateIndex } of this.near) {
				this.nearEntries.push({
					index, from: start, date, dateIndex,
					block: { level, reason, heading: [mark.heading - start, mark.end - start], span: shiftSpan(near.span, -start) },
				});
			}
		}
		this.near = [];
		this.start = at;
		this.entryLevel = 0;
		this.finish = (text) => ({ type: 'text', text, level: 0 });
	}
}

function shiftHeading(parts: EntryHeading, by: number): EntryHeading {
	const { source, link } = parts;
	return {
		stars: parts.stars.map((star) => ({ ...star, span: shiftSpan(star.span, by) })),
		source: source && shiftSpan(source, by),
		link: { span: shiftSpan(link.span, by), label: shiftSpan(link.label, by), url: shiftSpan(link.url, by) },
		tail: shiftSpan(parts.tail, by),
	};
}

/** Whether the text above a setext underline is a field, a link line or a conflict marker: then a rule below it was meant, no title. */
export function isSetextTrap(text: string, mark: Mark, fields: FieldTable): boolean {
	for (let start = mark.from; start < mark.end; ) {
		const feed = text.indexOf('\n', start);
		const next = feed < 0 || feed >= mark.end ? mark.end : feed + 1;
		if (next >= mark.end) return false;
		const end = lineEndBefore(text, start, next);
		const label = readLabel(text, start, end);
		if (label && fields.has(textOf(text, label.name).toLowerCase())) return true;
		if (readLinkLine(text, start, end) || isConflictLine(text, start, next, '<<<<<<<')) return true;
		start = next;
	}
	return false;
}
