import type { Extension } from '@codemirror/state';
import type * as Api from 'obsidian';

/**
 * What plugins have registered with the app. Each list is the live truth: unloading removes from it, and a count of it is
 * what the check for leftovers reads.
 */
export interface Registries {
	readonly commands: Map<string, Api.Command>;
	readonly views: Map<string, Api.ViewCreator>;
	readonly extensions: Map<string, string>;
	readonly editorExtensions: Extension[];
	readonly editorSuggests: Api.EditorSuggest<unknown>[];
	readonly hoverLinkSources: Map<string, Api.HoverLinkSource>;
	readonly protocolHandlers: Map<string, Api.ObsidianProtocolHandler>;
	readonly cliHandlers: Map<string, { readonly description: string; readonly flags: Api.CliFlags | null; readonly handler: Api.CliHandler }>;
	readonly settingTabs: Api.PluginSettingTab[];
	readonly ribbonItems: HTMLElement[];
	readonly statusBarItems: HTMLElement[];
}

/** Empty lists. */
export function createRegistries(): Registries {
	return {
		commands: new Map(), views: new Map(), extensions: new Map([['md', 'markdown']]), editorExtensions: [], editorSuggests: [],
		hoverLinkSources: new Map(), protocolHandlers: new Map(), cliHandlers: new Map(), settingTabs: [], ribbonItems: [], statusBarItems: [],
	};
}
