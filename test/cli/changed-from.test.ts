/* What `--changed-from` makes of git's answers, and, with a real repository, what git answers. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readDifference } from '../../src/cli/git';
import { changedSpans, movedSpans } from '../../src/cli/touched';
import { MemoryFiles, runOn } from './memory-files';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('a difference', () => {
	const read = (text: string): object => Object.fromEntries(readDifference(text));

	test('tells the lines that were added, and those on either side of a gap', () => {
		expect(read([
			'diff --git a/a.md b/a.md', 'index 1..2 100644', '--- a/a.md', '+++ b/a.md',
			'@@ -3 +3 @@ ## 2021', '-x', '+y', '@@ -10,2 +10,3 @@', '-x', '-x', '+y', '+y', '+y', '@@ -20,2 +20,0 @@', '-x', '-x', '@@ -0,0 +1 @@', '+z', '',
		].join('\n'))).toEqual({ 'a.md': [[3, 3], [10, 12], [20, 21], [1, 1]] });
	});

	test('takes no line of a note for one of its own', () => {
		expect(read([
			'--- a/a.md', '+++ b/a.md', '@@ -1,3 +1,2 @@', '--- a/b.md', '-@@ -1 +9 @@', '-x', '+++ b/c.md', '+@@ -1 +8 @@', '\\ No newline at end of file',
			'@@ -9 +8 @@', '-x', '\\ No newline at end of file', '+y', '\\ No newline at end of file', '--- a/d.md', '+++ /dev/null', '@@ -1 +0,0 @@', '-x', '',
		].join('\n'))).toEqual({ 'a.md': [[1, 2], [8, 8]] });
	});

	test('reads names as git writes them', () => {
		expect(read('--- a/my note.md\t\n+++ b/my note.md\t\n@@ -1 +1 @@\n-x\n+y\n--- "a/q\\"\\t.md"\n+++ "b/q\\"\\t\\303\\274ü\\\\.md"\n@@ -1 +2 @@\n-x\n+y\n')).toEqual({
			'my note.md': [[1, 1]], 'q"\tüü\\.md': [[2, 2]],
		});
		expect(read('diff --git a/a.md b/a.md\nBinary files a/a.md and b/a.md differ\n')).toEqual({ 'a.md': 'whole' });
	});
});

describe('spans', () => {
	test('are the whole of their lines, and only LF ends one', () => {
		expect(changedSpans('a\rb\r\nc\nd', [[1, 1], [3, 3], [9, 9]])).toEqual([[0, 5], [7, 8], [8, 8]]);
		expect(changedSpans('a\nb\n', [[0, 1]])).toEqual([[0, 2]]);
	});

	test('move with edits before them, and take in those within', () => {
		const spans = [[10, 20], [30, 40]] as const;
		expect(movedSpans(spans, [{ from: 0, to: 5, insert: '' }])).toEqual([[5, 15], [25, 35]]);
		expect(movedSpans(spans, [{ from: 12, to: 13, insert: 'abc' }])).toEqual([[10, 22], [32, 42]]);
		expect(movedSpans(spans, [{ from: 8, to: 35, insert: '' }])).toEqual([[8, 8], [8, 13]]);
		expect(movedSpans(spans, [])).toEqual(spans);
	});
});

const entry = (page: string, words = 'a, b'): string => `\n### Lab: [T](https://example.com/${page})\n\n**Keywords**: ${words}\n`;
const log = (...entries: readonly string[]): string => `## 2021-09-22\n${entries.join('')}`;

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'ml-watch-git-')));
const door = path.join(root, 'cli.mjs');
const repository = path.join(root, 'my repository');

function git(...command: readonly string[]): void {
	execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...command], { cwd: repository, stdio: 'pipe' });
}

function check(...argv: readonly string[]): string[] {
	try {
		return lines(execFileSync(process.execPath, [door, 'check', ...argv], { cwd: repository, encoding: 'utf8', stdio: 'pipe' }));
	} catch (error) {
		const { stdout, stderr, status } = error as { stdout: string; stderr: string; status: number };
		return status === 1 ? lines(stdout) : [stderr.trim()];
	}
}

const lines = (out: string): string[] => out.split('\n').filter(Boolean).map((line) => /^(.*?:\d+):/.exec(line)?.[1] ?? line);
const write = (name: string, text: string): void => writeFileSync(path.join(repository, name), text);

beforeAll(async () => {
	await build({
		absWorkingDir: path.resolve(import.meta.dirname, '../..'), entryPoints: ['src/cli-bin.ts'], bundle: true, platform: 'node', format: 'esm',
		target: 'node20.19', outfile: door, logLevel: 'error',
	});
});

beforeEach(() => {
	rmSync(repository, { recursive: true, force: true });
	mkdirSync(path.join(repository, 'notes'), { recursive: true });
	git('init', '--quiet', '--initial-branch', 'main');
	write('a.md', log(entry('1'), entry('2'), entry('3')));
	write('notes/b c.md', log(entry('4')));
	git('add', '.');
	git('commit', '--quiet', '--message', 'Begin');
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('check --changed-from', () => {
	test('reports nothing where nothing was changed', () => {
		expect(check('.')).toHaveLength(4);
		expect(check('--changed-from', 'HEAD', '.')).toEqual([]);
	});

	test('reports the entries that were touched, committed or not', () => {
		write('a.md', log(entry('1'), entry('2', 'a, b, c'), entry('3')));
		expect(check('--changed-from', 'main', '.')).toEqual(['a.md:9']);
		git('commit', '--quiet', '--all', '--message', 'Change');
		expect(check('--changed-from', 'HEAD', '.')).toEqual([]);
		expect(check('--changed-from=HEAD~1', '.')).toEqual(['a.md:9']);
		expect(check('--changed-from', 'HEAD~1', 'a.md', 'notes')).toEqual(['a.md:9']);
	});

	test('reports what stands beside something that was removed', () => {
		write('a.md', log(entry('1'), entry('3')));
		expect(check('--changed-from', 'HEAD', '.')).toEqual(['a.md:5', 'a.md:9']);
	});

	test('reports all of a note that is new, not tracked, or renamed', () => {
		write('new, ü "x".md', log(entry('5')));
		renameSync(path.join(repository, 'notes/b c.md'), path.join(repository, 'notes/d.md'));
		expect(check('--changed-from', 'HEAD', '.')).toEqual(['new, ü "x".md:5', 'notes/d.md:5']);
		git('add', '--all');
		expect(check('--changed-from', 'HEAD', '.')).toEqual(['new, ü "x".md:5', 'notes/d.md:5']);
	});

	test('counts from where two branches parted', () => {
		git('checkout', '--quiet', '-b', 'mine');
		write('a.md', log(entry('1', 'x, y'), entry('2'), entry('3')));
		git('commit', '--quiet', '--all', '--message', 'Mine');
		git('checkout', '--quiet', 'main');
		write('notes/b c.md', log(entry('4', 'x, y')));
		git('commit', '--quiet', '--all', '--message', 'Theirs');
		git('checkout', '--quiet', 'mine');
		expect(check('--changed-from', 'main', '.')).toEqual(['a.md:5']);
	});

	test('is not led astray by how a person has set up git', () => {
		for (const [key, value] of [['diff.noprefix', 'true'], ['diff.mnemonicPrefix', 'true'], ['color.ui', 'always'], ['diff.interHunkContext', '50'], ['diff.renames', 'copies']] as const) git('config', key, value);
		write('a.md', log(entry('1', 'x, y'), entry('2'), entry('3', 'x, y')));
		write('notes/b c.md', log(entry('4', 'x, y')));
		expect(check('--changed-from', 'HEAD', '.')).toEqual(['a.md:5', 'a.md:13', 'notes/b c.md:5']);
	});

	test('mends only what was touched', () => {
		write('a.md', log(entry('1'), entry('2', 'a, b, c'), entry('3')));
		expect(check('--changed-from', 'HEAD', '--fix', '.')).toEqual([]);
		expect(check('.')).toEqual(['a.md:5', 'a.md:13', 'notes/b c.md:5']);
	});

	test('says what is wrong', () => {
		expect(check('--changed-from', 'nowhere', '.')).toEqual(['ml-watch: Unknown git ref `nowhere`: expected a branch, a tag or a commit. A shallow clone may have to fetch it first']);
		expect(check('--changed-from', '--output=x', '.')[0]).toContain('Unknown git ref `--output=x`');
		expect(check('--changed-from', 'HEAD', root)).toEqual([`ml-watch: ${root} lies in no git repository, which \`--changed-from\` needs`]);
	});

	test('says that there is no git, and that a pipe has no past', async () => {
		const files = new MemoryFiles({ 'a.md': log(entry('1')) });
		expect(await runOn(files, 'check', '--changed-from', 'HEAD', 'a.md')).toMatchObject({ code: 2, err: 'ml-watch: `--changed-from` needs git, which was not found\n' });
		expect(await runOn(files, 'check', '--changed-from', 'HEAD', '-')).toMatchObject({ code: 2, err: expect.stringContaining('compares files') });
	});
});
