import { Setting } from 'obsidian';
import { fieldsOf } from '../../core/config/config';
import type { LogDate } from '../../core/date';
import { emptyDraft, fieldValue, filledParts, ownFields, type Draft, type DraftPart } from '../../core/draft';
import { kindOfSource } from '../../core/entry';
import { variablesOf } from '../../core/print/template';
import { recognise } from '../../metadata/recognition';
import { Usage } from '../completion/usage';
import { begin, say } from '../notices';
import type { Shell } from '../shell';
import { areaField, dateField, readClipboard, textField } from './fields';
import { KeywordField } from './keyword-field';
import { LinkRows } from './link-rows';
import { readPasted } from './pasted';
import { WordSuggest } from './word-suggest';

export interface FormOptions {
	readonly draft: Draft;
	/** Plain text that a discussion quotes. */
	readonly quote: string;
	/** Whether a discussion may quote here. */
	readonly quotes: boolean;
	/** Parts of the draft that nobody typed: they may be filled in better. */
	readonly made: readonly DraftPart[];
	/** The draft, the quote or the validity of the date changed. */
	changed(): void;
	/** The person left the URL field with another URL, or pasted one. */
	urlGiven(): void;
}

/** The fields of a paper note. What a person typed is never replaced by `fill`. */
export class CaptureForm {
	draft: Draft;
	quote: string;
	/** Whether the date field holds something that is no date. */
	dateProblem = false;
	/** Where proposed keywords are shown. */
	readonly proposals: HTMLElement;
	/** Below the URL. */
	readonly details: HTMLElement;
	readonly firstInput: HTMLInputElement;
	private readonly typed: Set<DraftPart>;
	private readonly usage: Usage;
	private readonly inputs = new Map<DraftPart, HTMLInputElement | HTMLTextAreaElement>();
	private readonly links: LinkRows;
	private readonly keywords: KeywordField;
	private readonly showDate: (date: LogDate | null) => void;
	private readonly quoteInput: HTMLTextAreaElement;
	private quoteTyped: boolean;

	constructor(parent: HTMLElement, private readonly shell: Shell, private readonly options: FormOptions) {
		this.draft = options.draft;
		this.quote = options.quote;
		this.usage = new Usage(shell.library.entries);
		this.typed = new Set(filledParts(options.draft).filter((part) => !options.made.includes(part)));
		this.firstInput = this.line(parent, 'title', 'Title', this.draft.title);
		this.urlField(parent);
		this.details = parent.createDiv({ cls: 'ml-watch-details-place' });
		this.suggest(this.line(parent, 'source', 'Source', this.draft.source), 'source');
		new Setting(parent).setName('Star').addToggle((toggle) => {
			toggle.toggleEl.setAttribute('aria-label', 'Star');
			toggle.setValue(this.draft.starred).onChange((starred) => this.type('starred', { starred }));
		});
		this.showDate = dateField(parent, this.draft.date, (date, problem) => {
			this.dateProblem = problem;
			this.type('date', { date });
		});
		this.links = this.linkField(parent);
		const keywords = new Setting(parent).setName('Keywords').setClass('ml-watch-capture-keywords');
		this.keywords = this.keywordField(keywords.controlEl);
		this.proposals = keywords.controlEl.querySelector('.ml-watch-keyword-field')!.createDiv({ cls: 'ml-watch-proposals', attr: { role: 'group', 'aria-label': 'Proposed keywords' } });
		for (const name of this.furtherFields()) this.furtherField(parent, name);
		this.quoteTyped = this.quote !== '';
		this.quoteInput = areaField(parent, 'Quoted text', this.quote, (value) => {
			this.quote = value;
			this.quoteTyped = true;
			options.changed();
		});
		this.area(parent, 'summary', 'Summary', this.draft.summary);
		this.area(parent, 'comment', 'Comment', this.draft.comment);
		this.showQuote();
	}

	get urlInput(): HTMLInputElement {
		return this.inputs.get('url') as HTMLInputElement;
	}

	/** Takes over what stands in the keyword input, as Enter does. */
	finish(): void {
		if (this.keywords.input.value !== '') this.keywords.take();
	}

