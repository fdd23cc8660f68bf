import type { Problem } from '../core/lint';
import { blockAt } from '../core/log';
import type { Note } from '../core/note';
import type { Edit, Span } from '../core/text';
import type { ChangedLines } from './git';

/** The UTF-16 offsets of changed lines. Only LF ends a line here, as in git. */
export function changedSpans(text: string, lines: ChangedLines): Span[] {
	const starts = [0];
	for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1);
	// Git counts a gap before the first line as line 0.
	return lines.map(([first, last]) => [starts[Math.max(0, first - 1)] ?? text.length, starts[last] ?? text.length]);
}

/** Where spans are once edits have been made; a span takes in what was put in the place of a part of it. Both are in text order. */
export function movedSpans(spans: readonly Span[], edits: readonly Edit[]): Span[] {
	let next = 0;
	let by = 0;
	return spans.map(([from, to]) => {
		for (; next < edits.length && edits[next]!.to <= from; next++) by += grownBy(edits[next]!);
		let start = from + by;
		let end = to + by;
		// An edit may reach into the next span too, so it is not passed over here.
		for (let index = next; index < edits.length && edits[index]!.from < to; index++) {
			start = Math.min(start, edits[index]!.from + by);
			end += grownBy(edits[index]!);
		}
		return [start, Math.max(start, end)];
	});
}

function grownBy({ from, to, insert }: Edit): number {
	return insert.length - (to - from);
}

/** Tells whether a problem stands in an entry, date heading or other part of a note that a changed span touches. */
export function touchedBy({ log }: Pick<Note, 'log'>, spans: readonly Span[]): (problem: Problem) => boolean {
	const { starts, blocks } = log;
	const touched = new Set<number>();
	for (const [from, to] of spans) {
		const last = blockAt(starts, Math.max(from, to - 1));
		for (let index = blockAt(starts, from); index <= last && index < blocks.length; index++) touched.add(index);
	}
	return ({ span }) => touched.has(blockAt(starts, span[0]));
}
