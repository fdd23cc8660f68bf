import type { App } from './app';
import { codeBlockHandlers, countPostProcessors } from './render';
import type { GlobalsWatch } from './watch-globals';

/** Everything a plugin may leave behind, as plain data: equal before loading and after unloading. */
export interface Footprint {
	readonly commands: readonly string[];
	readonly views: readonly string[];
	readonly registered: Readonly<Record<string, number>>;
	readonly events: Readonly<Record<string, number>>;
	readonly listeners: Readonly<Record<string, number>>;
	readonly intervals: number;
	readonly scopes: number;
	/** Elements right below `body`, ribbon icons and status bar items. */
	readonly elements: readonly string[];
}

/** What hangs on the app now. */
export function takeFootprint(app: App, watch: GlobalsWatch): Footprint {
	const { registries } = app;
	return {
		commands: [...registries.commands.keys()].sort(),
		views: [...registries.views.keys()].sort(),
		registered: {
			editorExtensions: registries.editorExtensions.length, editorSuggests: registries.editorSuggests.length, extensions: registries.extensions.size,
			hoverLinkSources: registries.hoverLinkSources.size, protocolHandlers: registries.protocolHandlers.size, cliHandlers: registries.cliHandlers.size,
			settingTabs: registries.settingTabs.length, ribbonItems: registries.ribbonItems.length, statusBarItems: registries.statusBarItems.length,
			postProcessors: countPostProcessors(), codeBlocks: codeBlockHandlers.size, rootKeys: app.scope.handlers.length,
		},
		events: {
			vault: app.vault.countListeners(), metadataCache: app.metadataCache.countListeners(), workspace: app.workspace.countListeners(),
		},
		listeners: watch.listeners(),
		intervals: watch.intervals(),
		scopes: app.keymap.depth,
		elements: [
			...Array.from(document.body.children).filter((el) => !el.matches('.notice-container, script, iframe')).map(describe),
			...Array.from(document.querySelectorAll('.side-dock-ribbon-action, .status-bar-item')).map(describe),
		].sort(),
	};
}

function describe(el: Element): string {
	return `${el.tagName.toLowerCase()}.${[...el.classList].join('.')}`;
}