	/** Takes out what was filled in for another URL, and was not touched. */
	unfill(): void {
		const { date, fields } = this.options.draft;
		this.fill({ ...emptyDraft, date, fields: Object.fromEntries(Object.keys(fields).map((name) => [name, ''])) }, '', true);
	}

	/**
	 * Fills in what nobody typed; what a person typed, or emptied, stays. Keywords are theirs alone.
	 * @param empties whether what is empty there is emptied here too.
	 */
	fill(found: Draft, quote: string, empties = false): void {
		for (const part of ['title', 'source', 'summary', 'comment'] as const) if (found[part] !== '' || empties) this.fillText(part, found[part]);
		for (const [name, value] of Object.entries(found.fields)) this.fillText(`fields.${name}`, value);
		if (found.date && this.mayFill('date')) {
			this.draft = { ...this.draft, date: found.date };
			this.showDate(found.date);
		}
		if ((found.links.length > 0 || empties) && this.mayFill('links')) {
			this.draft = { ...this.draft, links: found.links };
			this.links.set(found.links);
		}
		if ((quote !== '' || empties) && !this.quoteTyped) {
			this.quote = quote;
			this.quoteInput.value = quote;
		}
		this.showQuote();
		this.options.changed();
	}

	/** Takes over what the person chose. */
	use(part: Partial<Pick<Draft, 'title' | 'date'>>): void {
		const { title, date } = part;
		this.draft = { ...this.draft, ...part };
		if (title !== undefined) {
			this.typed.add('title');
			this.inputs.get('title')!.value = title;
		}
		if (date !== undefined) {
			this.typed.add('date');
			this.dateProblem = false;
			this.showDate(date);
		}
		this.options.changed();
	}

	addKeywords(keywords: readonly string[]): void {
		for (const keyword of keywords) this.keywords.take(keyword);
	}

	addLink(link: Draft['links'][number]): void {
		this.links.append(link);
	}

	/** Puts a URL into its field, and the words beside it where there is no title yet. */
	takeUrl({ title, url: given }: Pick<Draft, 'title' | 'url'>): void {
		const { url } = recognise(given);
		this.draft = { ...this.draft, url };
		this.inputs.get('url')!.value = url;
		const titleInput = this.inputs.get('title')!;
		if (title !== '' && titleInput.value.trim() === '') {
			this.draft = { ...this.draft, title };
			this.typed.add('title');
			titleInput.value = title;
		}
		this.options.changed();
		this.options.urlGiven();
	}

	private mayFill(part: DraftPart): boolean {
		return !this.typed.has(part);
	}

	private fillText(part: 'title' | 'source' | 'summary' | 'comment' | `fields.${string}`, value: string): void {
		const input = this.inputs.get(part);
		if (!input || !this.mayFill(part)) return;
		input.value = value;
		this.draft = withPart(this.draft, part, value);
	}

	private type(part: DraftPart, change: Partial<Draft>): void {
		this.typed.add(part);
		this.draft = { ...this.draft, ...change };
		if (part === 'source') this.showQuote();
		this.options.changed();
	}

	private line(parent: HTMLElement, part: DraftPart, name: string, value: string): HTMLInputElement {
		const input = textField(parent, name, value, (text) => this.type(part, withPart(this.draft, part, text)));
		this.inputs.set(part, input);
		return input;
	}

	private area(parent: HTMLElement, part: DraftPart, name: string, value: string): void {
		this.inputs.set(part, areaField(parent, name, value, (text) => this.type(part, withPart(this.draft, part, text))));
	}

