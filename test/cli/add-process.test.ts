/* `add` as a process: that cli.mjs is whole, ends by itself, and keeps what it has to keep where it says. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startServices, type PlayedServices } from '../metadata/server/start';

const ROOT = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'ml-watch-add-'));
const door = path.join(folder, 'cli.mjs');

// Starting a process costs seconds on a machine that is busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let played: PlayedServices;
beforeAll(async () => {
	played = await startServices();
	await build({ absWorkingDir: ROOT, entryPoints: ['src/cli-bin.ts'], bundle: true, platform: 'node', format: 'esm', target: 'node20.19', outfile: door, logLevel: 'error' });
	// The process meets the played services in the place of the world.
	writeFileSync(path.join(folder, 'played.mjs'), `const real = globalThis.fetch;
globalThis.fetch = (url, init) => { const { host, pathname, search } = new URL(url); return real('${played.url}/' + host + pathname + search, init); };`);
});
afterAll(async () => {
	await played.close();
	rmSync(folder, { recursive: true, force: true });
});

function run(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
	return new Promise((resolve) => {
		execFile(process.execPath, ['--import', path.join(folder, 'played.mjs'), door, ...argv], { cwd: folder, env: { ...process.env, XDG_CACHE_HOME: path.join(folder, 'cache') } }, (error, out, err) => {
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
		});
	});
}

test('adds a paper, keeps the answer for the next run, and leaves nothing else behind', async () => {
	const url = 'https://arxiv.org/abs/1706.03762';
	const first = await run('add', '--note', 'log.md', '--date', '2021-09-22', '--ask', 'arxiv', url);
	expect(first).toEqual({ code: 0, out: 'log.md:3  Attention Is All You Need\n', err: 'Asked export.arxiv.org.\n1 entry written.\n' });
	expect(readFileSync(path.join(folder, 'log.md'), 'utf8')).toBe(`## 2021-09-22\n\n### arXiv: [Attention Is All You Need](${url})\n`);
	const second = await run('add', '--note', 'other.md', '--ask', 'arxiv', url);
	expect(second.err).toContain('Nobody was asked: the answers of the last day were at hand.');
	expect(played.requests).toHaveLength(1);
	expect(existsSync(path.join(folder, 'cache/ml-watch/ml-watch-metadata-cache.json'))).toBe(true);
});

test('offline it keeps nothing, and says what is no URL', async () => {
	rmSync(path.join(folder, 'cache'), { recursive: true, force: true });
	const { code, err } = await run('add', '--note', 'third.md', '--offline', 'words', 'https://blog.example/a-page-of-words');
	expect(code).toBe(2);
	expect(err).toContain('ml-watch: Unexpected `words`, expected a URL that begins with https:// or http://\n1 entry written.\n');
	expect(existsSync(path.join(folder, 'cache'))).toBe(false);
});
