import { Modal, Setting, type ButtonComponent } from 'obsidian';
import { fieldsOf } from '../../core/config/config';
import { draftDifferences, fieldValue, ownFields, type Draft } from '../../core/draft';
import { variablesOf } from '../../core/template';
import { Usage } from '../completion/usage';
import { goToPlace } from '../current-note';
import { say } from '../notices';
import type { Shell } from '../shell';
import { areaField, dateField, goOn, readClipboard, textField } from './fields';
import { isFilled, KeptDrafts, type KeptDraft } from './kept-drafts';
import { KeywordField } from './keyword-field';
import { LinkRows } from './link-rows';
import { NewNote } from './new-note';
import { readPasted, sourceOf } from './pasted';
import { showOffer, type Offer } from './offer';
import { hintsFor, PreviewPane } from './preview-pane';
import type { CaptureTask } from './task';
import { WordSuggest } from './word-suggest';

export interface CaptureOptions {
	readonly task: CaptureTask;
	/** What the form begins with. */
	readonly draft: Draft;
	/** The kept form that this one goes on with. */
	readonly kept: KeptDraft | null;
	/** For an entry: what its form is kept under. */
	readonly entry: KeptDraft['entry'];
	/** What to say about where the words come from, and what to do instead. */
	readonly offer: Offer | null;
}

/** How long typing rests before the preview is made and the words are kept, in milliseconds. */
const rest = 120;

/** The form of a paper note, for a new one and for one that is there. */
export class CaptureModal extends Modal {
	private draft: Draft;
	private kept: KeptDraft | null;
	private readonly drafts: KeptDrafts;
	private readonly usage: Usage;
	private timer = 0;
	private writing = false;
	private done = false;
	private preview: PreviewPane | null = null;
	private action: ButtonComponent | null = null;
	private keywords: KeywordField | null = null;
	private sourceInput: HTMLInputElement | null = null;
	private dateProblem = false;

	constructor(private readonly shell: Shell, private readonly options: CaptureOptions) {
		super(shell.app);
		this.draft = options.draft;
		this.kept = options.kept;
		this.drafts = new KeptDrafts(shell.app);
		this.usage = new Usage(shell.library.entries);
	}

	override onOpen(): void {
		this.modalEl.addClass('ml-watch-capture');
		this.setTitle(this.options.task.title);
		this.scope.register(['Mod'], 'Enter', (event) => {
			event.preventDefault();
			void this.write();
			return false;
		});
		this.contentEl.addEventListener('keydown', (event) => goOn(this.contentEl, event));
		this.build(this.contentEl);
		void this.look();
	}

	override onClose(): void {
		this.contentEl.win.clearTimeout(this.timer);
		this.keep();
		this.contentEl.empty();
	}

	private build(parent: HTMLElement): void {
		const { task, offer } = this.options;
		if (offer) {
			showOffer(parent, offer, () => {
				if (offer.discards) this.forget();
				this.close();
			});
		}
		const fields = parent.createDiv({ cls: 'ml-watch-capture-fields' });
		const title = textField(fields, 'Title', this.draft.title, (value) => this.change({ title: value }));
		this.urlField(fields);
		this.sourceInput = textField(fields, 'Source', this.draft.source, (value) => this.change({ source: value }));
		this.suggest(this.sourceInput, 'source');
		new Setting(fields).setName('Star').addToggle((toggle) => {
			toggle.toggleEl.setAttribute('aria-label', 'Star');
			toggle.setValue(this.draft.starred).onChange((starred) => this.change({ starred }));
		});
		dateField(fields, this.draft.date, (date, problem) => {
			this.dateProblem = problem;
			this.change({ date });
		});
		this.linkField(fields);
		this.keywordField(fields);
		for (const name of this.furtherFields()) this.furtherField(fields, name);
		areaField(fields, 'Summary', this.draft.summary, (value) => this.change({ summary: value }));
		areaField(fields, 'Comment', this.draft.comment, (value) => this.change({ comment: value }));
		if (task instanceof NewNote) this.targetField(fields, task);
		this.preview = new PreviewPane(parent, (place) => {
			this.close();
			void goToPlace(this.app, place);
		});
		new Setting(parent).setClass('ml-watch-capture-actions')
			.addButton((button) => button.setButtonText('Cancel').onClick(() => this.close()))
			.addButton((button) => {
				this.action = button.setButtonText(task.action).setCta().onClick(() => void this.write());
			});
		title.focus();
	}

	private urlField(parent: HTMLElement): void {
		const setting = new Setting(parent).setName('URL').setClass('ml-watch-capture-url');
		setting.addText((text) => {
			text.setValue(this.draft.url).setPlaceholder('Type or paste').onChange((url) => this.change({ url }));
			text.inputEl.type = 'url';
			text.inputEl.setAttribute('aria-label', 'URL');
			text.inputEl.addEventListener('change', () => this.fillSource());
			text.inputEl.addEventListener('paste', (event) => {
				const pasted = readPasted(event.clipboardData?.getData('text/plain') ?? '');
				if (!pasted || text.inputEl.value.trim() !== '') return;
				event.preventDefault();
				this.take(pasted, text.inputEl);
			});
		});
		setting.addExtraButton((button) => button.setIcon('clipboard-paste').setTooltip('Paste from clipboard').onClick(() => {
			void this.paste(setting.controlEl.querySelector('input')!);
		}));
	}

	/** The clipboard is read on this press only. */
	private async paste(input: HTMLInputElement): Promise<void> {
		const text = await readClipboard(input.win);
		const pasted = text === null ? null : readPasted(text);
		if (pasted) this.take(pasted, input);
		else say(text === null ? 'The clipboard cannot be read here. Paste into the field instead.' : 'There is no URL in the clipboard.');
	}

