import { moment, normalizePath, type App } from 'obsidian';
import { defaultDailyFormat } from '../../core/daily/daily-notes';
import { baseName } from '../../core/note';

/** Where today's daily note is, and what a new one begins with; or why it cannot be told. */
export type DailyNote =
	| { readonly path: string; readonly template: string | null }
	| { readonly problem: string };

/** What the core feature stores; every part may be missing. */
interface DailyNoteSettings {
	readonly format?: unknown;
	readonly folder?: unknown;
	readonly template?: unknown;
}

const off = 'Daily notes are off. Turn on the core plugin "Daily notes" in the settings, or choose another note.';

/** How the core feature names daily notes, whether it is on or not; its defaults where it has stored nothing. */
export async function dailyNoteNames(app: App): Promise<{ folder: string; format: string }> {
	const settings = await storedSettings(app);
	return { folder: textOr(settings.folder, ''), format: textOr(settings.format, defaultDailyFormat) };
}

async function storedSettings(app: App): Promise<DailyNoteSettings> {
	return (await readJson(app, 'daily-notes.json') ?? {});
}

/** Today's daily note, as the core feature would make it: it has no public interface, so its settings file is read. */
export async function dailyNote(app: App): Promise<DailyNote> {
	if (!await isOn(app)) return { problem: off };
	const settings = await storedSettings(app);
	const { folder, format } = await dailyNoteNames(app);
	const now = moment();
	const path = normalizePath(`${folder === '' ? '' : `${folder}/`}${now.format(format)}.md`);
	return { path, template: await template(app, textOr(settings.template, ''), path) };
}

function textOr(value: unknown, fallback: string): string {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : fallback;
}

/** The list of core plugins is an object of switches; older vaults have an array of names. A vault without it has the app's defaults. */
async function isOn(app: App): Promise<boolean> {
	const plugins = await readJson(app, 'core-plugins.json');
	if (plugins === null) return true;
	if (Array.isArray(plugins)) return plugins.includes('daily-notes');
	return typeof plugins === 'object' && (plugins as Record<string, unknown>)['daily-notes'] !== false;
}

async function readJson(app: App, name: string): Promise<unknown> {
	const path = normalizePath(`${app.vault.configDir}/${name}`);
	try {
		return await app.vault.adapter.exists(path) ? JSON.parse(await app.vault.adapter.read(path)) as unknown : null;
	} catch {
		// A settings file broken by hand is as good as none.
		return null;
	}
}

async function template(app: App, path: string, notePath: string): Promise<string | null> {
	if (path === '') return null;
	const file = app.metadataCache.getFirstLinkpathDest(normalizePath(path).replace(/\.md$/i, ''), '');
	if (!file) return null;
	const title = baseName(notePath);
	const now = moment();
	return (await app.vault.cachedRead(file))
		.replace(/\{\{\s*title\s*\}\}/gi, () => title)
		.replace(/\{\{\s*(date|time)\s*(?::([^{}]*))?\}\}/gi, (_, kind: string, format?: string) => (
			now.format(format?.trim() || (kind.toLowerCase() === 'date' ? defaultDailyFormat : 'HH:mm'))
		));
}
