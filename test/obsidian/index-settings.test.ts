import { describe, expect, test } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host, type HostOptions } from '../host';

const start = (options: HostOptions = {}): Promise<Host> => startHost({ pluginClass: MlWatchPlugin, ...options });

async function openSettings(host: Host): Promise<void> {
	host.openSettings();
	await host.settle();
}

async function openPage(host: Host, name: string): Promise<void> {
	host.click(host.findByText('.setting-item.mod-page', name));
	await host.settle();
}

const row = (host: Host, name: string): HTMLElement => host.findByText('.setting-item', name);
const listed = (host: Host): (string | null | undefined)[] => host.findAll('.mod-list .mod-page .setting-item-name').map((element) => element.textContent);
const indexes = async (host: Host): Promise<unknown> => ((await host.plugin.loadData()) as { indexes?: unknown } | null)?.indexes;

async function choose(host: Host, name: string, value: string): Promise<void> {
	const select = row(host, name).querySelector('select')!;
	select.value = value;
	select.dispatchEvent(new Event('change', { bubbles: true }));
	await host.settle();
}

describe('the list of indexes in the settings', () => {
	test('makes the one that an older version stored the first of them once something is changed', async () => {
		const host = await start({ data: { indexPath: 'Old.md', indexOmit: ['Comment'], gutter: true } });
		await openSettings(host);
		expect(listed(host)).toEqual(['Old']);
		await openPage(host, 'Old');
		await choose(host, 'Style', 'compact');
		expect(await host.plugin.loadData()).toEqual({ gutter: true, indexes: [{ path: 'Old.md', omit: ['Comment'], style: 'compact' }] });
	});

	test('adds, orders and removes indexes, and keeps one at least', async () => {
		const host = await start();
		await openSettings(host);
		expect(host.findAll('.mod-list [aria-label="Delete"]')).toEqual([]);
		host.click('[aria-label="Add an index"]');
		await host.settle();
		host.click('[aria-label="Add an index"]');
		await host.settle();
		expect(listed(host)).toEqual(['Machine Learning Researches', 'Index 2', 'Index 3']);
		expect(await indexes(host)).toEqual([{}, { path: 'Index 2.md', heading: '', style: 'compact' }, { path: 'Index 3.md', heading: '', style: 'compact' }]);
		host.click(host.findAll('.mod-list [aria-label="Move up"]')[1]!);
		await host.settle();
		expect(listed(host)).toEqual(['Machine Learning Researches', 'Index 3', 'Index 2']);
		host.click(host.findAll('.mod-list [aria-label="Delete"]')[0]!);
		await host.settle();
		expect(listed(host)).toEqual(['Index 3', 'Index 2']);
		host.click('[aria-label="Add an index"]');
		await host.settle();
		expect(listed(host)).toEqual(['Index 3', 'Index 2', 'Index 4']);
	});

	test('takes what can be used and says what can not, field by field', async () => {
		const host = await start({ data: { indexes: [{ path: 'a.md', future: 1 }, { path: 'b.md' }] } });
		await openSettings(host);
		await openPage(host, 'a');
		host.fill(row(host, 'Filter').querySelector<HTMLElement>('input')!, 'sort:title');
		await host.settle();
		expect(row(host, 'Filter').ownerDocument.body.textContent).toContain('Expected conditions only');
		host.fill(row(host, 'Index note').querySelector<HTMLElement>('input')!, 'B.md');
		await host.settle();
		expect(row(host, 'Index note').ownerDocument.body.textContent).toContain('Expected a note that no other index is written to');
		expect(await indexes(host)).toEqual([{ path: 'a.md', future: 1 }, { path: 'b.md' }]);
		host.fill(row(host, 'Filter').querySelector<HTMLElement>('input')!, 'starred:true');
		host.fill(row(host, 'Fields to leave out').querySelector<HTMLElement>('textarea')!, 'Comment\n\n Venue ');
		await host.settle();
		expect(await indexes(host)).toEqual([{ path: 'a.md', future: 1, filter: 'starred:true', omit: ['Comment', 'Venue'] }, { path: 'b.md' }]);
	});
});

