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
		expect(out).toContain(`--- ${path}\t\n+++ ${path}\t\n@@ -1,6 +1,10 @@\n-<!-- ml-watch:index`);
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

describe('several indexes', () => {
	const settings = {
		indexes: [
			{ path: 'Log.md', heading: '' },
			{ name: 'Starred', path: 'pages/Stars.md', heading: 'Stars', style: 'compact', filter: 'starred:true', backLinks: 'web' },
		],
	};
	const notes = { 'v/ml-watch.json': JSON.stringify(settings), 'v/Daily/a.md': `${day(['A'])}\n### :star:Lab: [B](img/b.png)\n`, 'v/Daily/img/b.png': '' };

	test('are built at once, each in its style, with links that lead where they led', async () => {
		const files = new MemoryFiles(notes);
		expect(await runOn(files, 'index', 'v')).toMatchObject({ code: 0, err: '' });
		expect(files.writes).toEqual(['v/Log.md', 'v/pages/Stars.md']);
		expect(files.text('v/Log.md')).toContain('### :star:Lab: [B](Daily/img/b.png)\n');
		expect(files.text('v/pages/Stars.md')).toContain('# Stars\n\n## 2021-09-22\n\n- :star: Lab: [B](../Daily/img/b.png) · [a](../Daily/a.md#2021-09-22)\n\n');
		expect(await runOn(files, 'index', 'v')).toMatchObject({ code: 0, out: 'Log.md is up to date: 2 entries from 1 note.\npages/Stars.md is up to date: 1 entry from 1 note.\n' });
		expect(await runOn(files, 'index', '--check', 'v')).toMatchObject({ code: 0 });
	});

	test('may be chosen by name or note', async () => {
		const files = new MemoryFiles(notes);
		await runOn(files, 'index', '--name', 'starred', 'v');
		expect(files.writes).toEqual(['v/pages/Stars.md']);
		expect(await runOn(files, 'index', '--check', '--name=pages/Stars.md', 'v')).toMatchObject({ code: 0 });
		expect(await runOn(files, 'index', '--check', 'v')).toMatchObject({ code: 1, err: 'ml-watch: Log.md is out of date: 2 added.\n' });
		await runOn(files, 'index', '--name', 'Log', '--note', 'Other.md', 'v');
		expect(files.writes.at(-1)).toBe('v/Other.md');
		expect(await runOn(files, 'index', '--name', 'Stared', 'v')).toMatchObject({ code: 2, err: 'ml-watch: No index is named `Stared`, expected `Log` or `Starred`. Did you mean `Starred`?\n' });
		expect(await runOn(files, 'index', '--note', 'x.md', 'v')).toMatchObject({ code: 2, err: expect.stringContaining('choose one with `--name`') });
	});

	test('are written together or not at all', async () => {
		const files = new MemoryFiles({ ...notes, 'v/pages/Stars.md': day(['Own']) });
		expect(await runOn(files, 'index', 'v')).toMatchObject({ code: 2, err: expect.stringContaining('pages/Stars.md holds entries of its own') });
		const edited = new MemoryFiles(notes);
		await runOn(edited, 'index', 'v');
		edited.set('v/pages/Stars.md', edited.text('v/pages/Stars.md')!.replace('[B]', '[Mine]'));
		edited.set('v/Daily/b.md', day(['New']));
		edited.writes.length = 0;
		expect(await runOn(edited, 'index', 'v')).toMatchObject({ code: 2 });
		expect([...files.writes, ...edited.writes]).toEqual([]);
	});
});

describe('index with a page per year', () => {
	const notes = { 'v/ml-watch.json': '{"indexes": [{"path": "Log.md", "heading": "Log", "pages": true}]}', 'v/a.md': `${day(['A'])}\n${day(['B'], '2020-01-02')}` };

	test('writes the pages, and empties one whose year has no entries any more', async () => {
		const files = new MemoryFiles(notes);
		expect(await runOn(files, 'index', 'v')).toMatchObject({ code: 0 });
		expect(files.writes).toEqual(['v/Log.md', 'v/Log 2021.md', 'v/Log 2020.md']);
		expect(files.text('v/Log.md')).toContain('# Log\n\n- [2021](Log%202021.md)\n- [2020](Log%202020.md)\n');
		files.set('v/a.md', day(['A']));
		expect(await runOn(files, 'index', '--check', 'v')).toMatchObject({ code: 1 });
		expect(await runOn(files, 'index', '--force', 'v')).toMatchObject({ code: 0 });
		expect(files.text('v/Log 2020.md')).toMatch(/-->\n\n# Log 2020\n\n<!--/);
		expect(await runOn(files, 'index', '--check', 'v')).toMatchObject({ code: 0 });
	});

	test('leaves a note that only has the name of a page alone', async () => {
		const files = new MemoryFiles({ ...notes, 'v/Log 1999.md': 'Mine.\n' });
		await runOn(files, 'index', 'v');
		expect(files.text('v/Log 1999.md')).toBe('Mine.\n');
	});
});

describe('index --note -', () => {
	test('prints the note as it would be made, and writes nothing', async () => {
		const files = await built();
		const before = files.text(path)!;
		files.set(path, 'Broken <!-- ml-watch:index -->');
		expect(await runOn(files, 'index', '--note', '-', 'v')).toEqual({ code: 0, err: '', out: before });
		expect(files.writes).toEqual([]);
		files.set('v/b.md', { failure: 'permission denied' });
		expect(await runOn(files, 'index', '--note', '-', 'v')).toMatchObject({ code: 2, out: '' });
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
