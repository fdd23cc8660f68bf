import type * as Api from 'obsidian';
import { reportError } from './errors';
import { Scope } from './keymap';
import { createSuggestList, type SuggestList } from './suggest-list';

/** Where a popover stands, in the coordinates of its window. */
export interface Anchor { readonly left: number; readonly top: number; readonly bottom: number }

/** PopoverSuggest: obsidian.d.ts 5201. */
export abstract class PopoverSuggest<T> implements Api.ISuggestOwner<T> {
	scope: Api.Scope;
	readonly suggestEl: HTMLElement;
	protected readonly list: SuggestList<T>;
	protected isOpen = false;

	constructor(public app: Api.App, scope?: Api.Scope) {
		this.scope = scope ?? new Scope() as unknown as Api.Scope;
		this.suggestEl = createDiv({ cls: 'suggestion-container' });
		const listEl = this.suggestEl.createDiv({ cls: 'suggestion' });
		this.list = createSuggestList<T>(listEl, this.scope, this);
		this.scope.register([], 'Escape', () => {
			this.close();
			return false;
		});
	}

	open(): void {
		if (this.isOpen) return;
		this.isOpen = true;
		activeDocument.body.append(this.suggestEl);
		this.app.keymap.pushScope(this.scope);
	}

	close(): void {
		if (!this.isOpen) return;
		this.isOpen = false;
		this.app.keymap.popScope(this.scope);
		this.suggestEl.detach();
	}

	onHistoryBack(): void {
		this.close();
	}

	abstract renderSuggestion(value: T, el: HTMLElement): void;
	abstract selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void;

	protected present(values: readonly T[], anchor: Anchor): void {
		if (values.length === 0) {
			this.close();
			return;
		}
		this.list.show(values);
		this.open();
		const height = this.suggestEl.getBoundingClientRect().height;
		const below = anchor.bottom + 4 + height <= activeWindow.innerHeight;
		this.suggestEl.setCssProps({ '--suggest-x': `${anchor.left}px`, '--suggest-y': `${below ? anchor.bottom + 4 : Math.max(4, anchor.top - height - 4)}px` });
	}
}

/** AbstractInputSuggest: 294. Opens while the person types in the input, and on focus. */
export abstract class AbstractInputSuggest<T> extends PopoverSuggest<T> {
	limit = 100;
	private callback: ((value: T, event: MouseEvent | KeyboardEvent) => unknown) | null = null;

	constructor(app: Api.App, private readonly textInputEl: HTMLInputElement | HTMLDivElement) {
		super(app);
		const refresh = (): void => { void this.refresh().catch(reportError); };
		textInputEl.addEventListener('input', refresh);
		textInputEl.addEventListener('focus', refresh);
		textInputEl.addEventListener('blur', () => { this.close(); });
	}

	setValue(value: string): void {
		if ('value' in this.textInputEl) this.textInputEl.value = value;
		else this.textInputEl.setText(value);
	}

	getValue(): string {
		return 'value' in this.textInputEl ? this.textInputEl.value : this.textInputEl.textContent ?? '';
	}

	onSelect(callback: (value: T, event: MouseEvent | KeyboardEvent) => unknown): this {
		this.callback = callback;
		return this;
	}

	selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void {
		const result = this.callback?.(value, event);
		if (result instanceof Promise) result.catch(reportError);
	}

	abstract getSuggestions(query: string): T[] | Promise<T[]>;

	private async refresh(): Promise<void> {
		const query = this.getValue();
		const found = this.getSuggestions(query);
		const values = Array.isArray(found) ? found : await found;
		if (query !== this.getValue() || !this.textInputEl.isConnected) return;
		this.present(this.limit > 0 ? values.slice(0, this.limit) : values, this.textInputEl.getBoundingClientRect());
	}
}
