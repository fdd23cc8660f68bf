import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { MemoryFiles, runOn } from './memory-files';

const log = `# Log

## 2021-09-22

### :star:Lab A: [First \\[v2\\] &amp; more](https://example.com/1)

[[paper]](https://example.com/p) [code](https://example.com/c)

**Keywords**: Deep learning; vision

**Summary**: Short.

## 2021-08

### Lab B: [Second](https://example.com/2)

**Keywords**: Vision
`;

function files(): MemoryFiles {
	return new MemoryFiles({
		'vault/Log.md': log,
		'vault/b/2020-01-05.md': '### [Third](https://example.com/3)\r\n\r\n**Comment**: mine\r\n',
		'vault/a.md': '# Nothing here\n',
	});
}

async function records(...argv: string[]): Promise<{ title: string; path: string }[]> {
	const { out, code } = await runOn(files(), 'list', '--format', 'json', ...argv, 'vault');
	expect(code).toBe(0);
	return JSON.parse(out);
}

const titles = async (...argv: string[]): Promise<string[]> => (await records(...argv)).map(({ title }) => title);

describe('list --format json', () => {
	test('prints every entry with what the log says of it', async () => {
		expect(await records()).toEqual([
			{
				path: 'Log.md', line: 5, level: 3, kind: 'paper', date: '2021-09-22', starred: true, source: 'Lab A',
				title: 'First [v2] & more', url: 'https://example.com/1',
				links: [{ label: 'paper', url: 'https://example.com/p' }, { label: 'code', url: 'https://example.com/c' }],
				keywords: ['Deep learning', 'vision'], hasSummary: true, hasComment: false,
			},
			{
				path: 'Log.md', line: 15, level: 3, kind: 'paper', date: '2021-08', starred: false, source: 'Lab B',
				title: 'Second', url: 'https://example.com/2', links: [], keywords: ['Vision'], hasSummary: false, hasComment: false,
			},
			{
				path: 'b/2020-01-05.md', line: 1, level: 3, kind: 'paper', date: '2020-01-05', starred: false, source: null,
				title: 'Third', url: 'https://example.com/3', links: [], keywords: [], hasSummary: false, hasComment: true,
			},
		]);
	});

	test('gives a file the path that was asked for, and an empty list its brackets', async () => {
		const { out } = await runOn(files(), 'list', '--format=json', 'vault/Log.md');
		expect((JSON.parse(out) as { path: string }[]).map((record) => record.path)).toEqual(['vault/Log.md', 'vault/Log.md']);
		expect(await runOn(files(), 'list', '--format=json', 'vault/a.md')).toEqual({ code: 0, out: '[]\n', err: '' });
	});

	test('reads what is piped in', async () => {
		const memory = files();
		memory.input = '### Lab: [Piped](https://example.com)\n';
		const { out } = await runOn(memory, 'list', '--format', 'json', '-');
		expect(JSON.parse(out)).toMatchObject([{ path: '-', title: 'Piped' }]);
	});
});

describe('list, filtered', () => {
	test.each([
		[['--starred'], ['First [v2] & more']],
		[['--keyword', 'VISION'], ['First [v2] & more', 'Second']],
		[['--keyword', 'vision', '--keyword', 'deep learning'], ['First [v2] & more']],
		[['--since', '2021-09'], ['First [v2] & more']],
		[['--since', '2021-08-15'], ['First [v2] & more', 'Second']],
		[['--until', '2021-08-15'], ['Second', 'Third']],
		[['--until', '2020'], ['Third']],
		[['--query', 'second'], ['Second']],
		[['--query', 'keyword:vision -starred:true limit:1', '--until', '2021-09'], ['Second']],
		[['--since', '2021', '--until', '2021'], ['First [v2] & more', 'Second']],
	])('%j', async (argv, expected) => {
		expect(await titles(...argv)).toEqual(expected);
	});

	test('a query that cannot be read is refused', async () => {
		const { code, err } = await runOn(files(), 'list', '--query', 'since:never', 'vault');
		expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('ml-watch: --query: ') });
	});

	test('a date that is none is refused before anything is read', async () => {
		const memory = files();
		const { code, err } = await runOn(memory, 'list', '--since', '2021-13', 'vault');
		expect(code).toBe(2);
		expect(err).toContain('Unexpected `2021-13` for `--since`');
		expect(memory.reads).toEqual([]);
	});
});

