import { describe, expect, test } from 'vitest';
import { MemoryFiles, runOn } from './memory-files';

const entry = (page: string, body = '', source = 'Blog'): string => `## 2021-09-22\n\n### ${source}: [T ${page}](https://example.com/${page})\n${body === '' ? '' : `\n${body}\n`}`;
const keyword = (page: string, word: string): string => entry(page, `**Keywords**: ${word}`);
const findings = (out: string): string[] => out.split('\n').filter(Boolean).map((line) => /^(.*?):(\d+):.*\(([\w-]+)\)$/.exec(line)!.slice(1).join(' '));

async function found(contents: Readonly<Record<string, string>>, ...argv: string[]): Promise<string[]> {
	return findings((await runOn(new MemoryFiles(contents), 'check', ...argv)).out);
}

describe('check knows all notes of', () => {
	const notes = { 'a.md': keyword('a', 'vision'), 'b.md': keyword('b', 'vision'), 'c.md': keyword('c', 'Vision'), 'd.md': entry('a') };
	const below = (folder: string): Record<string, string> => Object.fromEntries(Object.entries(notes).map(([path, text]) => [folder + path, text]));
	const all = ['c.md 5 keyword-variant', 'd.md 3 duplicate-entry'];

	test('a folder', async () => {
		expect(await found(below('v/'), 'v')).toEqual(all);
	});

	test('the vault in which a file or a folder lies', async () => {
		const vault = { ...below('v/sub/'), 'v/.obsidian/app.json': '{}' };
		expect(await found(vault, 'v/sub')).toEqual(all);
		expect(await found(vault, 'v/sub/c.md', 'v/sub/d.md')).toEqual(['v/sub/c.md 5 keyword-variant', 'v/sub/d.md 3 duplicate-entry']);
		const { out } = await runOn(new MemoryFiles(vault), 'check', 'v/sub/d.md');
		expect(out).toContain('the one of 2021-09-22 in `sub/a.md`, line 3,');
	});

	test('the folder with settings, and the one the command runs in', async () => {
		expect(await found({ ...below(''), 'ml-watch.json': '{}' }, './c.md', 'd.md')).toEqual(['./c.md 5 keyword-variant', 'd.md 3 duplicate-entry']);
	});

	test('nothing else: files that lie in no vault are compared with each other', async () => {
		expect(await found(below('v/'), 'v/c.md')).toEqual([]);
		expect(await found(below('v/'), 'v/a.md', 'v/b.md', 'v/c.md')).toEqual(['v/c.md 5 keyword-variant']);
	});
});

describe('check', () => {
	test('learns how a source is spelled, and whose a host is', async () => {
		const sources = ['Blog', 'Blog', 'Blog', 'Blog', 'Blog', 'BLOG', 'News'].map((source, index) => [`v/${index}.md`, entry(String(index), '', source)] as const);
		expect(await found(Object.fromEntries(sources), '--rule', 'source-host-mismatch=off', 'v')).toEqual(['5.md 3 source-spelling']);
	});

	test('mends by what the vault says, and each note once', async () => {
		const files = new MemoryFiles({ 'v/a.md': keyword('a', 'vision'), 'v/b.md': keyword('b', 'vision'), 'v/c.md': keyword('c', 'Vision') });
		expect(await runOn(files, 'check', '--fix', 'v')).toEqual({ code: 0, out: '', err: 'Mended 1 problem. No problems left in 3 notes.\n' });
		expect(files.text('v/c.md')).toBe(keyword('c', 'vision'));
	});

	test('reads the vocabulary note, and says where there is none', async () => {
		const contents = { 'v/a.md': keyword('a', 'vision; robots'), 'v/Words.md': '- Vision\n', 'v/ml-watch.json': '{"vocabularyNote": "Words.md", "rules": {"unknown-keyword": "warning"}}' };
		expect(await found(contents, 'v')).toEqual(['a.md 5 unknown-keyword']);
		const { 'v/Words.md': _words, ...without } = contents;
		expect(await runOn(new MemoryFiles(without), 'check', 'v')).toMatchObject({ code: 0, out: '', err: expect.stringContaining('The vocabulary note Words.md is not read: no such file') });
	});

	const image = (link: string): string => entry('a', `**Summary**: See ${link}.`);
	test.each([
		['![](figure.png)', false],
		['![](FIGURE.PNG)', false],
		['![](../assets/figure.png)', false],
		['![](../figure.png)', true],
		['![](assets/figure.png)', false],
		['![](/assets/figure.png)', false],
		['![](sub%20folder/x.png)', false],
		['![[figure.png]]', false],
		['![[assets/figure.png|200]]', false],
		['![](../../outside.png)', false],
		['![](shared/any.png)', false],
		['![](lost.png)', true],
		['![](assets/lost.png)', true],
		['![[lost.png]]', true],
		['![[gure.png]]', true],
		['![](other/assets/figure.png)', true],
	])('knows whether %s is there', async (link, isMissing) => {
		const files = new MemoryFiles({
			'v/notes/a.md': image(link), 'v/assets/figure.png': '', 'v/notes/sub folder/x.png': '', 'v/notes/shared': { link: 'elsewhere' }, 'elsewhere/x.png': '',
		});
		expect(findings((await runOn(files, 'check', 'v')).out)).toEqual(isMissing ? ['notes/a.md 5 missing-attachment'] : []);
	});

	test('asks for no image where a file lies in no vault', async () => {
		expect(await found({ 'v/a.md': image('![](lost.png)') }, 'v/a.md')).toEqual([]);
	});

	test('lists a note once that two operands name, in any spelling', async () => {
		const files = (): MemoryFiles => new MemoryFiles({ 'v/a.md': entry('a'), 'v/b.md': entry('b'), 'w': { link: 'v' } });
		const list = async (...paths: string[]): Promise<number> => (await runOn(files(), 'list', ...paths)).out.split('\n').length - 1;
		expect(await list('v', 'v/a.md')).toBe(2);
		expect(await list('v/a.md', 'v')).toBe(2);
		expect(await list('v', 'w', 'v')).toBe(2);
		expect((await runOn(files(), 'check', 'v', 'v/a.md')).err).toBe('No problems in 2 notes.\n');
	});
});
