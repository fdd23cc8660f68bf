import { describe, expect, test } from 'vitest';
import { MemoryFiles, runOn } from './memory-files';

const entry = (title: string): string => `### Lab: [${title}](https://example.com/${title})\n`;
const log = `# Log\n\n## 2021-09-22\n\n${entry('B')}\n## 2021-09-20\n\n${entry('A')}`;
const settings = { 'v/.obsidian/daily-notes.json': '{"folder": "Daily", "format": "YYYY/YYYY-MM-DD"}' };

describe('split and collect', () => {
	test('move the days out and back, where the app keeps its daily notes', async () => {
		const files = new MemoryFiles({ ...settings, 'v/papers/Log.md': log, 'v/Daily/2021/2021-09-20.md': '# Monday\n' });
		expect(await runOn(files, 'split', 'v/papers/Log.md')).toEqual({ code: 0, out: 'Daily/2021/2021-09-22.md: 1 entry\nDaily/2021/2021-09-20.md: 1 entry\n', err: '2 daily notes written.\n' });
		expect(files.writes).toEqual(['v/Daily/2021/2021-09-22.md', 'v/Daily/2021/2021-09-20.md', 'v/papers/Log.md']);
		expect(files.text('v/Daily/2021/2021-09-20.md')).toBe(`# Monday\n\n${entry('A')}`);
		expect(files.text('v/papers/Log.md')).toBe('# Log\n');
		expect(await runOn(files, 'split', '--check', 'v/papers/Log.md')).toMatchObject({ code: 0, err: '0 daily notes would be written.\n' });
		expect(await runOn(files, 'collect', '--vault', 'v', 'v/papers/Log.md')).toMatchObject({ code: 0, out: 'Daily/2021/2021-09-20.md: 1 entry\nDaily/2021/2021-09-22.md: 1 entry\n' });
		expect(files.text('v/papers/Log.md')).toBe(log);
		expect(files.text('v/Daily/2021/2021-09-20.md')).toBe('# Monday\n');
	});

	test('write nothing with --check and --dry-run', async () => {
		const files = new MemoryFiles({ 'v/Log.md': log });
		expect(await runOn(files, 'split', '--check', 'v/Log.md')).toMatchObject({ code: 1, err: '2 daily notes would be written.\n' });
		const dry = await runOn(files, 'split', '--dry-run', 'v/Log.md');
		expect(dry).toMatchObject({ code: 0 });
		expect(dry.out).toContain('--- /dev/null\n+++ v/2021-09-22.md\n');
		expect(dry.out).toContain('-## 2021-09-22\n');
		files.set('v/2021-09-23.md', entry('C'));
		expect(await runOn(files, 'collect', '--check', 'v/Log.md')).toMatchObject({ code: 1 });
		expect((await runOn(files, 'collect', '--dry-run', 'v/Log.md')).out).toContain('+## 2021-09-23\n');
		expect(files.writes).toEqual([]);
	});

	test('leave in the log what could not be written', async () => {
		const files = new MemoryFiles({ 'v/Log.md': log });
		files.beforeWrite = () => {
			files.beforeWrite = () => {};
			files.set('v/2021-09-22.md', 'Somebody was faster.\n');
		};
		expect(await runOn(files, 'split', 'v/Log.md')).toMatchObject({ code: 2, err: expect.stringContaining('1 daily note written') });
		expect(files.text('v/2021-09-22.md')).toBe('Somebody was faster.\n');
		expect(files.text('v/Log.md')).toBe(`# Log\n\n## 2021-09-22\n\n${entry('B')}`);
		files.beforeWrite = () => files.set('v/Log.md', 'Changed.\n');
		expect(await runOn(files, 'collect', 'v/Log.md')).toMatchObject({ code: 2 });
		expect(files.text('v/2021-09-20.md')).toBe(entry('A'));
	});

	test('say what stands twice where the giving note could not be written', async () => {
		const files = new MemoryFiles({ 'v/Log.md': log });
		const breakOn = (path: string) => () => files.set(path, `${files.text(path)!}\nTyped meanwhile.\n`);
		files.beforeWrite = () => files.writes.length === 2 && breakOn('v/Log.md')();
		const { code, err } = await runOn(files, 'split', 'v/Log.md');
		expect(code).toBe(2);
		expect(err).toContain('stands in Log.md and in the daily notes that were written now. Run this again');
		expect(files.text('v/Log.md')).toContain('Typed meanwhile.');
		files.beforeWrite = () => undefined;
		expect(await runOn(files, 'split', 'v/Log.md')).toMatchObject({ code: 0, err: expect.stringContaining('1 entry stands in daily notes already') });
		expect(files.text('v/2021-09-22.md')).toBe(entry('B'));
		expect(files.text('v/Log.md')).not.toContain('###');
		const back = new MemoryFiles({ 'v/2021-09-20.md': entry('A') });
		back.beforeWrite = () => back.writes.length === 1 && back.set('v/2021-09-20.md', 'Other.\n');
		expect(await runOn(back, 'collect', 'v/Log.md')).toMatchObject({ code: 2, err: expect.stringContaining('stands in 2021-09-20.md and in Log.md now') });
	});

	test('fail where something in the log is in the way', async () => {
		for (const verb of ['split', 'collect']) {
			const files = new MemoryFiles({ 'v/Log.md': `<<<<<<< a\n${log}=======\n>>>>>>> b\n`, 'v/2021-09-23.md': entry('C') });
			expect(await runOn(files, verb, 'v/Log.md')).toMatchObject({ code: 2, out: '', err: 'ml-watch: Nothing was written: Log.md holds a conflict. Resolve it first.\n' });
			expect(files.writes).toEqual([]);
		}
	});

	test('say of a day that it went only once it is written', async () => {
		const files = new MemoryFiles({ 'v/Log.md': log });
		files.beforeWrite = () => {
			throw new Error('The disk is full');
		};
		const { code, out } = await runOn(files, 'split', 'v/Log.md');
		expect({ code, out }).toEqual({ code: 2, out: '' });
	});

	test('find the log however its path is written', async () => {
		for (const path of ['./v/Log.md', 'v/./Log.md', 'v/link/Log.md', 'v/other.md', 'v2/Log.md']) {
			const files = new MemoryFiles({ 'v/Log.md': log, v2: { link: 'v' }, 'v/link': { link: 'v' }, 'v/other.md': { link: 'v/Log.md' } });
			expect(await runOn(files, 'split', '--vault', 'v', path)).toMatchObject({ code: 0, err: '2 daily notes written.\n' });
			expect(await runOn(files, 'collect', '--vault', 'v', path)).toMatchObject({ code: 0 });
			expect(files.text('v/Log.md')).toBe(log);
		}
	});

	test('keep everything in the vault', async () => {
		for (const folder of ['../out', 'a/../../out', '.hidden', 'node_modules', 'linked']) {
			const files = new MemoryFiles({ 'v/Log.md': log, 'v/linked': { link: 'out' }, 'out/a.md': '' });
			const { code, err } = await runOn(files, 'split', '--folder', folder, 'v/Log.md');
			expect({ code, writes: files.writes }).toEqual({ code: 2, writes: [] });
			expect(err).toContain('outside of the vault');
		}
	});

	test('tell by the exit code that a folder could not be read', async () => {
		const contents = { 'v/Log.md': log, 'v/closed/': { failure: 'permission denied' } };
		expect(await runOn(new MemoryFiles(contents), 'split', 'v/Log.md')).toMatchObject({ code: 2, err: expect.stringContaining('closed: permission denied') });
		expect(await runOn(new MemoryFiles({ ...contents, 'v/2021-09-23.md': entry('C') }), 'collect', 'v/Log.md')).toMatchObject({ code: 2, out: '2021-09-23.md: 1 entry\n' });
	});

	test('make a log that is missing', async () => {
		const files = new MemoryFiles({ 'v/2021-09-20.md': entry('A') });
		expect(await runOn(files, 'collect', 'v/Log.md')).toMatchObject({ code: 0 });
		expect(files.text('v/Log.md')).toBe(`## 2021-09-20\n\n${entry('A')}`);
	});

	test.each([
		[['split'], 'Missing log note'],
		[['split', 'v/None.md'], 'No such note: v/None.md'],
		[['split', 'v/Log.md', 'v/b.md'], 'one log at a time'],
		[['split', '--format', 'dddd', 'v/Log.md'], '`--folder` and `--format` name others'],
		[['collect', '--vault', 'w', 'v/Log.md'], 'does not lie in the vault w'],
		[['collect', 'v/Log'], 'expected a log note that ends with .md'],
		[['collect', 'v/.hidden.md'], 'is hidden'],
	])('explain %j', async (argv, message) => {
		expect(await runOn(new MemoryFiles({ 'v/Log.md': log, 'v/.hidden.md': log, 'w/a.md': '' }), ...argv)).toMatchObject({ code: 2, err: expect.stringContaining(message) });
	});
});
