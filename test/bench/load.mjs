// What main.js costs before it does anything: the app compiles and evaluates each plugin at its start.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { runInThisContext } from 'node:vm';
import { kept, time } from './timing.mjs';

const built = fileURLToPath(new URL('../../main.js', import.meta.url));
const emptyPlugin = 'module.exports = { default: class extends require("obsidian").Plugin {} };';

export const loadRows = [
	{ id: 'load', group: 'load', title: 'main.js, compiled and evaluated', relatedTo: 'an empty plugin', needs: [], run: measureLoad },
];

/** One load in a fresh process, as at a start of the app: a second one would find its functions compiled. */
function measureLoad() {
	if (!existsSync(built)) return { missing: 'main.js, which `npm run build` makes' };
	const hosts = hostModules();
	const load = (source) => {
		const module = { exports: {} };
		runInThisContext(`(function (require, module, exports) {${source}\n})`)((name) => hosts[name], module, module.exports);
		return typeof module.exports.default === 'function' ? 1 : 0;
	};
	// What the first script of a process pays belongs to none of them.
	load('module.exports.default = () => 1');
	const base = time(() => load(emptyPlugin));
	const source = readFileSync(built, 'utf8');
	const took = time(() => load(source));
	if (kept.value < 0) throw new Error('Unexpected plugin');
	return { base, time: took, units: source.length };
}

/** CodeMirror as it is, and classes without a body for those of the app. */
function hostModules() {
	const require = createRequire(import.meta.url);
	const classes = {};
	const obsidian = new Proxy(classes, { get: (_, name) => (classes[name] ??= class {}) });
	const editor = ['state', 'view', 'language'].map((part) => `@codemirror/${part}`);
	return { obsidian, ...Object.fromEntries(editor.map((name) => [name, require(name)])) };
}
