import { partitionPoint } from '../../core/text/partition-point';

/** The rows of a list, as far as their heights are concerned. */
export interface MeasuredRows {
	readonly length: number;
	/** How many of the rows before `index` are headings. */
	headingsBefore(index: number): number;
	/** Guesses at the height of a row and of a heading, in pixels, until they are measured. */
	readonly guesses: { readonly row: number; readonly heading: number };
}

/**
 * Where each row of a list begins, in pixels. Rows count by their guessed height until they were measured; what a measured one differs by is
 * summed up in a tree (Fenwick 1994), so that neither a measurement nor a place costs time for every row.
 */
export class RowHeights {
	private readonly differences: Float64Array;
	private readonly measured = new Map<number, number>();

	/** @param rows may be replaced by as many rows with their headings at the same places. */
	constructor(public rows: MeasuredRows) {
		this.differences = new Float64Array(rows.length + 1);
	}

	get total(): number {
		return this.top(this.rows.length);
	}

	/** Where a row begins; for the number of rows, where the last one ends. */
	top(index: number): number {
		let top = this.guessBefore(index);
		for (let node = index; node > 0; node -= node & -node) top += this.differences[node]!;
		return top;
	}

	height(index: number): number {
		return this.measured.get(index) ?? this.guess(index);
	}

	/** The row at an offset; the first or last one where the offset is outside. */
	at(offset: number): number {
		return Math.max(0, partitionPoint(this.rows.length, (index) => this.top(index) <= offset) - 1);
	}

	/** Takes a measured height in. @returns whether it is another one than before. */
	set(index: number, height: number): boolean {
		const change = height - this.height(index);
		if (index >= this.rows.length || Math.abs(change) < 0.5) return false;
		this.measured.set(index, height);
		for (let node = index + 1; node <= this.rows.length; node += node & -node) this.differences[node]! += change;
		return true;
	}

	private guess(index: number): number {
		return this.guessBefore(index + 1) - this.guessBefore(index);
	}

	private guessBefore(index: number): number {
		const headings = this.rows.headingsBefore(index);
		const { row, heading } = this.rows.guesses;
		return headings * heading + (index - headings) * row;
	}
}
