import type * as Api from 'obsidian';
import { reportError } from './errors';
import { setIcon } from './icons';
import { setTooltip } from './tooltip';

function call<T extends unknown[]>(callback: ((...args: T) => unknown) | null, ...args: T): void {
	try {
		const result = callback?.(...args);
		if (result instanceof Promise) result.catch(reportError);
	} catch (error) {
		reportError(error);
	}
}

/** BaseComponent: obsidian.d.ts 497. */
export abstract class BaseComponent {
	disabled = false;

	then(callback: (component: this) => unknown): this {
		callback(this);
		return this;
	}

	setDisabled(disabled: boolean): this {
		this.disabled = disabled;
		return this;
	}
}

/** ValueComponent: 7297. */
export abstract class ValueComponent<T> extends BaseComponent {
	abstract getValue(): T;
	abstract setValue(value: T): this;

	registerOptionListener(listeners: Record<string, (value?: T) => T>, key: string): this {
		listeners[key] = (value) => {
			if (value !== undefined) this.setValue(value);
			return this.getValue();
		};
		return this;
	}
}

/** ButtonComponent: 1325. */
export class ButtonComponent extends BaseComponent {
	buttonEl: HTMLButtonElement;
	private callback: ((event: MouseEvent) => unknown) | null = null;

	constructor(containerEl: HTMLElement) {
		super();
		this.buttonEl = containerEl.createEl('button');
		this.buttonEl.addEventListener('click', (event) => { call(this.callback, event); });
	}

	override setDisabled(disabled: boolean): this {
		this.buttonEl.disabled = disabled;
		return super.setDisabled(disabled);
	}

	setCta(): this {
		return this.setClass('mod-cta');
	}

	removeCta(): this {
		this.buttonEl.removeClass('mod-cta');
		return this;
	}

	setWarning(): this {
		return this.setClass('mod-warning');
	}

	setDestructive(): this {
		return this.setClass('mod-destructive');
	}

	removeDestructive(): this {
		this.buttonEl.removeClass('mod-destructive');
		return this;
	}

	setTooltip(tooltip: string, options?: Api.TooltipOptions): this {
		setTooltip(this.buttonEl, tooltip, options);
		return this;
	}

	setButtonText(name: string): this {
		this.buttonEl.setText(name);
		return this;
	}

	setIcon(icon: string): this {
		setIcon(this.buttonEl, icon);
		return this;
	}

	setClass(cls: string): this {
		this.buttonEl.addClass(cls);
		return this;
	}

	onClick(callback: (event: MouseEvent) => unknown): this {
		this.callback = callback;
		return this;
	}
}

/** ExtraButtonComponent: 2841. */
export class ExtraButtonComponent extends BaseComponent {
	extraSettingsEl: HTMLElement;
	private callback: (() => unknown) | null = null;

	constructor(containerEl: HTMLElement) {
		super();
		this.extraSettingsEl = containerEl.createDiv({ cls: 'clickable-icon extra-setting-button', attr: { role: 'button', tabindex: '0' } });
		const run = (): void => { if (!this.disabled) call(this.callback); };
		this.extraSettingsEl.addEventListener('click', run);
		this.extraSettingsEl.addEventListener('keydown', (event) => { if (event.key === 'Enter' || event.key === ' ') run(); });
	}

	override setDisabled(disabled: boolean): this {
		this.extraSettingsEl.toggleClass('is-disabled', disabled);
		return super.setDisabled(disabled);
	}

	setTooltip(tooltip: string, options?: Api.TooltipOptions): this {
		setTooltip(this.extraSettingsEl, tooltip, options);
		return this;
	}

	setIcon(icon: string): this {
		setIcon(this.extraSettingsEl, icon);
		return this;
	}

	onClick(callback: () => unknown): this {
		this.callback = callback;
		return this;
	}
}

/** ToggleComponent: 7155. Setting the value in code calls nobody. */
export class ToggleComponent extends ValueComponent<boolean> {
	toggleEl: HTMLElement;
	private readonly input: HTMLInputElement;
	private callback: ((value: boolean) => unknown) | null = null;

	constructor(containerEl: HTMLElement) {
		super();
		this.toggleEl = containerEl.createDiv({ cls: 'checkbox-container' });
		this.input = this.toggleEl.createEl('input', { type: 'checkbox', attr: { tabindex: '0' } });
		this.toggleEl.addEventListener('click', (event) => {
			event.preventDefault();
			this.onClick();
		});
		this.input.addEventListener('keydown', (event) => {
			if (event.key !== ' ' && event.key !== 'Enter') return;
			event.preventDefault();
			this.onClick();
		});
	}

	override setDisabled(disabled: boolean): this {
		this.toggleEl.toggleClass('is-disabled', disabled);
		this.input.disabled = disabled;
		return super.setDisabled(disabled);
	}

	getValue(): boolean {
		return this.toggleEl.hasClass('is-enabled');
	}

	setValue(on: boolean): this {
		this.toggleEl.toggleClass('is-enabled', on);
		this.input.checked = on;
		return this;
	}

	setTooltip(tooltip: string, options?: Api.TooltipOptions): this {
		setTooltip(this.toggleEl, tooltip, options);
		return this;
	}

	onClick(): void {
		if (this.disabled) return;
		this.setValue(!this.getValue());
		call(this.callback, this.getValue());
	}

	onChange(callback: (value: boolean) => unknown): this {
		this.callback = callback;
		return this;
	}
}

/** DropdownComponent: 2299. */
export class DropdownComponent extends ValueComponent<string> {
	selectEl: HTMLSelectElement;
	private callback: ((value: string) => unknown) | null = null;

	constructor(containerEl: HTMLElement) {
		super();
		this.selectEl = containerEl.createEl('select', { cls: 'dropdown' });
		this.selectEl.addEventListener('change', () => { call(this.callback, this.getValue()); });
	}

	override setDisabled(disabled: boolean): this {
		this.selectEl.disabled = disabled;
		return super.setDisabled(disabled);
	}

	addOption(value: string, display: string): this {
		this.selectEl.createEl('option', { value, text: display });
		return this;
	}

	addOptions(options: Record<string, string>): this {
		for (const [value, display] of Object.entries(options)) this.addOption(value, display);
		return this;
	}

	getValue(): string {
		return this.selectEl.value;
	}

	setValue(value: string): this {
		this.selectEl.value = value;
		return this;
	}

	onChange(callback: (value: string) => unknown): this {
		this.callback = callback;
		return this;
	}
}

/** DisplayValueComponent: 2267. */
export class DisplayValueComponent {
	valueEl: HTMLElement;

	constructor(containerEl: HTMLElement) {
		this.valueEl = containerEl.createDiv({ cls: 'setting-display-value' });
	}

	setValue(value: string | null): this {
		this.valueEl.setText(value ?? '');
		return this;
	}

	setStatus(status: 'warning' | null): this {
		this.valueEl.toggleClass('mod-warning', status === 'warning');
		return this;
	}
}

export { call as callSafely };
