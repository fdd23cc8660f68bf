import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type * as Api from 'obsidian';
import type { App } from './app';
import { suggestWhileTyping } from './editor-suggest';
import type { MarkdownView } from './markdown-view';
import { Menu } from './menu';

/** The workspace events of an editor: editor-menu, editor-paste, editor-drop (obsidian.d.ts 8128 to 8151), and suggestions. */
export function editorEvents(view: MarkdownView): Extension {
	const workspace = (): App['workspace'] => (view.app as unknown as App).workspace;
	return [
		EditorView.domEventHandlers({
			contextmenu(event) {
				const menu = new Menu();
				workspace().trigger('editor-menu', menu, view.editor, view);
				if (menu.items.length === 0) return false;
				menu.showAtMouseEvent(event);
				event.preventDefault();
				return true;
			},
			paste(event) {
				workspace().trigger('editor-paste', event, view.editor, view);
				return event.defaultPrevented;
			},
			drop(event) {
				workspace().trigger('editor-drop', event, view.editor, view);
				return event.defaultPrevented;
			},
			focusin() {
				workspace().setActiveLeaf(view.leaf);
				return false;
			},
			click(event) {
				return followLink(event, view);
			},
		}),
		suggestWhileTyping(view.app, () => view.editor as Api.Editor, () => view.file),
	];
}

/** A click with the modifier follows a wiki link, as in the app's source mode. */
function followLink(event: MouseEvent, view: MarkdownView): boolean {
	const link = (event.target as Element | null)?.closest?.('.cm-hmd-internal-link')?.textContent ?? null;
	if (link === null || !(event.ctrlKey || event.metaKey)) return false;
	void view.app.workspace.openLinkText(link.replace(/^\[\[|\]\]$/g, '').split('|')[0] ?? '', view.file?.path ?? '');
	return true;
}
