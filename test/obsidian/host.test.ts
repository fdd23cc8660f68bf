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
