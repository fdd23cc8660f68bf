import { ConfirmationModal, normalizePath, type App } from 'obsidian';
import type { ExportFormat } from '../../core/export/index';
import { reasonOf } from '../../core/reason';
import { lineEndingOf, withLineFeeds } from '../../core/text';
import { makeFolderOf } from '../folders';
import { say } from '../notices';
import type { Shell } from '../shell';

export type Destination = 'clipboard' | 'file' | 'note';

/** Writes an export into a file of the vault, after asking where another text would be replaced. @returns whether it was written. */
export async function writeFile(app: App, path: string, text: string): Promise<boolean> {
	const place = normalizePath(path);
	try {
		const file = app.vault.getFileByPath(place);
		if (!file) {
			await makeFolderOf(app, place);
			await app.vault.create(place, text);
			return true;
		}
		const before = await app.vault.read(file);
		if (before === text) return true;
		if (!await confirmReplace(app, place)) return false;
		const written = await app.vault.process(file, (now) => (now === before ? text : now));
		const replaced = written === text;
		if (!replaced) say(`Nothing was written: ${place} changed meanwhile.`);
		return replaced;
	} catch (error) {
		say(`Could not write ${place}: ${reasonOf(error)}`);
		return false;
	}
}

function confirmReplace(app: App, path: string): Promise<boolean> {
	return new Promise((resolve) => {
		let wanted = false;
		const modal = new ConfirmationModal(app);
		modal.setTitle(`Replace ${path}?`);
		modal.contentEl.createEl('p', { text: 'The file is there already. What it holds goes, and cannot be brought back by this plugin.' });
		modal.addButton((button) => button.setButtonText('Replace').setDestructive().onClick(() => { wanted = true; }));
		modal.addCancelButton();
		modal.setCloseCallback(() => resolve(wanted));
		modal.open();
	});
}

/** Puts an export as a code block at the end of a note; a missing note is made. */
export function appendToNote({ notes }: Shell, path: string, text: string, { format, done }: { format: ExportFormat; done: string }): Promise<boolean> {
	const block = fenced(text, format.extension);
	return notes.change(path, (note) => {
		const end = note.text.length;
		const gap = end === 0 ? '' : /\n[ \t]*\r?\n$/.test(note.text) ? '' : note.text.endsWith('\n') ? '\n' : '\n\n';
		return [{ from: end, to: end, insert: (gap + block).replace(/\n/g, lineEndingOf(note.text)) }];
	}, { make: true, done });
}

/** A code block whose fence is longer than any in the text. */
function fenced(text: string, language: string): string {
	const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
	const fence = '`'.repeat(longest + 1);
	return `${fence}${language}\n${withLineFeeds(text).replace(/\n$/, '')}\n${fence}\n`;
}
