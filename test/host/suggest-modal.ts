import type * as Api from 'obsidian';
import { prepareFuzzySearch } from './fuzzy';
import { reportError } from './errors';
import { Modal } from './modal';
import { createSuggestList, type SuggestList } from './suggest-list';
import { renderResults } from './text-functions';

/** SuggestModal: obsidian.d.ts 6861. */
export abstract class SuggestModal<T> extends Modal {
	limit = 100;
	emptyStateText = 'No results found.';
	inputEl: HTMLInputElement;
	resultContainerEl: HTMLElement;
	private readonly list: SuggestList<T>;
	private readonly instructionsEl: HTMLElement;

	constructor(app: Api.App) {
		super(app);
		this.modalEl.removeClass('modal');
		this.modalEl.addClass('prompt');
		this.modalEl.empty();
		this.inputEl = this.modalEl.createDiv({ cls: 'prompt-input-container' }).createEl('input', { cls: 'prompt-input', type: 'text' });
		this.resultContainerEl = this.modalEl.createDiv({ cls: 'prompt-results' });
		this.instructionsEl = this.modalEl.createDiv({ cls: 'prompt-instructions' });
		this.list = createSuggestList<T>(this.resultContainerEl, this.scope, this);
		this.inputEl.addEventListener('input', () => { void this.refresh().catch(reportError); });
	}

	override open(): void {
		super.open();
		this.inputEl.focus();
		void this.refresh().catch(reportError);
	}

	setPlaceholder(placeholder: string): void {
		this.inputEl.placeholder = placeholder;
	}

	setInstructions(instructions: Api.Instruction[]): void {
		this.instructionsEl.empty();
		for (const { command, purpose } of instructions) {
			const item = this.instructionsEl.createDiv({ cls: 'prompt-instruction' });
			item.createSpan({ cls: 'prompt-instruction-command', text: command });
			item.createSpan({ text: purpose });
		}
	}

	onNoSuggestion(): void {
		this.resultContainerEl.empty();
		this.resultContainerEl.createDiv({ cls: 'suggestion-empty', text: this.emptyStateText });
	}

	/** 6909: closes, then chooses. */
	selectSuggestion(value: T, event: MouseEvent | KeyboardEvent): void {
		this.close();
		this.onChooseSuggestion(value, event);
	}

	selectActiveSuggestion(event: MouseEvent | KeyboardEvent): void {
		const value = this.list.chosen();
		if (value !== null) this.selectSuggestion(value, event);
	}

	abstract getSuggestions(query: string): T[] | Promise<T[]>;
	abstract renderSuggestion(value: T, el: HTMLElement): void;
	abstract onChooseSuggestion(item: T, event: MouseEvent | KeyboardEvent): void;

	private async refresh(): Promise<void> {
		const query = this.inputEl.value;
		const found = this.getSuggestions(query);
		const values = Array.isArray(found) ? found : await found;
		if (query !== this.inputEl.value) return;
		this.list.show(this.limit > 0 ? values.slice(0, this.limit) : values);
		if (values.length === 0) this.onNoSuggestion();
	}
}

/** FuzzySuggestModal: 3294. */
export abstract class FuzzySuggestModal<T> extends SuggestModal<Api.FuzzyMatch<T>> {
	getSuggestions(query: string): Api.FuzzyMatch<T>[] {
		const items = this.getItems();
		if (query.trim() === '') return items.map((item) => ({ item, match: { score: 0, matches: [] } }));
		const search = prepareFuzzySearch(query);
		return items.flatMap((item) => {
			const match = search(this.getItemText(item));
			return match === null ? [] : [{ item, match }];
		}).sort((a, b) => b.match.score - a.match.score);
	}

	renderSuggestion(item: Api.FuzzyMatch<T>, el: HTMLElement): void {
		renderResults(el, this.getItemText(item.item), item.match);
	}

	onChooseSuggestion(item: Api.FuzzyMatch<T>, event: MouseEvent | KeyboardEvent): void {
		this.onChooseItem(item.item, event);
	}

	abstract getItems(): T[];
	abstract getItemText(item: T): string;
	abstract onChooseItem(item: T, event: MouseEvent | KeyboardEvent): void;
}
