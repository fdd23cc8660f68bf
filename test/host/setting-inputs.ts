import { callSafely, ValueComponent } from './setting-components';
import { setIcon } from './icons';
import { moment } from 'obsidian-test-mocks/obsidian';

/** AbstractTextComponent: obsidian.d.ts 344. */
export class AbstractTextComponent<E extends HTMLInputElement | HTMLTextAreaElement> extends ValueComponent<string> {
	private callback: ((value: string) => unknown) | null = null;

	constructor(public inputEl: E) {
		super();
		inputEl.addEventListener('input', () => { this.onChanged(); });
	}

	override setDisabled(disabled: boolean): this {
		this.inputEl.disabled = disabled;
		return super.setDisabled(disabled);
	}

	getValue(): string {
		return this.inputEl.value;
	}

	setValue(value: string): this {
		this.inputEl.value = value;
		return this;
	}

	setPlaceholder(placeholder: string): this {
		this.inputEl.placeholder = placeholder;
		return this;
	}

	onChanged(): void {
		callSafely(this.callback, this.getValue());
	}

	onChange(callback: (value: string) => unknown): this {
		this.callback = callback;
		return this;
	}
}

/** TextComponent: 7030. */
export class TextComponent extends AbstractTextComponent<HTMLInputElement> {
	constructor(containerEl: HTMLElement) {
		super(containerEl.createEl('input', { type: 'text', attr: { spellcheck: 'false' } }));
	}
}

/** TextAreaComponent: 7019. */
export class TextAreaComponent extends AbstractTextComponent<HTMLTextAreaElement> {
	constructor(containerEl: HTMLElement) {
		super(containerEl.createEl('textarea', { attr: { spellcheck: 'false' } }));
	}
}

/** SearchComponent: 5558. */
export class SearchComponent extends AbstractTextComponent<HTMLInputElement> {
	containerEl: HTMLElement;
	clearButtonEl: HTMLElement;

	constructor(containerEl: HTMLElement) {
		const wrapper = containerEl.createDiv({ cls: 'search-input-container' });
		super(wrapper.createEl('input', { type: 'search', attr: { enterkeyhint: 'search', spellcheck: 'false' } }));
		this.containerEl = wrapper;
		this.clearButtonEl = wrapper.createDiv({ cls: 'search-input-clear-button', attr: { 'aria-label': 'Clear search' } });
		setIcon(this.clearButtonEl, 'x');
		this.clearButtonEl.addEventListener('click', () => {
			this.setValue('');
			this.onChanged();
			this.inputEl.focus();
		});
	}
}

/** MomentFormatComponent: 4568. */
export class MomentFormatComponent extends TextComponent {
	sampleEl: HTMLElement = createSpan();
	private defaultFormat = '';

	setDefaultFormat(format: string): this {
		this.defaultFormat = format;
		return this.setPlaceholder(format);
	}

	setSampleEl(el: HTMLElement): this {
		this.sampleEl = el;
		this.updateSample();
		return this;
	}

	override setValue(value: string): this {
		super.setValue(value);
		this.updateSample();
		return this;
	}

	override onChanged(): void {
		super.onChanged();
		this.updateSample();
	}

	updateSample(): void {
		this.sampleEl.setText(moment().format(this.getValue() || this.defaultFormat));
	}
}

/** SliderComponent: 6722. */
export class SliderComponent extends ValueComponent<number> {
	sliderEl: HTMLInputElement;
	private readonly valueEl: HTMLElement;
	private format: (value: number) => string = String;
	private instant = false;
	private callback: ((value: number) => unknown) | null = null;

	constructor(containerEl: HTMLElement) {
		super();
		this.valueEl = containerEl.createSpan({ cls: 'slider-value' });
		this.sliderEl = containerEl.createEl('input', { cls: 'slider', type: 'range' });
		this.sliderEl.addEventListener('input', () => {
			this.showValue();
			if (this.instant) callSafely(this.callback, this.getValue());
		});
		this.sliderEl.addEventListener('change', () => { if (!this.instant) callSafely(this.callback, this.getValue()); });
	}

	override setDisabled(disabled: boolean): this {
		this.sliderEl.disabled = disabled;
		return super.setDisabled(disabled);
	}

	setInstant(instant: boolean): this {
		this.instant = instant;
		return this;
	}

	setLimits(min: number | null, max: number | null, step: number | 'any'): this {
		this.sliderEl.setAttrs({ min: min === null ? null : String(min), max: max === null ? null : String(max), step: String(step) });
		return this;
	}

	getValue(): number {
		return Number(this.sliderEl.value);
	}

	setValue(value: number): this {
		this.sliderEl.value = String(value);
		this.showValue();
		return this;
	}

	getValuePretty(): string {
		return this.format(this.getValue());
	}

	setDisplayFormat(format: (value: number) => string): this {
		this.format = format;
		this.showValue();
		return this;
	}

	setDynamicTooltip(): this {
		return this;
	}

	onChange(callback: (value: number) => unknown): this {
		this.callback = callback;
		return this;
	}

	private showValue(): void {
		this.valueEl.setText(this.getValuePretty());
	}
}

/** ColorComponent: 1647; the hex form only. */
export class ColorComponent extends ValueComponent<string> {
	private readonly input: HTMLInputElement;
	private callback: ((value: string) => unknown) | null = null;

	constructor(containerEl: HTMLElement) {
		super();
		this.input = containerEl.createEl('input', { type: 'color' });
		this.input.addEventListener('input', () => { callSafely(this.callback, this.getValue()); });
	}

	override setDisabled(disabled: boolean): this {
		this.input.disabled = disabled;
		return super.setDisabled(disabled);
	}

	getValue(): string {
		return this.input.value;
	}

	setValue(value: string): this {
		this.input.value = value;
		return this;
	}

	onChange(callback: (value: string) => unknown): this {
		this.callback = callback;
		return this;
	}
}

/** ProgressBarComponent: 5291. A value from 0 to 100. */
export class ProgressBarComponent extends ValueComponent<number> {
	progressBar: HTMLElement;
	private value = 0;

	constructor(containerEl: HTMLElement) {
		super();
		this.progressBar = containerEl.createDiv({ cls: 'setting-progress-bar', attr: { role: 'progressbar' } });
	}

	getValue(): number {
		return this.value;
	}

	setValue(value: number): this {
		this.value = value;
		this.progressBar.setAttribute('aria-valuenow', String(value));
		this.progressBar.setCssProps({ '--progress': `${value}%` });
		return this;
	}
}
