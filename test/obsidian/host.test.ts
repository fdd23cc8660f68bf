import {
	editorEditorField, editorInfoField, editorLivePreviewField, EditorSuggest, type Editor, type EditorPosition, type EditorSuggestContext,
	type EditorSuggestTriggerInfo,
} from 'obsidian';
import { describe, expect, test } from 'vitest';
import { startHost, type Host, type HostOptions } from '../host';
import ProbePlugin, { PROBE_MANIFEST, PROBE_VIEW } from '../host/fixtures/probe-plugin';
import { MarkdownView } from '../host/markdown-view';

const start = (options: HostOptions = {}): Promise<Host> => startHost({ pluginClass: ProbePlugin, manifest: PROBE_MANIFEST, ...options });
const seen = (host: Host): string[] => (host.plugin as unknown as ProbePlugin).seen;

describe('start', () => {
	test('at app start every file is created before the layout is ready, and the index comes later', async () => {
		const host = await start({ files: { 'a.md': '# A', 'folder/b.md': 'b' } });
		const all = seen(host);
		expect(all.slice(0, 4)).toEqual(['create folder early', 'create a.md early', 'create folder/b.md early', 'ready']);
		expect(all.slice(4)).toEqual(['changed a.md', 'changed folder/b.md']);
	});

	test('enabling by hand finds a ready layout and calls onUserEnable', async () => {
		const host = await start({ files: { 'a.md': '' }, layoutReady: 'user-enable' });
		expect(seen(host)).toEqual(['ready', 'user-enable']);
	});

	test('unloading leaves nothing behind, twice', async () => {
		const host = await start({ files: { 'a.md': 'text' } });
		await host.openNote('a.md');
		await host.runCommand('panel');
		for (let round = 0; round < 2; round += 1) {
			await host.unload();
			expect(host.footprint()).toEqual(host.bareFootprint);
			await host.load();
			expect(host.footprint().commands).toContain('probe:notice');
		}
	});
});

describe('editor', () => {
	test('typing changes the editor at once and the file when it is saved', async () => {
		const host = await start({ files: { 'a.md': 'one\ntwo' } });
		await host.openNote('a.md');
		host.placeCursor('two');
		host.type('and ');
		expect(host.shownText('a.md')).toBe('one\nand two');
		expect(host.text('a.md')).toBe('one\ntwo');
		await host.flush();
		expect(host.text('a.md')).toBe('one\nand two');
		expect(seen(host)).toContain('editor-change');
	});

	test('a vault write under unsaved words is a violation', async () => {
		const host = await start({ files: { 'a.md': 'one' } });
		await host.openNote('a.md');
		host.type('x');
		await host.runCommand('careless');
		expect(host.takeViolations().map(({ path, operation }) => `${operation} ${path}`)).toEqual(['process a.md']);
	});

	test('a write to a clean open note shows in its editor', async () => {
		const host = await start({ files: { 'a.md': 'one' } });
		const view = await host.openNote('a.md');
		await host.runCommand('careless');
		expect(view.editor.getValue()).toBe('onemore');
		expect(host.takeViolations()).toEqual([]);
	});

	test('a transaction counts its positions in the old document and is one undo step', async () => {
		const host = await start({ files: { 'a.md': 'abc\ndef' } });
		const { editor } = await host.openNote('a.md');
		editor.transaction({ changes: [{ from: { line: 0, ch: 0 }, text: 'XX' }, { from: { line: 1, ch: 0 }, to: { line: 1, ch: 1 }, text: '' }] });
		expect(editor.getValue()).toBe('XXabc\nef');
		editor.undo();
		expect(editor.getValue()).toBe('abc\ndef');
	});

	test('editor commands need an editor that is not in reading mode', async () => {
		const host = await start({ files: { 'a.md': 'quiet' } });
		expect(host.commands.isAvailable('upper')).toBe(false);
		const view = await host.openNote('a.md');
		await host.runCommand('upper');
		expect(view.editor.getValue()).toBe('QUIET');
		await host.openNote('a.md', { mode: 'preview' });
		expect(host.commands.isAvailable('upper')).toBe(false);
	});
});

