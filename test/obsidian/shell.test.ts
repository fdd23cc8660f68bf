import { describe, expect, test } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host, type HostOptions } from '../host';

const start = (options: HostOptions = {}): Promise<Host> => startHost({ pluginClass: MlWatchPlugin, ...options });

const LOG = [
	'# 2024-05-02', '', '### :star:Lab: [First paper](https://example.org/1)', '', '[[paper]](https://example.org/1.pdf) [[code]](https://example.org/1.git)', '',
	'**Keywords**: vision, language', '', '### Lab: [Second paper](https://example.org/2)', '',
].join('\n');

describe('lifecycle', () => {
	test.each(['app-start', 'user-enable'] as const)('%s: starts quietly and writes nothing', async (layoutReady) => {
		const host = await start({ files: { 'Log.md': LOG, 'other.md': '# Notes\n' }, layoutReady });
		expect(host.notices()).toEqual([]);
		expect(host.text('Log.md')).toBe(LOG);
		expect(host.files()).toEqual(['Log.md', 'other.md']);
	});

	test('unloading leaves nothing behind, also after use, and loading again works', async () => {
		const host = await start({ files: { 'Log.md': LOG } });
		await host.openNote('Log.md');
		host.placeCursor('vision');
		host.type('x');
		await host.runCommand('check-note');
		await host.flush();
		for (let round = 0; round < 2; round++) {
			await host.unload();
			expect(host.findAll('.ml-watch-star, .ml-watch-link, .ml-watch-problem')).toEqual([]);
			// An open editor listens for itself.
			host.app.workspace.detachLeavesOfType('markdown');
			await host.settle();
			expect(host.footprint()).toEqual(host.bareFootprint);
			await host.load();
			expect(host.footprint().commands).toContain('ml-watch:check-note');
		}
	});

	test('asks the network for nothing', async () => {
		const host = await start({ files: { 'Log.md': LOG } });
		await host.openNote('Log.md');
		await host.runCommand('check-note');
		expect(host.requests()).toEqual([]);
	});
});

describe('settings', () => {
	test('a file that a person broke is named, kept as it is, and put aside before it is replaced', async () => {
		const host = await start({ data: '{ "gutter": tru' });
		expect(host.notices().map(({ text }) => text).join()).toContain('Unusable settings');
		const path = `${host.manifest.dir ?? '.obsidian/plugins/ml-watch'}/data.json`;
		expect(await host.app.vault.adapter.read(path)).toBe('{ "gutter": tru');
		const plugin = host.plugin as MlWatchPlugin;
		await plugin.store!.set('gutter', true);
		expect(JSON.parse(await host.app.vault.adapter.read(path))).toEqual({ gutter: true });
		expect(await host.app.vault.adapter.read(path.replace('data.json', 'data.broken.json'))).toBe('{ "gutter": tru');
	});

	test('what a later version stored stays when a setting is changed', async () => {
		const host = await start({ data: { future: { a: 1 }, gutter: 'yes', renderStars: false } });
		expect(host.notices().map(({ text }) => text)).toEqual([expect.stringContaining('`gutter`')]);
		const plugin = host.plugin as MlWatchPlugin;
		expect(plugin.settings.renderStars).toBe(false);
		expect(plugin.settings.gutter).toBe(false);
		await plugin.store!.set('renderLinks', false);
		expect(await host.plugin.loadData()).toEqual({ future: { a: 1 }, gutter: 'yes', renderStars: false, renderLinks: false });
	});

	test('every setting of core has a row, and a change is kept', async () => {
		const host = await start();
		host.openSettings();
		await host.settle();
		expect(host.findAll('.setting-item').length).toBeGreaterThan(20);
		const row = host.findByText('.setting-item', 'Marks in the gutter');
		host.click(row.querySelector<HTMLElement>('.checkbox-container, input[type=checkbox]')!);
		await host.settle();
		expect(await host.plugin.loadData()).toMatchObject({ gutter: true });
	});

	test('a value that cannot be used is refused where it is typed', async () => {
		const host = await start();
		host.openSettings();
		await host.settle();
		host.click(host.findByText('.setting-item.mod-page', 'Machine Learning Researches'));
		await host.settle();
		const row = host.findByText('.setting-item', 'Index note');
		host.fill(row.querySelector<HTMLElement>('input')!, '../outside.md');
		await host.settle();
		expect(await host.plugin.loadData()).toBeNull();
		expect(row.ownerDocument.body.textContent).toContain('Expected a path inside the vault');
	});
});

describe('the rules of the check', () => {
	test('each has its severity in the settings, searchable, and a reset for all', async () => {
		const host = await start({ data: { rules: { 'empty-field': 'off' } } });
		host.openSettings();
		await host.settle();
		host.click(host.findByText('.setting-item', 'Rules of the check'));
		await host.settle();
		const row = host.findByText('.setting-item', 'keyword-separator');
		const severity = row.querySelector('select')!;
		severity.value = 'error';
		severity.dispatchEvent(new Event('change', { bubbles: true }));
		await host.settle();
		expect(await host.plugin.loadData()).toEqual({ rules: { 'empty-field': 'off', 'keyword-separator': 'error' } });
		severity.value = 'default';
		severity.dispatchEvent(new Event('change', { bubbles: true }));
		await host.settle();
		expect(await host.plugin.loadData()).toEqual({ rules: { 'empty-field': 'off' } });
		host.click('[aria-label="Reset all rules to their defaults"]');
		await host.settle();
		expect(await host.plugin.loadData()).toEqual({});
	});
});
