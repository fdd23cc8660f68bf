import { MarkdownView, type App, type Editor, type TFile } from 'obsidian';
import { isReading } from './open-editors';

/** The note that the person works on. */
export interface CurrentNote {
	readonly file: TFile;
	/** Null in reading mode. */
	readonly editor: Editor | null;
	/** Null for an editor outside of tabs, as in a canvas. */
	readonly view: MarkdownView | null;
}

/** The note of the active editor or tab; with the focus in a side panel, the one last worked on. Null where there is none. */
export function currentNote(app: App): CurrentNote | null {
	const { workspace } = app;
	const active = workspace.activeEditor;
	if (active?.file && active.editor && !(active instanceof MarkdownView)) {
		return { file: active.file, editor: active.editor, view: null };
	}
	const recent = workspace.getMostRecentLeaf()?.view;
	const view = workspace.getActiveViewOfType(MarkdownView) ?? (recent instanceof MarkdownView ? recent : null);
	if (!view?.file) return null;
	return { file: view.file, editor: isReading(view) ? null : view.editor, view };
}

/** Selects a range of a note, in an editor: a note in reading mode is switched to editing first. Offsets are of the note's current text. */
export async function selectIn(note: CurrentNote, from: number, to: number): Promise<void> {
	const { view } = note;
	if (!note.editor && view) await view.setState({ ...view.getState(), mode: 'source' }, { history: false });
	const editor = note.editor ?? view?.editor;
	if (!editor) return;
	const range = { from: editor.offsetToPos(from), to: editor.offsetToPos(to) };
	editor.setSelection(range.from, range.to);
	editor.scrollIntoView(range, true);
	editor.focus();
}

/** Opens a note at a line, counted from 0. */
export async function goToPlace(app: App, { path, line }: { readonly path: string; readonly line: number }): Promise<void> {
	await app.workspace.openLinkText(path, '', false, { eState: { line }, active: true });
}
