// The core as the bench runs it: one bundle of the doors that exist, made by esbuild.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { corpusFolder } from './corpus.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const bundle = join(corpusFolder, 'core.mjs');
const doors = ['log', 'markdown', 'text', 'date', 'config/config', 'lint', 'library', 'index-note'];

/** Bundles what stands in src/core under these names; the rest is not built yet. */
export async function bundleCore() {
	const { build } = await import('esbuild');
	const lines = doors.filter((door) => existsSync(join(root, 'src', 'core', `${door}.ts`)) || existsSync(join(root, 'src', 'core', door, 'index.ts')))
		.map((door) => `export * from './src/core/${door}';`);
	await build({
		stdin: { contents: lines.join('\n'), resolveDir: root, loader: 'ts' },
		bundle: true, format: 'esm', target: 'es2022', platform: 'neutral', mainFields: ['module', 'main'], outfile: bundle, logLevel: 'error',
	});
}

export function loadCore() {
	return import(pathToFileURL(bundle).href);
}
