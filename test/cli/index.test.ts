import { describe, expect, test } from 'vitest';
import { MemoryFiles, runOn } from './memory-files';

const path = 'v/Machine Learning Researches.md';
const day = (titles: readonly string[], date = '2021-09-22'): string => `## ${date}\n\n${titles.map((title) => `### Lab: [${title}](https://example.com/${title})\n`).join('\n')}`;
const titles = Array.from({ length: 12 }, (_, index) => `T${index}`);

/** A vault with an index that is up to date. */
async function built(contents: Record<string, string> = {}): Promise<MemoryFiles> {
	const files = new MemoryFiles({ 'v/Daily/a.md': day(titles), ...contents });
	const { code, err } = await runOn(files, 'index', 'v');
	expect({ code, err }).toEqual({ code: 0, err: '' });
	files.writes.length = 0;
	return files;
}

describe('index', () => {
	test('makes the note and says what comes from where', async () => {
		const files = new MemoryFiles({ 'v/a.md': day(['A', 'B']), 'v/b.md': day(['C']), 'v/c.md': 'Nothing.\n' });
		expect(await runOn(files, 'index', 'v')).toEqual({
			code: 0, err: '', out: '      2  a.md\n      1  b.md\nMachine Learning Researches.md: 3 entries from 2 notes (3 added).\n',
		});
		expect(files.text(path)).toMatch(/^<!-- ml-watch:index checksum=[0-9a-f]{8} -->\n\n# Machine Learning Researches\n\n## 2021-09-22\n\n### Lab: \[A\]/);
	});

	test('writes nothing the second time', async () => {
		const files = await built();
		expect(await runOn(files, 'index', 'v')).toEqual({ code: 0, err: '', out: 'Machine Learning Researches.md is up to date: 12 entries from 1 note.\n' });
		expect(files.writes).toEqual([]);
	});

	test('writes to the note that is named, in place of the settings', async () => {
		const files = new MemoryFiles({ 'v/a.md': day(['A']), 'v/ml-watch.json': '{"indexPath": "x.md", "indexHeading": "Papers"}' });
		await runOn(files, 'index', 'v');
		await runOn(files, 'index', '--note', 'sub/y.md', 'v');
		expect(files.writes).toEqual(['v/x.md', 'v/sub/y.md']);
		expect(files.text('v/sub/y.md')).toBe(files.text('v/x.md'));
		expect(files.text('v/x.md')).toContain('# Papers');
	});

	test('says what changed', async () => {
		const files = await built();
		files.set('v/Daily/a.md', `${day(['New', ...titles.slice(2)]).replace('[T2]', '[Two]')}\n${day(['T1'], '2021-08')}`);
		expect((await runOn(files, 'index', 'v')).out).toBe('Machine Learning Researches.md: 12 entries from 1 note (1 added, 1 changed, 1 moved, 1 removed).\n');
	});

	test('tells what it leaves out, the first of it at once and all of it on demand', async () => {
		const files = new MemoryFiles({ 'v/a.md': `Words.\n\n${titles.map((title) => `## Lab: [${title}](u)\n`).join('')}` });
		const { err } = await runOn(files, 'index', 'v');
		expect(err).toContain('a.md:3: Left out: No date: expected a date heading above it or a date as the name of its note  ## Lab: [T0](u)\n');
		expect(err.match(/Left out/g)).toHaveLength(10);
		expect(err).toContain('2 more left out; `--left-out` lists them.\n');
		expect((await runOn(files, 'index', '--left-out', 'v')).err.match(/Left out/g)).toHaveLength(12);
	});
});

describe('index --check', () => {
	test('writes nothing and exits with 1 where the note is out of date or missing', async () => {
		const files = await built();
		expect(await runOn(files, 'index', '--check', 'v')).toMatchObject({ code: 0 });
		files.set('v/Daily/b.md', day(['New']));
		expect(await runOn(files, 'index', '--check', 'v')).toEqual({ code: 1, out: '', err: 'ml-watch: Machine Learning Researches.md is out of date: 1 added.\n' });
		expect(await runOn(files, 'index', '--check', '--note', 'x.md', 'v')).toMatchObject({ code: 1 });
		expect(files.writes).toEqual([]);
	});

	test('exits with 1 for words changed by hand too, and with 2 where it cannot tell', async () => {
		const files = await built();
		files.set(path, files.text(path)!.replace('[T3]', '[Mine]'));
		expect(await runOn(files, 'index', '--check', 'v')).toMatchObject({ code: 1 });
		files.set(path, '<!-- ml-watch:index -->');
		expect(await runOn(files, 'index', '--check', 'v')).toMatchObject({ code: 2, err: expect.stringContaining('Machine Learning Researches.md:1: ') });
	});
});

describe('index --dry-run', () => {
	test('prints a difference and writes nothing', async () => {
		const files = await built();
		files.set('v/Daily/b.md', day(['New'], '2021-10-01'));
		const { code, out } = await runOn(files, 'index', '--dry-run', 'v');
		expect(code).toBe(0);
		expect(out).toContain(`--- ${path}\n+++ ${path}\n@@ -1,6 +1,10 @@\n-<!-- ml-watch:index`);
		expect(out).toContain('+\n+## 2021-10-01\n+\n+### Lab: [New](https://example.com/New)\n \n');
		expect((await runOn(new MemoryFiles({ 'v/a.md': day(['A']) }), 'index', '--dry-run', 'v')).out).toContain('--- /dev/null\n');
		expect(files.writes).toEqual([]);
	});
});

describe('index writes nothing without --force', () => {
	const forced = async (files: MemoryFiles, message: string): Promise<void> => {
		const before = files.text(path);
		const outcome = await runOn(files, 'index', 'v');
		expect(outcome).toMatchObject({ code: 2, err: expect.stringContaining(message) });
		expect(files.text(path)).toBe(before);
		await runOn(files, 'index', '--force', 'v');
		expect(files.writes).toEqual([path]);
	};

	test('over words changed by hand, and shows them', async () => {
		const files = await built();
		files.set(path, files.text(path)!.replace('[T3]', '[Mine]'));
		expect((await runOn(files, 'index', 'v')).out).toContain('-### Lab: [Mine](https://example.com/T3)\n+### Lab: [T3](https://example.com/T3)\n');
		await forced(files, 'changed by hand');
	});

	test('where more than a tenth of the entries would go', async () => {
		const files = await built();
		files.set('v/Daily/a.md', day(titles.slice(2)));
		await forced(files, '2 of 12 entries would go');
	});

	test('where a note or a folder could not be read, whose entries would go', async () => {
		const files = await built({ 'v/b.md': day(['B']) });
		files.set('v/b.md', { failure: 'permission denied' });
		await forced(files, '1 place could not be read');
		const locked = await built({ 'v/b/b.md': day(['B']) });
		locked.set('v/b/', { failure: 'permission denied' });
		await forced(locked, '1 place could not be read');
	});
});

describe('index is refused', () => {
	test.each([
		[{ 'v/ml-watch.json': '{"indexOmit": "Comment"}' }, ['v'], 'Nothing was written: the settings have to be mended first'],
		[{ 'v/ml-watch.json': '{' }, ['v'], 'Nothing was written: the settings have to be mended first'],
		[{ [path]: day(['Own']) }, ['v'], 'Machine Learning Researches.md:3: Machine Learning Researches.md holds entries of its own'],
		[{}, ['v', 'v'], 'Unexpected second folder'],
		[{}, [], 'Missing folder of a vault'],
		[{}, ['v/a.md'], 'Not a folder: v/a.md'],
		[{}, ['--note', '../x.md', 'v'], 'Unexpected `../x.md` for `--note`'],
		[{}, ['--note', 'x.txt', 'v'], 'Unexpected `x.txt` for `--note`'],
		[{ [path]: new Uint8Array([0xff, 0xfe]) }, ['v'], 'Not a UTF-8 text'],
		[{ 'v/out': { link: 'elsewhere' }, 'elsewhere/x.md': '' }, ['--note', 'out/y.md', 'v'], 'out/y.md lies outside of the vault'],
		[{ 'v/x.md': { link: 'v2/x.md' }, 'v2/x.md': '' }, ['--note', 'x.md', 'v'], 'x.md lies outside of the vault'],
	])('for %j with %j', async (contents, argv, message) => {
		const files = new MemoryFiles({ 'v/a.md': day(['A']), ...contents as Record<string, string> });
		expect(await runOn(files, 'index', '--force', ...argv)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) });
		expect(files.writes).toEqual([]);
	});
});
