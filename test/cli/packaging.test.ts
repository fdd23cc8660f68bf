/* What runs the terminal door for others: the GitHub Action, the pre-commit hooks and the package. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkVerb } from '../../src/cli/check';
import { readArguments } from '../../src/cli/options';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const folder = mkdtempSync(path.join(tmpdir(), 'ml-watch-action-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The script of the action's step that has this name. */
function scriptOf(step: string): string {
	const lines = read('action.yml').split('\n');
	const from = lines.indexOf('      run: |', lines.indexOf(`    - name: ${step}`));
	expect(from).toBeGreaterThan(0);
	const end = lines.findIndex((line, index) => index > from && line !== '' && !line.startsWith('        '));
	return lines.slice(from + 1, end < 0 ? lines.length : end).map((line) => line.slice(8)).join('\n');
}

describe('the action', () => {
	test.each([
		['.', '', ['.']],
		['a b.md\nDaily notes\n', '--rule\ndate-heading=error\n', ['--rule', 'date-heading=error', 'a b.md', 'Daily notes']],
		['$(touch pwned); `id` "x\'.md', '--max-warnings=5', ['--max-warnings=5', '$(touch pwned); `id` "x\'.md']],
	])('gives %j and %j to the check, one argument a line', (paths, more, expected) => {
		const fake = path.join(folder, 'ml-watch');
		writeFileSync(fake, '#!/bin/sh\nprintf "%s\\n" "$@"\n');
		chmodSync(fake, 0o755);
		const out = execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', scriptOf('Check')], {
			encoding: 'utf8', cwd: folder, env: { PATH: `${folder}:${process.env.PATH ?? ''}`, ML_WATCH_PATHS: paths, ML_WATCH_ARGUMENTS: more },
		});
		expect(out.trimEnd().split('\n')).toEqual(['check', '--format', 'github', ...expected]);
	});

	test('fails when the check does', () => {
		writeFileSync(path.join(folder, 'ml-watch'), '#!/bin/sh\nexit 1\n');
		expect(() => execFileSync('bash', ['-eo', 'pipefail', '-c', scriptOf('Check')], {
			env: { PATH: `${folder}:${process.env.PATH ?? ''}`, ML_WATCH_PATHS: '.', ML_WATCH_ARGUMENTS: '' },
		})).toThrow();
	});
});

describe('the hooks', () => {
	test('ask for what the check knows', () => {
		const entries = [...read('.pre-commit-hooks.yaml').matchAll(/^ {2}entry: (.*)$/gm)].map(([, entry]) => entry!.split(' '));
		expect(entries).toHaveLength(2);
		for (const [program, verb, ...options] of entries) {
			expect([program, verb]).toEqual(['ml-watch', 'check']);
			expect(readArguments([...options, 'a.md', 'b.md'], checkVerb.options).paths).toEqual(['a.md', 'b.md']);
		}
	});
});

describe('the package', () => {
	test('brings the program that its bin names, made by its prepare step', () => {
		const { bin, files, scripts } = JSON.parse(read('package.json')) as { bin: Record<string, string>; files: string[]; scripts: Record<string, string> };
		expect(bin).toEqual({ 'ml-watch': 'cli.mjs' });
		expect(files).toContain('cli.mjs');
		expect(scripts.prepare).toBe('node scripts/prepare.mjs');
		expect(read('esbuild.config.mjs')).toContain("outfile: 'cli.mjs'");
	});
});
