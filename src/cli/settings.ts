import { defaultConfig, readConfig, settingGroups, type Config } from '../core/config/config';
import { reasonOf } from '../core/reason';
import { rules } from '../core/rules/index';
import { joinPath } from './find-notes';
import { decodeText } from './read-notes';
import { closest } from './suggestion';
import { UsageError, type FileSystem } from './world';

/** Where settings are looked for in a root, the first one that exists wins. */
const settingsFiles = ['ml-watch.json', '.obsidian/plugins/ml-watch/data.json'] as const;

export interface Settings {
	readonly config: Config;
	/** What could not be used, each a sentence that names the file. */
	readonly problems: readonly string[];
	/** What nobody knows: a misspelt name, or a setting of a later version. Everything else holds. */
	readonly warnings: readonly string[];
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
	for (const folder of foldersAbove(file)) {
		const found = await settingsIn(files, folder);
		if (found) return found;
	}
	return defaults;
}

/** The nearest folder at or above a path that is a vault, or bears settings for one; null where there is none. */
export async function vaultAbove(files: FileSystem, path: string, isFolder: boolean): Promise<string | null> {
	for (const folder of isFolder ? [path, ...foldersAbove(path)] : foldersAbove(path)) {
		if ((await files.kind(joinPath(folder, '.obsidian'))) === 'folder') return folder;
		if ((await files.kind(joinPath(folder, settingsFiles[0]))) === 'file') return folder;
	}
	return null;
}

/** The folders above a path as it is written, the nearest first. A relative path is not left upwards. */
function* foldersAbove(path: string): Iterable<string> {
	for (let above = path; !(above === '.' || above === '/' || above === '..' || above.endsWith('/..')); ) {
		const slash = above.lastIndexOf('/');
		above = slash < 0 ? '.' : above.slice(0, Math.max(slash, 1));
		yield above;
	}
}

const defaults: Settings = { config: defaultConfig, problems: [], warnings: [] };

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
		const reason = reasonOf(error);
		return { ...defaults, problems: [`${file}: Unreadable settings (${reason}). The defaults are used.`] };
	}
	const { config, problems } = readConfig(stored);
	return {
		config,
		problems: problems.map((problem) => `${file}: ${problem.message}`),
		warnings: unknownNames(stored).map((warning) => `${file}: ${warning}`),
	};
}

/** `rules` and `indexes` are lists of their own; one index could be described by names of its own before, which are still read. `$schema` is for editors. */
const settingNames = [
	...settingGroups.flatMap(({ settings }) => Object.keys(settings)), 'rules', 'indexes',
	'indexPath', 'indexHeading', 'indexGranularity', 'indexInclude', 'indexExclude', 'indexOmit', '$schema',
];

function unknownNames(stored: unknown): string[] {
	const settings = namesOf(stored).map((name) => unknownName('setting', name, settingNames));
	const severities = namesOf((stored as { rules?: unknown } | null)?.rules).map((name) => unknownName('rule', name, rules.map(({ id }) => id)));
	return [...settings, ...severities].filter((warning) => warning !== null);
}

function namesOf(value: unknown): readonly string[] {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

function unknownName(noun: string, name: string, known: readonly string[]): string | null {
	if (known.includes(name)) return null;
	const meant = closest(name, known);
	return `Unknown ${noun} \`${name}\`, which changes nothing.${meant === null ? '' : ` Did you mean \`${meant}\`?`}`;
}
