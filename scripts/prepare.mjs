// npm's `prepare` step: after `npm ci` in a clone, and when npm installs the terminal door from a clone or straight from git
// (pre-commit and the GitHub Action do). A global install runs this step without the development dependencies, so it brings them.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

const ROOT = path.resolve(import.meta.dirname, '..');

function run(...argv) {
	const { status } = spawnSync(process.execPath, argv, { cwd: ROOT, stdio: 'inherit' });
	if (status !== 0) process.exit(status ?? 1);
}

function hasBundler() {
	try {
		createRequire(import.meta.url).resolve('esbuild');
		return true;
	} catch {
		return false;
	}
}

const npm = process.env.npm_execpath;
// Without `--ignore-scripts` this step would call itself; without `--global=false` it would inherit the outer install's `--global`.
if (!hasBundler() && npm) run(npm, 'ci', '--ignore-scripts', '--global=false', '--include=dev', '--no-audit', '--no-fund');
run('esbuild.config.mjs', 'production');
