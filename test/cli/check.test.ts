import { describe, expect, test } from 'vitest';
import { MemoryFiles, runOn } from './memory-files';

const note = '## 2021-09-22\n\n### Lab: [T](https://example.com)\n\n**Keywords**: a, b\n';
/** A note about something else, so that no two are about one page. */
const about = (page: string, text: string): string => text.replace('https://example.com', `https://example.com/${page}`);
const mended = note.replace('a, b', 'a; b');
const stub = '## 2021-09-22\n\n### Lab: [T](https://example.com)\n\n**Keywords**:\n';

describe('check', () => {
	test('prints a line a problem, a summary aside, and exits with 1', async () => {
		expect(await runOn(new MemoryFiles({ 'v/a.md': note, 'v/b.md': about('b', mended) }), 'check', 'v')).toEqual({
			code: 1,
			out: 'a.md:5:16: warning: Unexpected `,` between keywords, expected `;` (keyword-separator)\n',
			err: '1 problem in 2 notes: 1 warning. 1 can be mended with --fix.\n',
		});
	});

	test('prints an array with lines and columns from 1', async () => {
		const { out, err, code } = await runOn(new MemoryFiles({ 'a.md': `\ufeff${note.replaceAll('\n', '\r\n')}` }), 'check', '--format', 'json', 'a.md');
		expect({ code, err }).toEqual({ code: 1, err: '' });
		expect(JSON.parse(out)).toEqual([{
			path: 'a.md', line: 5, column: 16, endLine: 5, endColumn: 17, rule: 'keyword-separator', severity: 'warning',
			message: 'Unexpected `,` between keywords, expected `;`', fixable: true,
		}]);
	});

	test('prints notes for GitHub Actions, with paths as the checkout has them', async () => {
		const { out, code } = await runOn(new MemoryFiles({ 'v/a, 1%.md': note }), 'check', '--format', 'github', 'v');
		expect(code).toBe(1);
		expect(out).toBe('::warning file=v/a%2C 1%25.md,line=5,col=16,endColumn=17,title=keyword-separator::Unexpected `,` between keywords, expected `;`\n');
	});

	test('exits with 0 where there is nothing, or infos only', async () => {
		expect(await runOn(new MemoryFiles({ 'a.md': mended }), 'check', 'a.md')).toEqual({ code: 0, out: '', err: 'No problems in 1 note.\n' });
		const outcome = await runOn(new MemoryFiles({ 'a.md': stub }), 'check', 'a.md');
		expect(outcome.code).toBe(0);
		expect(outcome.out).toContain('info: ');
	});

	test('exits with 2 where a note could not be read, whatever the others hold', async () => {
		const files = new MemoryFiles({ 'v/a.md': mended, 'v/b.md': { failure: 'permission denied' } });
		expect(await runOn(files, 'check', 'v')).toMatchObject({ code: 2, err: expect.stringContaining('b.md: permission denied') });
	});

	test.each([
		[['--rule', 'keyword-separator=off'], 0, ''],
		[['--rule', 'keyword-separator=info'], 0, 'info: '],
		[['--rule', 'keyword-separator=off', '--rule=keyword-separator=error'], 1, 'error: '],
		[['--since', '2021-10'], 0, ''],
		[['--since', '2021-09-22'], 1, 'warning: '],
	])('with %j', async (argv, code, text) => {
		const outcome = await runOn(new MemoryFiles({ 'a.md': note }), 'check', ...argv, 'a.md');
		expect(outcome.code).toBe(code);
		expect(outcome.out).toContain(text);
		if (text === '') expect(outcome.out).toBe('');
	});

	test.each([
		[['--rule', 'keyword-seperator=off'], 'Unknown rule `keyword-seperator`. Did you mean `keyword-separator`?'],
		[['--rule', 'keyword-separator=loud'], 'Unexpected `loud` for the rule `keyword-separator`, expected off, info, warning, error'],
		[['--rule', 'keyword-separator'], 'Missing severity for the rule `keyword-separator`'],
		[['--dry-run'], '`--dry-run` needs `--fix`'],
	])('explains %j', async (argv, message) => {
		expect(await runOn(new MemoryFiles({ 'a.md': note }), 'check', ...argv, 'a.md')).toMatchObject({ code: 2, err: expect.stringContaining(message) });
	});
});

