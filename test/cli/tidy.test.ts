import { describe, expect, test } from 'vitest';
import { MemoryFiles, runOn } from './memory-files';

const untidy = '## 2021-09-20\n\n### Lab: [A](https://example.com/a)\n\n## 2021-09-22\n\n### Lab: [B](https://example.com/b)\n\n## 2021.09.21\n\n### Lab: [C](https://example.com/c)\n';
const tidy = '## 2021-09-22\n\n### Lab: [B](https://example.com/b)\n\n## 2021-09-21\n\n### Lab: [C](https://example.com/c)\n\n## 2021-09-20\n\n### Lab: [A](https://example.com/a)\n';

describe('tidy', () => {
	test('writes what it puts in order and nothing else', async () => {
		const files = new MemoryFiles({ 'v/a.md': untidy, 'v/b.md': tidy, 'v/c.md': '# Words\n\n\n\nof mine\n' });
		expect(await runOn(files, 'tidy', '--order', 'newest', 'v')).toEqual({ code: 0, out: 'a.md\n', err: '1 of 3 notes put in order.\n' });
		expect(files.writes).toEqual(['v/a.md']);
		expect(files.text('v/a.md')).toBe(tidy);
	});

	test('leaves alone what is switched off', async () => {
		const files = new MemoryFiles({ 'a.md': untidy });
		await runOn(files, 'tidy', '--order', 'keep', '--no-dates', '--no-blanks', '--no-stars', '--no-merge', 'a.md');
		expect(files.writes).toEqual([]);
		await runOn(files, 'tidy', '--order', 'newest', '--no-dates', 'a.md');
		expect(files.text('a.md')).toBe(tidy.replace('2021-09-21', '2021.09.21'));
	});

	test('with --check or --dry-run writes nothing', async () => {
		const files = new MemoryFiles({ 'a.md': untidy });
		expect(await runOn(files, 'tidy', '--check', 'a.md')).toMatchObject({ code: 1, err: '1 of 1 note would change.\n' });
		expect((await runOn(files, 'tidy', '--dry-run', '--order', 'newest', 'a.md')).out).toContain('-## 2021.09.21\n');
		expect(files.writes).toEqual([]);
	});

	test('tells what it cannot put in order', async () => {
		const files = new MemoryFiles({ 'a.md': `${untidy}\n\`\`\`\n` });
		expect(await runOn(files, 'tidy', 'a.md')).toMatchObject({ code: 0, err: expect.stringContaining('never closed') });
		expect(files.writes).toEqual([]);
	});

	test('prints what is piped in, in order, and nothing else', async () => {
		const files = new MemoryFiles();
		files.input = untidy;
		expect(await runOn(files, 'tidy', '--order', 'newest', '-')).toEqual({ code: 0, out: tidy, err: '' });
		files.input = 'Words.\n';
		expect(await runOn(files, 'tidy', '-')).toEqual({ code: 0, out: 'Words.\n', err: '' });
		files.input = untidy;
		expect(await runOn(files, 'tidy', '--check', '-')).toMatchObject({ code: 1, out: '-\n' });
		expect((await runOn(files, 'tidy', '--dry-run', '-')).out).toContain('-## 2021.09.21\n');
		files.set('a.md', untidy);
		expect(await runOn(files, 'tidy', '-', 'a.md')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('has to come alone') });
		expect(files.writes).toEqual([]);
	});

	test.each([['tidy', 'v'], ['split', 'v/Log.md'], ['collect', 'v/Log.md']])('%s %s writes nothing while the settings cannot be used', async (verb, path) => {
		const log = '## 2021-09-20\n\n### Lab: [A](https://a.example)\n\n## 2021-09-22\n\n### Lab: [B](https://b.example)\n';
		const files = new MemoryFiles({ 'v/Log.md': log, 'v/2021-09-21.md': '### Lab: [C](https://c.example)\n', 'v/ml-watch.json': '{"order": 5}' });
		expect(await runOn(files, verb, path)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Nothing was written: the settings have to be mended first') });
		expect(files.writes).toEqual([]);
	});
});
