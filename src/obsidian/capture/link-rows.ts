import { setIcon, setTooltip } from 'obsidian';
import type { DraftLink } from '../../core/draft';
import { guessLabel } from '../../core/print/normalise';
import { isSafeUrl } from '../../core/identity';

export interface LinkRowsOptions {
	readonly links: readonly DraftLink[];
	/** Puts suggestions below a label's input. */
	readonly suggestLabels: (input: HTMLInputElement) => void;
	changed(links: readonly DraftLink[]): void;
}

interface Row {
	readonly element: HTMLElement;
	readonly label: HTMLInputElement;
	readonly url: HTMLInputElement;
}

/**
 * Links as rows of label and URL. Alt with an arrow key moves a row, Backspace in an empty one takes it out, and each row has buttons
 * for the same.
 */
export class LinkRows {
	private readonly rows: Row[] = [];
	private readonly list: HTMLElement;

	constructor(parent: HTMLElement, private readonly options: LinkRowsOptions) {
		this.list = parent.createDiv({ cls: 'ml-watch-link-rows' });
		for (const link of options.links) this.add(link);
	}

	/** Adds an empty row and goes to it. */
	addEmpty(): void {
		this.add({ label: '', url: '' }).label.focus();
	}

	/** Shows other links. */
	set(links: readonly DraftLink[]): void {
		for (const { element } of this.rows.splice(0)) element.remove();
		for (const link of links) this.add(link);
	}

	/** Adds a link behind the others. */
	append(link: DraftLink): void {
		this.add(link);
		this.tell();
	}

	private add(link: DraftLink): Row {
		const element = this.list.createDiv({ cls: 'ml-watch-link-row', attr: { role: 'group', 'aria-label': `Link ${this.rows.length + 1}` } });
		const label = element.createEl('input', {
			cls: 'ml-watch-link-label', type: 'text', value: link.label, placeholder: 'Label', attr: { 'aria-label': 'Label', spellcheck: 'false' },
		});
		const url = element.createEl('input', {
			cls: 'ml-watch-link-url', type: 'url', value: link.url, placeholder: 'URL', attr: { 'aria-label': 'URL', spellcheck: 'false' },
		});
		const row: Row = { element, label, url };
		this.rows.push(row);
		label.addEventListener('input', () => this.tell());
		url.addEventListener('input', () => this.tell());
		url.addEventListener('change', () => this.guess(row));
		element.addEventListener('keydown', (event) => this.onKey(row, event));
		this.options.suggestLabels(label);
		this.button(row, 'arrow-up', 'Move up', () => this.move(row, -1));
		this.button(row, 'arrow-down', 'Move down', () => this.move(row, 1));
		this.button(row, 'x', 'Remove link', () => this.remove(row));
		return row;
	}

	private button(row: Row, icon: string, name: string, press: () => void): void {
		const button = row.element.createEl('button', { cls: 'clickable-icon', type: 'button', attr: { 'aria-label': name } });
		setIcon(button, icon);
		setTooltip(button, name);
		button.addEventListener('click', press);
	}

	/** A URL says what it is most of the time; a label that was typed stays. */
	private guess({ label, url }: Row): void {
		if (label.value.trim() !== '' || !isSafeUrl(url.value.trim())) return;
		label.value = guessLabel(url.value);
		this.tell();
	}

	private onKey(row: Row, event: KeyboardEvent): void {
		const field = event.target === row.url ? row.url : row.label;
		if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
			event.preventDefault();
			this.move(row, event.key === 'ArrowUp' ? -1 : 1);
			field.focus();
		} else if (event.key === 'Backspace' && event.target === row.label && row.label.value === '' && row.url.value === '') {
			event.preventDefault();
			this.remove(row);
		}
	}

	private move(row: Row, by: -1 | 1): void {
		const from = this.rows.indexOf(row);
		const to = from + by;
		const other = this.rows[to];
		if (!other) return;
		this.rows[from] = other;
		this.rows[to] = row;
		// The row beside it is moved: the focus stays where it is.
		if (by < 0) row.element.after(other.element);
		else row.element.before(other.element);
		this.number();
		this.tell();
	}

	private remove(row: Row): void {
		const at = this.rows.indexOf(row);
		this.rows.splice(at, 1);
		row.element.remove();
		const next = this.rows[at] ?? this.rows[at - 1];
		(next?.label ?? this.list.parentElement?.querySelector<HTMLElement>('.ml-watch-add-link'))?.focus();
		this.number();
		this.tell();
	}

	private number(): void {
		for (const [index, { element }] of this.rows.entries()) element.setAttribute('aria-label', `Link ${index + 1}`);
	}

	private tell(): void {
		this.options.changed(this.rows.map(({ label, url }) => ({ label: label.value, url: url.value })));
	}
}
