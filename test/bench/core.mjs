// The core as the bench runs it: one bundle of the doors that exist, made by esbuild.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { corpusFolder } from './corpus.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const bundle = join(corpusFolder, 'core.mjs');

/** Files that the bench calls, from src/core, each under the name by which it calls them. */
const doors = {
	log: 'log', scan: 'scan/scan', frontMatter: 'log/front-matter', candidate: 'log/candidate', markdown: 'markdown', text: 'text', date: 'date', config: 'config/config', note: 'note', lint: 'lint', rules: 'rules/index',
	facts: 'rules/facts', library: 'library', indexNote: 'index-note', liveLog: 'live-log',
	indexVerb: '../cli/build-index', options: '../cli/options',
};

/** Bundles the doors that stand in src/core; the rest is not built yet. */
export async function bundleCore() {
	const { build } = await import('esbuild');
	const lines = Object.entries(doors)
		.filter(([, file]) => existsSync(join(root, 'src', 'core', `${file}.ts`)))
		.map(([name, file]) => `export * as ${name} from './src/core/${file}';`);
	await build({
		stdin: { contents: lines.join('\n'), resolveDir: root, loader: 'ts' },
		bundle: true, format: 'esm', target: 'es2022', platform: 'neutral', mainFields: ['module', 'main'], outfile: bundle, logLevel: 'error',
	});
}

export function loadCore() {
	return import(pathToFileURL(bundle).href);
}

/** What a row needs of the core, as `door.export`; the first that is missing, else null. */
export function missingExport(core, needs) {
	return needs.find((need) => {
		const [door, name] = need.split('.');
		return typeof core[door]?.[name] === 'undefined';
	}) ?? null;
}
