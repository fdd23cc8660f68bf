import type * as Api from 'obsidian';
import type { BaseComponent} from './setting-components';
import { ButtonComponent, DisplayValueComponent, DropdownComponent, ExtraButtonComponent, ToggleComponent } from './setting-components';
import { ColorComponent, MomentFormatComponent, ProgressBarComponent, SearchComponent, SliderComponent, TextAreaComponent, TextComponent } from './setting-inputs';
import { setTooltip } from './tooltip';

/** Setting: obsidian.d.ts 5695. */
export class Setting {
	settingEl: HTMLElement;
	infoEl: HTMLElement;
	nameEl: HTMLElement;
	descEl: HTMLElement;
	controlEl: HTMLElement;
	components: Api.BaseComponent[] = [];
	errorEl: HTMLElement | null = null;

	constructor(containerEl: HTMLElement) {
		this.settingEl = containerEl.createDiv({ cls: 'setting-item' });
		this.infoEl = this.settingEl.createDiv({ cls: 'setting-item-info' });
		this.nameEl = this.infoEl.createDiv({ cls: 'setting-item-name' });
		this.descEl = this.infoEl.createDiv({ cls: 'setting-item-description' });
		this.controlEl = this.settingEl.createDiv({ cls: 'setting-item-control' });
	}

	/** 5743. */
	setErrorMessage(message: string | null): this {
		const text = message ?? '';
		this.settingEl.toggleClass('is-invalid', text !== '');
		if (text === '') {
			this.errorEl?.detach();
			this.errorEl = null;
			return this;
		}
		this.errorEl ??= this.settingEl.createDiv({ cls: 'setting-item-error', attr: { role: 'alert' } });
		this.errorEl.setText(text);
		return this;
	}

	setName(name: string | DocumentFragment): this {
		this.nameEl.setText(name);
		return this;
	}

	setDesc(desc: string | DocumentFragment): this {
		this.descEl.setText(desc);
		return this;
	}

	setClass(cls: string): this {
		this.settingEl.addClass(cls);
		return this;
	}

	setTooltip(tooltip: string, options?: Api.TooltipOptions): this {
		setTooltip(this.nameEl, tooltip, options);
		return this;
	}

	setHeading(): this {
		this.settingEl.addClass('setting-item-heading');
		return this;
	}

	setDisabled(disabled: boolean): this {
		this.settingEl.toggleClass('is-disabled', disabled);
		for (const component of this.components) component.setDisabled(disabled);
		return this;
	}

	addButton(callback: (component: Api.ButtonComponent) => unknown): this {
		return this.add(new ButtonComponent(this.controlEl), callback);
	}

	addExtraButton(callback: (component: Api.ExtraButtonComponent) => unknown): this {
		return this.add(new ExtraButtonComponent(this.controlEl), callback);
	}

	addToggle(callback: (component: Api.ToggleComponent) => unknown): this {
		this.settingEl.addClass('mod-toggle');
		return this.add(new ToggleComponent(this.controlEl), callback);
	}

	addText(callback: (component: Api.TextComponent) => unknown): this {
		return this.add(new TextComponent(this.controlEl), callback);
	}

	addSearch(callback: (component: Api.SearchComponent) => unknown): this {
		return this.add(new SearchComponent(this.controlEl), callback);
	}

	addTextArea(callback: (component: Api.TextAreaComponent) => unknown): this {
		return this.add(new TextAreaComponent(this.controlEl), callback);
	}

	addMomentFormat(callback: (component: Api.MomentFormatComponent) => unknown): this {
		return this.add(new MomentFormatComponent(this.controlEl), callback);
	}

	addDropdown(callback: (component: Api.DropdownComponent) => unknown): this {
		return this.add(new DropdownComponent(this.controlEl), callback);
	}

	addColorPicker(callback: (component: Api.ColorComponent) => unknown): this {
		return this.add(new ColorComponent(this.controlEl), callback);
	}

	addProgressBar(callback: (component: Api.ProgressBarComponent) => unknown): this {
		return this.add(new ProgressBarComponent(this.controlEl), callback);
	}

	addSlider(callback: (component: Api.SliderComponent) => unknown): this {
		return this.add(new SliderComponent(this.controlEl), callback);
	}

	addComponent<T extends Api.BaseComponent>(callback: (el: HTMLElement) => T): this {
		this.components.push(callback(this.controlEl));
		return this;
	}

	addDisplayValue(callback: (component: Api.DisplayValueComponent) => unknown): this {
		callback(new DisplayValueComponent(this.controlEl));
		return this;
	}

	then(callback: (setting: this) => unknown): this {
		callback(this);
		return this;
	}

	clear(): this {
		this.controlEl.empty();
		this.components = [];
		return this;
	}

	private add<A>(component: BaseComponent, callback: (component: A) => unknown): this {
		this.components.push(component as unknown as Api.BaseComponent);
		callback(component as unknown as A);
		return this;
	}
}

/** SettingGroup: 6365. */
export class SettingGroup {
	readonly groupEl: HTMLElement;
	listEl: HTMLElement;
	private headerEl: HTMLElement | null = null;

	constructor(containerEl: HTMLElement) {
		this.groupEl = containerEl.createDiv({ cls: 'setting-group' });
		this.listEl = this.groupEl.createDiv({ cls: 'setting-items' });
	}

	setHeading(text: string | DocumentFragment): this {
		const name = this.header().querySelector<HTMLElement>('.setting-item-name');
		name?.setText(text);
		return this;
	}

	addClass(...classes: string[]): this {
		this.groupEl.addClass(...classes);
		return this;
	}

	addSetting(callback: (setting: Api.Setting) => void): this {
		callback(new Setting(this.listEl) as unknown as Api.Setting);
		return this;
	}

	addSearch(callback: (component: Api.SearchComponent) => unknown): this {
		const box = this.groupEl.createDiv({ cls: 'setting-group-search' });
		this.groupEl.insertBefore(box, this.listEl);
		callback(new SearchComponent(box) as unknown as Api.SearchComponent);
		return this;
	}

	addExtraButton(callback: (component: Api.ExtraButtonComponent) => unknown): this {
		const control = this.header().querySelector<HTMLElement>('.setting-item-control');
		if (control !== null) callback(new ExtraButtonComponent(control) as unknown as Api.ExtraButtonComponent);
		return this;
	}

	private header(): HTMLElement {
		this.headerEl ??= new Setting(this.groupEl).setHeading().settingEl;
		this.groupEl.insertBefore(this.headerEl, this.groupEl.firstChild);
		return this.headerEl;
	}
}
