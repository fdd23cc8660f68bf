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
		// The runner knows files by their path in the checkout, which has no dot in front.
		expect((await runOn(new MemoryFiles({ 'v/a.md': note }), 'check', '--format', 'github', '.')).out).toMatch(/^::warning file=v\/a\.md,/);
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
		[['--rule', 'nothing-like-it=off'], 'Unknown rule `nothing-like-it`. The rules are entry-heading, unclosed-block, '],
		[['--rule', 'keyword-separator=loud'], 'Unexpected `loud` for the rule `keyword-separator`, expected off, info, warning, error'],
		[['--rule', 'keyword-separator'], 'Missing severity for the rule `keyword-separator`'],
		[['--dry-run'], '`--dry-run` needs `--fix`'],
	])('explains %j', async (argv, message) => {
		expect(await runOn(new MemoryFiles({ 'a.md': note }), 'check', ...argv, 'a.md')).toMatchObject({ code: 2, err: expect.stringContaining(message) });
	});
});

describe('check --fix', () => {
	test('names notes in a difference as `patch` and git read them', async () => {
		const files = new MemoryFiles({ 'v/my log.md': note, 'v/"q"\n+++ x.md': note, 'v/ü.md': note });
		const { out } = await runOn(files, 'check', '--fix-dry-run', './v');
		expect(out.split('\n').filter((line) => /^(?:---|\+\+\+) /.test(line))).toEqual([
			'--- "v/\\"q\\"\\n+++ x.md"', '+++ "v/\\"q\\"\\n+++ x.md"', '--- v/my log.md\t', '+++ v/my log.md\t', '--- v/ü.md', '+++ v/ü.md',
		]);
	});

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

describe('check --fix-dry-run', () => {
	test('is a difference and nothing else', async () => {
		const files = new MemoryFiles({ 'v/a.md': note });
		const outcome = await runOn(files, 'check', '--fix-dry-run', 'v');
		expect(files.writes).toEqual([]);
		expect(outcome).toEqual(await runOn(files, 'check', '--fix', '--dry-run', 'v'));
		expect(outcome).toMatchObject({ code: 0, out: expect.stringContaining('\n+**Keywords**: a; b\n'), err: 'Would mend 1 problem. No problems left in 1 note.\n' });
		expect(await runOn(files, 'check', '--fix-dry-run', '--format', 'json', 'v')).toMatchObject({ code: 2, err: expect.stringContaining('Unexpected `--format json`') });
	});
});

describe('check --max-warnings', () => {
	const two = note + about('2', note).replace(/^.*\n/, '');

	test.each([
		[two, '2', 0, ''],
		[two, '1', 1, 'ml-watch: Too many warnings: 2, where --max-warnings lets 1 pass.\n'],
		[two, '0', 1, ''],
		[two.replace('**K', '[[paper]] (https://example.com/p)\n\n**K'), '9', 1, ''],
	])('of %j with %s', async (text, most, code, said) => {
		const outcome = await runOn(new MemoryFiles({ 'a.md': text }), 'check', '--max-warnings', most, 'a.md');
		expect(outcome.code).toBe(code);
		expect(outcome.err.split('\n').slice(1).join('\n')).toBe(said);
	});

	test.each(['-1', 'many', '', '1.5'])('wants a number, not %j', async (written) => {
		expect(await runOn(new MemoryFiles({ 'a.md': two }), 'check', `--max-warnings=${written}`, 'a.md')).toMatchObject({
			code: 2, err: `ml-watch: Unexpected \`${written}\` for \`--max-warnings\`, expected a number such as 10\n`,
		});
	});
});

describe('check --stdin', () => {
	const piped = (text: string, contents: ConstructorParameters<typeof MemoryFiles>[0] = {}): MemoryFiles => {
		const files = new MemoryFiles(contents);
		files.input = text;
		return files;
	};

	test('checks what is piped in, under the name that it is given', async () => {
		expect(await runOn(piped(note), 'check', '--stdin')).toMatchObject({ code: 1, out: expect.stringMatching(/^-:5:16: warning/) });
		expect(await runOn(piped(note), 'check', '--stdin', '--stdin-path', 'v/a.md')).toMatchObject({ code: 1, out: expect.stringMatching(/^v\/a\.md:5:16: warning/) });
		expect(JSON.parse((await runOn(piped(note), 'check', '--stdin-path=v/a.md', '--format', 'json')).out)).toMatchObject([{ path: 'v/a.md', line: 5 }]);
	});

	test('goes by the settings and the vault of that name, and by its date', async () => {
		const contents = { 'v/ml-watch.json': '{"rules": {"keyword-separator": "off"}}', 'v/a.md': 'What was there before.\n', 'v/b.md': about('c', mended) };
		expect(await runOn(piped(note, contents), 'check', '--stdin-path', 'v/a.md')).toMatchObject({ code: 0, out: '' });
		expect((await runOn(piped(about('c', mended.replace('22', '23')), contents), 'check', '--stdin-path', 'v/a.md')).out).toContain('has it already (duplicate-entry)');
		const daily = mended.replace(/^.*\n\n/, '');
		const since = async (path: string): Promise<number> => (await runOn(piped(daily.replace('a;', 'a,')), 'check', '--stdin-path', path, '--since', '2021-09-22')).code;
		expect(await since('Daily/2021-09-22.md')).toBe(1);
		expect(await since('Daily/2021-09-21.md')).toBe(0);
	});

	test('with --fix prints the mended text, and problems aside', async () => {
		const text = `\ufeff${note.replace('\n\n**', '\n\n[code]()\n\n**')}`.replaceAll('\n', '\r\n');
		const files = piped(text, { 'v/a.md': 'as it was' });
		expect(await runOn(files, 'check', '--stdin', '--stdin-path', 'v/a.md', '--fix')).toEqual({
			code: 1, out: text.replace('a, b', 'a; b'), err: expect.stringMatching(/^v\/a\.md:5:1: warning: .*\(empty-link\)\nMended 1 problem\. 1 problem left/),
		});
		expect(files.writes).toEqual([]);
		expect(await runOn(piped(mended), 'check', '--stdin', '--fix')).toMatchObject({ code: 0, out: mended });
		expect((await runOn(piped(note), 'check', '--stdin-path', 'v/a.md', '--fix-dry-run')).out).toContain('--- v/a.md\n+++ v/a.md\n');
	});

	test('prints nothing where the text could not be read', async () => {
		const files = piped('');
		files.readInput = () => Promise.resolve(new Uint8Array([0xff, 0xfe]));
		expect(await runOn(files, 'check', '--stdin', '--fix')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Not a UTF-8 text') });
	});

	test('comes alone', async () => {
		const files = piped(note, { 'a.md': note });
		for (const argv of [['--stdin', 'a.md'], ['--stdin-path', 'v/a.md', 'a.md'], ['--fix', '-', 'a.md'], ['--stdin', '-']]) {
			expect(await runOn(files, 'check', ...argv)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('comes alone') });
		}
		expect((await runOn(files, 'check', '-', 'a.md')).code).toBe(1);
	});
});

describe('settings that nobody knows', () => {
	test('are told, with what was meant, and change nothing', async () => {
		const settings = { arxivFrom: 'x', $schema: 'y', rules: { 'keyword-seperator': 'off', 'nothing-like-it-at-all': 'off' } };
		const files = new MemoryFiles({ 'v/a.md': note, 'v/b.md': 'No log.\n', 'v/ml-watch.json': JSON.stringify(settings) });
		const { err, code } = await runOn(files, 'check', 'v/a.md', 'v/b.md');
		expect(code).toBe(1);
		expect(err.split('\n').slice(0, -2)).toEqual([
			'ml-watch: v/ml-watch.json: Unknown setting `arxivFrom`, which changes nothing. Did you mean `arxivForm`?',
			'ml-watch: v/ml-watch.json: Unknown rule `keyword-seperator`, which changes nothing. Did you mean `keyword-separator`?',
			'ml-watch: v/ml-watch.json: Unknown rule `nothing-like-it-at-all`, which changes nothing.',
		]);
		expect((await runOn(files, 'check', '--fix', 'v')).err).toContain('Mended 1 problem');
	});

	test('are nothing to a file that holds no settings at all', async () => {
		const files = new MemoryFiles({ 'v/a.md': mended, 'v/ml-watch.json': '["indexPath"]' });
		expect((await runOn(files, 'check', 'v')).err).toBe('ml-watch: v/ml-watch.json: Unusable settings: expected an object. The defaults are used until they are mended.\nNo problems in 1 note.\n');
	});
});
