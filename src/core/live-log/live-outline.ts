import { makeBlock, outlineNote, type Block, type ParseOptions } from '../log';
import type { Opener } from '../scan/opener';
import { blockTypes, OutlineBuilder } from '../log/outline';
import { scan } from '../scan/scan';
import { BlockColumns, outside, type BlockRange, type EditedRange, type ReadPart } from './block-columns';
import { closes, hidesAlike } from './hidden-tail';
import { HeadingMarks } from './heading-marks';
import { NearEntries } from './near-entries';
import { NoteFacts } from './note-facts';
import { editedLines, type TextSource } from './text-source';
import { fitsBefore, fitsBehind, fitsConflicts, fitsGovernor, needsBlockBefore, type Window } from './window';

/** The blocks that an edit made anew. */
export interface ChangedBlocks extends BlockRange {
	/** Whether the whole note was read for it. */
	readonly whole: boolean;
}

/** A part of a note that is longer than this, in UTF-16 units, and is most of it, is not read on its own: that would be reading twice. */
const longPart = 65_536;

/**
 * Where the blocks of a note are while it is edited. An edit reads its blocks up to the heading behind them; where that heading comes
 * out as it was, so does all that follows it, as nothing else is open at a heading. Else the whole note is read.
 */
export class LiveOutline {
	readonly columns = new BlockColumns();
	readonly nearEntries = new NearEntries();
	facts!: NoteFacts;
	/** The block that hides what is left of the note. */
	opener: Opener | null = null;
	/** Where the line behind the opener's begins; infinite where nothing is hidden. */
	hiddenFrom = Infinity;

	constructor(private source: TextSource, private readonly options: ParseOptions) {
		this.readWhole({ from: 0, to: 0, by: source.length });
	}

	update(edited: EditedRange, source: TextSource): ChangedBlocks {
		this.source = source;
		const changed = this.readEdited(edited);
		return changed ? { ...changed, whole: false } : this.readWhole(edited);
	}

	/** The block at an index, made when first asked for. @param text the whole note, where it is at hand. */
	block(index: number, text: TextSource | string = this.source): Block {
		const { columns } = this;
		return columns.made[index] ??= this.make(index, text.slice(columns.start(index), columns.start(index + 1)));
	}

	/** Makes the block at an index of its text. */
	make(index: number, text: string): Block {
		const { columns, facts: { fields } } = this;
		const type = blockTypes[columns.types[index]!]!;
		return makeBlock(text, type, columns.levels[index]!, [columns.headingStarts[index]!, columns.headingEnds[index]!], fields);
	}

	private readWhole(edited: EditedRange): ChangedBlocks {
		const text = this.source.slice(0, this.source.length);
		const note = outlineNote(text, this.options);
		const { outline, opener } = note;
		const { count } = this.columns;
		const added = outline.starts.length;
		this.facts = new NoteFacts(note, text);
		this.hide(opener, 0, text);
		this.nearEntries.replace(0, count, outline.nearEntries, added);
		const changed = this.columns.replace(0, count, { outline, count: added, length: text.length, governor: -1 }, edited);
		return { ...changed, whole: true };
	}

	private hide(opener: Opener | null, at: number, text: string): void {
		this.opener = opener && { ...opener, from: opener.from + at, to: opener.to + at };
		const feed = opener ? text.indexOf('\n', opener.to) : 0;
		this.hiddenFrom = opener ? at + (feed < 0 ? text.length : feed) + 1 : Infinity;
	}

	/** Null where the whole note must be read. */
	private readEdited(edited: EditedRange): BlockRange | null {
		const { columns, source } = this;
		if (columns.count === 0 || source.length === 0 || this.facts.concernsTop(edited, source)) return null;
		if (this.facts.prose) return this.readProse(edited);
		if (edited.from >= this.hiddenFrom) return this.readHidden(edited);
		const touched = columns.at(edited.from);
		const first = needsBlockBefore(columns, touched, edited) ? touched - 1 : touched;
		const last = columns.at(edited.to) + 1;
		return this.readWindow(first, last, edited)
			?? this.readWindow(Math.max(0, first - 1), Math.min(columns.count, last + 1), edited);
	}

	/** In a note in which nothing is ours, an edit matters if it brings something that might be. */
	private readProse(edited: EditedRange): BlockRange | null {
		const { text, from } = editedLines(this.source, edited);
		if (this.facts.concernsWhole(text) || this.facts.hasSign(text, from)) return null;
		this.columns.grow(0, edited.by);
		return { first: 0, last: 1 };
	}

	/** Behind a block that is never closed, an edit matters if it closes it. */
	private readHidden(edited: EditedRange): BlockRange | null {
		const { text, from } = editedLines(this.source, edited);
		if (this.facts.concernsWhole(text) || closes(text, this.opener!) || !this.signStays(text, from, edited.by)) return null;
		const index = this.columns.count - 1;
		this.columns.grow(index, edited.by);
		return { first: index, last: index + 1 };
	}

