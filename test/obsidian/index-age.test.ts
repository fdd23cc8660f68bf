import { describe, expect, test } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host, type HostOptions } from '../host';

const path = 'Machine Learning Researches.md';
const day = (title: string, date = '2021-09-22'): string => `## ${date}\n\n### Lab: [${title}](https://example.com/${title})\n`;

const start = (files: Record<string, string>, options: HostOptions = {}): Promise<Host> => startHost({ pluginClass: MlWatchPlugin, files, ...options });

async function answer(host: Host, button: string): Promise<void> {
	host.click(host.findByText('.modal button', button));
	await host.settle();
}

/** Waits until the vault has rested for long enough. */
async function rested(host: Host): Promise<void> {
	await host.settle();
	await new Promise((resolve) => window.setTimeout(resolve, 2200));
	await host.settle();
}

const said = (host: Host): string => host.findAll('.ml-watch-index-age').filter((element) => element.isShown()).map((element) => element.textContent).join();

/** A vault whose index is up to date. */
async function built(options: HostOptions = {}): Promise<Host> {
	const host = await start({ 'a.md': day('A'), 'b.md': day('B') }, options);
	await host.runCommand('build-index');
	await host.settle();
	await answer(host, 'Build index');
	return host;
}

describe('an index that is out of date', () => {
	test('is told in the status bar and the dashboard, is built by a click, and is not told any more then', async () => {
		const host = await built();
		await host.runCommand('open-dashboard');
		await rested(host);
		expect(said(host)).toBe('');
		await host.writeExternally('b.md', day('Changed'));
		await rested(host);
		expect(said(host)).toBe('Index out of date');
		expect(host.find('.ml-watch-index-bar')?.textContent).toBe('Index out of dateBuild');
		expect(host.text(path)).not.toContain('Changed');
		host.click(host.findByText('.ml-watch-index-bar button', 'Build'));
		await host.settle();
		await answer(host, 'Build index');
		expect(host.shownText(path)).toContain('Changed');
		expect(said(host)).toBe('');
		expect(host.findAll('.ml-watch-index-bar')).toEqual([]);
	});

	test('is up to date again once the change is taken back', async () => {
		const host = await built();
		await host.writeExternally('b.md', day('Other'));
		await rested(host);
		expect(said(host)).toBe('Index out of date');
		await host.writeExternally('b.md', day('B'));
		await rested(host);
		expect(said(host)).toBe('');
	});

	test('is not looked for where none was built, or the settings say so', async () => {
		const host = await start({ 'a.md': day('A'), [path]: 'No region.\n' });
		let reads = 0;
		const { vault } = host.app;
		const read = vault.cachedRead.bind(vault);
		await host.settle();
		vault.cachedRead = (file) => (file.path === 'a.md' && reads++, read(file));
		await rested(host);
		expect(reads).toBe(0);
		expect(said(host)).toBe('');
		await host.close();
		const silent = await built({ data: { indexAge: false } });
		await silent.writeExternally('b.md', day('Other'));
		await rested(silent);
		expect(said(silent)).toBe('');
	});

	test('reads again only the notes that changed', async () => {
		const host = await built();
		await rested(host);
		host.app.workspace.detachLeavesOfType('markdown');
		const { vault } = host.app;
		const read = vault.cachedRead.bind(vault);
		const paths: string[] = [];
		vault.cachedRead = (file) => (paths.push(file.path), read(file));
		await host.writeExternally('b.md', day('Other'));
		await rested(host);
		expect(said(host)).toBe('Index out of date');
		expect(paths.filter((each) => each !== path)).toEqual(['b.md']);
	});
});
