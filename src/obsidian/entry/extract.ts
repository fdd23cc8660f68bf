import { normalizePath, type TFile } from 'obsidian';
import { styleOf } from '../../core/conventions';
import { extractEdits, extractedName, extractedText } from '../../core/edit/extract';
import { decode } from '../../core/markdown';
import { folderOf } from '../../core/note';
import { rebaseEntry, rebaseLinks } from '../../core/relative-links/rebase';
import { noteLinks, putBackEdits, type NoteLink } from '../../core/edit/put-back';
import { textOf } from '../../core/text';
import { hasFileIn } from '../folders';
import type { Shell } from '../shell';
import { sameEntry, type CurrentEntry } from './current-entry';

/** The words of the entry go to a new note, the log keeps a link; both are one change. */
export async function extractEntry(shell: Shell, seen: CurrentEntry): Promise<void> {
	const { app, notes } = shell;
	const path = freePath(shell, seen);
	const entry = rebaseEntry(seen.entry, { from: folderOf(seen.note.path), to: folderOf(path), hasFile: hasFileIn(app) }, shell.config()) ?? seen.entry;
	await notes.changeWhole([
		{ path, make: true, plan: () => [{ from: 0, to: 0, insert: extractedText(entry) }] },
		{
			path: seen.note.path,
			plan: (note) => {
				const found = sameEntry(seen, note);
				const file = app.vault.getFileByPath(path);
				if (typeof found === 'string' || !file) return typeof found === 'string' ? found : `Nothing was written: there is no note ${path}.`;
				const link = app.fileManager.generateMarkdownLink(file, note.path);
				const config = shell.config();
				const edits = extractEdits(note, found, link, { config, style: styleOf(note, config, found.from) });
				return 'refusal' in edits ? edits.refusal : edits;
			},
		},
	], `Entry extracted to ${path}.`);
}

/** A path in the folder of new notes that no file has. */
function freePath({ app }: Shell, { note, entry }: CurrentEntry): string {
	const folder = app.fileManager.getNewFileParent(note.path).path;
	const base = normalizePath(`${folder}/${extractedName(entry)}`);
	for (let number = 1; ; number++) {
		const path = `${base}${number === 1 ? '' : ` ${number}`}.md`;
		if (!app.vault.getAbstractFileByPath(path)) return path;
	}
}

/** The note that the words of an entry went to, and the link to it: one that says in its front matter that it is about the same paper. */
export function extractedNote({ app }: Shell, { note, entry: { block } }: CurrentEntry): { file: TFile; link: NoteLink } | null {
	const url = decode(textOf(block.text, block.url));
	for (const link of noteLinks(block)) {
		const file = app.metadataCache.getFirstLinkpathDest(link.target.replace(/\.md$/, ''), note.path);
		if (file && app.metadataCache.getFileCache(file)?.frontmatter?.['url'] === url) return { file, link };
	}
	return null;
}

/** The summary and comment in an entry's own note go back to the log. The note stays as it is: only its owner knows what else it is for. */
export async function putBackEntry(shell: Shell, seen: CurrentEntry): Promise<void> {
	const found = extractedNote(shell, seen);
	const text = found && await shell.notes.textOf(found.file.path);
	if (!found || text === null) return;
	const words = rebaseLinks(text, { from: folderOf(found.file.path), to: folderOf(seen.note.path), hasFile: hasFileIn(shell.app) });
	await shell.notes.change(seen.note.path, (note) => {
		const entry = sameEntry(seen, note);
		if (typeof entry === 'string') return entry;
		const link = noteLinks(entry.block).find(({ target }) => target === found.link.target);
		if (!link) return `Nothing was written: the link to ${found.file.path} is gone.`;
		const config = shell.config();
		const edits = putBackEdits(note, entry, link, words, { config, style: styleOf(note, config, entry.from) });
		return 'refusal' in edits ? edits.refusal : edits;
	}, { done: `Words put back. ${found.file.path} was left as it is.` });
}
