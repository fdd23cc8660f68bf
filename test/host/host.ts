import type * as Api from 'obsidian';
import type { Actions } from './actions';
import type { App, Violation } from './app';
import type { Commands } from './commands';
import type { Footprint } from './footprint';
import type { MarkdownView } from './markdown-view';
import type { NoticeRecord } from './notice';
import type { CommandPalette } from './palette';
import type { Network } from './request';

/** The leaves of each side, as they are restored at a start. */
export interface SavedLayout {
	readonly left?: readonly Api.ViewState[];
	readonly main?: readonly Api.ViewState[];
	readonly right?: readonly Api.ViewState[];
}

export interface HostOptions {
	readonly files?: Readonly<Record<string, string>>;
	readonly data?: unknown;
	readonly mobile?: boolean;
	readonly pluginSource?: string;
	readonly pluginClass?: unknown;
	readonly manifest?: Api.PluginManifest;
	readonly layoutReady?: 'app-start' | 'user-enable';
	readonly network?: Network;
	readonly layout?: SavedLayout;
	readonly localStorage?: Readonly<Record<string, string>>;
	readonly holdIndex?: boolean;
	readonly vaultName?: string;
	readonly hotkeys?: readonly { readonly command: string; readonly modifiers: Api.Modifier[]; readonly key: string }[];
}

export interface OpenOptions {
	/** `live` is Live Preview, the default; `source` shows the same here, but `editorLivePreviewField` is false. */
	readonly mode?: 'source' | 'live' | 'preview';
	readonly newLeaf?: Api.PaneType | boolean;
	readonly line?: number;
	/** Whether the note becomes active. Default true. */
	readonly active?: boolean;
}

export interface Host extends Actions {
	readonly app: Api.App;
	readonly internals: App;
	readonly plugin: Api.Plugin;
	readonly manifest: Api.PluginManifest;
	readonly commands: Commands;
	readonly bareFootprint: Footprint;
	readonly violations: readonly Violation[];
	takeViolations(): Violation[];
	takeErrors(): unknown[];
	footprint(): Footprint;
	text(path: string): string | null;
	shownText(path: string): string | null;
	files(): string[];
	openNote(path: string, options?: OpenOptions): Promise<MarkdownView>;
	runCommand(id: string): Promise<void>;
	notices(): NoticeRecord[];
	modal(): HTMLElement | null;
	menu(): HTMLElement | null;
	openSettings(): HTMLElement;
	openPalette(): CommandPalette;
	openUrl(url: string): Promise<void>;
	runCli(command: string, params?: Record<string, string>): Promise<string>;
	requests(): readonly Api.RequestUrlParam[];
	settle(): Promise<void>;
	until(check: () => boolean, what: string, milliseconds?: number): Promise<void>;
	flush(): Promise<void>;
	writeExternally(path: string, text: string): Promise<void>;
	releaseIndex(): void;
	quit(): Promise<void>;
	load(): Promise<void>;
	unload(): Promise<void>;
	reload(): Promise<void>;
	restartOptions(): HostOptions;
	close(): Promise<void>;
}
