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

/** The plugin's styles, or nothing. */
export async function readStyles(): Promise<string> {
	const found = import.meta.glob<string>('../../styles.css', { query: '?raw', import: 'default' });
	return (await Object.values(found)[0]?.()) ?? '';
}
