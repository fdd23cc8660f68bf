import { MarkdownView, type App, type Editor, type MarkdownFileInfo } from 'obsidian';

/**
 * The editors in which a note stands open in source mode or live preview, whichever window they are in; the one in use first. A leaf
 * in reading mode has an editor too, but its text is not what the person sees.
 */
export function editorsOf(app: App, path: string): Editor[] {
	const editors = new Set<Editor>();
	const add = (info: MarkdownFileInfo | null): void => {
		if (info?.editor && info.file?.path === path && !isReading(info)) editors.add(info.editor);
	};
	add(app.workspace.activeEditor);
	const recent = app.workspace.getMostRecentLeaf()?.view;
	if (recent instanceof MarkdownView) add(recent);
	app.workspace.iterateAllLeaves(({ view }) => {
		if (view instanceof MarkdownView) add(view);
	});
	return [...editors];
}

export function isReading(info: MarkdownFileInfo): boolean {
	return info instanceof MarkdownView && info.getMode() !== 'source';
}
