import { isoDate } from '../../core/date';
import { escapeText } from '../../core/print/escape';
import type { LibraryEntry } from '../../core/library';
import { printLink } from '../../core/print/link-print';
import { lineEndingOf } from '../../core/text';
import { currentNote } from '../current-note';
import { begin, say } from '../notices';
import type { Shell } from '../shell';

/** Entries as a list in plain Markdown. It names no source before its links, so that no line of it is read as an entry. */
export function printList(entries: readonly LibraryEntry[]): string {
	return entries.map((entry) => {
		const title = escapeText(entry.title);
		const parts = [entry.url === '' ? title : printLink(title, entry.url, 'plain')];
		if (entry.source !== null) parts.push(entry.source);
		if (entry.date) parts.push(isoDate(entry.date));
		return `- ${entry.starred ? '★ ' : ''}${parts.join(', ')}\n`;
	}).join('');
}

/** Writes entries as a list into the note last worked on: at the cursor, on lines of their own, else at its end. */
export function insertList(shell: Shell, entries: readonly LibraryEntry[]): void {
	const target = currentNote(shell.app);
	if (!target) {
		say('There is no note to insert into. Open one first.');
		return;
	}
	begin(shell.notes.change(target.file.path, ({ text }) => {
		const ending = lineEndingOf(text);
		const cursor = target.editor?.getValue() === text ? target.editor.posToOffset(target.editor.getCursor()) : text.length;
		const before = cursor === 0 || /[\r\n]$/.test(text.slice(0, cursor)) ? '' : ending + ending;
		return [{ from: cursor, to: cursor, insert: before + printList(entries).replace(/\n/g, ending) }];
	}, { done: `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'} inserted into ${target.file.path}.` }));
}
