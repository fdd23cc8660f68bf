import type { Editor } from 'obsidian';
import type { Config } from '../../core/config/config';
import type { Entry } from '../../core/entry';
import type { Located } from '../../core/log';
import { readNote, type Note } from '../../core/note';
import { textOf } from '../../core/text';
import { currentNote } from '../current-note';
import { entryAt } from '../editor/editor-log';
import type { Shell } from '../shell';
import { entryByHeading } from '../entry-actions';

/** The entry under the cursor, and the note as it was when it was looked for. */
export interface CurrentEntry {
	readonly editor: Editor;
	readonly note: Note;
	readonly entry: Located<Entry>;
}

/** The note under the cursor, read; null outside of editors. */
export function currentLog(shell: Shell): Omit<CurrentEntry, 'entry'> | null {
	const current = currentNote(shell.app);
	if (!current?.editor) return null;
	const { path } = current.file;
	const text = current.editor.getValue();
	const config = shell.config();
	// The command palette asks for each command anew.
	if (last?.note.path !== path || last.config !== config || last.note.text !== text) last = { note: readNote(path, text, config), config };
	return { editor: current.editor, note: last.note };
}

let last: { readonly note: Note; readonly config: Config } | null = null;

/** The entry under the cursor; null outside of entries. */
export function currentEntry(shell: Shell): CurrentEntry | null {
	const log = currentLog(shell);
	const entry = log && entryAt(log.note, log.editor.posToOffset(log.editor.getCursor()));
	return entry && { ...log, entry };
}

/** The same entry in the note as it stands by now; a sentence that says why it cannot be told. */
export function sameEntry(seen: CurrentEntry, note: Note): Located<Entry> | string {
	const { block, from } = seen.entry;
	if (note.text === seen.note.text) return note.log.entries.find((entry) => entry.from === from) ?? seen.entry;
	return entryByHeading(note, textOf(block.text, block.heading));
}
