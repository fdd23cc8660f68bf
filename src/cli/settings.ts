import { defaultConfig, readConfig, type Config } from '../core/config/config';
import { joinPath } from './find-notes';
import { decodeText } from './read-notes';
import { UsageError, type FileSystem } from './world';

/** Where settings are looked for in a root, the first one that exists wins. */
const settingsFiles = ['ml-watch.json', '.obsidian/plugins/ml-watch/data.json'] as const;

export interface Settings {
	readonly config: Config;
	/** What could not be used, each a sentence that names the file. */
	readonly problems: readonly string[];
}

/**
 * The settings for a root: those of a file named by the person, else `ml-watch.json` in the root, else those of the plugin in the vault
 * that the root is, else the defaults.
 * @throws UsageError when the file named by the person does not exist.
 */
export async function readSettings(files: FileSystem, root: string, named: string | null): Promise<Settings> {
	if (named !== null) {
		if ((await files.kind(named)) !== 'file') throw new UsageError(`No settings file at ${named}`);
		return readSettingsFile(files, named);
	}
	return (await settingsIn(files, root)) ?? defaults;
}

/** The settings for a single file: those of the nearest folder above it that has some. A relative path is not left upwards. */
export async function readSettingsAbove(files: FileSystem, file: string, named: string | null): Promise<Settings> {
	if (named !== null) return readSettings(files, '', named);
	for (let path = file; ; ) {
		const slash = path.lastIndexOf('/');
		path = slash < 0 ? '.' : path.slice(0, Math.max(slash, 1));
		const found = await settingsIn(files, path);
		if (found) return found;
		if (path === '.' || path === '/' || path === '..' || path.endsWith('/..')) return defaults;
	}
}

const defaults: Settings = { config: defaultConfig, problems: [] };

async function settingsIn(files: FileSystem, folder: string): Promise<Settings | null> {
	for (const name of settingsFiles) {
		const file = joinPath(folder, name);
		if ((await files.kind(file)) === 'file') return readSettingsFile(files, file);
	}
	return null;
}

async function readSettingsFile(files: FileSystem, file: string): Promise<Settings> {
	let stored: unknown;
	try {
		const text = decodeText(await files.read(file));
		stored = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return { config: defaultConfig, problems: [`${file}: Unreadable settings (${reason}). The defaults are used.`] };
	}
	const { config, problems } = readConfig(stored);
	return { config, problems: problems.map((problem) => `${file}: ${problem.message}`) };
}
