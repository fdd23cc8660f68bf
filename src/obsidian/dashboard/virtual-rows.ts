import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';
import { RowHeights, type MeasuredRows } from './row-heights';

/** No screen shows more rows; more would cost without being seen. */
const mostRows = 76;

/** Rows kept ready above and below what is seen. */
const overscan = 6;

/** Taken for the height of the list while it has none, in pixels. */
const assumedHeight = 640;

/** The rows of a list: another object where they are others. A `Place` is what a row is found by in another list. */
export interface ListedRows<Place> extends MeasuredRows {
	/** Null for a row that is not looked for again. */
	placeAt(index: number): Place | null;
	/** Where a row stands now; -1 where it is gone. */
	find(place: Place): number;
}

export interface DrawnRow {
	readonly index: number;
	/** Where it begins, in pixels, where it does not follow the one before it; else null. */
	readonly start: number | null;
}

export interface VirtualRowsOptions<Place> {
	readonly scroller: RefObject<HTMLDivElement>;
	readonly rows: ListedRows<Place>;
	/** A row that stays in the document wherever the list is scrolled to, so that it keeps the focus; -1 for none. */
	readonly kept: number;
	/** How many rows the list was scrolled down, the last one in part; 0 brings another list to its top. */
	readonly scroll: number;
}

/** Draws only the rows that are seen. Their heights are measured, so rows may be of any height, and what is seen stays where it is. */
export function useVirtualRows<Place>(options: VirtualRowsOptions<Place>): VirtualRows<Place> {
	const [, redraw] = useReducer<number, undefined>((drawn) => drawn + 1, 0);
	const [virtual] = useState(() => new VirtualRows(options.rows, options.scroll, () => redraw(undefined)));
	virtual.follow(options);
	useLayoutEffect(() => (options.scroller.current ? virtual.attach(options.scroller.current) : undefined), [virtual]);
	useLayoutEffect(() => virtual.settle());
	return virtual;
}

export class VirtualRows<Place> {
	private heights: RowHeights;
	private element: HTMLElement | null = null;
	private height = assumedHeight;
	private kept = -1;
	private drawnFirst = -1;
	private drawnLast = -1;
	private drawnTop = 0;
	/** The room that the element has for all rows, in pixels. */
	private room = -1;
	private grid: HTMLElement | null = null;
	/** The row at the top of what is seen, and how much of it is out of sight, in pixels. */
	private seen: { readonly place: Place | null; readonly index: number; readonly inset: number } = { place: null, index: 0, inset: 0 };
	private observer: ResizeObserver | null = null;
	private readonly observed = new Set<Element>();
	private frame = 0;
	/** A row that was asked for, and is to be seen as a whole once it has its height; -1 for none. */
	private showing = -1;
	/** Whether the list changed, so that what is seen is where it was put, and not where the element still is. */
	private placed = false;

	private offset = 0;

	/** @param scroll how many rows it is scrolled down. */
	constructor(private rows: ListedRows<Place>, scroll: number, private readonly redraw: () => void) {
		this.heights = new RowHeights(rows);
		const index = Math.min(Math.floor(scroll), rows.length - 1);
		if (index < 0) return;
		this.seen = { place: rows.placeAt(index), index, inset: Math.min(1, scroll - index) * this.heights.height(index) };
		this.offset = this.heights.top(index) + this.seen.inset;
	}

	/** How many rows are scrolled out of sight above, the last one in part: a row is the same tomorrow, its height may not be. */
	get scroll(): number {
		const { index, inset } = this.seen;
		return this.rows.length === 0 ? 0 : index + Math.min(0.99, Math.round((inset / this.heights.height(index)) * 100) / 100);
	}

	/** The height of all rows, in pixels. */
	private get total(): number {
		return this.heights.total;
	}

	/** The first row that is seen, at least in part. */
	get first(): number {
		return this.heights.at(this.offset);
	}

	/** The rows to draw, which follow one another from `start` on, and the kept one where it is elsewhere. */
	draw(): { readonly start: number; readonly rows: readonly DrawnRow[] } {
		if (this.rows.length === 0) return { start: 0, rows: [] };
		const [first, last] = this.range();
		[this.drawnFirst, this.drawnLast, this.drawnTop] = [first, last, this.heights.top(first)];
		const rows: DrawnRow[] = [];
		for (let index = first; index <= last; index++) rows.push({ index, start: null });
		const { kept } = this;
		if (kept >= 0 && kept < first) rows.unshift({ index: kept, start: this.heights.top(kept) });
		else if (kept > last && kept < this.rows.length) rows.push({ index: kept, start: this.heights.top(kept) });
		return { start: this.drawnTop, rows };
	}

	/** Takes over the list as it is now. Where it is another one, the row at the top of what is seen stays there, unless the list starts anew. */
	follow({ rows, kept, scroll }: VirtualRowsOptions<Place>): void {
		this.kept = kept;
		if (rows === this.rows) return;
		this.placed = true;
		const { place, index, inset } = this.seen;
		const { length } = rows;
		// As many rows as before are the same ones, but for one that was changed.
		const alike = length === this.rows.length && rows.headingsBefore(length) === this.rows.headingsBefore(length);
		this.rows = rows;
		if (alike && scroll > 0) this.heights.rows = rows;
		else this.heights = new RowHeights(rows);
		if (scroll === 0) this.seen = { place: null, index: 0, inset: 0 };
		else if (place) this.seen = { place, index: Math.max(0, alike ? index : rows.find(place)), inset };
		this.offset = length === 0 ? 0 : this.heights.top(Math.min(this.seen.index, length - 1)) + this.seen.inset;
	}