describe('around the editor', () => {
	test('a block with a processor is rendered in Live Preview while the cursor is elsewhere, and plain in source mode', async () => {
		const host = await start({ files: { 'a.md': 'text\n\n```probe\nsource\n```\n' } });
		const view = await host.openNote('a.md');
		const rendered = (): string | null => view.contentEl.querySelector('.block-language-probe')?.textContent ?? null;
		expect(rendered()).toBe('probe says source');
		host.placeCursor('source');
		expect(rendered()).toBeNull();
		expect(seen(host)).toContain('block gone');
		host.placeCursor('text');
		expect(rendered()).toBe('probe says source');
		await host.openNote('a.md', { mode: 'source' });
		expect(rendered()).toBeNull();
	});

	test('a suggest is asked after every key, shows where it wants to, and takes a choice by key', async () => {
		class Words extends EditorSuggest<string> {
			onTrigger(cursor: EditorPosition, editor: Editor): EditorSuggestTriggerInfo | null {
				const before = editor.getLine(cursor.line).slice(0, cursor.ch);
				const at = before.lastIndexOf('@');
				return at < 0 ? null : { start: { line: cursor.line, ch: at }, end: cursor, query: before.slice(at + 1) };
			}

			getSuggestions({ query }: EditorSuggestContext): string[] {
				return ['alice', 'bob'].filter((word) => word.startsWith(query));
			}

			renderSuggestion(value: string, el: HTMLElement): void {
				el.setText(value);
			}

			selectSuggestion(value: string): void {
				if (this.context !== null) this.context.editor.replaceRange(value, this.context.start, this.context.end);
				this.close();
			}
		}
		const host = await start({ files: { 'a.md': '' } });
		host.plugin.registerEditorSuggest(new Words(host.app));
		await host.openNote('a.md');
		const shown = (): (string | null)[] => host.findAll('.suggestion-item').map((el) => el.textContent);
		host.type('hi ');
		await host.settle();
		expect(shown()).toEqual([]);
		host.type('@b');
		await host.settle();
		expect(shown()).toEqual(['bob']);
		host.press('Enter', host.activeEditor().contentDOM);
		expect(host.shownText('a.md')).toBe('hi bob');
		expect(shown()).toEqual([]);
	});

	test('the context menu asks the plugins, and a paste may be taken', async () => {
		const host = await start({ files: { 'a.md': 'text' } });
		const { workspace } = host.app;
		const view = await host.openNote('a.md');
		host.plugin.registerEvent(workspace.on('editor-menu', (menu, editor) => {
			menu.addItem((item) => item.setTitle('Mine').onClick(() => { editor.setValue('mine'); }));
		}));
		view.cm.contentDOM.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
		host.click(host.findByText('.menu-item', 'Mine'));
		expect(host.shownText('a.md')).toBe('mine');
		const pasted: string[] = [];
		host.plugin.registerEvent(workspace.on('editor-paste', (event) => {
			if (event.defaultPrevented) return;
			pasted.push(event.type);
			event.preventDefault();
		}));
		view.cm.contentDOM.dispatchEvent(new Event('paste', { bubbles: true, cancelable: true }));
		expect(pasted).toEqual(['paste']);
		expect(host.shownText('a.md')).toBe('mine');
	});

	test('a file with CRLF has one character for a line break in the editor, and is not written while nobody types', async () => {
		const host = await start({ files: { 'a.md': 'one\r\ntwo\r\n' } });
		const { editor } = await host.openNote('a.md');
		expect(editor.getValue()).toBe('one\ntwo\n');
		expect(editor.posToOffset({ line: 1, ch: 0 })).toBe(4);
		await host.flush();
		expect(host.text('a.md')).toBe('one\r\ntwo\r\n');
	});

	test('the state fields tell the file, the view and the mode', async () => {
		const host = await start({ files: { 'a.md': '' } });
		const view = await host.openNote('a.md');
		const { state } = view.cm;
		expect(state.field(editorInfoField).file?.path).toBe('a.md');
		expect(state.field(editorEditorField)).toBe(view.cm);
		expect(state.field(editorLivePreviewField)).toBe(true);
		await host.openNote('a.md', { mode: 'source' });
		expect(view.cm.state.field(editorLivePreviewField)).toBe(false);
	});
});

describe('workspace', () => {
	test('a registered view is built, opened and revealed, and the note stays the most recent leaf', async () => {
		const host = await start({ files: { 'a.md': '' } });
		await host.openNote('a.md');
		await host.runCommand('panel');
		const [leaf] = host.app.workspace.getLeavesOfType(PROBE_VIEW);
		expect(leaf?.view.containerEl.textContent).toContain('query');
		expect(host.app.workspace.activeEditor).toBeNull();
		expect(host.app.workspace.getActiveFile()?.path).toBe('a.md');
		expect(host.app.workspace.getMostRecentLeaf()?.view).toBeInstanceOf(MarkdownView);
	});

	test('a restored panel is deferred until it is revealed', async () => {
		const host = await start({ layout: { right: [{ type: PROBE_VIEW, state: { query: 'kept' } }] } });
		const [leaf] = host.app.workspace.getLeavesOfType(PROBE_VIEW);
		expect(leaf?.isDeferred).toBe(true);
		if (leaf !== undefined) await host.app.workspace.revealLeaf(leaf);
		expect(leaf?.isDeferred).toBe(false);
		expect(leaf?.view.getState()).toEqual({ query: 'kept' });
	});
});