describe('list for people', () => {
	test('prints a line an entry', async () => {
		expect((await runOn(files(), 'list', 'vault')).out).toBe([
			'2021-09-22 ★ Lab A: First [v2] & more  Log.md:5',
			'2021-08      Lab B: Second  Log.md:15',
			'2020-01-05   Third  b/2020-01-05.md:1',
			'',
		].join('\n'));
	});

	test('lets no note steer the terminal', async () => {
		const memory = new MemoryFiles({ 'n.md': '### Lab: [A\u001b\\]0;owned\u0007 b\u202ec](https://example.com)\n' });
		expect((await runOn(memory, 'list', 'n.md')).out).toContain('Lab: A\ufffd]0;owned\ufffd b\ufffdc');
	});
});

describe('list --unread', () => {
	const unread = async (text: string, name = 'n.md'): Promise<{ line: number; reason: string }[]> => {
		const { out } = await runOn(new MemoryFiles({ [name]: text }), 'list', '--unread', '--format', 'json', name);
		return (JSON.parse(out) as { line: number; reason: string }[]).map(({ line, reason }) => ({ line, reason }));
	};

	test('tells near-entries of a log', async () => {
		expect(await unread('## 2021-09-22\n\n### Lab [T](https://example.com)\n\n###Lab: [T](https://example.com)\n')).toEqual([
			{ line: 3, reason: 'missing-colon' },
			{ line: 5, reason: 'missing-space' },
		]);
	});

	test('tells what an unclosed fence hides, and the fence', async () => {
		expect(await unread('## 2021-09-22\n\n### Lab: [T](https://example.com)\n\n```\n\n### Lab: [U](https://example.com)\n')).toEqual([
			{ line: 5, reason: 'unclosed-block' },
			{ line: 7, reason: 'hidden' },
		]);
		expect(await unread('### Lab: [T](https://example.com)\n\n```\nonly code\n')).toEqual([]);
	});

	test('is quiet in a note that is no log', async () => {
		const heading = '## Next time: [agenda](https://example.com) and more\n';
		expect(await unread(heading)).toEqual([]);
		expect(await unread(`---\ndate: 2021-09-22\n---\n${heading}`)).toEqual([]);
		expect(await unread(heading.replace('Next', ':star: Next'))).toEqual([{ line: 1, reason: 'text-after-link' }]);
		expect(await unread(heading, '2021-09-22.md')).toEqual([{ line: 1, reason: 'text-after-link' }]);
	});
});

describe('the generated part of an index note', () => {
	test('is not listed, and lines below it keep their numbers', async () => {
		const text = '<!-- ml-watch:index -->\n\n## 2021-09-22\n\n### Lab: [T](https://example.com)\n\n<!-- /ml-watch:index -->\n\n### Lab: [U](https://example.com)\n';
		const { out } = await runOn(new MemoryFiles({ 'i.md': text }), 'list', '--format', 'json', 'i.md');
		expect(JSON.parse(out)).toMatchObject([{ line: 9, title: 'U', date: null }]);
	});
});

const seed = process.env.ML_WATCH_SEED;
if (!seed) console.log('The real log is not listed: ML_WATCH_SEED is not set');

describe.skipIf(!seed)('the real log', () => {
	test('has exactly the entries that were counted by hand', async () => {
		const memory = new MemoryFiles({ 'ml-watch.md': readFileSync(path.join(seed!, 'ml-watch.md'), 'utf8') });
		const { out } = await runOn(memory, 'list', '--format', 'json', 'ml-watch.md');
		const expected = JSON.parse(readFileSync(path.join(seed!, 'entries.json'), 'utf8')) as object[];
		expect(JSON.parse(out)).toEqual(expected.map((entry) => ({ path: 'ml-watch.md', ...entry })));
	});
});
