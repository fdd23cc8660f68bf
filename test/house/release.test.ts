/* What the app's review and its updater read: the manifest, the versions, and the scripts that write them. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from './sources';

type Json = Record<string, unknown>;

function readJson(...parts: string[]): Json {
	return JSON.parse(readFileSync(path.join(...parts), 'utf8')) as Json;
}

describe('the release files', () => {
	const manifest = readJson(ROOT, 'manifest.json');
	const version = String(manifest['version']);

	test('agree on the version', () => {
		const lock = readJson(ROOT, 'package-lock.json') as { version: string; packages: Record<string, { version: string }> };
		expect(version).toMatch(/^\d+\.\d+\.\d+$/);
		expect(readJson(ROOT, 'package.json')['version']).toBe(version);
		expect([lock.version, lock.packages['']?.version]).toEqual([version, version]);
		expect(readJson(ROOT, 'versions.json')[version]).toBe(manifest['minAppVersion']);
	});

	test('describe the plugin as the review asks', () => {
		const description = String(manifest['description']);
		expect(manifest).toMatchObject({ id: 'ml-watch', name: 'ML Watch', minAppVersion: '1.13.0', isDesktopOnly: false });
		expect(description).toMatch(/^[A-Z][A-Za-z0-9 .,!?'"-]*\.$/);
		expect(description.length).toBeLessThanOrEqual(250);
		expect(description).not.toMatch(/obsidian|plugin/i);
	});

	test.each(['LICENSE', 'CONTRIBUTING.md', 'README.md', 'package-lock.json', 'styles.css'])('come with %s', (file) => {
		expect(existsSync(path.join(ROOT, file))).toBe(true);
	});
});

/** A small project of its own around one of the scripts, which take their project to be the folder above them. */
describe('the scripts', () => {
	let project: string;

	beforeEach(() => {
		project = mkdtempSync(path.join(os.tmpdir(), 'ml-watch-house-'));
		mkdirSync(path.join(project, 'scripts'));
		for (const script of ['version.mjs', 'install-plugin.mjs', 'summary.mjs']) {
			cpSync(path.join(ROOT, 'scripts', script), path.join(project, 'scripts', script));
		}
	});

	afterEach(() => rmSync(project, { recursive: true }));

	function put(file: string, content: string | Json): void {
		writeFileSync(path.join(project, file), typeof content === 'string' ? content : JSON.stringify(content));
	}

	function run(script: string, ...argv: string[]): { status: number | null; text: string } {
		const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(project, 'scripts', script), ...argv], {
			cwd: project,
			encoding: 'utf8',
			env: { ...process.env, INIT_CWD: project },
		});
		return { status, text: stdout + stderr };
	}

	describe('version', () => {
		beforeEach(() => {
			put('manifest.json', { id: 'ml-watch', version: '0.1.0', minAppVersion: '1.13.0' });
			put('versions.json', { '0.1.0': '1.12.0' });
		});

		test('takes the new version over and keeps the old ones', () => {
			put('package.json', { version: '0.2.0' });
			expect(run('version.mjs').status).toBe(0);
			expect(readJson(project, 'manifest.json')).toEqual({ id: 'ml-watch', version: '0.2.0', minAppVersion: '1.13.0' });
			expect(readJson(project, 'versions.json')).toEqual({ '0.1.0': '1.12.0', '0.2.0': '1.13.0' });
		});

		test('refuses what the app would not accept, and writes nothing', () => {
			put('package.json', { version: '0.2.0-beta.1' });
			const { status, text } = run('version.mjs');
			expect(status).toBe(1);
			expect(text).toContain('"0.2.0-beta.1" is no release version');
			expect(readJson(project, 'manifest.json')['version']).toBe('0.1.0');
		});
	});

	describe('install-plugin', () => {
		const plugin = 'vault/.obsidian/plugins/ml-watch';

		beforeEach(() => {
			put('manifest.json', 'the manifest');
			put('styles.css', 'the styles');
			put('esbuild.config.mjs', "import { writeFileSync } from 'node:fs'; writeFileSync('main.js', 'built');");
		});

		test('builds, copies the three files and leaves the settings alone', () => {
			mkdirSync(path.join(project, plugin), { recursive: true });
			put(`${plugin}/data.json`, 'settings of a person');
			put(`${plugin}/main.js`, 'older');
			const { status, text } = run('install-plugin.mjs', 'vault');
			expect(text).toContain('Copied main.js, manifest.json, styles.css');
			expect(status).toBe(0);
			const content = (file: string): string => readFileSync(path.join(project, plugin, file), 'utf8');
			expect(['main.js', 'manifest.json', 'styles.css', 'data.json'].map(content)).toEqual([
				'built',
				'the manifest',
				'the styles',
				'settings of a person',
			]);
		});

		test('refuses a folder that is no vault', () => {
			mkdirSync(path.join(project, 'vault'));
			const { status, text } = run('install-plugin.mjs', 'vault');
			expect(status).toBe(1);
			expect(text).toContain('is not a vault: it has no .obsidian folder');
			expect(existsSync(path.join(project, 'main.js'))).toBe(false);
		});

		test('refuses a path that is no folder, or none at all', () => {
			expect(run('install-plugin.mjs', 'nowhere')).toMatchObject({ status: 1, text: expect.stringContaining('is not a folder') });
			expect(run('install-plugin.mjs')).toMatchObject({ status: 1, text: expect.stringContaining('Usage:') });
		});

		test('copies nothing when the build fails', () => {
			mkdirSync(path.join(project, 'vault/.obsidian'), { recursive: true });
			put('esbuild.config.mjs', 'process.exit(1);');
			expect(run('install-plugin.mjs', 'vault')).toMatchObject({ status: 1, text: expect.stringContaining('nothing was copied') });
			expect(existsSync(path.join(project, plugin))).toBe(false);
		});
	});

	describe('summary', () => {
		const suite = (...states: string[]): Json => ({
			name: 'a.test.ts',
			status: states.includes('failed') ? 'failed' : 'passed',
			message: '',
			assertionResults: states.map((status, index) => ({ status, fullName: `test ${index}` })),
		});

		test.each([
			['what was skipped', { success: true, testResults: [suite('passed', 'passed'), suite('passed', 'skipped')] }, '3 passed, 0 failed, 1 skipped', 0],
			['what failed', { success: false, testResults: [suite('passed', 'failed')] }, '1 passed, 1 failed', 1],
			['an empty run as a failure', { success: true, testResults: [] }, '0 passed, 0 failed', 1],
			['an error outside every test', { success: false, testResults: [suite('passed')] }, '1 passed, 0 failed', 1],
			['a file that could not be loaded', { success: false, testResults: [{ ...suite('skipped'), status: 'failed', message: 'import failed' }] }, '0 passed, 1 failed, 1 skipped', 1],
		])('counts %s', (_, report, line, status) => {
			put('report.json', report);
			const result = run('summary.mjs', 'report.json');
			expect(result.text.trimEnd().split('\n').at(-1)).toBe(line);
			expect(result.status).toBe(status);
		});

		test('fails without a report', () => {
			expect(run('summary.mjs', 'missing.json')).toMatchObject({ status: 1, text: expect.stringContaining('0 passed, 0 failed') });
		});
	});
});
