import { styleOf } from '../core/conventions';
import type { Entry } from '../core/entry';
import { starEdits } from '../core/edit/entry-edits';
import type { Located } from '../core/log';
import type { Note } from '../core/note';
import { textOf } from '../core/text';
import type { Shell } from './shell';

/** Finds an entry again by its whole heading line; a sentence that says why it cannot be told where that is not there exactly once. */
export function entryByHeading(note: Note, heading: string): Located<Entry> | string {
	const same = note.log.entries.filter(({ block }) => textOf(block.text, block.heading) === heading);
	if (same.length === 1) return same[0]!;
	return same.length === 0
		? `Nothing was written: the entry is no longer in ${note.path} as it was shown.`
		: `Nothing was written: ${note.path} holds ${same.length} entries with this very heading.`;
}

/** Gives the entry with this heading line its star, in the form that its log uses, or takes it off. */
export async function setStar(shell: Shell, path: string, heading: string, starred: boolean): Promise<boolean> {
	return shell.notes.change(path, (note) => {
		const entry = entryByHeading(note, heading);
		return typeof entry === 'string' ? entry : starEdits(entry, starred, styleOf(note, shell.config(), entry.from));
	}, { done: starred ? 'Star added.' : 'Star removed.' });
}
