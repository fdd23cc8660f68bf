import { setIcon } from 'obsidian';
import { keywordSeparators, keywordText } from '../../core/keyword';
import { fold } from '../../core/library/fold';

export interface KeywordFieldOptions {
	readonly keywords: readonly string[];
	changed(keywords: readonly string[]): void;
}

/** Keywords as chips, and an input for more: a semicolon or Enter ends one, Backspace at the beginning takes the last one back. */
export class KeywordField {
	readonly input: HTMLInputElement;
	private readonly list: HTMLElement;
	private keywords: string[];

	constructor(parent: HTMLElement, private readonly options: KeywordFieldOptions) {
		this.keywords = [...options.keywords];
		const field = parent.createDiv({ cls: 'ml-watch-keyword-field' });
		this.list = field.createDiv({ cls: 'ml-watch-keyword-list', attr: { role: 'list', 'aria-label': 'Keywords' } });
		this.input = field.createEl('input', {
			type: 'text', placeholder: 'Add keyword', attr: { 'aria-label': 'Add keyword', spellcheck: 'false', enterkeyhint: 'enter' },
		});
		this.input.addEventListener('input', () => this.split());
		this.input.addEventListener('keydown', (event) => this.onKey(event));
		this.draw();
	}

	/** The keywords, and what stands in the input. */
	get value(): readonly string[] {
		const typed = keywordText(this.input.value);
		return typed === '' || this.has(typed) ? this.keywords : [...this.keywords, typed];
	}

	/** Shows other keywords. */
	set(keywords: readonly string[]): void {
		this.keywords = [...keywords];
		this.draw();
	}

	/** Ends a keyword: what is given, or what stands in the input. */
	take(keyword = this.input.value): void {
		const text = keywordText(keyword);
		this.input.value = '';
		if (text !== '' && !this.has(text)) this.keywords.push(text);
		this.draw();
		this.tell();
	}

	private has(keyword: string): boolean {
		const folded = fold(keyword);
		return this.keywords.some((other) => fold(other) === folded);
	}

	/** Every semicolon ends a keyword, those in code and entities aside: a list can be pasted as a whole. */
	private split(): void {
		const { value } = this.input;
		const separators = keywordSeparators(value, [0, value.length]);
		let from = 0;
		for (const at of separators) {
			const text = keywordText(value.slice(from, at));
			if (text !== '' && !this.has(text)) this.keywords.push(text);
			from = at + 1;
		}
		if (separators.length > 0) {
			this.input.value = value.slice(from).trimStart();
			this.draw();
		}
		this.tell();
	}

	private onKey(event: KeyboardEvent): void {
		if (event.isComposing) return;
		if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && this.input.value.trim() !== '') {
			event.preventDefault();
			event.stopPropagation();
			this.take();
		} else if (event.key === 'Backspace' && this.input.selectionStart === 0 && this.input.selectionEnd === 0 && this.keywords.length > 0) {
			event.preventDefault();
			this.input.value = this.keywords.pop()! + this.input.value;
			this.draw();
			this.tell();
		}
	}

	private draw(): void {
		this.list.empty();
		this.list.toggleClass('is-empty', this.keywords.length === 0);
		for (const keyword of this.keywords) {
			const chip = this.list.createDiv({ cls: 'ml-watch-keyword-entry', attr: { role: 'listitem' } });
			chip.createSpan({ text: keyword });
			const remove = chip.createEl('button', { cls: 'clickable-icon', type: 'button', attr: { 'aria-label': `Remove keyword ${keyword}` } });
			setIcon(remove, 'x');
			remove.addEventListener('click', () => {
				this.keywords = this.keywords.filter((other) => other !== keyword);
				this.draw();
				this.tell();
				this.input.focus();
			});
		}
	}

	private tell(): void {
		this.options.changed(this.value);
	}
}
