/**
 * A simulated Obsidian, for tests and for the demo. Start it, act as a person would, look at the notes:
 *
 *     const host = await startHost({ files: { 'Log.md': '# 2024-05-01\n' } });   // the built main.js of this repository
 *     await host.openNote('Log.md');                     // { mode: 'source' | 'live' | 'preview', newLeaf, line }
 *     host.placeCursor('2024'); host.type('…');          // into the real CodeMirror editor; saved after 2 s, or by flush()
 *     await host.runCommand('check-note');               // with or without the plugin's id in front; throws if unavailable
 *     await host.settle();                               // until disk, index, rendering and short timers are quiet
 *     host.text('Log.md')                                // the file; host.shownText('Log.md'): the editor's text if open
 *     host.notices()                                     // [{ text, el, shown }], also those that are gone
 *     host.click('.notice button'); host.fill('input', 'x'); host.press('Mod-Enter'); host.findByText('button', 'Undo')
 *
 * Options: `files` (a path ending in `/` is a folder), `data` (the plugin's data.json; a string is written as it is, so that
 * it may be broken), `mobile`, `pluginSource` (the text of a main.js) or `pluginClass` (a class imported from source;
 * `null` starts without a plugin), `manifest`, `layoutReady` (`app-start`: the plugin loads, then every file is "created", then
 * the layout is ready while the index is still empty; `user-enable`: it is enabled by hand in a running app), `network` (answers
 * requestUrl; without it the plugin is offline), `layout` (leaves to restore as deferred views), `localStorage`, `holdIndex`
 * (no note is indexed until `host.releaseIndex()`), `vaultName`, `hotkeys`.
 *
 * More: `host.reload()` unloads the plugin and loads it anew; `host.unload()`; `host.restartOptions()` gives what
 * `startHost` needs to come back as after a restart (await `host.close()` first); `host.writeExternally(path, text)` is a sync
 * service or another program; `host.footprint()` and `host.bareFootprint` tell whether unloading left anything behind;
 * `host.requests()`; `host.openSettings()`; `host.openPalette()`; `host.openUrl('obsidian://…')`; `host.runCli('id', {})`;
 * `host.until(() => …, 'what')` waits for a condition.
 *
 * Honest: what is not modelled throws. A vault write under an editor with unsaved words is recorded in `host.violations`, an
 * error that the app would only print in `host.errors`; test/host/setup.ts fails the test for either, unless it took
 * them with `takeViolations()` or `takeErrors()`. Not verified against the app, since it is proprietary: see docs/smoke-test.md.
 */
import type * as Api from 'obsidian';
import { createActions } from './actions';
import { createDisk } from './adapter';
import { App, type Violation } from './app';
import { readBuiltPlugin, readManifest } from './built-plugin';
import { createCommands } from './commands';
import { setRunning } from './current';
import { installDom } from './dom';
import { reportError, takeErrors } from './errors';
import { takeFootprint } from './footprint';
import type { Host, HostOptions, SavedLayout } from './host';
import { evaluatePlugin, type PluginClass } from './load-plugin';
import { MarkdownView } from './markdown-view';
import { openMenus } from './menu';
import { openModals } from './modal';
import { clearNotices, noticeRecords } from './notice';
import { Tasks } from './obsidian';
import { CommandPalette } from './palette';
import { setPlatform } from './platform';
import { requestsSeen, setNetwork } from './request';
import { createActivity } from './schedule';
import { SettingsDialog } from './settings-dialog';
import { settleWith, waitUntil } from './settle';
import { mountShell } from './shell';
import { strict } from './strict';
import { TextFileView } from './views';
import { watchGlobals } from './watch-globals';
import type { WorkspaceLeaf } from './workspace-leaf';

export type { Host, HostOptions, OpenOptions, SavedLayout } from './host';
export type { Footprint } from './footprint';
export type { NoticeRecord } from './notice';
export type { FakeResponse, Network } from './request';
export type { Violation } from './app';

let started: Host | null = null;

/** The running host, if there is one. */
export function startedHost(): Host | null {
	return started;
}

