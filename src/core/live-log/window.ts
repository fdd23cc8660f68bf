import { blockTypes, type Outline } from '../log/outline';
import { outside, type BlockColumns, type EditedRange } from './block-columns';

/** Edited blocks as they were read anew, with the heading of the block behind them. */
export interface Window {
	/** The blocks that are edited: from `first` to `last - 1`. */
	readonly first: number;
	readonly last: number;
	/** The UTF-16 offset at which `text` begins. */
	readonly start: number;
	readonly text: string;
	readonly outline: Outline;
	/** How many blocks take the place of the edited ones; where the outline has one more, it is the block behind them. */
	readonly count: number;
	/** The index of the block that governs at the start, -1 for none. */
	readonly governor: number;
}

/**
 * Whether an edit touches the heading that opens a block in such a way that what stands before it must be read as well: comments may lead
 * it, a paragraph may be its first line, an indented one may belong to a list.
 */
export function needsBlockBefore(columns: BlockColumns, index: number, { from }: EditedRange): boolean {
	if (index === 0) return false;
	const start = columns.start(index);
	if (from > start + columns.headingEnds[index]!) return false;
	return from === start || columns.types[index] === 0 || columns.headingStarts[index] !== 0;
}

/** Whether the first block begins where it did: its heading is as it was, or is one whatever stands before it. */
export function fitsBefore(columns: BlockColumns, { first, start, text, outline }: Window, { from }: EditedRange): boolean {
	return first === 0 || from > start + columns.headingEnds[first]! || (text.charCodeAt(0) === 35 && outline.types[0] !== 0);
}

/** Whether the block behind the edited ones begins where and as it did. */
export function fitsBehind(columns: BlockColumns, { last, start, outline, count }: Window, { by }: EditedRange): boolean {
	const from = columns.start(last) + by - start;
	return outline.starts[count] === from
		&& outline.types[count] === columns.types[last]
		&& outline.levels[count] === columns.levels[last];
}

/** Whether the heading behind the edited blocks comes under a date of the same level, or none: then it and all behind it are read alike. */
export function fitsGovernor(columns: BlockColumns, { last, outline, count, governor }: Window): boolean {
	if (blockTypes[columns.types[last]!] === 'date') return true;
	const before = columns.governors[last - 1]!;
	const after = outline.governors[count - 1]!;
	const level = after === outside ? columns.levels[governor]! : after < 0 ? 0 : outline.levels[after]!;
	return level === (before < 0 ? 0 : columns.levels[before]!);
}

/** Whether the blocks that begin within a git conflict are the same. */
export function fitsConflicts(conflicts: ReadonlySet<number>, { first, last, outline, count }: Window): boolean {
	if (outline.conflicts.length === 0 && conflicts.size === 0) return true;
	if (count !== last - first) return false;
	const found = new Set(outline.conflicts);
	return outline.starts.every((_, place) => found.has(place) === conflicts.has(first + place));
}
