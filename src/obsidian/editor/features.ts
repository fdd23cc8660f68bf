import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { MarkdownView, type App } from 'obsidian';
import { textOf } from '../../core/text';
import { addToEditorMenu } from '../check/commands';
import { ProblemCount } from '../check/problem-count';
import { checkWhileTyping } from '../check/while-typing';
import { EntrySuggest } from '../completion/entry-suggest';
import { setStar } from '../entry-actions';
import { begin, inBackground } from '../notices';
import type { Shell } from '../shell';
import { entryDecorations } from './decorations';
import { configFacet, fileOf } from './editor-log';
import { readingViewProcessor } from '../reading/processor';
import { rememberView } from './editor-views';
import { linkPresses } from './link-presses';
import { liveLogs, logOf } from './live-logs';
import { showKeyword } from './show-keyword';

/** Brings what the plugin does in editors and reading view; a change of the settings shows at once. */
export function registerEditorFeatures(shell: Shell): void {
	const count = new ProblemCount(shell);
	shell.plugin.addChild(count);
	const extensions: Extension[] = [];
	const fill = (): void => { extensions.splice(0, extensions.length, ...extensionsOf(shell, count)); };
	const fillAgain = (): void => {
		fill();
		shell.app.workspace.updateOptions();
		renderAgain(shell.app);
	};
	fill();
	// What is registered first is taken down last: by then the post processor is gone.
	shell.plugin.register(() => renderAgain(shell.app));
	shell.plugin.registerEditorExtension(extensions);
	shell.plugin.registerEvent(shell.app.workspace.on('editor-menu', (menu) => addToEditorMenu(shell, menu)));
	shell.plugin.registerEditorSuggest(new EntrySuggest(shell));
	let shown = shell.config();
	shell.plugin.register(shell.settings.onChange(() => {
		if (JSON.stringify(shown) === JSON.stringify(shell.config())) return;
		shown = shell.config();
		fillAgain();
	}));
	// Some rules wait until all notes were counted: what was opened before is checked again.
	inBackground(shell.facts.ready.then(() => {
		if (!shell.library.isReady || !shell.config().checkWhileTyping) return;
		fill();
		shell.app.workspace.updateOptions();
	}));
	shell.plugin.registerMarkdownPostProcessor(readingViewProcessor(shell, {
		unstar: (path, heading) => begin(setStar(shell, path, heading, false)),
		showKeyword: (keyword) => begin(showKeyword(shell, keyword)),
	}));
}

/** Reading view keeps what it has rendered until it is told. */
function renderAgain({ workspace }: App): void {
	workspace.iterateAllLeaves(({ view }) => {
		if (view instanceof MarkdownView) view.previewMode.rerender(true);
	});
}

function extensionsOf(shell: Shell, count: ProblemCount): Extension[] {
	const config = shell.config();
	const extensions = [
		configFacet.of(() => config),
		rememberView,
		liveLogs,
		linkPresses,
		entryDecorations({
			toggleStar: (view, at) => toggleStar(shell, view, at),
			showKeyword: (keyword) => begin(showKeyword(shell, keyword)),
		}),
	];
	if (config.checkWhileTyping) extensions.push(checkWhileTyping(shell, (path, problems) => count.set(path, problems)));
	return extensions;
}

function toggleStar(shell: Shell, view: EditorView, at: number): void {
	const path = fileOf(view.state)?.path;
	const entry = logOf(view)?.log.entriesBetween(at, at + 1)[0];
	if (path !== undefined && entry) begin(setStar(shell, path, textOf(entry.block.text, entry.block.heading), false));
}
