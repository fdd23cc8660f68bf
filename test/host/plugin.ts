import type { Extension } from '@codemirror/state';
import type * as Api from 'obsidian';
import type { App } from './app';
import { Component } from './component';
import { Platform } from './platform';
import { codeBlockHandlers, MarkdownPreviewRenderer } from './render';
import type { PluginSettingTab } from './setting-tab';

/** Plugin: obsidian.d.ts 4901. Whatever is added here is taken away when the plugin is unloaded. */
export abstract class Plugin extends Component {
	settings?: unknown;

	constructor(public app: Api.App, public manifest: Api.PluginManifest) {
		super();
	}

	override onload(): Promise<void> | void {}

	onUserEnable(): void {}

	/** 4938. */
	addRibbonIcon(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
		const el = this.host.workspace.leftRibbon.addAction(icon, title, callback);
		this.list(this.host.registries.ribbonItems, el);
		this.register(() => { el.detach(); });
		return el;
	}

	/** 4941: "Not available on mobile": there the element is made, and shown nowhere. */
	addStatusBarItem(): HTMLElement {
		const bar = Platform.isMobile ? null : document.querySelector<HTMLElement>('.status-bar');
		const el = (bar ?? createDiv()).createDiv({ cls: `status-bar-item plugin-${this.manifest.id}` });
		this.list(this.host.registries.statusBarItems, el);
		this.register(() => { el.detach(); });
		return el;
	}

	/** 4951: id and name get the plugin's in front. */
	addCommand(command: Api.Command): Api.Command {
		command.id = `${this.manifest.id}:${command.id}`;
		command.name = `${this.manifest.name}: ${command.name}`;
		this.map(this.host.registries.commands, command.id, command);
		return command;
	}

	/** 4962: takes the id without the prefix too. */
	removeCommand(id: string): void {
		this.host.registries.commands.delete(id);
		this.host.registries.commands.delete(`${this.manifest.id}:${id}`);
	}

	/** 4969 and 6591: adding calls `update()`, before the tab is ever opened. */
	addSettingTab(tab: Api.PluginSettingTab): void {
		this.list(this.host.registries.settingTabs, tab);
		(tab as unknown as PluginSettingTab).update();
		this.register(() => { (tab as unknown as PluginSettingTab).close(); });
	}

	registerView(type: string, creator: Api.ViewCreator): void {
		if (this.host.registries.views.has(type)) throw new Error(`Attempting to register an existing view type "${type}"`);
		this.map(this.host.registries.views, type, creator);
		const { workspace } = this.host;
		// Leaves that were waiting for this type get their view; when the plugin goes, they keep a stand-in.
		for (const leaf of workspace.leaves()) if (leaf.view.getViewType() === type && leaf.isInactive) void this.host.activity.track(leaf.setViewState(leaf.getViewState()));
		this.register(() => {
			for (const leaf of workspace.leaves()) {
				if (leaf.view.getViewType() === type && !leaf.isDeferred) void this.host.activity.track(leaf.defer(leaf.getViewState(), 'inactive'));
			}
		});
	}

	registerHoverLinkSource(id: string, info: Api.HoverLinkSource): void {
		this.map(this.host.registries.hoverLinkSources, id, info);
	}

	registerExtensions(extensions: string[], viewType: string): void {
		for (const extension of extensions) {
			if (this.host.registries.extensions.has(extension)) throw new Error(`Attempting to register an existing file extension "${extension}"`);
			this.map(this.host.registries.extensions, extension, viewType);
		}
	}

	registerMarkdownPostProcessor(processor: Api.MarkdownPostProcessor, sortOrder?: number): Api.MarkdownPostProcessor {
		MarkdownPreviewRenderer.registerPostProcessor(processor, sortOrder);
		this.register(() => { MarkdownPreviewRenderer.unregisterPostProcessor(processor); });
		return processor;
	}

	registerMarkdownCodeBlockProcessor(
		language: string, handler: (source: string, el: HTMLElement, ctx: Api.MarkdownPostProcessorContext) => Promise<unknown> | void, sortOrder?: number,
	): Api.MarkdownPostProcessor {
		if (codeBlockHandlers.has(language)) throw new Error(`Code block postprocessor for language ${language} is already registered`);
		this.map(codeBlockHandlers, language, handler);
		return this.registerMarkdownPostProcessor(MarkdownPreviewRenderer.createCodeBlockPostProcessor(language, handler), sortOrder);
	}

	/** 5005: false, since bases are not enabled in this vault. */
	registerBasesView(_id: string, _registration: Api.BasesViewRegistration): boolean {
		return false;
	}

	/** 5013: an array is kept as it is, so that changing it and `updateOptions` reconfigures. */
	registerEditorExtension(extension: Extension): void {
		this.list(this.host.registries.editorExtensions, extension);
		this.host.workspace.updateOptions();
		this.register(() => { this.host.workspace.updateOptions(); });
		// Cleanups run last in, first out: the list must be shorter before the options are read again.
		const [update] = this._cleanups.splice(-1);
		if (update !== undefined) this._cleanups.splice(-1, 0, update);
	}

	registerObsidianProtocolHandler(action: string, handler: Api.ObsidianProtocolHandler): void {
		if (this.host.registries.protocolHandlers.has(action)) throw new Error(`Protocol handler for "${action}" is already registered.`);
		this.map(this.host.registries.protocolHandlers, action, handler);
	}

	registerEditorSuggest(suggest: Api.EditorSuggest<unknown>): void {
		this.list(this.host.registries.editorSuggests, suggest);
		this.register(() => { suggest.close(); });
	}

	/** 5037: "Attempting to register a command that is already registered will throw an Error." */
	registerCliHandler(command: string, description: string, flags: Api.CliFlags | null, handler: Api.CliHandler): void {
		if (this.host.registries.cliHandlers.has(command)) throw new Error(`CLI command "${command}" is already registered.`);
		this.map(this.host.registries.cliHandlers, command, { description, flags, handler });
	}

	/** 5051: null when there is no data.json. A broken one rejects. */
	async loadData(): Promise<unknown> {
		const path = this.dataPath;
		if (!await this.app.vault.adapter.exists(path)) return null;
		return JSON.parse(await this.app.vault.adapter.read(path)) as unknown;
	}

	async saveData(data: unknown): Promise<void> {
		const text = JSON.stringify(data, null, 2);
		const folder = this.dataPath.slice(0, this.dataPath.lastIndexOf('/'));
		if (!await this.app.vault.adapter.exists(folder)) await this.app.vault.adapter.mkdir(folder);
		await this.app.vault.adapter.write(this.dataPath, text);
	}

	private get host(): App {
		return this.app as unknown as App;
	}

	private get dataPath(): string {
		return `${this.manifest.dir ?? `${this.app.vault.configDir}/plugins/${this.manifest.id}`}/data.json`;
	}

	private list<T>(all: T[], item: T): void {
		all.push(item);
		this.register(() => {
			const at = all.indexOf(item);
			if (at >= 0) all.splice(at, 1);
		});
	}

	private map<T>(all: Map<string, T>, key: string, item: T): void {
		all.set(key, item);
		this.register(() => { if (all.get(key) === item) all.delete(key); });
	}
}
