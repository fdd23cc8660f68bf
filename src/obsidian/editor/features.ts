import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { textOf } from '../../core/text';
import { unstar } from '../entry-actions';
import type { Shell } from '../shell';
import { entryDecorations } from './decorations';
import { configFacet, entryAt, fileOf, noteOf } from './editor-log';
import { readingViewProcessor } from './reading-view';

/** Brings what the plugin does in editors and reading view; a change of the settings shows at once. */
export function registerEditorFeatures(shell: Shell): void {
	const extensions: Extension[] = [];
	const fill = (): void => void extensions.splice(0, extensions.length, ...extensionsOf(shell));
	fill();
	shell.plugin.registerEditorExtension(extensions);
	let shown = shell.config();
	shell.plugin.register(shell.settings.onChange(() => {
		if (JSON.stringify(shown) === JSON.stringify(shell.config())) return;
		shown = shell.config();
		fill();
		shell.app.workspace.updateOptions();
	}));
	shell.plugin.registerMarkdownPostProcessor(readingViewProcessor(shell, (path, heading) => void unstar(shell.notes, path, heading)));
}

function extensionsOf(shell: Shell): Extension[] {
	const config = shell.config();
	return [
		configFacet.of(() => config),
		entryDecorations({ toggleStar: (view, at) => toggleStar(shell, view, at) }),
	];
}

function toggleStar(shell: Shell, view: EditorView, at: number): void {
	const path = fileOf(view.state)?.path;
	const note = noteOf(view.state);
	const entry = note && entryAt(note, at);
	if (path !== undefined && entry) void unstar(shell.notes, path, textOf(entry.block.text, entry.block.heading));
}
