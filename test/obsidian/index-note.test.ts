import { describe, expect, test } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host, type HostOptions } from '../host';

const path = 'Machine Learning Researches.md';
const day = (titles: readonly string[], date = '2021-09-22'): string => `## ${date}\n\n${titles.map((title) => `### Lab: [${title}](https://example.com/${title})\n`).join('\n')}`;
const titles = Array.from({ length: 12 }, (_, index) => `T${index}`);

const start = (files: Record<string, string>, options: HostOptions = {}): Promise<Host> => startHost({ pluginClass: MlWatchPlugin, files, ...options });

async function build(host: Host): Promise<void> {
	await host.runCommand('build-index');
	await host.settle();
}

async function answer(host: Host, button: string): Promise<void> {
	host.click(host.findByText('.modal button', button));
	await host.settle();
}

/** A vault whose index is up to date, with nothing open. */
async function built(files: Record<string, string> = { 'Daily/a.md': day(titles) }, options: HostOptions = {}): Promise<Host> {
	const host = await start(files, options);
	await build(host);
	await answer(host, 'Build index');
	host.app.workspace.detachLeavesOfType('markdown');
	await host.settle();
	return host;
}

const shown = (host: Host): string[] => host.notices().map(({ text }) => text);

describe('the first build', () => {
	test('shows what comes from where, then writes, opens the note and can be undone', async () => {
		const host = await start({ 'a.md': day(['A', 'B']), 'b.md': `${day(['C'])}\n## 2021.13.40\n\n### Lab: [D](u)\n` });
		await build(host);
		const modal = host.modal()!;
		expect(modal.textContent).toContain('3 entries will be copied to Machine Learning Researches.md');
		expect([...modal.querySelectorAll('li')].map((item) => item.firstChild?.textContent)).toEqual(['a.md: 2', 'b.md: 1', 'b.md: The date above it is not in the calendar']);
		expect(host.files()).not.toContain(path);
		await answer(host, 'Build index');
		expect(host.text(path)).toMatch(/^<!-- ml-watch:index checksum=[0-9a-f]{8} -->\n\n# Machine Learning Researches\n\n## 2021-09-22\n\n### Lab: \[A\]/);
		expect(host.app.workspace.getActiveFile()?.path).toBe(path);
		expect(shown(host).join('\n')).toContain('Index built: 3 entries, 3 added.');
		host.click(host.findByText('.notice button', 'Undo'));
		await host.settle();
		expect(host.files()).not.toContain(path);
	});

	test.each(['Cancel', 'Escape'])('writes nothing after %s', async (way) => {
		const host = await start({ 'a.md': day(['A']) });
		await build(host);
		if (way === 'Escape') host.press('Escape');
		else await answer(host, way);
		await host.settle();
		expect(host.modal()).toBeNull();
		expect(host.files()).toEqual(['a.md']);
		// The next one is not kept waiting.
		await build(host);
		expect(host.modal()).not.toBeNull();
	});

	test('goes into the note that is there already, at its end, and makes missing folders', async () => {
		const host = await start({ 'a.md': day(['A']), 'pages/': '', 'Index.md': '---\r\nlayout: page\r\n---\r\nMine.\r\n' }, { data: { indexPath: 'Index.md' } });
		await build(host);
		await answer(host, 'Build index');
		expect(host.text('Index.md')).toMatch(/^---\r\nlayout: page\r\n---\r\nMine\.\r\n\r\n<!-- ml-watch:index .*-->\r\n\r\n# /);
		await host.close();
		const other = await start({ 'a.md': day(['A']) }, { data: { indexPath: 'deep/er/Index.md' } });
		await build(other);
		await answer(other, 'Build index');
		expect(other.files()).toContain('deep/er/Index.md');
	});
});

describe('a later build', () => {
	test('shows what it changes, line by line, and writes it once the person agrees', async () => {
		const host = await built();
		await host.writeExternally('Daily/b.md', day(['New'], '2021-10-01'));
		await host.settle();
		await build(host);
		const modal = host.modal()!;
		expect(modal.textContent).toContain(`${path}, 13 entries: 1 added.`);
		expect(host.findAll('.modal .ml-watch-difference-added').map((line) => line.textContent)).toEqual(['+## 2021-10-01', '+', '+### Lab: [New](https://example.com/New)', '+']);
		expect(host.findAll('.modal .ml-watch-difference-removed')).toEqual([]);
		expect(modal.ownerDocument.activeElement?.textContent).toBe('Build index');
		await answer(host, 'Cancel');
		expect(host.text(path)).not.toContain('2021-10-01');
		await build(host);
		await answer(host, 'Build index');
		expect(host.text(path)).toContain('## 2021-10-01');
		expect(shown(host).at(-1)).toContain('Index built: 13 entries, 1 added.');
	});

	test('asks nothing and says what changed where the settings say so', async () => {
		const host = await built(undefined, { data: { indexReview: false } });
		await host.writeExternally('Daily/b.md', day(['New'], '2021-10-01'));
		await host.settle();
		await build(host);
		expect(host.modal()).toBeNull();
		expect(shown(host).at(-1)).toContain('Index built: 13 entries, 1 added.');
		expect(host.text(path)).toContain('## 2021-10-01');
	});

	test('touches nothing when nothing changed', async () => {
		const host = await built();
		let writes = 0;
		host.app.vault.on('modify', () => writes++);
		await build(host);
		await host.flush();
		expect(writes).toBe(0);
		expect(shown(host).at(-1)).toBe(`${path} is up to date: 12 entries.`);
		expect(host.app.workspace.getActiveFile()?.path).toBe(path);
	});

	test('counts what an editor shows before it is saved, and writes through the editor that has the index open', async () => {
		const host = await built(undefined, { data: { indexReview: false } });
		await host.openNote(path);
		host.placeCursor('[T11]');
		await host.openNote('Daily/a.md', { newLeaf: 'tab' });
		host.placeCursor('T3]');
		host.type('Typed ');
		await build(host);
		expect(host.shownText(path)).toContain('[Typed T3]');
		expect(host.violations).toEqual([]);
		expect(shown(host).at(-1)).toContain('1 changed');
	});
});

describe('words changed by hand in the index', () => {
	async function edited(): Promise<Host> {
		const host = await built();
		await host.writeExternally(path, host.text(path)!.replace('[T3]', '[Mine]'));
		await host.settle();
		await build(host);
		return host;
	}

	test('are shown, and kept unless the person drops them', async () => {
		const host = await edited();
		const modal = host.modal()!;
		expect(modal.textContent).toContain('changed by hand');
		expect(modal.querySelector('.ml-watch-difference-removed')?.textContent).toBe('−### Lab: [Mine](https://example.com/T3)');
		expect(modal.querySelector('.ml-watch-difference-added')?.textContent).toBe('+### Lab: [T3](https://example.com/T3)');
		expect(host.modal()!.ownerDocument.activeElement?.textContent).toBe('Keep these words');
		await answer(host, 'Keep these words');
		expect(host.text(path)).toContain('[Mine]');
	});

	test('are dropped by choice', async () => {
		const host = await edited();
		await answer(host, 'Drop these words and build');
		expect(host.text(path)).not.toContain('[Mine]');
		expect(host.text(path)).toContain('[T3]');
	});

	test('are safe when they were typed while the dialog was open', async () => {
		const host = await edited();
		await host.writeExternally(path, host.text(path)!.replace('[T5]', '[Mine too]'));
		await answer(host, 'Drop these words and build');
		expect(host.text(path)).toContain('[Mine too]');
		expect(shown(host).at(-1)).toContain('has changed meanwhile');
	});
});

describe('a build stops', () => {
	test('before it takes many entries away', async () => {
		const host = await built();
		await host.writeExternally('Daily/a.md', day(titles.slice(3)));
		await host.settle();
		await build(host);
		expect(host.modal()!.textContent).toContain('3 of 12 entries would go');
		expect(host.modal()!.ownerDocument.activeElement?.textContent).toBe('Cancel');
		await answer(host, 'Cancel');
		expect(host.text(path)).toContain('[T0]');
		await build(host);
		await answer(host, 'Build index');
		expect(host.text(path)).not.toContain('[T0]');
	});

	test('at a note with entries of its own, and shows them', async () => {
		const host = await start({ 'a.md': day(['A']), [path]: `Words.\n\n${day(['Own'])}` });
		await build(host);
		expect(host.text(path)).toBe(`Words.\n\n${day(['Own'])}`);
		expect(shown(host).at(-1)).toContain('holds entries of its own');
		expect(host.app.workspace.getActiveFile()?.path).toBe(path);
	});

	test('at broken markers', async () => {
		const host = await start({ 'a.md': day(['A']), [path]: '<!-- ml-watch:index -->\n' });
		await build(host);
		expect(host.text(path)).toBe('<!-- ml-watch:index -->\n');
		expect(shown(host).at(-1)).toContain('Unclosed region');
	});

	test('where a setting could show what is private', async () => {
		const host = await start({ 'a.md': day(['A']) }, { data: { indexOmit: 'Comment' } });
		await build(host);
		expect(host.modal()).toBeNull();
		expect(shown(host).at(-1)).toContain('Nothing was written. Unusable setting `indexOmit`');
	});

	test('where a note cannot be read', async () => {
		const host = await built({ 'a.md': day(['A']), 'b.md': day(['B']) });
		const { vault } = host.app;
		const read = vault.cachedRead.bind(vault);
		vault.cachedRead = (file) => (file.path === 'b.md' ? Promise.reject(new Error('Disk is asleep.')) : read(file));
		await host.writeExternally('b.md', day(['B']));
		await build(host);
		expect(host.text(path)).toContain('[B]');
		expect(shown(host).at(-1)).toContain('could not read b.md, whose entries would be missing. Disk is asleep.');
	});
});

describe('what is left out', () => {
	const files = { 'a.md': `${day(['A'])}\n### Lab [Near](https://example.com)\n\n## 2021.13.40\n\n### Lab: [No day](u)\n` };

	test('is offered after a build, and leads to its note', async () => {
		const host = await built(files);
		host.click(host.findByText('.notice button', 'Show'));
		await host.settle();
		expect(host.modal() ?? host.find('.prompt')).not.toBeNull();
		expect(host.findAll('.suggestion-title').map((element) => element.textContent)).toEqual(['### Lab [Near](https://example.com)', '### Lab: [No day](u)']);
		host.click(host.findByText('.suggestion-item', 'No day'));
		await host.settle();
		expect(host.app.workspace.getActiveFile()?.path).toBe('a.md');
		expect(host.app.workspace.activeEditor?.editor?.getCursor().line).toBe(8);
	});

	test('is listed by its command', async () => {
		const host = await start(files);
		await host.runCommand('show-left-out');
		await host.settle();
		expect(host.findAll('.suggestion-title')).toHaveLength(2);
		expect(host.findAll('.suggestion-note').map((element) => element.textContent).join('')).not.toContain('`');
		expect(host.findAll('.suggestion-note code').length).toBeGreaterThan(0);
		await host.close();
		const empty = await start({ 'a.md': day(['A']) });
		await empty.runCommand('show-left-out');
		await empty.settle();
		expect(shown(empty).at(-1)).toBe('The index leaves nothing out.');
	});
});
