import { MarkdownView, type App } from 'obsidian';
import { isoDate } from '../../core/date';
import { escapeText } from '../../core/print/escape';
import type { LibraryEntry } from '../../core/library';
import { printLink } from '../../core/print/link-print';
import { lineEndingOf, withLineFeeds } from '../../core/text';
import { currentNote, type CurrentNote } from '../current-note';
import { begin, say } from '../notices';
import { isReading } from '../open-editors';
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

/** The note last worked on: where the dashboard is a tab, and so the last one itself, the one before it. */
export function noteBeside(app: App): Pick<CurrentNote, 'file' | 'editor'> | null {
	const current = currentNote(app);
	const file = app.workspace.getActiveFile();
	if (current || file?.extension !== 'md') return current;
	const view = app.workspace.getLeavesOfType('markdown').map((leaf) => leaf.view).find((open) => open instanceof MarkdownView && open.file === file);
	return { file, editor: view instanceof MarkdownView && !isReading(view) ? view.editor : null };
}

/** Writes entries as a list into the note last worked on: at the cursor, on lines of their own, else at its end. */
export function insertList(shell: Shell, entries: readonly LibraryEntry[]): void {
	const target = noteBeside(shell.app);
	if (!target) {
		say('There is no note to insert into. Open one first.');
		return;
	}
	begin(shell.notes.change(target.file.path, ({ text }) => {
		const ending = lineEndingOf(text);
		const cursor = target.editor?.getValue() === text ? target.editor.posToOffset(target.editor.getCursor()) : text.length;
		// A blank line on either side: what stands there is no part of the list.
		const above = withLineFeeds(text.slice(0, cursor));
		const before = above === '' || above.endsWith('\n\n') ? '' : above.endsWith('\n') ? '\n' : '\n\n';
		const after = /^[\r\n]|^$/.test(text.slice(cursor)) ? '' : '\n';
		return [{ from: cursor, to: cursor, insert: (before + printList(entries) + after).replace(/\n/g, ending) }];
	}, { done: `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'} inserted into ${target.file.path}.` }));
}
