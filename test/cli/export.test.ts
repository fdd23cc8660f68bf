import { describe, expect, test } from 'vitest';
import { MemoryFiles, runOn } from './memory-files';

const note = '## 2021-09-22\n\n### :star:Lab: [A](https://example.com/a)\n\n**Comment**: private\n\n## 2021-09-23\n\n### Lab: [B](https://example.com/b)\n';
const undated = '### Lab: [C](https://example.com/c)\n';

describe('export', () => {
	const titles = (out: string): string[] => (JSON.parse(out) as { title: string }[]).map(({ title }) => title);

	test('prints what the query shows, in its order', async () => {
		const files = new MemoryFiles({ 'v/a.md': note, 'v/c.md': undated });
		expect(titles((await runOn(files, 'export', '--format', 'json', 'v')).out)).toEqual(['B', 'A', 'C']);
		expect(titles((await runOn(files, 'export', '--format', 'json', '--starred', 'v')).out)).toEqual(['A']);
		expect(titles((await runOn(files, 'export', '--format', 'json', '--query', 'sort:title limit:2', 'v')).out)).toEqual(['A', 'B']);
	});

	test('gives an entry the same key whatever else is printed', async () => {
		const paper = (day: number, star: string): string => `## 2021-09-${day}\n\n### ${star}Lab: [Deep nets](https://example.com/${day})\n\n`;
		const files = new MemoryFiles({ 'v/a.md': paper(20, '') + paper(21, ':star:') });
		const keys = async (...more: string[]): Promise<string[]> => [...(await runOn(files, 'export', '--format', 'bibtex', ...more, 'v')).out.matchAll(/^@misc\{(.*),$/gm)].map((match) => match[1]!);
		const [newer, older] = await keys();
		expect(older).toBe('lab2021deep');
		expect(newer).toMatch(/^lab2021deep-/);
		expect(await keys('--starred')).toEqual([newer]);
	});

	test('says which entries a feed has no place for', async () => {
		const { out, err, code } = await runOn(new MemoryFiles({ 'v/a.md': note, 'v/c.md': undated }), 'export', '--format', 'atom', '--title', 'T', '--url', 'https://example.com/f.xml', 'v');
		expect({ err, code }).toEqual({ err: '1 entry without date left out: a feed needs one.\n', code: 0 });
		expect(out).toContain('<id>https://example.com/f.xml</id>');
		expect(out.match(/<entry>/g)).toHaveLength(2);
	});

	test('keeps in the vault what the index leaves out, and prints nothing where the settings cannot tell', async () => {
		const files = new MemoryFiles({ 'v/a.md': note, 'v/ml-watch.json': '{"indexOmit": ["comment"], "indexHeading": "Mine"}' });
		const { out } = await runOn(files, 'export', '--format', 'html', 'v');
		expect(out).toContain('<h1>Mine</h1>');
		expect(out).not.toContain('private');
		files.set('v/ml-watch.json', '{"indexOmit": "Comment"}');
		expect(await runOn(files, 'export', '--format', 'html', 'v')).toMatchObject({ code: 2, out: '' });
	});

	test.each([
		[['v'], 'Missing `--format`, expected `bibtex` or `csl-json`'],
		[['--format', 'bibtext', 'v'], 'Did you mean `bibtex`?'],
		[['--format', 'atom', '--url', 'feed.xml', 'v'], 'Unexpected `feed.xml` for `--url`'],
	])('explains %j', async (argv, message) => {
		expect(await runOn(new MemoryFiles({ 'v/a.md': note }), 'export', ...argv)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) });
	});
});
