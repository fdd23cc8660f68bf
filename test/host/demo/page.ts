import type * as Api from 'obsidian';
import { startHost, type Host, type HostOptions } from '../index';
import { setGlobals } from '../dom';
import { watchTooltips } from '../tooltip';
import { addChrome } from './chrome';
import { hideMarks } from './live-preview';
import { FILE_EXPLORER, FileExplorer } from './file-explorer';

declare global {
	interface Window {
		/** For end-to-end tests: the running host, or why there is none. */
		mlWatchHost?: Host;
		mlWatchFailure?: string;
	}
}

/** What the page remembers of the person's choices while it is open. */
interface Look { dark: boolean; mobile: boolean }

async function read<T>(path: string, parse: (response: Response) => Promise<T>): Promise<T> {
	const response = await fetch(path);
	if (!response.ok) throw new Error(`${path}: ${response.status}. Build the plugin first: npm run build.`);
	return parse(response);
}

/** The vault, the plugin and its manifest, as files beside this page. */
async function readOptions(): Promise<HostOptions> {
	const [files, pluginSource, manifest, data] = await Promise.all([
		read('vault.json', (response) => response.json() as Promise<Record<string, string>>),
		read('plugin/main.js', (response) => response.text()),
		read('plugin/manifest.json', (response) => response.json() as Promise<Api.PluginManifest>),
		read('settings.json', (response) => response.json() as Promise<unknown>),
	]);
	return { files, pluginSource, manifest, vaultName: 'Sample vault', ...(data === null ? {} : { data }) };
}

async function boot(options: HostOptions, look: Look): Promise<void> {
	const host = await startHost({
		...options, mobile: look.mobile,
		// Nothing leaves this machine: the demo's own server plays the services.
		network: async ({ url, headers = {} }) => {
			const { host: asked, pathname, search } = new URL(url);
			const response = await fetch(`services/${asked}${pathname}${search}`, { headers });
			const status = Number(response.headers.get('x-status') ?? response.status);
			if (status === 0) throw new Error('net::ERR_INTERNET_DISCONNECTED');
			return { status, headers: Object.fromEntries(response.headers), bytes: new Uint8Array(await response.arrayBuffer()) };
		},
	});
	window.mlWatchHost = host;
	setGlobals(document);
	document.body.toggleClass('theme-dark', look.dark);
	document.body.toggleClass('theme-light', !look.dark);
	document.body.toggleClass('in-frame', look.mobile);

	const { internals } = host;
	internals.registries.views.set(FILE_EXPLORER, (leaf) => new FileExplorer(leaf) as unknown as Api.View);
	await internals.workspace.getLeftLeaf(false)?.setViewState({ type: FILE_EXPLORER });
	internals.registries.editorExtensions.push(hideMarks());
	internals.workspace.updateOptions();
	const stopTooltips = watchTooltips(document);
	const restart = async (next: Look): Promise<void> => {
		const kept = host.restartOptions();
		stopTooltips();
		await host.quit();
		await host.close();
		for (const el of Array.from(document.querySelectorAll('.simulation-banner'))) el.remove();
		const layout = kept.layout?.main === undefined ? {} : { main: kept.layout.main };
		await boot({ ...kept, layout }, next);
	};
	addChrome(host, look, { toggleMobile: () => restart({ ...look, mobile: !look.mobile }) });

	if (host.app.workspace.getActiveFile() === null) {
		const first = ['Welcome.md', ...host.files().filter((path) => path.endsWith('.md'))].find((path) => host.text(path) !== null);
		if (first !== undefined) await host.openNote(first);
	}
	document.body.setAttribute('data-ready', 'true');
	// Errors that the app would print to its console.
	window.setInterval(() => { for (const error of host.takeErrors()) console.error(error); }, 1000);
}

const query = new URLSearchParams(location.search);
const look: Look = {
	dark: query.get('theme') === 'dark' || (query.get('theme') === null && matchMedia('(prefers-color-scheme: dark)').matches),
	mobile: query.get('mobile') === '1' || (query.get('mobile') === null && window.innerWidth < 600),
};

readOptions().then((options) => boot(options, look)).catch((error: unknown) => {
	const message = error instanceof Error ? error.stack ?? error.message : String(error);
	window.mlWatchFailure = message;
	const failure = document.createElement('div');
	failure.className = 'simulation-failure';
	failure.textContent = `The simulated app could not start.\n\n${message}`;
	document.body.append(failure);
});