describe('several indexes in the app', () => {
	const note = '## 2021-09-22\n\n### :star:Lab: [A](https://example.com/a)\n\n### Lab: [B](img/b.png)\n';
	const data = { indexReview: false, indexes: [{ path: 'Log.md', heading: '' }, { name: 'Starred', path: 'pages/Stars.md', heading: '', style: 'compact', filter: 'starred:true', backLinks: 'app' }] };
	const files = { 'Daily/a.md': note, 'Daily/img/b.png': '', 'pages/': '' };

	async function answer(host: Host, button: string): Promise<void> {
		host.click(host.findByText('.modal button', button));
		await host.settle();
	}

	test('are built one by one, as the person chooses', async () => {
		const host = await start({ files, data });
		await host.runCommand('build-index');
		await host.settle();
		expect(host.findAll('.suggestion-item').map((item) => item.textContent)).toEqual(['Log (Log.md)', 'Starred (pages/Stars.md)']);
		host.click(host.findByText('.suggestion-item', 'Starred'));
		await host.settle();
		await answer(host, 'Build index');
		expect(host.files()).not.toContain('Log.md');
		expect(host.text('pages/Stars.md')).toContain('## 2021-09-22\n\n- :star: Lab: [A](https://example.com/a) · [[Daily/a#2021-09-22|a]]\n\n');
		expect(host.app.workspace.getActiveFile()?.path).toBe('pages/Stars.md');
	});

	test('are built together, shown together, and taken back together', async () => {
		const host = await start({ files, data });
		await host.runCommand('build-all-indexes');
		await host.settle();
		expect(host.modal()!.textContent).toContain('2 entries will be copied to Log.md');
		expect(host.modal()!.textContent).toContain('1 entry will be copied to pages/Stars.md');
		await answer(host, 'Build index');
		expect(host.text('Log.md')).toContain('### Lab: [B](Daily/img/b.png)');
		expect(host.notices().map(({ text }) => text).join('\n')).toContain('Index built: 2 notes, 3 added.');
		await host.runCommand('build-all-indexes');
		await host.settle();
		expect(host.notices().at(-1)?.text).toBe('All 2 indexes are up to date.');
		host.click(host.findByText('.notice button', 'Undo'));
		await host.settle();
		expect(host.files().filter((path) => path.endsWith('.md'))).toEqual(['Daily/a.md']);
	});

	test('are written to no note that was renamed or left the settings while they were looked at', async () => {
		const host = await start({ files: { ...files, 'Log.md': 'Mine\n' }, data });
		await host.runCommand('build-all-indexes');
		await host.settle();
		await host.app.fileManager.renameFile(host.app.vault.getFileByPath('Log.md')!, 'Kept.md');
		await answer(host, 'Build index');
		expect(host.files()).not.toContain('Log.md');
		expect(host.text('Kept.md')).toBe('Mine\n');
		expect(host.notices().at(-1)?.text).toContain('there is no note Log.md');
		await host.runCommand('build-index');
		await host.settle();
		await (host.plugin as MlWatchPlugin).store!.setIndexes((stored) => stored.slice(0, 1));
		host.click(host.findByText('.suggestion-item', 'Starred'));
		await host.settle();
		expect(host.notices().at(-1)?.text).toBe('Nothing was written: that index is no longer in the settings.');
	});

	test('with a page per year write the pages, and the next build finds nothing to do', async () => {
		const host = await start({ files: { 'a.md': `${note}\n## 2020-01-02\n\n### Lab: [C](u)\n` }, data: { indexReview: false, indexes: [{ path: 'Log.md', pages: true }] } });
		await host.runCommand('build-index');
		await host.settle();
		await answer(host, 'Build index');
		expect(host.files().sort()).toEqual(['Log 2020.md', 'Log 2021.md', 'Log.md', 'a.md']);
		expect(host.app.workspace.getActiveFile()?.path).toBe('Log.md');
		await host.runCommand('build-index');
		await host.settle();
		expect(host.notices().at(-1)?.text).toContain('Log.md is up to date: 3 entries.');
		await host.writeExternally('a.md', note);
		await host.settle();
		await host.runCommand('build-index');
		await host.settle();
		await answer(host, 'Build index');
		expect(host.text('Log 2020.md')).not.toContain('[C]');
	});
});

describe('an index note that is open and dirty', () => {
	test('keeps what was typed around the region, its front matter and the cursor', async () => {
		const host = await start({ files: { 'a.md': '## 2021-09-22\n\n### Lab: [A](u)\n', 'Index.md': '---\nlayout: page\nkey: x\n---\n\nMine.\n\n<!-- ml-watch:index -->\n<!-- /ml-watch:index -->\n\nBehind.\n' }, data: { indexReview: false, indexes: [{ path: 'Index.md', heading: '' }] } });
		await host.openNote('Index.md');
		host.placeCursor('Mine.');
		host.type('Typed ');
		await host.runCommand('build-index');
		await host.settle();
		expect(host.shownText('Index.md')).toMatch(/^---\nlayout: page\nkey: x\n---\n\n(?:Typed Mine\.|Mine\.Typed )\n\n<!-- ml-watch:index checksum=[0-9a-f]{8} -->\n\n## 2021-09-22\n\n### Lab: \[A\]\(u\)\n\n<!-- \/ml-watch:index -->\n\nBehind\.\n$/);
		expect(host.violations).toEqual([]);
		expect(host.app.workspace.activeEditor?.editor?.getCursor().line).toBe(5);
	});
});
