import type * as Api from 'obsidian';
import { reportError } from './errors';
import { renderDefinitions, type RenderedDefinitions } from './setting-definitions';
import { notModelled } from './strict';

/** SettingTab: obsidian.d.ts 6549. */
export abstract class SettingTab {
	icon = 'settings';
	containerEl: HTMLElement = createDiv({ cls: 'vertical-tab-content' });
	settingItems: Api.SettingDefinitionItem[] = [];
	private rendered: RenderedDefinitions | null = null;
	private shown = false;

	constructor(public app: Api.App) {}

	getSettingDefinitions(): Api.SettingDefinitionItem[] {
		return [];
	}

	/** 6591. While the tab is on the screen, it is rendered anew. */
	update(): void {
		this.settingItems = this.getSettingDefinitions();
		if (this.shown) this.render();
	}

	getControlValue(_key: string): unknown {
		return notModelled('SettingTab.getControlValue for the settings of the app itself');
	}

	setControlValue(_key: string, _value: unknown): void | Promise<void> {
		notModelled('SettingTab.setControlValue for the settings of the app itself');
	}

	/** 6617. */
	refreshDomState(): void {
		this.rendered?.refresh();
	}

	/** 6633: not called when there are definitions. */
	display(): void {}

	hide(): void {
		this.containerEl.empty();
	}

	/** Shows the tab, as the settings dialog does. */
	open(parent: HTMLElement): void {
		this.shown = true;
		parent.append(this.containerEl);
		this.update();
	}

	/** Takes the tab from the screen. */
	close(): void {
		if (!this.shown) return;
		this.shown = false;
		this.rendered?.cleanUp();
		this.rendered = null;
		this.hide();
		this.containerEl.detach();
	}

	private render(): void {
		this.rendered?.cleanUp();
		this.rendered = null;
		this.containerEl.empty();
		if (this.settingItems.length === 0) {
			try {
				this.display();
			} catch (error) {
				reportError(error);
			}
			return;
		}
		this.rendered = renderDefinitions(this, this.settingItems);
	}
}

/** PluginSettingTab: 5149. */
export abstract class PluginSettingTab extends SettingTab {
	constructor(app: Api.App, protected readonly plugin: Api.Plugin) {
		super(app);
	}

	/** 5161: "Reads from `this.plugin.settings`." */
	override getControlValue(key: string): unknown {
		return (this.plugin.settings as Record<string, unknown> | undefined)?.[key];
	}

	/** 5168: "Mutates and persists `this.plugin.settings`." */
	override async setControlValue(key: string, value: unknown): Promise<void> {
		const settings = (this.plugin.settings ?? {}) as Record<string, unknown>;
		settings[key] = value;
		this.plugin.settings = settings;
		await this.plugin.saveData(settings);
	}
}

/** SettingPage: 6461. */
export abstract class SettingPage {
	rootEl: HTMLElement = createDiv({ cls: 'setting-page' });
	titlebarEl: HTMLElement = this.rootEl.createDiv({ cls: 'setting-page-titlebar' });
	containerEl: HTMLElement = this.rootEl.createDiv({ cls: 'setting-page-content' });
	title = '';

	abstract display(): void;

	hide(): void {
		this.containerEl.empty();
	}
}
