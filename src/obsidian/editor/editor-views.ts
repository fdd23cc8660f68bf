import { ViewPlugin, type EditorView } from '@codemirror/view';
import { editorInfoField, type Editor } from 'obsidian';

const views = new WeakMap<Editor, EditorView>();

/** Remembers the view behind each editor, for what the app's editor has no words for, such as folding. */
export const rememberView = ViewPlugin.define((view) => {
	const editor = view.state.field(editorInfoField, false)?.editor;
	if (editor) views.set(editor, view);
	return {};
});

/** The view of an editor that has the plugin's extensions; null where none is known. */
export function viewOf(editor: Editor): EditorView | null {
	return views.get(editor) ?? null;
}
