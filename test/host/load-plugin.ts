import * as codemirrorLanguage from '@codemirror/language';
import * as codemirrorState from '@codemirror/state';
import * as codemirrorView from '@codemirror/view';
import type * as Api from 'obsidian';
import * as obsidian from './obsidian';

/** A plugin's class, as its module exports it by default. */
export type PluginClass = new (app: Api.App, manifest: Api.PluginManifest) => Api.Plugin;

/** What a plugin may require: namespaces of ES modules, so that there is one CodeMirror. */
const MODULES: Readonly<Record<string, unknown>> = {
	obsidian,
	'@codemirror/state': codemirrorState,
	'@codemirror/view': codemirrorView,
	'@codemirror/language': codemirrorLanguage,
};

/** Runs a built main.js, as the app does: a CommonJS module whose `require` knows only what the app offers. */
export function evaluatePlugin(source: string): PluginClass {
	const module: { exports: Record<string, unknown> } = { exports: {} };
	const require = (name: string): unknown => {
		if (!(name in MODULES)) throw new Error(`main.js requires '${name}', which the app does not offer: bundle it.`);
		return MODULES[name];
	};
	const run = new Function('require', 'module', 'exports', source) as (require: unknown, module: unknown, exports: unknown) => void;
	run(require, module, module.exports);
	const found = module.exports['default'] ?? module.exports;
	if (typeof found !== 'function') throw new Error('main.js exports no plugin class as its default.');
	return found as PluginClass;
}
