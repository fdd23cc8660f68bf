import type { Block } from '../log';
import { blockTypes, type Outline } from '../log/outline';
import { RunningSums } from './running-sums';

/** One replaced range of a note: `from` and `to` are UTF-16 offsets in the note as it was, `by` is how much longer it became. */
export interface EditedRange {
	readonly from: number;
	readonly to: number;
	readonly by: number;
}

/** A piece of a note that was read anew and takes the place of whole blocks. */
export interface ReadPart {
	/** Of the text that was read; a governor of `outside` is the one that governs at its start. */
	readonly outline: Outline;
	/** How many blocks of the outline take a place; one more may be there, to know what follows. */
	readonly count: number;
	/** The length of these blocks, in UTF-16 units. */
	readonly length: number;
	/** The index of the block that governs at the start of the part, -1 for none. */
	readonly governor: number;
}

/** The index, in the outline of a part, of a date heading before it. */
export const outside = -2;

/** Blocks by index, from `first` to `last - 1`. */
export interface BlockRange {
	readonly first: number;
	readonly last: number;
}

const dateType = blockTypes.indexOf('date');
const entryType = blockTypes.indexOf('entry');

/**
 * The blocks of a note while it is edited, as columns of numbers: as in an `Outline`, but headings are relative to their block, so that
 * what stands behind an edit is not touched by it.
 */
export class BlockColumns {
	types: number[] = [];
	levels: number[] = [];
	headingStarts: number[] = [];
	headingEnds: number[] = [];
	governors: number[] = [];
	/** The blocks that were asked for. */
	made: (Block | null)[] = [];
	dates = 0;
	entries = 0;
	private sums = new RunningSums([], 0);

	get count(): number {
		return this.types.length;
	}

	start(index: number): number {
		return this.sums.before(index);
	}

	starts(): number[] {
		return this.sums.all();
	}

	/** The index of the block that holds the unit at an offset; the last one for the end of the note. */
	at(offset: number): number {
		return this.sums.at(offset);
	}

	/**
	 * Puts blocks that were read anew in the place of those from `first` to `last - 1`. Those at either end that the edit left as they
	 * were stay the same objects.
	 * @returns the blocks that are new.
	 */
	replace(first: number, last: number, part: ReadPart, edited: EditedRange): BlockRange {
		const front = this.sameInFront(first, last, part, edited);
		const back = this.sameBehind(first + front, last, part, front, edited);
		const range = { first: first + front, last: first + part.count - back };
		const added = part.count - front - back;
		const removed = last - first - front - back;
		this.tally(range.first, range.first + removed, -1);
		if (added === removed) this.overwrite(range.first, added, part, front);
		else this.splice(range.first, removed, added, first, part, front, edited.by);
		this.tally(range.first, range.last, 1);
		this.govern(first, last, part);
		return range;
	}

	/** Makes a block longer, or shorter, without reading it. */
	grow(index: number, by: number): void {
		this.sums.add(index, by);
		this.made[index] = null;
	}

	private sameInFront(first: number, last: number, part: ReadPart, { from }: EditedRange): number {
		const start = this.start(first);
		const most = Math.min(last - first, part.count);
		let same = 0;
		while (same < most && start + endOf(part, same) <= from && this.isSame(first + same, part, same)) same++;
		return same;
	}

	private sameBehind(first: number, last: number, part: ReadPart, front: number, { to }: EditedRange): number {
		const most = Math.min(last - first, part.count - front);
		let same = 0;
		for (let start = this.start(last); same < most; same++) {
			start -= this.sums.length(last - 1 - same);
			if (start < to || !this.isSame(last - 1 - same, part, part.count - 1 - same)) break;
		}
		return same;
	}

	private isSame(index: number, part: ReadPart, place: number): boolean {
		const { outline } = part;
		const start = outline.starts[place]!;
		return this.types[index] === outline.types[place]
			&& this.levels[index] === outline.levels[place]
			&& this.headingStarts[index] === outline.headingStarts[place]! - start
			&& this.headingEnds[index] === outline.headingEnds[place]! - start
			&& this.sums.length(index) === endOf(part, place) - start;
	}

	private overwrite(at: number, count: number, part: ReadPart, front: number): void {
		const { outline } = part;
		for (let step = 0; step < count; step++) {
			const index = at + step;
			const place = front + step;
			const start = outline.starts[place]!;
			this.types[index] = outline.types[place]!;
			this.levels[index] = outline.levels[place]!;
			this.headingStarts[index] = outline.headingStarts[place]! - start;
			this.headingEnds[index] = outline.headingEnds[place]! - start;
			this.made[index] = null;
			this.sums.add(index, endOf(part, place) - start - this.sums.length(index));
		}
	}

	private splice(at: number, removed: number, added: number, first: number, part: ReadPart, front: number, by: number): void {
		const { outline } = part;
		const back = front + added;
		const starts = this.starts();
		const length = this.start(this.count) + by;
		const base = this.start(first);
		const taken = outline.starts.slice(front, back);
		const behind = starts.slice(at + removed);
		this.sums = new RunningSums([...starts.slice(0, at), ...taken.map((start) => base + start), ...behind.map((start) => start + by)], length);
		const put = <T>(column: T[], values: readonly T[]): T[] => [...column.slice(0, at), ...values, ...column.slice(at + removed)];
		this.types = put(this.types, outline.types.slice(front, back));
		this.levels = put(this.levels, outline.levels.slice(front, back));
		this.headingStarts = put(this.headingStarts, taken.map((start, step) => outline.headingStarts[front + step]! - start));
		this.headingEnds = put(this.headingEnds, taken.map((start, step) => outline.headingEnds[front + step]! - start));
		this.governors = put(this.governors, outline.governors.slice(front, back));
		this.made = put(this.made, taken.map(() => null));
	}

	/** Sets the governors of the part, and makes those behind it point to where their date headings stand now. */
	private govern(first: number, last: number, { outline, count, governor }: ReadPart): void {
		const placed = (index: number): number => (index === outside ? governor : index < 0 ? -1 : first + index);
		for (let place = 0; place < count; place++) this.governors[first + place] = placed(outline.governors[place]!);
		const next = first + count;
		if (next >= this.count) return;
		const shift = next - last;
		const before = this.governors[next]!;
		const after = placed(outline.governors[count]!);
		if (shift === 0 && before === after) return;
		for (let index = next; index < this.count; index++) {
			const known = this.governors[index]!;
			if (known === before) this.governors[index] = after;
			else if (known >= last) this.governors[index] = known + shift;
		}
	}

	private tally(first: number, last: number, by: number): void {
		for (let index = first; index < last; index++) {
			if (this.types[index] === entryType) this.entries += by;
			else if (this.types[index] === dateType) this.dates += by;
		}
	}
}

function endOf({ outline, count, length }: ReadPart, place: number): number {
	return place + 1 < count ? outline.starts[place + 1]! : length;
}
