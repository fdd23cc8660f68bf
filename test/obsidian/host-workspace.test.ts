import { describe, expect, test } from 'vitest';
import { MarkdownRenderer, Notice, type MarkdownView, type WorkspaceLeaf } from 'obsidian';
import { startHost, type Host, type HostOptions } from '../host';
import ProbePlugin, { PROBE_MANIFEST, PROBE_VIEW } from '../host/fixtures/probe-plugin';

const start = (options: HostOptions = {}): Promise<Host> => startHost({ pluginClass: ProbePlugin, manifest: PROBE_MANIFEST, ...options });
const probe = (host: Host): ProbePlugin => host.plugin as unknown as ProbePlugin;

describe('leaves', () => {
	test('events of opening come in a later task, once', async () => {
		const host = await start({ files: { 'a.md': 'a', 'b.md': 'b' } });
		await host.openNote('a.md');
		await host.openNote('a.md');
		await host.openNote('b.md', { newLeaf: 'tab' });
		expect(probe(host).seen.filter((line) => line.startsWith('open'))).toEqual(['open a.md', 'open b.md']);
		expect(host.app.workspace.getLastOpenFiles()).toEqual(['b.md', 'a.md']);
	});

	test('a tab that is closed gives its place to the one before, and saves what was typed', async () => {
		const host = await start({ files: { 'a.md': '', 'b.md': '' } });
		await host.openNote('a.md');
		const view = await host.openNote('b.md', { newLeaf: 'tab' });
		host.type('typed');
		view.leaf.detach();
		await host.settle();
		expect(host.text('b.md')).toBe('typed');
		expect(host.app.workspace.getActiveFile()?.path).toBe('a.md');
	});

	test('a split is a second editor of the note, and follows when the first is saved', async () => {
		const host = await start({ files: { 'a.md': 'one' } });
		await host.openNote('a.md');
		await host.openNote('a.md', { newLeaf: 'split' });
		host.type('zero ');
		await host.flush();
		const texts: string[] = [];
		host.app.workspace.iterateRootLeaves((leaf: WorkspaceLeaf) => { texts.push((leaf.view as MarkdownView).editor.getValue()); });
		expect(texts).toEqual(['zero one', 'zero one']);
	});

	test('a note that is deleted while it is open leaves an empty tab; a renamed one stays open', async () => {
		const host = await start({ files: { 'a.md': 'a' } });
		const view = await host.openNote('a.md');
		const file = host.app.vault.getFileByPath('a.md');
		if (file === null) throw new Error('gone');
		await host.app.vault.rename(file, 'b.md');
		await host.settle();
		expect(view.getDisplayText()).toBe('b');
		await host.app.vault.delete(file);
		await host.settle();
		expect(view.leaf.view.getViewType()).toBe('empty');
	});

	test('a link opens its note at the heading, and makes a note that is missing', async () => {
		const host = await start({ files: { 'a.md': 'x\n\n## There\n', 'from.md': '' } });
		await host.app.workspace.openLinkText('a#There', 'from.md');
		await host.settle();
		expect(host.activeEditor().state.selection.main.head).toBe(3);
		await host.app.workspace.openLinkText('New', 'from.md', 'tab');
		await host.settle();
		expect(host.app.workspace.getActiveFile()?.path).toBe('New.md');
	});

	test('a view of a plugin that goes becomes a stand-in, and comes back with its state', async () => {
		const host = await start();
		await host.runCommand('panel');
		const [leaf] = host.app.workspace.getLeavesOfType(PROBE_VIEW);
		await leaf?.setViewState({ type: PROBE_VIEW, state: { query: 'kept' } });
		await host.unload();
		expect(leaf?.view.getDisplayText()).toBe('Plugin no longer active');
		await host.load();
		expect(leaf?.view.getDisplayText()).toBe('Probe panel');
		expect(leaf?.view.getState()).toEqual({ query: 'kept' });
	});

	test('after a restart notes and panels are there, and data and local storage with them', async () => {
		const first = await start({ files: { 'a.md': 'a' }, data: { enabled: false } });
		await first.openNote('a.md', { mode: 'preview' });
		await first.runCommand('panel');
		first.app.saveLocalStorage('draft', { title: 'T' });
		const options = first.restartOptions();
		await first.close();
		const second = await startHost(options);
		expect(second.app.workspace.getActiveFile()?.path).toBe('a.md');
		expect(second.app.workspace.getLeavesOfType(PROBE_VIEW).map((leaf) => leaf.isDeferred)).toEqual([true]);
		expect(second.app.loadLocalStorage('draft')).toEqual({ title: 'T' });
		expect(probe(second).settings).toEqual({ enabled: false });
	});
});