describe('check --fix', () => {
	test('writes what changed and reports what is left', async () => {
		const files = new MemoryFiles({ 'v/a.md': note, 'v/b.md': about('b', mended), 'v/c.md': about('c', stub).replace('\n\n**Keywords**:', '\n\n[code]()') });
		const outcome = await runOn(files, 'check', '--fix', 'v');
		expect(files.writes).toEqual(['v/a.md']);
		expect(files.text('v/a.md')).toBe(mended);
		expect(outcome.code).toBe(1);
		expect(outcome.out).toMatch(/^c\.md:5:\d+: warning: .*\(empty-link\)\n$/);
		expect(outcome.err).toBe('Mended 1 problem. 1 problem left in 3 notes: 1 warning.\n');
	});

	test('leaves byte order mark, line endings and everything else as they are', async () => {
		const text = `\ufeff${note}`.replaceAll('\n', '\r\n') + '\u00a0 odd  \t\r\rend';
		const files = new MemoryFiles({ 'a.md': text });
		await runOn(files, 'check', '--fix', 'a.md');
		expect(files.text('a.md')).toBe(text.replace('a, b', 'a; b'));
	});

	const older = (text: string): string => text.replace('2021-09-22', '2021-09-21').replace('[T]', '[U]');

	test('does not mend generated text, which is mended where it comes from', async () => {
		const text = `${note}\n<!-- ml-watch:index checksum=00000000 -->\n\n${note}\n<!-- /ml-watch:index -->\n\n${older(note)}`;
		const files = new MemoryFiles({ 'a.md': text });
		expect((await runOn(files, 'check', '--fix', 'a.md')).err).toContain('Mended 2 problems.');
		expect(files.text('a.md')).toBe(`${mended}\n<!-- ml-watch:index checksum=00000000 -->\n\n${note}\n<!-- /ml-watch:index -->\n\n${older(mended)}`);
	});

	test('leaves a file alone that somebody else changed meanwhile', async () => {
		const files = new MemoryFiles({ 'a.md': note });
		files.beforeWrite = () => files.set('a.md', 'Typed just now.\n');
		const outcome = await runOn(files, 'check', '--fix', 'a.md');
		expect(files.text('a.md')).toBe('Typed just now.\n');
		expect(outcome).toMatchObject({ code: 2, out: expect.stringContaining('keyword-separator'), err: expect.stringContaining('a.md was changed') });
	});

	test('refuses settings that could not be read: they may switch off what it would mend', async () => {
		const files = new MemoryFiles({ 'v/a.md': note, 'v/ml-watch.json': '{"rules": {"keyword-separator": "off",}}' });
		const outcome = await runOn(files, 'check', '--fix', 'v');
		expect(files.writes).toEqual([]);
		expect(outcome).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Nothing was written: the settings have to be mended first') });
		expect((await runOn(files, 'check', '--fix', '--dry-run', 'v')).out).toContain('+**Keywords**: a; b');
	});

	test('shows a difference instead with --dry-run', async () => {
		const files = new MemoryFiles({ 'v/a.md': note.trimEnd() });
		const { out, code } = await runOn(files, 'check', '--fix', '--dry-run', 'v');
		expect(files.writes).toEqual([]);
		expect(code).toBe(0);
		expect(out).toBe([
			'--- v/a.md', '+++ v/a.md', '@@ -2,4 +2,4 @@', ' ', ' ### Lab: [T](https://example.com)', ' ',
			'-**Keywords**: a, b', '\\ No newline at end of file', '+**Keywords**: a; b', '\\ No newline at end of file', '',
		].join('\n'));
	});

	test('passes what is piped in on, mended', async () => {
		const files = new MemoryFiles();
		files.input = note;
		expect(await runOn(files, 'check', '--fix', '-')).toEqual({ code: 0, out: mended, err: 'Mended 1 problem. No problems left in 1 note.\n' });
		expect((await runOn(files, 'check', '--fix', '--dry-run', '-')).out).toContain('+**Keywords**: a; b');
	});
});
