import type { EditedRange } from './block-columns';

/** A text that is long, and is not at hand as one string. All offsets are UTF-16. */
export interface TextSource {
	readonly length: number;
	slice(from: number, to: number): string;
	/** The line that holds an offset, without its line ending. */
	lineAt(offset: number): { readonly from: number; readonly to: number };
}

/** A range of the text as it was, and the length of what stands there now, in UTF-16 units. */
export interface Change {
	readonly from: number;
	readonly to: number;
	readonly length: number;
}

/** The range that holds all of some changes, which are in text order. */
export function rangeOf(changes: readonly Change[]): EditedRange {
	let by = 0;
	for (const { from, to, length } of changes) by += length - (to - from);
	return { from: changes[0]!.from, to: changes.at(-1)!.to, by };
}

/** The edited lines as they stand now, whole, with the ending of the last one. */
export function editedLines(source: TextSource, { from, to, by }: EditedRange): { readonly text: string; readonly from: number } {
	const start = source.lineAt(from).from;
	return { text: source.slice(start, Math.min(source.lineAt(to + by).to + 1, source.length)), from: start };
}