describe('plugin doors', () => {
	test('ribbon, status bar, URL, command line', async () => {
		const host = await start();
		host.click('[aria-label="Probe ribbon"]');
		expect(host.find('.status-bar-item').textContent).toBe('probe status');
		await host.openUrl('obsidian://probe?key=value');
		expect(probe(host).seen.slice(-2)).toEqual(['ribbon', 'url probe value']);
		expect(await host.runCli('probe', { path: 'here' })).toBe('probed here');
		await expect(host.runCli('probe')).rejects.toThrow('path');
		expect(() => { host.plugin.registerCliHandler('probe', '', null, () => ''); }).toThrow('already registered');
	});

	test('data is null when there is none, a copy when there is, and an error when it is broken', async () => {
		const host = await start();
		expect(await host.plugin.loadData()).toBeNull();
		const data = { list: [1] };
		await host.plugin.saveData(data);
		data.list.push(2);
		expect(await host.plugin.loadData()).toEqual({ list: [1] });
		await host.writeExternally('.obsidian/plugins/probe/data.json', '{broken');
		await expect(host.plugin.loadData()).rejects.toThrow();
	});

	test('an error that nobody awaits is kept for the test', async () => {
		const host = await start();
		host.plugin.registerEvent(host.app.vault.on('create', () => { throw new Error('from a listener'); }));
		await host.app.vault.create('a.md', '');
		expect(host.takeErrors().map((error) => (error as Error).message)).toEqual(['from a listener']);
	});

	test('editor extensions follow their array when the options are updated', async () => {
		const host = await start({ files: { 'a.md': '' } });
		await host.openNote('a.md');
		const { extension } = probe(host);
		const [plugin] = extension;
		const has = (): boolean => host.activeEditor().plugin(plugin as never) !== null;
		expect(has()).toBe(true);
		extension.length = 0;
		host.app.workspace.updateOptions();
		expect(has()).toBe(false);
	});
});

describe('reading', () => {
	test('each section goes through the post processors, with its lines, and is kept while its words are the same', async () => {
		const host = await start({ files: { 'a.md': '# H\n\n**one**\n\ntwo\n' } });
		const view = await host.openNote('a.md', { mode: 'preview' });
		const sections = (): HTMLElement[] => Array.from(view.contentEl.querySelectorAll<HTMLElement>('.markdown-preview-section > div'));
		expect(sections().map((el) => [el.className, el.getAttribute('data-lines')])).toEqual([['el-h1', '0-0'], ['el-p', '2-2'], ['el-p', '4-4']]);
		expect(view.contentEl.querySelector('.probe-strong')?.textContent).toBe('one');
		const [, second] = sections();
		await host.writeExternally('a.md', '# H\n\n**one**\n\nthree\n');
		expect(sections()[1]).toBe(second);
		expect(sections()[2]?.textContent).toBe('three');
		view.previewMode.rerender(true);
		await host.settle();
		expect(sections()[1]).not.toBe(second);
	});

	test('a code block processor gets its source, and its child is unloaded when the block goes', async () => {
		const host = await start({ files: { 'a.md': '```probe\nsource\n```\n' } });
		const view = await host.openNote('a.md', { mode: 'preview' });
		expect(view.contentEl.querySelector('.block-language-probe')?.textContent).toBe('probe says source');
		await host.writeExternally('a.md', 'gone');
		expect(probe(host).seen).toContain('block gone');
	});

	test('Markdown as the app reads it', async () => {
		const host = await start({ files: { 'There.md': '' } });
		const el = createDiv();
		const html = async (markdown: string): Promise<string> => {
			el.empty();
			await MarkdownRenderer.render(host.app, markdown, el, 'from.md', host.plugin);
			return el.innerHTML.trim();
		};
		const plain = async (markdown: string): Promise<string> => {
			await html(markdown);
			return (el.textContent ?? '').trim();
		};
		await html('[[paper]](https://arxiv.org/abs/1706.03762)');
		expect(Array.from(el.querySelectorAll('a')).map((a) => [a.className, a.getAttribute('href'), a.textContent])).toEqual([
			['internal-link is-unresolved', 'paper', 'paper'], ['external-link', 'https://arxiv.org/abs/1706.03762', 'https://arxiv.org/abs/1706.03762'],
		]);
		expect(el.textContent?.trim()).toBe('paper(https://arxiv.org/abs/1706.03762)');
		await html('[[There|that]] and [x](https://example.org)');
		expect(Array.from(el.querySelectorAll('a')).map((a) => a.className)).toEqual(['internal-link', 'external-link']);
		expect(await plain('a %%hidden%% b\n\n%%\nall\n\nof this\n%%\n\n:star: $x_1 * y * z$')).toBe('a  b:star: $x_1 * y * z$');
		expect(await html('one\ntwo')).toContain('<br>');
		await html('- [x] done\n- [ ] open');
		expect(Array.from(el.querySelectorAll<HTMLInputElement>('li.task-list-item input')).map(({ checked }) => checked)).toEqual([true, false]);
		await html('> [!note] Title\n> body');
		expect(el.querySelector('.callout')?.getAttribute('data-callout')).toBe('note');
		expect(await html('<b onclick="x()">bold</b><script>alert(1)</script>')).not.toMatch(/onclick|script/);
		expect(await html('==high== #tag #12')).toContain('<mark>high</mark> <a class="tag" href="#tag">#tag</a> #12');
	});
});

describe('pop-out window', () => {
	test('has a document of its own, in which views, notices and keys work', async () => {
		const host = await start({ files: { 'a.md': 'a' } });
		const view = await host.openNote('a.md', { newLeaf: 'window' });
		const { doc } = view.containerEl;
		expect(doc).not.toBe(document);
		expect(activeDocument).toBe(doc);
		expect(view.containerEl.instanceOf(HTMLElement)).toBe(true);
		expect(doc.body.createDiv().doc).toBe(doc);
		host.type('typed ');
		expect(view.editor.getValue()).toBe('typed a');
		const notice = new Notice('There');
		expect(notice.containerEl.doc).toBe(doc);
		view.leaf.detach();
		await host.settle();
		expect(document.querySelector('iframe.simulated-pop-out')).toBeNull();
		expect(host.text('a.md')).toBe('typed a');
	});
});
