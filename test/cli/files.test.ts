import { describe, expect, test } from 'vitest';
import { findNotes } from '../../src/cli/find-notes';
import { readNotes } from '../../src/cli/read-notes';
import { MemoryFiles, runOn } from './memory-files';

const entry = '### Lab: [T](https://example.com)\n';

describe('notes are found', () => {
	const paths = async (files: MemoryFiles, root = 'vault'): Promise<string[]> => (await findNotes(files, root)).notes.map(({ path }) => path);

	test('in code-unit order, without what is hidden', async () => {
		const files = new MemoryFiles({
			'vault/b.md': '', 'vault/B.md': '', 'vault/a/z.md': '', 'vault/a.md': '', 'vault/é.md': '', 'vault/a.txt': '', 'vault/c.MD': '',
			'vault/.trash/x.md': '', 'vault/.hidden.md': '', 'vault/node_modules/p/readme.md': '', 'vault/sub/.git/x.md': '',
		});
		expect(await paths(files)).toEqual(['B.md', 'a.md', 'a/z.md', 'b.md', 'é.md']);
	});

	test('through a link only where it stays inside, and once', async () => {
		const files = new MemoryFiles({
			'vault/a.md': '', 'outside/secret.md': '', 'outside.md': '', 'vault/.store/kept.md': '', 'vault/.store/deep/x.md': '',
			'vault/again.md': { link: 'vault/a.md' },
			'vault/out.md': { link: 'outside.md' },
			'vault/way-out': { link: 'outside' },
			'vault/loop': { link: 'vault' },
			'vault/kept.md': { link: 'vault/.store/kept.md' },
			'vault/kept-twice.md': { link: 'vault/.store/kept.md' },
			'vault/deep': { link: 'vault/.store/deep' },
			'vault/.store/deep/back': { link: 'vault/.store' },
			'vault/broken.md': { link: 'vault/nowhere.md' },
		});
		const { notes, failures, notices } = await findNotes(files, 'vault');
		expect(notes.map(({ path }) => path)).toEqual(['a.md', 'deep/x.md', 'kept-twice.md']);
		expect(failures).toEqual([]);
		expect(notices).toEqual([{ path: 'broken.md', message: 'A link that leads nowhere was passed over' }]);
	});

	test('beside a folder that cannot be read', async () => {
		const files = new MemoryFiles({ 'vault/a.md': entry, 'vault/locked/b.md': '', 'vault/locked/': { failure: 'permission denied' } });
		const outcome = await runOn(files, 'list', 'vault');
		expect(outcome).toEqual({ code: 2, out: '             Lab: T  a.md:1\n', err: 'ml-watch: locked: permission denied\n' });
	});
});

describe('notes are read', () => {
	test('a few at a time, and come in order', async () => {
		const names = Array.from({ length: 30 }, (_, index) => `n${String(index).padStart(2, '0')}.md`);
		const files = new MemoryFiles(Object.fromEntries(names.map((name) => [name, name])));
		const read: string[] = [];
		for await (const note of readNotes(files, names.map((name) => ({ path: name, file: name })))) read.push(note.path);
		expect(read).toEqual(names);
		expect(files.mostReading).toBeGreaterThan(4);
		expect(files.mostReading).toBeLessThanOrEqual(8);
	});

	test('and what is no UTF-8 is told and left alone, while the others are listed', async () => {
		const files = new MemoryFiles({
			'vault/a.md': entry,
			'vault/latin.md': new Uint8Array([0x23, 0x20, 0xe9, 0x0a]),
			'vault/locked.md': { failure: 'permission denied' },
			'vault/z.md': entry,
		});
		const { code, out, err } = await runOn(files, 'list', 'vault');
		expect(code).toBe(2);
		expect(out.match(/Lab: T/g)).toHaveLength(2);
		expect(err).toBe('ml-watch: latin.md: Not a UTF-8 text; left alone\nml-watch: locked.md: permission denied\n');
	});
});

