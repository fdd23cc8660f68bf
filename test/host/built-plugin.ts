/// <reference types="vite/client" />
import type * as Api from 'obsidian';

// The files of the plugin in this repository. Vite inlines them, so this works in node and in the browser alike; the demo,
// which is not made by Vite, passes its own and never comes here.

async function only<T>(found: Record<string, () => Promise<T>>, what: string): Promise<T> {
	const [load] = Object.values(found);
	if (load === undefined) throw new Error(`There is no ${what}: run 'npm run build' first.`);
	return load();
}

/** The text of the production main.js. */
export const readBuiltPlugin = (): Promise<string> => only(import.meta.glob<string>('../../main.js', { query: '?raw', import: 'default' }), 'main.js');

/** The plugin's manifest. */
export const readManifest = (): Promise<Api.PluginManifest> => only(import.meta.glob<Api.PluginManifest>('../../manifest.json', { import: 'default' }), 'manifest.json');

/** The app's look and then the plugin's own: what a test in a real browser needs for a layout. */
export async function readStyles(): Promise<string> {
	const look = import.meta.glob<string>('./demo/*.css', { query: '?raw', import: 'default' });
	const own = import.meta.glob<string>('../../styles.css', { query: '?raw', import: 'default' });
	return (await Promise.all([...Object.values(look), ...Object.values(own)].map((load) => load()))).join('\n');
}