/** Starts the app with a vault and the plugin, and resolves when both are quiet. */
export async function startHost(options: HostOptions = {}): Promise<Host> {
	if (started !== null) throw new Error('A host is running already: await host.close() first.');
	installDom();
	takeErrors();
	setNetwork(options.network ?? null);
	setPlatform(options.mobile === true ? 'phone' : 'desktop');
	const watch = watchGlobals();
	const activity = createActivity();
	const manifest = options.manifest ?? await readManifest();
	const violations: Violation[] = [];
	const folder = `.obsidian/plugins/${manifest.id}`;

	const disk = createDisk(options.mobile === true, {
		activity,
		beforeWrite: (path, operation) => {
			const under = internals.workspace.leaves().find((leaf) => (leaf.view as unknown) instanceof MarkdownView
				&& (leaf.view as unknown as MarkdownView).file?.path === path && (leaf.view as unknown as MarkdownView).dirty);
			if (under !== undefined) violations.push({ kind: 'vault-write-under-dirty-editor', path, operation, where: new Error(operation).stack ?? '' });
		},
		changed: (change) => { void activity.track(internals.vault.mirror(change)).catch(reportError); },
	});
	disk.seed(`${folder}/`, '');
	for (const [path, text] of Object.entries(options.files ?? {})) disk.seed(path, text);
	if (options.data !== undefined) disk.seed(`${folder}/data.json`, typeof options.data === 'string' ? options.data : JSON.stringify(options.data));

	const internals = new App(disk, activity, options.vaultName ?? 'Simulated vault');
	const app = strictApp(internals);
	setRunning({ app });
	for (const [key, value] of Object.entries(options.localStorage ?? {})) internals.localStorage.set(key, value);
	internals.registries.views.set('markdown', (leaf) => new MarkdownView(leaf) as unknown as Api.View);
	const shell = mountShell(internals);
	const commands = createCommands(internals, () => manifest.id);
	for (const { command, modifiers, key } of options.hotkeys ?? []) commands.bind(command, modifiers, key);
	if (options.holdIndex === true) internals.metadataCache.hold();

	const PluginOfTest = await choosePlugin(options);
	let plugin: Api.Plugin | null = null;
	const load = async (byHand: boolean): Promise<void> => {
		if (PluginOfTest === null) return;
		const fresh = new PluginOfTest(app, { ...manifest, dir: folder });
		plugin = fresh;
		fresh.load();
		await (fresh as unknown as { _loading: Promise<void> | null })._loading;
		if (byHand) fresh.onUserEnable();
	};
	const settle = (): Promise<void> => settleWith(activity, watch);
	const shown = (path: string): TextFileView | null => {
		const leaf = internals.workspace.leaves().find(({ view }) => (view as unknown) instanceof TextFileView && (view as unknown as TextFileView).file?.path === path);
		return leaf === undefined ? null : leaf.view as unknown as TextFileView;
	};

	const host: Host = {
		...createActions(internals), app, internals, manifest, commands, violations, settle,
		get plugin() {
			if (plugin === null) throw new Error('No plugin is loaded.');
			return plugin;
		},
		bareFootprint: takeFootprint(internals, watch),
		footprint: () => takeFootprint(internals, watch),
		takeViolations: () => violations.splice(0),
		takeErrors,
		text: (path) => disk.readNow(path),
		shownText: (path) => shown(path)?.getViewData() ?? disk.readNow(path),
		files: () => internals.vault.getFiles().map((file) => file.path).sort(),
		async openNote(path, { mode, newLeaf = false, line, active = true } = {}) {
			const file = internals.vault.getFileByPath(path);
			if (file === null) throw new Error(`There is no note '${path}'. There are: ${this.files().join(', ')}.`);
			const leaf = internals.workspace.getLeaf(newLeaf);
			const state = mode === undefined ? {} : { mode: mode === 'preview' ? 'preview' : 'source', ...(mode === 'preview' ? {} : { source: mode === 'source' }) };
			await leaf.openFile(file, { active, state, ...(line === undefined ? {} : { eState: { line } }) });
			await settle();
			return leaf.view as unknown as MarkdownView;
		},
		async runCommand(id) {
			await commands.run(id);
			await settle();
		},
		notices: noticeRecords,
		modal: () => openModals()[openModals().length - 1]?.modalEl ?? null,
		menu: () => openMenus()[0]?.dom ?? null,
		openSettings() {
			const dialog = new SettingsDialog(internals, () => manifest.name);
			dialog.open();
			return dialog.modalEl;
		},
		openPalette() {
			const palette = new CommandPalette(app, commands);
			palette.open();
			return palette;
		},
		async openUrl(url) {
			const { host: action, searchParams } = new URL(url);
			const handler = internals.registries.protocolHandlers.get(action);
			if (handler === undefined) throw new Error(`Nobody handles obsidian://${action}.`);
			await handler({ ...Object.fromEntries(searchParams), action });
			await settle();
		},
		async runCli(command, params = {}) {
			const found = internals.registries.cliHandlers.get(command);
			if (found === undefined) throw new Error(`There is no CLI command '${command}'.`);
			const missing = Object.entries(found.flags ?? {}).filter(([name, flag]) => flag.required === true && !(name in params));
			if (missing.length > 0) throw new Error(`Missing required: ${missing.map(([name]) => name).join(', ')}`);
			return found.handler(params);
		},
		requests: requestsSeen,
		until: (check, what, milliseconds) => waitUntil(check, what, milliseconds),
		async flush() {
			for (const leaf of internals.workspace.leaves()) {
				if ((leaf.view as unknown) instanceof TextFileView) await (leaf.view as unknown as TextFileView).save();
			}
			await settle();
		},
		async writeExternally(path, text) {
			await disk.writeUnguarded(path, text);
			await settle();
		},
		releaseIndex: () => { internals.metadataCache.release(); },
		async quit() {
			const tasks = Tasks.create__() as unknown as Api.Tasks;
			internals.workspace.trigger('quit', tasks);
			await tasks.promise();
			await this.flush();
		},
		async load() {
			await load(true);
			await settle();
		},
		async unload() {
			plugin?.unload();
			plugin = null;
			await settle();
		},
		async reload() {
			await this.unload();
			await load(false);
			await settle();
		},
		restartOptions() {
			const { files, folders } = disk.paths();
			const all = [...folders.map((path) => [`${path}/`, '']), ...files.map((path) => [path, disk.readNow(path) ?? ''])];
			return {
				...options, files: Object.fromEntries(all) as Record<string, string>, data: undefined,
				layout: internals.workspace.getLayout() as SavedLayout, localStorage: Object.fromEntries(internals.localStorage),
			};
		},
		async close() {
			if (started !== host) return;
			for (const modal of [...openModals()]) modal.close();
			for (const menu of openMenus()) menu.hide();
			await this.unload();
			for (const leaf of internals.workspace.leaves()) leaf.detach();
			await settle();
			clearNotices();
			shell.remove();
			watch.stop();
			setNetwork(null);
			setRunning(null);
			started = null;
		},
	};
	started = host;

	if (options.layoutReady !== 'user-enable') await load(false);
	await internals.vault.loadAll();
	await restore(internals, options.layout ?? {});
	internals.workspace.becomeReady();
	if (options.layoutReady === 'user-enable') {
		await settle();
		await load(true);
	}
	await settle();
	return host;
}

