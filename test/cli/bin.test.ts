/*
 * The terminal door as a process: what only a real file system and real pipes can show. It is bundled here, so that no older build is
 * tested by mistake.
 */
import { execFile, spawn } from 'node:child_process';
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'ml-watch-'));
const door = path.join(folder, 'cli.mjs');
const vault = path.join(folder, 'vault');
const note = '## 2021-09-22\n\n### Lab: [T](https://example.com)\n\n**Keywords**: a, b\n';

// Starting a process costs seconds on a machine that is busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

beforeAll(async () => {
	await build({
		absWorkingDir: ROOT, entryPoints: ['src/cli-bin.ts'], bundle: true, platform: 'node', format: 'esm', target: 'node20.19', outfile: door, logLevel: 'error',
		mainFields: ['module', 'main'], alias: { 'sync-fetch': './src/cli/no-network.ts', 'node-fetch': './src/cli/no-network.ts' },
	});
});

beforeEach(() => {
	rmSync(vault, { recursive: true, force: true });
	mkdirSync(vault);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
	return new Promise((resolve) => {
		execFile(process.execPath, [door, ...argv], { maxBuffer: 1e8 }, (error, out, err) => {
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
		});
	});
}

const inVault = (name: string): string => path.join(vault, name);

test('a bibliography is read by a library that is bundled, without what it would fetch with', async () => {
	writeFileSync(path.join(vault, 'p.bib'), '@misc{c, title = {C}, url = {https://c.example}, year = 2021}\n');
	const { code, err } = await run('import', path.join(vault, 'p.bib'), '--into', path.join(vault, 'Log.md'));
	expect({ code, err }).toEqual({ code: 0, err: '1 paper written, 0 duplicates and 0 lines left out.\n' });
	expect(readFileSync(path.join(vault, 'Log.md'), 'utf8')).toBe('## 2021\n\n### [C](https://c.example)\n');
	const config = readFileSync(path.join(ROOT, 'esbuild.config.mjs'), 'utf8');
	for (const name of ['sync-fetch', 'node-fetch']) expect(config).toContain(`'${name}': './src/cli/no-network.ts'`);
});

describe('the process', () => {
	test('mends a file in place, keeps its mode and leaves nothing beside it', async () => {
		writeFileSync(inVault('a.md'), note);
		chmodSync(inVault('a.md'), 0o640);
		const inode = statSync(inVault('a.md')).ino;
		expect(await run('check', '--fix', inVault('a.md'))).toMatchObject({ code: 0 });
		expect(readFileSync(inVault('a.md'), 'utf8')).toBe(note.replace('a, b', 'a; b'));
		expect(statSync(inVault('a.md')).mode & 0o777).toBe(0o640);
		// Another file took its place as a whole: whoever reads sees the old or the new one.
		expect(statSync(inVault('a.md')).ino).not.toBe(inode);
		expect(readdirSync(vault)).toEqual(['a.md']);
	});

	test('leaves a read-only file alone', async () => {
		writeFileSync(inVault('a.md'), note);
		chmodSync(inVault('a.md'), 0o444);
		// An administrator may write everything: the test is then one of the mode alone.
		const isFree = process.getuid?.() === 0;
		const { code, err } = await run('check', '--fix', inVault('a.md'));
		expect(code).toBe(isFree ? 0 : 2);
		expect(err).toContain(isFree ? 'Mended 1 problem' : 'EACCES');
		expect(readFileSync(inVault('a.md'), 'utf8')).toBe(isFree ? note.replace('a, b', 'a; b') : note);
		expect(statSync(inVault('a.md')).mode & 0o777).toBe(0o444);
		expect(readdirSync(vault)).toEqual(['a.md']);
	});

	test('several runs at once lose nothing of each other', async () => {
		const log = inVault('Log.md');
		writeFileSync(log, '# Log\n');
		const urls = Array.from({ length: 12 }, (_, index) => `https://example.com/${index + 1}/`);
		const ends = await Promise.all(urls.map((url) => run('add', '--offline', '--date', '2021-09-22', '--note', log, url)));
		const text = readFileSync(log, 'utf8');
		// What was told as written is there, and who found the note changed was told to run again.
		for (const [index, { code, err }] of ends.entries()) {
			expect(text.includes(urls[index]!)).toBe(code === 0);
			expect(err).toMatch(code === 0 ? /^1 entry written\.\n$/ : /changed by somebody else in the meantime/);
		}
		expect(ends.map(({ code }) => code)).toContain(0);
		expect(readdirSync(vault)).toEqual(['Log.md']);
	});

	test('what a crash left beside a note keeps nobody from writing it', async () => {
		writeFileSync(inVault('a.md'), note);
		writeFileSync(inVault('.a.md.ml-watch.tmp'), 'half of');
		const longAgo = new Date(Date.now() - 60_000);
		utimesSync(inVault('.a.md.ml-watch.tmp'), longAgo, longAgo);
		expect(await run('check', '--fix', inVault('a.md'))).toMatchObject({ code: 0 });
		expect(readFileSync(inVault('a.md'), 'utf8')).toBe(note.replace('a, b', 'a; b'));
		expect(readdirSync(vault)).toEqual(['a.md']);
	});

	test('says which note could not be written, and why', async () => {
		writeFileSync(inVault('a.md'), note);
		const { code, err } = await run('add', '--offline', '--note', inVault('a.md/b.md'), 'https://example.com/');
		expect(code).toBe(2);
		expect(err).toBe(`ml-watch: ${inVault('a.md/b.md')} could not be made: a file stands where a folder has to be (EEXIST)\n`);
	});

	test.runIf(process.getuid?.() === 0)('leaves a file to its owner when an administrator mends it', async () => {
		writeFileSync(inVault('a.md'), note);
		chownSync(inVault('a.md'), 12345, 23456);
		chmodSync(inVault('a.md'), 0o640);
		expect(await run('check', '--fix', inVault('a.md'))).toMatchObject({ code: 0 });
		expect(statSync(inVault('a.md'))).toMatchObject({ uid: 12345, gid: 23456 });
		expect(statSync(inVault('a.md')).mode & 0o777).toBe(0o640);
	});

	test.runIf(existsSync('/dev/full'))('fails with a sentence when its output cannot be written', async () => {
		writeFileSync(inVault('a.md'), note);
		const full = openSync('/dev/full', 'w');
		const child = spawn(process.execPath, [door, 'list', vault], { stdio: ['ignore', full, 'pipe'] });
		closeSync(full);
		let err = '';
		child.stderr!.on('data', (chunk: Buffer) => (err += chunk.toString()));
		const code = await new Promise((resolve) => child.on('close', resolve));
		expect(code).toBe(2);
		expect(err).toMatch(/^ml-watch: The output is incomplete: ENOSPC[^\n]*\n$/);
	});

	test('writes through a link, which stays one', async () => {
		writeFileSync(inVault('real.txt'), note);
		symlinkSync('real.txt', inVault('a.md'));
		await run('check', '--fix', inVault('a.md'));
		expect(readFileSync(inVault('real.txt'), 'utf8')).toContain('a; b');
		expect(readdirSync(vault, { withFileTypes: true }).find((entry) => entry.name === 'a.md')!.isSymbolicLink()).toBe(true);
	});

	test('makes the index note and its folder', async () => {
		writeFileSync(inVault('a.md'), note);
		expect(await run('index', '--note', 'pages/deep/Index.md', vault)).toMatchObject({ code: 0, err: '' });
		expect(readFileSync(inVault('pages/deep/Index.md'), 'utf8')).toContain('### Lab: [T]');
		expect(await run('index', '--check', '--note', 'pages/deep/Index.md', vault)).toMatchObject({ code: 0 });
	});

	test('finds notes below a folder with links in it', async () => {
		mkdirSync(inVault('sub'));
		writeFileSync(inVault('sub/b.md'), note);
		writeFileSync(path.join(folder, 'outside.md'), note.replace('[T]', '[Secret]'));
		symlinkSync(path.join(folder, 'outside.md'), inVault('out.md'));
		symlinkSync(vault, inVault('loop'));
		const { out, err } = await run('list', '--format', 'json', vault);
		expect(err).toBe('');
		expect((JSON.parse(out) as { path: string }[]).map((record) => record.path)).toEqual(['sub/b.md']);
	});

	test('goes on quietly when its reader goes away', async () => {
		writeFileSync(inVault('a.md'), `## 2021-09-22\n\n${'### Lab: [T](https://example.com)\n\n'.repeat(20_000)}`);
		const child = spawn(process.execPath, [door, 'list', vault], { stdio: ['ignore', 'pipe', 'pipe'] });
		let err = '';
		child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
		child.stdout.once('data', () => child.stdout.destroy());
		const code = await new Promise((resolve) => child.on('close', resolve));
		expect({ code, err }).toEqual({ code: 0, err: '' });
	});

	test('prints all of a long list into a pipe before it ends', async () => {
		writeFileSync(inVault('a.md'), `## 2021-09-22\n\n${'### Lab: [T](https://example.com)\n\n'.repeat(20_000)}`);
		const { out } = await run('list', '--format', 'json', vault);
		expect(JSON.parse(out)).toHaveLength(20_000);
	});

	test('reads what is piped in', async () => {
		const child = spawn(process.execPath, [door, 'list', '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
		let out = '';
		child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
		child.stdin.end(note);
		await new Promise((resolve) => child.on('close', resolve));
		expect(out).toBe('2021-09-22   Lab: T  -:3\n');
	});
});
