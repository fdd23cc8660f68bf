// Builds the two doors: `main.js` for the app and `cli.mjs` for the terminal.
//   node esbuild.config.mjs production   minified, once
//   node esbuild.config.mjs watch        with source maps, again after every change
import { existsSync, readFileSync } from 'node:fs';
import { appendFile, chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { build, context } from 'esbuild';
import { noticeOf, packageFolders } from './scripts/licences.mjs';

const ROOT = import.meta.dirname;
const { version: VERSION, homepage: HOMEPAGE = '' } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

/** What the app brings itself. A second CodeMirror would break every editor extension, so these are never bundled. */
const HOST_MODULES = ['obsidian', '@codemirror/state', '@codemirror/view', '@codemirror/language'];

const SHARED_OPTIONS = {
	absWorkingDir: ROOT,
	bundle: true,
	metafile: true,
	target: 'es2022',
	jsx: 'automatic',
	jsxImportSource: 'preact',
	// The comments in packages are not all that their licences ask for: the notice at the end of each file is.
	legalComments: 'none',
	logLevel: 'warning',
};

/** `platform: browser` refuses to bundle a Node module, and Electron is not among the externals: both fail the build. */
const MAIN = {
	entry: 'src/main.ts',
	options: {
		...SHARED_OPTIONS,
		outfile: 'main.js',
		format: 'cjs',
		platform: 'browser',
		external: HOST_MODULES,
		// The app has a table of HTML entities in its parser.
		alias: { 'entities/decode': './src/obsidian/decode-entity.ts' },
		define: { 'process.env.NODE_ENV': '"production"' },
	},
};

const TERMINAL = {
	entry: 'src/cli-bin.ts',
	options: {
		...SHARED_OPTIONS,
		outfile: 'cli.mjs',
		format: 'esm',
		platform: 'node',
		target: 'node20.19',
		define: { ML_WATCH_VERSION: JSON.stringify(VERSION), ML_WATCH_HOMEPAGE: JSON.stringify(HOMEPAGE) },
		mainFields: ['module', 'main'],
		// What the reader of references would fetch with does not bundle, and asks nobody here.
		alias: { 'sync-fetch': './src/cli/no-network.ts', 'node-fetch': './src/cli/no-network.ts' },
	},
};

/** Runs after each build: the list of inputs for the bundle checks, and an executable terminal door. */
function reportPlugin(outfile) {
	return {
		name: 'report',
		setup(run) {
			run.onEnd(async ({ metafile }) => {
				if (!metafile?.outputs[outfile]) return;
				await mkdir(path.join(ROOT, 'reports'), { recursive: true });
				await writeFile(path.join(ROOT, 'reports', `${outfile}.json`), JSON.stringify(metafile));
				if (outfile === 'cli.mjs') await chmod(path.join(ROOT, outfile), 0o755);
				console.log(`${outfile}  ${(metafile.outputs[outfile].bytes / 1000).toFixed(1)} KB`);
			});
		},
	};
}

async function buildDoor({ entry, options }, mode) {
	if (!existsSync(path.join(ROOT, entry))) {
		console.log(`${options.outfile}  skipped: ${entry} does not exist`);
		return;
	}
	const complete = { ...options, entryPoints: [entry], plugins: [reportPlugin(options.outfile)] };
	if (mode === 'production') {
		const { metafile } = await build({ ...complete, minify: options.outfile === 'main.js' });
		await appendFile(path.join(ROOT, options.outfile), noticeOf(ROOT, packageFolders(metafile)));
		return;
	}
	const watched = await context({ ...complete, sourcemap: 'inline' });
	await watched.watch();
}

const mode = process.argv[2];
if (mode !== 'production' && mode !== 'watch') {
	console.error('Usage: node esbuild.config.mjs production|watch');
	process.exit(2);
}
try {
	await buildDoor(MAIN, mode);
	await buildDoor(TERMINAL, mode);
} catch (error) {
	// esbuild has printed what was wrong and where.
	if (!Array.isArray(error?.errors)) console.error(error);
	process.exitCode = 1;
}
