import type * as Api from 'obsidian';
import { reportError } from './errors';
import { setIcon } from './icons';
import { buildControl } from './setting-controls';
import { Setting, SettingGroup } from './setting';
import type { SettingTab, SettingPage } from './setting-tab';

/** A rendered page of definitions. */
export interface RenderedDefinitions {
	/** Applies `visible` and `disabled` again, in place: obsidian.d.ts 6617. */
	refresh(): void;
	cleanUp(): void;
}

type Predicate = boolean | (() => boolean) | undefined;
const holds = (predicate: Predicate, otherwise: boolean): boolean => (typeof predicate === 'function' ? predicate() : predicate ?? otherwise);
const plain = (text: string | DocumentFragment | undefined): string => (typeof text === 'string' ? text : text?.textContent ?? '');

interface Page { readonly title: string; readonly show: (parent: HTMLElement) => void }

/** Renders the definitions of a tab (6584) with a way into its pages and back. */
export function renderDefinitions(tab: SettingTab, items: readonly Api.SettingDefinitionItem[]): RenderedDefinitions {
	const refreshers: (() => void)[] = [];
	let cleanups: (() => void)[] = [];
	const { containerEl } = tab;

	function openPage(page: Page): void {
		containerEl.empty();
		const bar = containerEl.createDiv({ cls: 'setting-page-titlebar' });
		const back = bar.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': 'Back' } });
		setIcon(back, 'chevron-left');
		bar.createDiv({ cls: 'setting-page-title', text: page.title });
		back.addEventListener('click', () => { tab.update(); });
		page.show(containerEl);
	}

	function addPage(definition: Api.SettingDefinitionPage, list: HTMLElement): void {
		const setting = new Setting(list).setName(definition.name).setDesc(definition.desc ?? '').setClass('mod-page');
		setting.settingEl.setAttrs({ role: 'button', tabindex: '0' });
		const value = typeof definition.displayValue === 'function' ? definition.displayValue() : definition.displayValue;
		const status = typeof definition.status === 'function' ? definition.status() : definition.status;
		setting.addDisplayValue((component) => component.setValue(value ?? null).setStatus(status ?? null));
		setIcon(setting.controlEl.createDiv({ cls: 'setting-page-chevron' }), 'chevron-right');
		const open = (): void => {
			if (definition.page !== undefined) {
				const page = definition.page() as unknown as SettingPage;
				openPage({ title: page.title === '' ? definition.name : page.title, show: (parent) => {
					parent.append(page.rootEl);
					page.display();
					cleanups.push(() => { page.hide(); });
				} });
			} else {
				openPage({ title: definition.name, show: (parent) => { renderItems(definition.items ?? [], parent); } });
			}
		};
		setting.settingEl.addEventListener('click', open);
		setting.settingEl.addEventListener('keydown', (event) => { if (event.key === 'Enter') open(); });
		watchVisible(setting.settingEl, definition.visible);
	}

	function watchVisible(el: HTMLElement, visible: Predicate): void {
		const apply = (): void => { el.toggle(holds(visible, true)); };
		refreshers.push(apply);
		apply();
	}

	function addRow(definition: Api.SettingGroupItem, group: SettingGroup, index: number): void {
		if ('type' in definition) {
			addPage(definition, group.listEl);
			return;
		}
		const setting = new Setting(group.listEl).setName(definition.name).setDesc(definition.desc ?? '');
		setting.settingEl.setAttribute('data-search', [definition.name, plain(definition.desc), ...definition.aliases ?? []].join(' ').toLowerCase());
		watchVisible(setting.settingEl, definition.visible);
		if (definition.render !== undefined) {
			const cleanUp = definition.render(setting as unknown as Api.Setting, group as unknown as Api.SettingGroup);
			if (typeof cleanUp === 'function') cleanups.push(cleanUp);
		} else if (definition.control !== undefined) {
			buildControl(tab, setting, definition.control);
			const { disabled } = definition.control;
			const apply = (): void => { setting.setDisabled(holds(disabled, false)); };
			refreshers.push(apply);
			apply();
		} else if (definition.action !== undefined) {
			addAction(definition, setting, index);
		}
	}

	function addAction(definition: Api.SettingDefinitionAction, setting: Setting, index: number): void {
		setting.settingEl.addClass('mod-action', 'tappable');
		setting.settingEl.setAttrs({ role: 'button', tabindex: '0' });
		const apply = (): void => { setting.setDisabled(holds(definition.disabled, false)); };
		refreshers.push(apply);
		apply();
		const run = (event: Event): void => {
			if (event.defaultPrevented || holds(definition.disabled, false)) return;
			try {
				definition.action(setting.settingEl, index);
			} catch (error) {
				reportError(error);
			}
		};
		setting.settingEl.addEventListener('click', run);
		setting.settingEl.addEventListener('keydown', (event) => { if (event.key === 'Enter') run(event); });
	}

	function addGroup(definition: Api.SettingDefinitionGroup | Api.SettingDefinitionList, parent: HTMLElement): void {
		const group = new SettingGroup(parent);
		if (definition.heading !== undefined) group.setHeading(definition.heading);
		if (definition.cls !== undefined) group.addClass(...definition.cls.split(' '));
		if (definition.type === 'list') group.addClass('mod-list');
		for (const add of definition.extraButtons ?? []) group.addExtraButton(add);
		const items = definition.items ?? [];
		items.forEach((item, index) => { addRow(item, group, index); });
		if (definition.type === 'list') addListParts(definition as Api.SettingDefinitionList, group, items.length);
		const { search } = definition;
		if (search !== undefined) {
			group.addSearch((component) => component.setPlaceholder(search.placeholder ?? '').onChange((query) => {
				items.forEach((item, index) => {
					const fits = 'type' in item || !holds(item.searchable, true) || search.match(item, query);
					group.listEl.children[index]?.toggleClass('is-filtered', !fits);
				});
			}));
		}
		watchVisible(group.groupEl, definition.visible);
	}

	/** 6157: the affordances of a list. Reordering is by two buttons here: the app has a drag handle. */
	function addListParts(definition: Api.SettingDefinitionList, group: SettingGroup, count: number): void {
		const { addItem, onDelete, onReorder } = definition;
		Array.from(group.listEl.children).forEach((row, index) => {
			const controls = row.querySelector<HTMLElement>('.setting-item-control');
			if (controls === null) return;
			const button = (icon: string, label: string, run: () => void): void => {
				const el = controls.createDiv({ cls: 'clickable-icon', attr: { 'aria-label': label, role: 'button', tabindex: '0' } });
				setIcon(el, icon);
				el.addEventListener('click', (event) => {
					event.stopPropagation();
					run();
				});
			};
			if (onReorder !== undefined && index > 0) button('arrow-up', 'Move up', () => { onReorder(index, index - 1); });
			if (onReorder !== undefined && index < count - 1) button('arrow-down', 'Move down', () => { onReorder(index, index + 1); });
			if (onDelete !== undefined) button('trash-2', 'Delete', () => { onDelete(index); });
		});
		if (count === 0 && definition.emptyState !== undefined) group.listEl.createDiv({ cls: 'setting-list-empty' }).append(definition.emptyState);
		if (addItem !== undefined) {
			group.addExtraButton((component) => component.setIcon('plus').setTooltip(addItem.name).onClick(() => { addItem.action(component.extraSettingsEl); }));
		}
	}

	function renderItems(all: readonly Api.SettingDefinitionItem[], parent: HTMLElement): void {
		let loose: SettingGroup | null = null;
		let index = 0;
		for (const item of all) {
			if ('type' in item && item.type !== 'page') {
				addGroup(item, parent);
				loose = null;
				index = 0;
				continue;
			}
			loose ??= new SettingGroup(parent);
			addRow(item, loose, index);
			index += 1;
		}
	}

	renderItems(items, containerEl);
	return {
		refresh() {
			for (const apply of refreshers) apply();
		},
		cleanUp() {
			for (const clean of cleanups) clean();
			cleanups = [];
		},
	};
}
