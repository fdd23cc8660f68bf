import type * as Api from 'obsidian';
import type { App } from './app';
import { Modal } from './modal';
import type { PluginSettingTab } from './setting-tab';

/** The settings dialog: a list of tabs, a search over every row, and the chosen tab. */
export class SettingsDialog extends Modal {
	private readonly navEl: HTMLElement;
	private readonly pageEl: HTMLElement;
	private current: PluginSettingTab | null = null;

	constructor(private readonly host: App, private readonly nameOf: (tab: Api.PluginSettingTab) => string) {
		super(host as unknown as Api.App);
		this.containerEl.addClass('mod-settings-container');
		this.modalEl.addClass('mod-settings', 'mod-sidebar-layout');
		this.modalEl.setAttribute('aria-label', 'Settings');
		this.contentEl.addClass('vertical-tabs-container');
		this.navEl = this.contentEl.createDiv({ cls: 'vertical-tab-header' });
		this.pageEl = this.contentEl.createDiv({ cls: 'vertical-tab-content-container' });
	}

	override onOpen(): void {
		this.navEl.empty();
		const search = this.navEl.createDiv({ cls: 'search-input-container' }).createEl('input', { type: 'search', placeholder: 'Search settings…' });
		search.addEventListener('input', () => { this.filter(search.value.trim().toLowerCase()); });
		this.navEl.createDiv({ cls: 'vertical-tab-header-group-title', text: 'Community plugins' });
		for (const tab of this.host.registries.settingTabs) {
			const item = this.navEl.createDiv({ cls: 'vertical-tab-nav-item tappable', text: this.nameOf(tab), attr: { role: 'button', tabindex: '0' } });
			item.addEventListener('click', () => { this.show(tab as unknown as PluginSettingTab); });
		}
		const [first] = this.host.registries.settingTabs;
		if (first !== undefined) this.show(first as unknown as PluginSettingTab);
	}

	override onClose(): void {
		this.current?.close();
		this.current = null;
	}

	private show(tab: PluginSettingTab): void {
		this.current?.close();
		this.current = tab;
		tab.open(this.pageEl);
		const at = this.host.registries.settingTabs.indexOf(tab as unknown as Api.PluginSettingTab);
		Array.from(this.navEl.querySelectorAll('.vertical-tab-nav-item')).forEach((item, index) => { item.toggleClass('is-active', index === at); });
	}

	/** 6005: names, descriptions and aliases. */
	private filter(query: string): void {
		for (const row of Array.from(this.pageEl.querySelectorAll<HTMLElement>('.setting-item[data-search]'))) {
			row.toggleClass('is-filtered', query !== '' && !(row.getAttribute('data-search') ?? '').includes(query));
		}
		for (const group of Array.from(this.pageEl.querySelectorAll('.setting-group'))) {
			const rows = Array.from(group.querySelectorAll('.setting-item[data-search]'));
			group.toggleClass('is-filtered', rows.length > 0 && rows.every((row) => row.hasClass('is-filtered')));
		}
	}
}
