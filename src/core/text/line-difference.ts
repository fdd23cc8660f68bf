import { partitionPoint } from './partition-point';
import type { Edit } from '../text';

/** A line of a difference between two texts. `same` lines are shown for orientation. */
export interface DifferenceLine {
	readonly kind: 'same' | 'removed' | 'added';
	/** Without its line feed; a carriage return before it stays. */
	readonly text: string;
}

/** A place at which two texts differ, with some equal lines around. */
export interface DifferenceHunk {
	/** The first line of the hunk in each text, from 0. */
	readonly beforeLine: number;
	readonly afterLine: number;
	readonly lines: readonly DifferenceLine[];
}

/** A range of lines of the one text that stands for a range of the other: `[before from, before to, after from, after to]`. */
type Range = readonly [beforeFrom: number, beforeTo: number, afterFrom: number, afterTo: number];

/** Ranges are cut at lines that occur once in both texts, so often at most; then what is left counts as replaced. It keeps time linear. */
const deepestCut = 12;

/**
 * Compares two texts line by line (a "patience" comparison: lines that occur once in both are paired first). Time grows with the
 * number of lines, times its logarithm.
 * @param context how many equal lines are shown around a change.
 */
export function lineDifference(before: string, after: string, context = 3): DifferenceHunk[] {
	const old = before.split('\n');
	const now = after.split('\n');
	return hunksOf(changedRanges(old, now), old, now, context);
}

/** The ranges that differ, in order; between two of them both texts are equal. */
function changedRanges(old: readonly string[], now: readonly string[]): Range[] {
	const changed: Range[] = [];
	const waiting: { readonly range: Range; readonly depth: number }[] = [{ range: [0, old.length, 0, now.length], depth: 0 }];
	while (waiting.length > 0) {
		const { range, depth } = waiting.pop()!;
		const [a, aTo, b, bTo] = trimmed(range, old, now);
		if (a === aTo && b === bTo) continue;
		const pairs = a === aTo || b === bTo || depth === deepestCut ? [] : uniquePairs([a, aTo, b, bTo], old, now);
		if (pairs.length === 0) {
			changed.push([a, aTo, b, bTo]);
			continue;
		}
		const cuts: Range[] = [];
		let from: readonly [number, number] = [a, b];
		for (const [x, y] of pairs) {
			cuts.push([from[0], x, from[1], y]);
			from = [x + 1, y + 1];
		}
		cuts.push([from[0], aTo, from[1], bTo]);
		for (const cut of cuts.reverse()) waiting.push({ range: cut, depth: depth + 1 });
	}
	return changed;
}

function trimmed([a, aTo, b, bTo]: Range, old: readonly string[], now: readonly string[]): Range {
	let start = 0;
	while (a + start < aTo && b + start < bTo && old[a + start] === now[b + start]) start++;
	let end = 0;
	while (aTo - end > a + start && bTo - end > b + start && old[aTo - end - 1] === now[bTo - end - 1]) end++;
	return [a + start, aTo - end, b + start, bTo - end];
}

/** Pairs of equal lines that occur once in either range, as many as stand in the same order in both. */
function uniquePairs([a, aTo, b, bTo]: Range, old: readonly string[], now: readonly string[]): [number, number][] {
	const places = new Map<string, { before: number; after: number }>();
	for (let line = a; line < aTo; line++) {
		const known = places.get(old[line]!);
		places.set(old[line]!, { before: known ? -2 : line, after: -1 });
	}
	for (let line = b; line < bTo; line++) {
		const known = places.get(now[line]!);
		if (known) known.after = known.after === -1 ? line : -2;
	}
	const pairs: [number, number][] = [];
	for (const { before, after } of places.values()) if (before >= 0 && after >= 0) pairs.push([before, after]);
	// A map keeps the order in which lines were first met, so the pairs stand in the order of the text before.
	return longestRise(pairs);
}

/** The longest part of pairs whose second numbers rise. */
function longestRise(pairs: readonly [number, number][]): [number, number][] {
	/** For each length the index of the pair with the least second number that ends such a rise. */
	const ends: number[] = [];
	const previous: number[] = [];
	for (const [index, [, second]] of pairs.entries()) {
		const place = partitionPoint(ends.length, (at) => pairs[ends[at]!]![1] < second);
		previous.push(place > 0 ? ends[place - 1]! : -1);
		ends[place] = index;
	}
	const rise: [number, number][] = [];
	for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index]!) rise.push(pairs[index]!);
	return rise.reverse();
}

function hunksOf(changed: readonly Range[], old: readonly string[], now: readonly string[], context: number): DifferenceHunk[] {
	const hunks: DifferenceHunk[] = [];
	for (let first = 0; first < changed.length; ) {
		let last = first;
		while (last + 1 < changed.length && changed[last + 1]![0] - changed[last]![1] <= 2 * context) last++;
		const lead = Math.min(context, changed[first]![0]);
		const lines: DifferenceLine[] = [];
		const add = (kind: DifferenceLine['kind'], texts: readonly string[]): void => {
			for (const text of texts) lines.push({ kind, text });
		};
		let shown = changed[first]![0] - lead;
		for (const [a, aTo, b, bTo] of changed.slice(first, last + 1)) {
			add('same', old.slice(shown, a));
			add('removed', old.slice(a, aTo));
			add('added', now.slice(b, bTo));
			shown = aTo;
		}
		add('same', old.slice(shown, shown + context));
		hunks.push({ beforeLine: changed[first]![0] - lead, afterLine: changed[first]![2] - lead, lines });
		first = last + 1;
	}
	return hunks;
}

/** The edits, whole lines each, that turn a text into another: what stands between two changes keeps its place, and a cursor in it. */
export function lineEdits(before: string, after: string): Edit[] {
	const starts = lineOffsets(before);
	const edits: Edit[] = [];
	for (const { beforeLine, lines } of lineDifference(before, after, 0)) {
		const removed = lines.filter(({ kind }) => kind === 'removed').length;
		const added = lines.filter(({ kind }) => kind === 'added').map(({ text }) => text);
		const from = starts[beforeLine] ?? before.length + 1;
		const end = starts[beforeLine + removed];
		if (end !== undefined) edits.push({ from, to: end, insert: added.map((text) => `${text}\n`).join('') });
		else if (beforeLine === 0) edits.push({ from: 0, to: before.length, insert: added.join('\n') });
		// The last line has no line feed behind it: the one before it comes and goes with it.
		else edits.push({ from: from - 1, to: before.length, insert: added.map((text) => `\n${text}`).join('') });
	}
	return edits;
}

function lineOffsets(text: string): number[] {
	const starts = [0];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return starts;
}