	private readWindow(first: number, last: number, edited: EditedRange): BlockRange | null {
		const { columns, source, facts } = this;
		const isLast = last === columns.count;
		const start = columns.start(first);
		const end = isLast ? this.readableEnd(edited) : columns.start(last) + edited.by + columns.headingEnds[last]!;
		if (end - start > longPart && (end - start) * 2 > source.length) return null;
		const text = source.slice(start, end);
		if (facts.concernsWhole(text)) return null;
		const marks = new HeadingMarks();
		const { opener } = scan(text, first === 0 ? facts.from : 0, { opener: null, conflict: facts.conflicts.has(first) }, marks);
		if (!isLast && last === first + 1 && this.isWithinBody(first, start, text, marks, edited)) return this.regrow(first, start, text, edited.by);
		const governor = first === 0 ? -1 : columns.governors[first - 1]!;
		const governing = governor < 0 ? null : { index: outside, level: columns.levels[governor]! };
		const outline = marks.outline(new OutlineBuilder(text, columns.dates > 0 ? null : facts.noteDate, facts.fields, governing));
		if (isLast && this.opener && !hidesAlike(opener, this.opener)) return null;
		const window: Window = { first, last, start, text, outline, count: outline.starts.length - (isLast ? 0 : 1), governor };
		if (!fitsBefore(columns, window, edited) || (!isLast && !(fitsBehind(columns, window, edited) && fitsGovernor(columns, window)))) return null;
		if (!fitsConflicts(facts.conflicts, window) || !this.staysLog(window) || !this.signStays(text, start, edited.by)) return null;
		if (isLast) this.hide(opener, start, text);
		else this.moveOpener(edited.by);
		return this.put(window, isLast ? source.length - start : outline.starts[window.count]!, edited);
	}

	/** Whether an edit leaves a block one, behind the heading that it has: the commonest edit by far. */
	private isWithinBody(index: number, start: number, text: string, marks: HeadingMarks, { from, by }: EditedRange): boolean {
		const { columns, facts } = this;
		const headed = columns.levels[index]! > 0;
		return from > start + columns.headingEnds[index]!
			&& marks.areOnly(headed ? 2 : 1, columns.start(index + 1) + by - start, text.length, facts.conflicts.has(index + 1))
			&& this.nearEntries.between(index, index + 1).every(({ near }) => headed && near.heading[0] === columns.headingStarts[index])
			&& this.signStays(text, start, by);
	}

	/** Takes a block's new text; what opens it stays. */
	private regrow(index: number, start: number, text: string, by: number): BlockRange {
		this.columns.grow(index, by);
		this.columns.made[index] = this.make(index, text.slice(0, this.columns.start(index + 1) - start));
		this.moveOpener(by);
		return { first: index, last: index + 1 };
	}

	/** How far the last block is to be read for an edit: to the end of the note, or of the line from which on the rest is hidden. */
	private readableEnd({ to, by }: EditedRange): number {
		const { opener, source } = this;
		return opener ? Math.min(source.lineAt(Math.max(to, opener.from) + by).to + 1, source.length) : source.length;
	}

	private moveOpener(by: number): void {
		if (!this.opener || by === 0) return;
		this.opener = { ...this.opener, from: this.opener.from + by, to: this.opener.to + by };
		this.hiddenFrom += by;
	}

	/** Whether the note's own date governs, or does not, and something is ours, or nothing is, as before. */
	private staysLog({ first, last, outline, count }: Window): boolean {
		const { columns, facts: { noteDate } } = this;
		const [dates, ours] = [columns.dates, columns.dates + columns.entries];
		let [datesNow, oursNow] = [dates, ours];
		for (let index = first; index < last; index++) {
			if (columns.types[index] !== 0) oursNow--;
			if (columns.types[index] === 1) datesNow--;
		}
		for (let place = 0; place < count; place++) {
			if (outline.types[place] !== 0) oursNow++;
			if (outline.types[place] === 1) datesNow++;
		}
		return (oursNow > 0) === (ours > 0) && (noteDate === null || (datesNow > 0) === (dates > 0));
	}

	/** Where nothing is ours, whether there still is a sign that something might be. */
	private signStays(text: string, at: number, by: number): boolean {
		return this.columns.dates + this.columns.entries > 0 || this.facts.signStays(text, at, by);
	}

	private put({ first, last, text, outline, count, governor }: Window, length: number, edited: EditedRange): BlockRange {
		const { columns } = this;
		const part: ReadPart = { outline, count, length, governor };
		this.nearEntries.replace(first, last, outline.nearEntries, count);
		const changed = columns.replace(first, last, part, edited);
		for (let index = changed.first; index < changed.last; index++) {
			const place = index - first;
			const to = outline.starts[place + 1] ?? length;
			if (to <= text.length) columns.made[index] = this.make(index, text.slice(outline.starts[place], to));
		}
		return changed;
	}
}