	private urlField(parent: HTMLElement): void {
		const setting = new Setting(parent).setName('URL').setClass('ml-watch-capture-url');
		setting.addText((text) => {
			text.setValue(this.draft.url).setPlaceholder('Type or paste').onChange((url) => this.type('url', { url }));
			const { inputEl } = text;
			inputEl.type = 'url';
			inputEl.setAttribute('aria-label', 'URL');
			inputEl.addEventListener('change', () => this.options.urlGiven());
			const take = (event: ClipboardEvent | DragEvent, data: DataTransfer | null): void => {
				const given = readPasted(data?.getData('text/uri-list') || data?.getData('text/plain') || '');
				if (!given || inputEl.value.trim() !== '') return;
				event.preventDefault();
				this.takeUrl(given);
			};
			inputEl.addEventListener('paste', (event) => take(event, event.clipboardData));
			// A link may be dropped anywhere but on words that are being typed.
			const elsewhere = ({ target }: Event): boolean => target === inputEl || (target as HTMLElement).closest('input, textarea') === null;
			parent.addEventListener('dragover', (event) => {
				if (elsewhere(event)) event.preventDefault();
			});
			parent.addEventListener('drop', (event) => {
				if (elsewhere(event)) take(event, event.dataTransfer);
			});
			this.inputs.set('url', inputEl);
		});
		setting.addExtraButton((button) => button.setIcon('clipboard-paste').setTooltip('Paste from clipboard').onClick(() => begin(this.paste(parent.win))));
	}

	/** The clipboard is read on this press only. */
	private async paste(win: Window): Promise<void> {
		const text = await readClipboard(win);
		const pasted = text === null ? null : readPasted(text);
		if (pasted) this.takeUrl(pasted);
		else say(text === null ? 'The clipboard cannot be read here. Paste into the field instead.' : 'There is no URL in the clipboard.');
	}

	private linkField(parent: HTMLElement): LinkRows {
		const setting = new Setting(parent).setName('Links').setClass('ml-watch-capture-links');
		const rows = new LinkRows(setting.controlEl, {
			links: this.draft.links,
			suggestLabels: (input) => this.suggest(input, 'label'),
			changed: (links) => this.type('links', { links }),
		});
		setting.addButton((button) => {
			button.setButtonText('Add link').setTooltip('Add link: Alt with an arrow key moves it').onClick(() => rows.addEmpty());
			button.buttonEl.addClass('ml-watch-add-link');
		});
		return rows;
	}

	private keywordField(parent: HTMLElement): KeywordField {
		const field = new KeywordField(parent, { keywords: this.draft.keywords, changed: (keywords) => this.type('keywords', { keywords }) });
		new WordSuggest(this.shell.app, field.input, () => this.usage.words('keyword'), () => this.draft.keywords.filter((keyword) => keyword !== field.input.value.trim()))
			.onSelect((keyword) => field.take(keyword));
		return field;
	}

	/** The fields of the template and of the entry that have no place of their own in the form. */
	private furtherFields(): string[] {
		const table = fieldsOf(this.shell.config());
		const used = variablesOf(this.shell.config().template);
		const names = [...new Set([...table.values()].map(({ name }) => name))];
		return names.filter((name) => !(ownFields as readonly string[]).includes(name) && (used.includes(name.toLowerCase()) || fieldValue(this.draft, name) !== ''));
	}

	private furtherField(parent: HTMLElement, name: string): void {
		const value = fieldValue(this.draft, name);
		const long = fieldsOf(this.shell.config()).get(name.toLowerCase())?.content === 'text';
		if (long || value.includes('\n')) this.area(parent, `fields.${name}`, name, value);
		else this.line(parent, `fields.${name}`, name, value);
	}

	private suggest(input: HTMLInputElement, kind: 'source' | 'label'): void {
		const suggest = new WordSuggest(this.shell.app, input, () => this.usage.words(kind));
		suggest.onSelect((word) => {
			suggest.setValue(word);
			input.dispatchEvent(new Event('input', { bubbles: true }));
			suggest.close();
		});
	}

	/** Only threads are quoted. */
	private showQuote(): void {
		this.quoteInput.closest<HTMLElement>('.setting-item')?.toggleClass('is-hidden', !this.options.quotes || (kindOfSource(this.draft.source.trim()) !== 'discussion' && this.quote === ''));
	}
}

function withPart(draft: Draft, part: DraftPart, value: string): Draft {
	return part.startsWith('fields.') ? { ...draft, fields: { ...draft.fields, [part.slice(7)]: value } } : { ...draft, [part]: value };
}
