import { MarkdownView, type WorkspaceLeaf } from 'obsidian';
import { positionAt } from '../../core/text';
import type { Shell } from '../shell';

/** Where to look: a UTF-16 offset in the note's text as it stands, or a line by its words. */
export type Place = { readonly offset: number } | { readonly line: string };

/** Opens a note in the leaf that has it open, else in the one last used, and goes to a place in it. */
export async function openNote(shell: Pick<Shell, 'app' | 'notes'>, path: string, place: Place | null = null): Promise<void> {
	const { vault, workspace } = shell.app;
	const file = vault.getFileByPath(path);
	if (!file) return;
	const line = place && await lineOf(shell, path, place);
	const eState = line === null ? {} : { line };
	const open = leafOf(shell, path);
	if (!open) {
		await workspace.getLeaf(false).openFile(file, { active: true, eState });
		return;
	}
	await open.loadIfDeferred();
	workspace.setActiveLeaf(open, { focus: true });
	if (line !== null) open.setEphemeralState(eState);
}

async function lineOf({ notes }: Pick<Shell, 'notes'>, path: string, place: Place): Promise<number | null> {
	const note = await notes.read(path);
	if (!note) return null;
	const { lineStarts, text } = note;
	if ('offset' in place) return positionAt(lineStarts, place.offset).line;
	const line = lineStarts.findIndex((from, index) => text.slice(from, lineStarts[index + 1]).trim() === place.line);
	return line < 0 ? null : line;
}

function leafOf({ app }: Pick<Shell, 'app'>, path: string): WorkspaceLeaf | null {
	return app.workspace.getLeavesOfType('markdown').find((leaf) => {
		if (leaf.view instanceof MarkdownView) return leaf.view.file?.path === path;
		return leaf.getViewState().state?.['file'] === path;
	}) ?? null;
}