describe('settings', () => {
	const listed = async (files: Record<string, string>, ...argv: string[]): Promise<unknown> => {
		const memory = new MemoryFiles({ 'vault/a.md': '### Lab: [T](https://example.com)\n\n**Tags**: x; y\n', ...files });
		const { out, err, code } = await runOn(memory, 'list', '--format', 'json', ...argv, 'vault');
		return { code, err, keywords: (JSON.parse(out || '[]') as { keywords: string[] }[])[0]?.keywords };
	};
	const settings = JSON.stringify({ extraFields: ['Tags: keywords'] });

	test('of the root win over those of the plugin, and a file that is named over both', async () => {
		expect(await listed({})).toEqual({ code: 0, err: '', keywords: [] });
		expect(await listed({ 'vault/ml-watch.json': settings })).toEqual({ code: 0, err: '', keywords: ['x', 'y'] });
		expect(await listed({ 'vault/.obsidian/plugins/ml-watch/data.json': settings })).toMatchObject({ keywords: ['x', 'y'] });
		expect(await listed({ 'vault/.obsidian/plugins/ml-watch/data.json': settings, 'vault/ml-watch.json': '{}' })).toMatchObject({ keywords: [] });
		expect(await listed({ 'other.json': `\ufeff${settings}` }, '--settings', 'other.json')).toMatchObject({ keywords: ['x', 'y'] });
		expect(await listed({}, '--settings', 'nowhere.json')).toMatchObject({ code: 2, err: 'ml-watch: No settings file at nowhere.json\n' });
	});

	test('of a single file are those of the nearest folder above it', async () => {
		const keywords = async (file: string, files: Record<string, string>): Promise<unknown> => {
			const memory = new MemoryFiles({ [file]: '### Lab: [T](https://example.com)\n\n**Tags**: x\n', ...files });
			return (JSON.parse((await runOn(memory, 'list', '--format', 'json', file)).out) as { keywords: string[] }[])[0]!.keywords;
		};
		expect(await keywords('a/b/c.md', { 'a/ml-watch.json': settings })).toEqual(['x']);
		expect(await keywords('a/b/c.md', { 'a/ml-watch.json': settings, 'a/b/ml-watch.json': '{}' })).toEqual([]);
		expect(await keywords('a/b/c.md', { './.obsidian/plugins/ml-watch/data.json': settings })).toEqual(['x']);
		expect(await keywords('/a/c.md', { '/ml-watch.json': settings })).toEqual(['x']);
		expect(await keywords('../c.md', { './ml-watch.json': settings })).toEqual([]);
	});

	test('that are broken are told', async () => {
		expect(await listed({ 'vault/ml-watch.json': '{' })).toMatchObject({ code: 0, err: expect.stringContaining('vault/ml-watch.json: Unreadable settings') });
		expect(await listed({ 'vault/ml-watch.json': '{"gutter": 3}' })).toMatchObject({ code: 0, err: expect.stringContaining('`gutter`') });
	});
});

describe('the door', () => {
	test.each([
		[[], 2, ''],
		[['--help'], 0, 'Commands'],
		[['help', 'list'], 0, 'Usage: ml-watch list'],
		[['list', '--nonsense', '--help'], 0, 'Usage: ml-watch list'],
		[['--version'], 0, '1.2.3'],
	])('answers %j', async (argv, code, text) => {
		const outcome = await runOn(new MemoryFiles(), ...argv);
		expect(outcome).toMatchObject({ code, out: expect.stringContaining(text) });
	});

	test.each([
		[['lsit', '.'], 'Unknown command `lsit`. Did you mean `list`?'],
		[['frobnicate'], 'Unknown command `frobnicate`. See `ml-watch --help`.'],
		[['list', '--stared', '.'], 'Unknown option `--stared`. Did you mean `--starred`?'],
		[['list', '--format', 'jsno', '.'], 'Unexpected `jsno` for `--format`, expected `text` or `json`. Did you mean `json`?'],
		[['list', '--starred=yes', '.'], 'Unexpected value for `--starred`: it takes none'],
		[['list', '.', '--since'], 'Missing value for `--since`, expected date'],
		[['list'], 'Missing file or folder. See --help.'],
		[['list', 'nowhere'], 'No such file or folder: nowhere'],
	])('explains %j', async (argv, message) => {
		expect(await runOn(new MemoryFiles(), ...argv)).toEqual({ code: 2, out: '', err: `ml-watch: ${message}\n` });
	});

	test('takes everything behind `--` as a path', async () => {
		const files = new MemoryFiles({ '--starred': entry });
		expect((await runOn(files, 'list', '--', '--starred')).out).toBe('             Lab: T  --starred:1\n');
	});
});
