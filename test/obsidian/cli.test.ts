import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli';
import MlWatchPlugin from '../../src/main';
import { MemoryFiles } from '../cli/memory-files';
import { startHost, type Host, type HostOptions } from '../host';

const entry = (page: string, keywords: string): string => `## 2024-05-0${page}\n\n### :star:Lab: [T ${page}](https://example.org/${page})\n\n**Keywords**: ${keywords}\n`;
const FILES = {
	'a.md': entry('1', 'vision, language'),
	'sub/b.md': entry('2', 'vision').replace(':star:', ''),
	'sub/near.md': '## 2024-05-03\n\n### Lab [Broken](https://example.org/3) and more\n',
	'prose.md': '# Thoughts\n\nwords, words\n',
};

const start = (options: HostOptions = {}): Promise<Host> => startHost({ pluginClass: MlWatchPlugin, files: FILES, ...options });

/** What the terminal prints of the same notes. */
async function terminal(...argv: readonly string[]): Promise<string> {
	let out = '';
	await run({ argv, files: new MemoryFiles(Object.fromEntries(Object.entries(FILES).map(([path, text]) => [`v/${path}`, text]))), out: (text) => (out += text), err: () => {} });
	return out.trimEnd();
}

describe('the commands of the app\'s own command line', () => {
	test('tell what the vault holds', async () => {
		const host = await start();
		expect(await host.runCli('ml-watch')).toBe('2 entries in 3 notes, 1 with a star.\n1 heading could not be read: see `ml-watch:list unread`.');
	});

	test('list entries as a query asks, the newest first', async () => {
		const host = await start();
		expect((await host.runCli('ml-watch:list')).split('\n')).toEqual(['2024-05-02   Lab: T 2  sub/b.md:3', '2024-05-01 ★ Lab: T 1  a.md:3']);
		expect(await host.runCli('ml-watch:list', { query: 'starred:true' })).toBe('2024-05-01 ★ Lab: T 1  a.md:3');
		expect(await host.runCli('ml-watch:list', { query: 'nothing-of-this' })).toBe('No entries.');
		expect(await host.runCli('ml-watch:list', { query: 'nothing-of-this', format: 'json' })).toBe('[]');
	});

	test('print what the terminal prints', async () => {
		const host = await start();
		expect(await host.runCli('ml-watch:list', { query: 'sort:title', format: 'json' })).toBe(await terminal('list', '--format', 'json', 'v'));
		expect(await host.runCli('ml-watch:list', { unread: 'true', format: 'json' })).toBe(await terminal('list', '--unread', '--format', 'json', 'v'));
		expect(await host.runCli('ml-watch:check', { format: 'json' })).toBe(await terminal('check', '--format', 'json', 'v'));
		expect((await host.runCli('ml-watch:check')).split('\n').slice(0, -1).join('\n')).toBe(await terminal('check', 'v'));
		expect(await host.runCli('ml-watch:export', { format: 'bibtex' })).toBe(await terminal('export', '--format', 'bibtex', 'v'));
		expect(await host.runCli('ml-watch:export', { format: 'csv', query: 'starred:true' })).toBe(await terminal('export', '--format', 'csv', '--starred', 'v'));
	});

	test('give an entry the same citation key whatever part of the vault is printed', async () => {
		const paper = (day: number): string => `## 2021-09-${day}\n\n### Lab: [Deep nets ${day}](https://example.com/${day})\n\n`;
		const host = await start({ files: { 'Log.md': paper(21) + paper(20) } });
		const whole = await host.runCli('ml-watch:export', { format: 'bibtex' });
		const part = await host.runCli('ml-watch:export', { format: 'bibtex', query: 'nets 21' });
		expect(part).toMatch(/^@misc\{lab2021deep-[0-9a-f]{4},/);
		expect(whole).toContain(part);
		const keys = JSON.parse(await host.runCli('ml-watch:export', { format: 'csl-json', query: 'nets 21' })) as { id: string }[];
		expect(part).toContain(keys[0]!.id);
	});

	test('check a note or a folder, and read an open note as it stands', async () => {
		const host = await start();
		expect((await host.runCli('ml-watch:check', { path: 'sub/' })).split('\n').map((line) => line.split(':')[0])).toEqual(['sub/near.md', '1 error in 2 notes.']);
		expect(await host.runCli('ml-watch:check', { path: 'prose.md' })).toBe('No problems in 1 note.');
		expect(await host.runCli('ml-watch:check', { path: 'su' })).toBe('There is no note or folder su in this vault.');
		const { editor } = await host.openNote('a.md');
		editor.setValue(entry('1', 'vision; language'));
		expect(await host.runCli('ml-watch:check', { path: 'a.md' })).toBe('No problems in 1 note.');
	});

	test('write nothing but for `fix`, which can be taken back', async () => {
		const host = await start();
		for (const command of ['ml-watch', 'ml-watch:list', 'ml-watch:check']) await host.runCli(command);
		await host.settle();
		expect(host.text('a.md')).toBe(FILES['a.md']);
		const answer = await host.runCli('ml-watch:check', { fix: 'true' });
		expect(answer.split('\n').at(-1)).toBe('Mended 1 problem. 1 error in 4 notes.');
		expect(host.text('a.md')).toBe(entry('1', 'vision; language'));
		expect(host.text('sub/b.md')).toBe(FILES['sub/b.md']);
		expect(await host.runCli('ml-watch:check', { path: 'a.md', fix: 'true' })).toBe('No problems in 1 note.');
		await host.runCommand('undo-vault-change');
		await host.settle();
		expect(host.text('a.md')).toBe(FILES['a.md']);
	});

	test.each([
		['ml-watch:list', { query: 'since:soon' }, 'Unreadable `query`: '],
		['ml-watch:list', { format: 'xml' }, 'Unexpected `xml` for `format`, expected text, json'],
		['ml-watch:check', { format: 'xml' }, 'Unexpected `xml` for `format`'],
		['ml-watch:export', { format: 'word' }, 'Unexpected `word` for `format`, expected bibtex, '],
	])('explain %s with %j', async (command, params, message) => {
		expect(await (await start()).runCli(command, params)).toContain(message);
	});

	test('build the index in the app', async () => {
		const host = await start({ data: { indexPath: 'Index.md' } });
		expect(await host.runCli('ml-watch:index')).toContain('are being built');
		await host.settle();
		// The first build shows which notes give how many entries, and waits.
		expect(host.text('Index.md')).toBeNull();
		host.click(host.findByText('.modal button', 'Build'));
		await host.settle();
		expect(host.text('Index.md')).toContain('### Lab: [T 2]');
	});

	test('export nothing while the settings cannot be read', async () => {
		const host = await start({ data: { indexOmit: 'Comment' } });
		expect(await host.runCli('ml-watch:export', { format: 'json' })).toContain('Nothing was printed: the settings have to be mended first.');
	});

	test('go with the plugin, and come back with it', async () => {
		const host = await start();
		await host.reload();
		expect(await host.runCli('ml-watch')).toContain('2 entries');
	});
});
