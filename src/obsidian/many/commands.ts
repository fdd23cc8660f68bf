import type { Command } from 'obsidian';
import { choose } from '../choose';
import { currentNote } from '../current-note';
import { readInbox, type InboxItem } from '../inbox/read-inbox';
import { begin, say } from '../notices';
import type { Shell } from '../shell';
import type { BatchItem } from './batch';
import { BatchModal } from './batch-modal';
import { ListModal } from './list-modal';

/** Making many paper notes at once. */
export function manyCommands(shell: Shell): readonly Command[] {
	return [
		{ id: 'new-notes-from-list', name: 'New paper notes from list', icon: 'list-plus', callback: () => new ListModal(shell).open() },
		{ id: 'process-inbox', name: 'Process inbox', icon: 'inbox', callback: () => processInbox(shell) },
	];
}

function processInbox(shell: Shell): void {
	const { inbox } = shell.config();
	if (inbox !== '') {
		begin(processNote(shell, inbox));
		return;
	}
	const current = currentNote(shell.app)?.file.path;
	const files = shell.app.vault.getMarkdownFiles().sort((a, b) => Number(b.path === current) - Number(a.path === current) || b.stat.mtime - a.stat.mtime);
	choose(shell.app, 'Note whose URLs become paper notes', files.map(({ path }) => ({ title: path, run: () => begin(processNote(shell, path)) })));
}

async function processNote(shell: Shell, path: string): Promise<void> {
	const text = await shell.notes.textOf(path);
	if (text === null) {
		say(`There is no note ${path}. Choose the inbox in the settings.`);
		return;
	}
	const items = readInbox(text).flatMap(itemsOf);
	if (items.length === 0) say(`There are no URLs in ${path} outside of code, quotes and headings.`);
	else new BatchModal(shell, { title: `Process ${path}`, items, inbox: path }).open();
}

function itemsOf(inbox: InboxItem): BatchItem[] {
	return inbox.urls.map(({ url, title }) => ({ url, title, isOwnTitle: true, words: inbox.words, doubt: inbox.doubt, inbox }));
}