	private take({ title, url }: Pick<Draft, 'title' | 'url'>, input: HTMLInputElement): void {
		input.value = url;
		this.change({ url });
		const titleInput = this.contentEl.querySelector<HTMLInputElement>('input[aria-label="Title"]');
		if (title !== '' && titleInput?.value.trim() === '') {
			titleInput.value = title;
			this.change({ title });
		}
		this.fillSource();
	}

	/** A source that was typed stays. */
	private fillSource(): void {
		const input = this.sourceInput;
		const source = sourceOf(this.draft.url.trim(), this.shell.facts.current);
		if (source === null || !input || input.value.trim() !== '') return;
		input.value = source;
		this.change({ source });
	}

	private linkField(parent: HTMLElement): void {
		const setting = new Setting(parent).setName('Links').setClass('ml-watch-capture-links');
		const rows = new LinkRows(setting.controlEl, {
			links: this.draft.links,
			suggestLabels: (input) => this.suggest(input, 'label'),
			changed: (links) => this.change({ links }),
		});
		setting.addButton((button) => {
			button.setButtonText('Add link').setTooltip('Alt with an arrow key moves a link').onClick(() => rows.addEmpty());
			button.buttonEl.addClass('ml-watch-add-link');
		});
	}

	private keywordField(parent: HTMLElement): void {
		const setting = new Setting(parent).setName('Keywords').setClass('ml-watch-capture-keywords');
		const field = new KeywordField(setting.controlEl, { keywords: this.draft.keywords, changed: (keywords) => this.change({ keywords }) });
		this.keywords = field;
		new WordSuggest(this.app, field.input, () => this.usage.words('keyword'), () => this.draft.keywords.filter((keyword) => keyword !== field.input.value.trim()))
			.onSelect((keyword) => field.take(keyword));
	}

	/** The fields of the template and of the entry that have no place of their own in the form. */
	private furtherFields(): string[] {
		const table = fieldsOf(this.shell.config());
		const used = variablesOf(this.shell.config().template);
		const names = [...new Set([...table.values()].map(({ name }) => name))];
		return names.filter((name) => !(ownFields as readonly string[]).includes(name) && (used.includes(name.toLowerCase()) || fieldValue(this.draft, name) !== ''));
	}

	private furtherField(parent: HTMLElement, name: string): void {
		const changed = (value: string): void => this.change({ fields: { ...this.draft.fields, [name]: value } });
		const value = fieldValue(this.draft, name);
		const long = fieldsOf(this.shell.config()).get(name.toLowerCase())?.content === 'text';
		if (long || value.includes('\n')) areaField(parent, name, value, changed);
		else textField(parent, name, value, changed);
	}

	private targetField(parent: HTMLElement, task: NewNote): void {
		new Setting(parent).setName('Insert into').addDropdown((dropdown) => {
			for (const { id, name } of task.targets) dropdown.addOption(id, name);
			dropdown.selectEl.setAttribute('aria-label', 'Insert into');
			dropdown.setValue(task.targetId).onChange((id) => {
				void task.choose(id).then(() => this.show());
				this.later();
			});
		});
	}

	private suggest(input: HTMLInputElement, kind: 'source' | 'label'): void {
		const suggest = new WordSuggest(this.app, input, () => this.usage.words(kind));
		suggest.onSelect((word) => {
			suggest.setValue(word);
			input.dispatchEvent(new Event('input', { bubbles: true }));
			suggest.close();
		});
	}

	private change(part: Partial<Draft>): void {
		this.draft = { ...this.draft, ...part };
		this.later();
	}

	private later(): void {
		const { win } = this.contentEl;
		win.clearTimeout(this.timer);
		this.timer = win.setTimeout(() => {
			this.show();
			this.keep();
		}, rest);
	}

	private async look(): Promise<void> {
		const { task } = this.options;
		this.show();
		if (task instanceof NewNote) await task.choose();
		this.show();
	}

	private show(): void {
		const { task } = this.options;
		const empty = task instanceof NewNote && !isFilled(this.draft);
		const preview = task.preview(this.draft);
		// An empty form has no fault yet.
		const shown = empty && preview.problem?.startsWith('Nothing to write') ? { ...preview, problem: null, place: '' } : preview;
		const facts = task instanceof NewNote ? this.shell.facts.current : null;
		this.preview?.show(shown, empty ? [] : hintsFor(this.draft, facts));
		this.action?.setDisabled(preview.problem !== null || preview.text === '' || this.dateProblem);
	}

	private async write(): Promise<void> {
		if (this.writing || this.dateProblem) return;
		if (this.keywords && this.keywords.input.value !== '') this.keywords.take();
		const { task } = this.options;
		const preview = task.preview(this.draft);
		if (preview.problem !== null) {
			this.show();
			say(preview.problem);
			return;
		}
		this.writing = true;
		this.keep();
		const written = await task.write(this.draft);
		this.writing = false;
		if (!written) return;
		this.forget();
		this.close();
	}

	private forget(): void {
		this.done = true;
		this.drafts.drop(this.kept);
		this.kept = null;
	}

	/** Keeps what was typed until it is written; an untouched form leaves nothing behind. */
	private keep(): void {
		if (this.done) return;
		const { task, entry, draft } = this.options;
		const changed = this.kept !== null || draftDifferences(draft, this.draft).length > 0;
		const worth = entry ? draftDifferences(draft, this.draft).length > 0 || this.kept !== null : isFilled(this.draft);
		if (!changed) return;
		if (!worth) {
			this.drafts.drop(this.kept);
			this.kept = null;
			return;
		}
		const kept: KeptDraft = { draft: this.draft, target: task instanceof NewNote ? task.targetId : null, entry };
		this.drafts.keep(kept, this.kept);
		this.kept = kept;
	}
}
