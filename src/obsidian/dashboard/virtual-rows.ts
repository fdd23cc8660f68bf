import { defaultRangeExtractor, elementScroll, observeElementOffset, Virtualizer, type Range } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** No screen shows more rows; more would cost without being seen. */
const mostRows = 76;

/** Rows kept ready above and below what is seen. */
const overscan = 6;

/** Taken for the height of the list while it has none, in pixels. */
const assumedHeight = 640;

export type Rows = Virtualizer<HTMLDivElement, HTMLDivElement>;

export interface VirtualRowsOptions {
	readonly scroller: RefObject<HTMLDivElement>;
	readonly count: number;
	/** A first guess at the height of a row, in pixels; it is measured once it is shown. */
	readonly estimate: (index: number) => number;
	/** A row that stays in the document wherever the list is scrolled to, so that it keeps the focus; -1 for none. */
	readonly kept: number;
	/** Where the list is scrolled to at first, in pixels. */
	readonly initialScroll: number;
}

/** Draws only the rows that are seen. Sizes are measured, so rows may be of any height. */
export function useVirtualRows({ scroller, count, estimate, kept, initialScroll }: VirtualRowsOptions): Rows {
	const [, redraw] = useReducer<number, undefined>((drawn) => drawn + 1, 0);
	const options = {
		count,
		getScrollElement: () => scroller.current,
		estimateSize: estimate,
		overscan,
		rangeExtractor: (range: Range) => rowsToDraw(range, kept),
		observeElementRect,
		observeElementOffset,
		scrollToFn: elementScroll,
		measureElement: (element: HTMLDivElement) => element.offsetHeight || estimate(Number(element.dataset.index)),
		// Drawing while the browser delivers sizes would ask it for sizes again.
		useAnimationFrameWithResizeObserver: true,
		onChange: () => redraw(undefined),
		initialOffset: initialScroll,
		initialRect: { width: 0, height: assumedHeight },
	};
	const [rows] = useState(() => new Virtualizer<HTMLDivElement, HTMLDivElement>(options));
	rows.setOptions(options);
	useLayoutEffect(() => rows._didMount(), [rows]);
	useLayoutEffect(() => rows._willUpdate());
	return rows;
}

function rowsToDraw(range: Range, kept: number): number[] {
	const indexes = defaultRangeExtractor(range).slice(0, mostRows);
	if (kept < 0 || kept >= range.count || indexes.includes(kept)) return indexes;
	return kept < (indexes[0] ?? 0) ? [kept, ...indexes] : [...indexes, kept];
}

/** Follows the size of the list in whichever window it stands. */
function observeElementRect(rows: Rows, tell: (rect: { width: number; height: number }) => void): () => void {
	const element = rows.scrollElement;
	if (!element) return () => {};
	const measure = (): void => tell({ width: element.clientWidth, height: element.clientHeight || assumedHeight });
	measure();
	let frame = 0;
	const observer = new ResizeObserver(() => {
		window.cancelAnimationFrame(frame);
		frame = window.requestAnimationFrame(measure);
	});
	observer.observe(element);
	return () => {
		window.cancelAnimationFrame(frame);
		observer.disconnect();
	};
}