/** Only what obsidian.d.ts has of an app: everything else throws. */
function strictApp(internals: App): Api.App {
	for (const name of ['vault', 'workspace', 'metadataCache', 'fileManager', 'keymap'] as const) {
		Object.assign(internals, { [name]: strict(internals[name] as object, name) });
	}
	internals.api = strict(internals, 'app') as unknown as Api.App;
	return internals.api;
}

async function choosePlugin(options: HostOptions): Promise<PluginClass | null> {
	if (options.pluginClass === null) return null;
	if (options.pluginClass !== undefined) return options.pluginClass as PluginClass;
	return evaluatePlugin(options.pluginSource ?? await readBuiltPlugin());
}

/** Leaves of an earlier run come back deferred, but for those that are visible. */
async function restore(app: App, layout: SavedLayout): Promise<void> {
	const { workspace } = app;
	const places: [readonly Api.ViewState[], () => Api.WorkspaceLeaf | null][] = [
		[layout.main ?? [], () => workspace.getLeaf('tab')], [layout.left ?? [], () => workspace.getLeftLeaf(false)],
		[layout.right ?? [], () => workspace.getRightLeaf(false)],
	];
	for (const [states, makeLeaf] of places) {
		for (const [index, state] of states.entries()) {
			const leaf = makeLeaf() as unknown as WorkspaceLeaf;
			if (index === 0 && states === layout.main) await leaf.setViewState({ ...state, active: true });
			else await leaf.defer(state);
		}
	}
}
