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

/** The paths of all notes that are open in an editor. */
export function openPaths(app: App): Set<string> {
	const paths = new Set<string>();
	app.workspace.iterateAllLeaves(({ view }) => {
		if (view instanceof MarkdownView && view.file && !isReading(view)) paths.add(view.file.path);
	});
	const active = app.workspace.activeEditor;
	if (active?.file && active.editor && !isReading(active)) paths.add(active.file.path);
	return paths;
}

export function isReading(info: MarkdownFileInfo): boolean {
	return info instanceof MarkdownView && info.getMode() !== 'source';
}
