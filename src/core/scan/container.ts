import { runEnd } from './hidden-block';
import { headingLevel, isBlank, isThematicBreak } from './line';

/** What is open inside a quote or a list item, as far as it decides where that ends. */
export interface ContainerState {
	/** Whether its innermost open block is a paragraph, which a text line outside would lazily continue. */
	paragraph: boolean;
	/** The length of the open fence, negative for tildes; 0 when there is none. */
	fence: number;
	/** Whether it is a list item with nothing but its marker so far: a blank line ends it. */
	empty: boolean;
}

/**
 * The content offset, in columns, of the list item whose marker begins at `at`; 0 where no list item begins.
 * @param column the column of `at`, at most three.
 * @param interrupts whether a paragraph is open, which only a bullet or the number 1, with text behind it, can interrupt.
 */
export function listMarker(text: string, at: number, next: number, column: number, interrupts: boolean): number {
	let end = at;
	const unit = text.charCodeAt(at);
	if (unit === 45 || unit === 43 || unit === 42) {
		if (unit !== 43 && isThematicBreak(text, at, next)) return 0;
		end++;
	} else {
		while (end < at + 9 && isDigit(text.charCodeAt(end))) end++;
		if (end === at) return 0;
		const delimiter = text.charCodeAt(end);
		if (delimiter !== 46 && delimiter !== 41) return 0;
		if (interrupts && !(end === at + 1 && unit === 49)) return 0;
		end++;
	}
	const width = column + end - at;
	if (isBlank(text, end, next)) return interrupts ? 0 : width + 1;
	const spaces = columnsOfBlank(text, end, width);
	if (spaces === 0) return 0;
	// Five columns or more: the item begins with indented code, one column behind the marker.
	return width + (spaces > 4 ? 1 : spaces);
}

function isDigit(unit: number): boolean {
	return unit >= 48 && unit <= 57;
}

function columnsOfBlank(text: string, from: number, column: number): number {
	let columns = column;
	for (let at = from; ; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 32) columns++;
		else if (unit === 9) columns += 4 - (columns % 4);
		else return columns - column;
	}
}

/** Sets the state behind the marker of a new list item that begins at `at`. */
export function openItem(text: string, at: number, next: number, state: ContainerState): void {
	state.fence = 0;
	state.paragraph = false;
	const content = skipMarker(text, at, next);
	state.empty = isBlank(text, content, next);
	if (state.empty) return;
	if (columnsOfBlank(text, content, 0) > 4) return;
	insideContainer(text, content, next, 0, state);
}

function skipMarker(text: string, at: number, next: number): number {
	let end = at;
	while (end < next && isDigit(text.charCodeAt(end))) end++;
	return end + 1;
}

/** Follows a line of container content that begins at `at`, `columns` columns to the right of where the content stands. */
export function insideContainer(text: string, at: number, next: number, columns: number, state: ContainerState): void {
	state.empty = false;
	const content = skipContainerMarks(text, at, next);
	const nested = content > at;
	if (state.fence !== 0) {
		if (closesInnerFence(text, content, next, state.fence)) state.fence = 0;
		state.paragraph = false;
		return;
	}
	if (content >= next || isBlank(text, content, next)) {
		state.paragraph = false;
		return;
	}
	// Indented code, behind the markers or where the content stands; it cannot interrupt a paragraph.
	if ((nested ? blankBefore(text, content) > 4 : columns >= 4) && !state.paragraph) return;
	const unit = text.charCodeAt(content);
	if (unit === 96 || unit === 126) {
		const end = runEnd(text, content, next);
		const tick = unit === 96 ? text.indexOf('`', end) : -1;
		if (end - content >= 3 && (tick < 0 || tick >= next)) {
			state.fence = unit === 96 ? end - content : content - end;
			state.paragraph = false;
			return;
		}
	}
	state.paragraph = !(unit === 35 && headingLevel(text, content) > 0) && !isThematicBreak(text, content, next);
}

/** Deeper nesting within one line is read as text: each list marker looks at the rest of its line. */
const deepest = 50;

/** Steps over the quote and list markers, and the spaces, with which a line of container content begins. */
function skipContainerMarks(text: string, from: number, next: number): number {
	let at = from;
	for (let depth = 0; ; depth++) {
		while (at < next && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
		if (text.charCodeAt(at) === 62) at++;
		else if (depth < deepest && listMarker(text, at, next, 0, false) > 0) at = skipMarker(text, at, next);
		else return at;
		if (at >= next) return next;
	}
}

function blankBefore(text: string, at: number): number {
	let start = at;
	while (text.charCodeAt(start - 1) === 32) start--;
	return at - start;
}

function closesInnerFence(text: string, at: number, next: number, fence: number): boolean {
	if (text.charCodeAt(at) !== (fence > 0 ? 96 : 126)) return false;
	const end = runEnd(text, at, next);
	return end - at >= Math.abs(fence) && isBlank(text, end, next);
}