	attach(element: HTMLElement): () => void {
		this.element = element;
		this.height = element.clientHeight || assumedHeight;
		this.makeRoom(element);
		if (this.offset > 0) element.scrollTop = this.offset;
		this.observer = new ResizeObserver(() => {
			window.cancelAnimationFrame(this.frame);
			// Drawing while the browser delivers sizes would ask it for sizes again.
			this.frame = window.requestAnimationFrame(() => this.resize());
		});
		this.observer.observe(element);
		this.remember();
		return () => {
			window.cancelAnimationFrame(this.frame);
			this.observer?.disconnect();
			this.observed.clear();
			this.element = null;
		};
	}

	/** The list was scrolled: draws where other rows are seen now. */
	scrolled(): void {
		if (!this.element || this.element.scrollTop === this.offset) return;
		const before = this.seen.index;
		this.showing = -1;
		this.takeOffset(this.element);
		const [first, last] = this.range();
		if (first !== this.drawnFirst || last !== this.drawnLast || before !== this.seen.index) this.redraw();
	}

	/** Scrolls as little as shows a row as a whole, below the heading of its group, which stays in sight. */
	show(index: number): void {
		this.showing = index;
		const top = this.heights.top(index);
		const bottom = top + this.heights.height(index);
		const clear = top - (this.rows.headingsBefore(index) > 0 ? this.rows.guesses.heading : 0);
		if (clear < this.offset) this.scrollTo(clear);
		else if (bottom > this.offset + this.height) this.scrollTo(bottom - this.height);
		this.remember();
	}

	/** Measures what was drawn, and keeps what is seen where it is. */
	settle(): void {
		const { element } = this;
		if (!element) return;
		// Every question after a change has the page laid out anew, so this one serves to the end.
		let scrollTop = element.scrollTop;
		// The person may have scrolled on meanwhile.
		if (Math.abs(scrollTop - this.offset) >= 1 && this.showing < 0 && !this.placed) this.takeOffset(element);
		this.placed = false;
		const changed = this.measure(element);
		if (changed && this.showing >= 0) {
			this.show(this.showing);
			scrollTop = element.scrollTop;
		} else this.showing = -1;
		const wanted = this.rows.length === 0 ? 0 : this.heights.top(Math.min(this.seen.index, this.rows.length - 1)) + this.seen.inset;
		// Rows follow one another by themselves, so what was measured moves none of them: only the room for all of them is another.
		this.makeRoom(element);
		if (Math.abs(wanted - scrollTop) >= 1) this.scrollTo(wanted);
		if (!this.isCovered()) this.redraw();
	}

	/** The room is a property of the grid alone, see styles.css: what stands in it need not be styled anew. */
	private makeRoom(element: HTMLElement): void {
		const grid = element.querySelector<HTMLElement>('.ml-watch-grid');
		if (!grid || (this.room === this.total && this.grid === grid)) return;
		[this.room, this.grid] = [this.total, grid];
		grid.setCssProps({ '--ml-watch-height': `${this.total}px` });
	}

	/** Whether all that is seen was drawn, and stands where it belongs. */
	private isCovered(): boolean {
		if (this.rows.length === 0) return true;
		const [first, last] = [this.first, this.heights.at(this.offset + this.height)];
		const top = this.heights.top(this.drawnFirst);
		return this.drawnFirst <= first && this.drawnLast >= last && Math.abs(top - this.drawnTop) < 1;
	}

	/** @returns whether a row has another height than before. */
	private measure(element: HTMLElement): boolean {
		let changed = false;
		for (const row of element.querySelectorAll<HTMLElement>('[data-index]')) {
			if (row.offsetHeight > 0) changed = this.heights.set(Number(row.dataset.index), row.offsetHeight) || changed;
			if (!this.observed.has(row)) {
				this.observed.add(row);
				this.observer?.observe(row);
			}
		}
		for (const row of this.observed) {
			if (row.isConnected) continue;
			this.observed.delete(row);
			this.observer?.unobserve(row);
		}
		return changed;
	}

	private resize(): void {
		if (!this.element) return;
		const height = this.element.clientHeight || assumedHeight;
		const taller = height !== this.height;
		this.height = height;
		this.settle();
		if (taller) this.redraw();
	}

	private scrollTo(offset: number): void {
		this.offset = Math.max(0, Math.min(offset, Math.max(0, this.total - this.height)));
		if (this.element) this.element.scrollTop = this.offset;
	}

	private takeOffset({ scrollTop }: HTMLElement): void {
		this.offset = scrollTop;
		this.remember();
	}

	private remember(): void {
		const index = this.first;
		this.seen = { place: this.rows.placeAt(index), index, inset: this.offset - this.heights.top(index) };
	}

	private range(): [first: number, last: number] {
		const first = Math.max(0, this.heights.at(this.offset) - overscan);
		const last = Math.min(this.rows.length - 1, this.heights.at(this.offset + this.height) + overscan);
		return [first, Math.min(last, first + mostRows - 1)];
	}
}
