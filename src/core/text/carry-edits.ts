import { partitionPoint } from './partition-point';
import { differenceEdit, lineEndingOf, sortEdits, withLineFeeds, type Edit } from '../text';

/**
 * Carries edits that refer to `from` over to `to`, the same note after changes elsewhere or with other line endings (an editor's
 * text has LF only, a file's may not). It is how an undo finds its place again.
 * @returns the edits for `to`, their inserts in its line ending; null when `to` differs where an edit would be made.
 */
export function carryEdits(edits: readonly Edit[], from: string, to: string): Edit[] | null {
	if (from === to) return [...edits];
	const source = new LineFeeds(from);
	const target = new LineFeeds(to);
	const [difference] = differenceEdit(source.text, target.text);
	const ending = source.pairs.length === 0 && target.pairs.length > 0 ? lineEndingOf(to) : null;
	const carried: Edit[] = [];
	for (const edit of sortEdits(edits)) {
		const start = source.toLineFeeds(edit.from);
		const end = source.toLineFeeds(edit.to);
		let by = 0;
		if (difference) {
			if (touches(start, end, difference)) return null;
			if (start >= difference.to) by = difference.insert.length - (difference.to - difference.from);
		}
		carried.push({
			from: target.fromLineFeeds(start + by),
			to: target.fromLineFeeds(end + by),
			insert: endLines(edit.insert, ending, target.pairs.length > 0),
		});
	}
	return carried;
}

/** An empty range is a place between two characters: a change on either side of it leaves in doubt where it went. */
function touches(start: number, end: number, difference: Edit): boolean {
	return start === end ? difference.from <= start && start <= difference.to : difference.from < end && difference.to > start;
}

function endLines(insert: string, ending: string | null, keep: boolean): string {
	if (ending !== null) return insert.replace(/\n/g, ending);
	return keep ? insert : withLineFeeds(insert);
}

/** A text with LF for every line ending, and the way between its offsets and those of the text as it was. */
class LineFeeds {
	readonly text: string;
	/** For each CRLF, the offset of its LF in `text`. */
	readonly pairs: readonly number[];

	constructor(original: string) {
		const pairs: number[] = [];
		for (let at = original.indexOf('\r\n'); at >= 0; at = original.indexOf('\r\n', at + 2)) pairs.push(at - pairs.length);
		this.pairs = pairs;
		this.text = withLineFeeds(original);
	}

	toLineFeeds(offset: number): number {
		// The n-th pair's CR stood at pairs[n] + n, its LF one further.
		return offset - partitionPoint(this.pairs.length, (index) => this.pairs[index]! + index + 1 < offset);
	}

	fromLineFeeds(offset: number): number {
		return offset + partitionPoint(this.pairs.length, (index) => this.pairs[index]! < offset);
	}
}
