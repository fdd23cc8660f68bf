import type { Entry } from '../core/entry';
import type { Located } from '../core/log';
import type { Note } from '../core/note';
import { isInvisible, isSpace, shiftEdit, textOf, type Edit } from '../core/text';
import type { Notes } from './notes';

/** Finds an entry again by its whole heading line; a sentence that says why it cannot be told where that is not there exactly once. */
export function entryByHeading(note: Note, heading: string): Located<Entry> | string {
	const same = note.log.entries.filter(({ block }) => textOf(block.text, block.heading) === heading);
	if (same.length === 1) return same[0]!;
	return same.length === 0
		? `Nothing was written: the entry is no longer in ${note.path} as it was shown.`
		: `Nothing was written: ${note.path} holds ${same.length} entries with this very heading.`;
}

/** Takes the rating off the entry with this heading line. */
export async function unstar(notes: Notes, path: string, heading: string): Promise<boolean> {
	return notes.change(path, (note) => {
		const entry = entryByHeading(note, heading);
		return typeof entry === 'string' ? entry : withoutStars(entry);
	}, { done: 'Star removed.' });
}

/** Each rating mark with the space that kept it apart from what it stands before, or, in the tail, behind. */
function withoutStars({ block, from }: Located<Entry>): Edit[] {
	const { text } = block;
	return block.stars.map(({ span, place }) => {
		let [start, end] = span;
		if (place === 'tail') while (isPadding(text.charCodeAt(start - 1))) start--;
		else while (isPadding(text.charCodeAt(end))) end++;
		return shiftEdit({ from: start, to: end, insert: '' }, from);
	});
}

function isPadding(unit: number): boolean {
	return isSpace(unit) || isInvisible(unit);
}
