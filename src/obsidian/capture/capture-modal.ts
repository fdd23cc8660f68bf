import { Modal, Setting, type ButtonComponent } from 'obsidian';
import { draftDifferences, type Draft, type DraftPart } from '../../core/draft';
import type { Place } from '../../core/rules/context';
import type { Found } from '../../metadata/found';
import { goToPlace } from '../current-note';
import { Details, recognised } from '../details/details';
import { factsNow, learnSoon, proposeFor, servicesOn } from '../details/session';
import { begin, say } from '../notices';
import type { Shell } from '../shell';
import { CaptureForm } from './capture-form';
import { DetailsPane } from './details-pane';
import { goOn } from './fields';
import { isFilled, KeptDrafts, type KeptDraft } from './kept-drafts';
import { addSource, loggedOf } from './logged';
import { NewNote } from './new-note';
import { showOffer, type Offer } from './offer';
import { hintsFor, PreviewPane } from './preview-pane';
import type { CaptureTask } from './task';

export interface CaptureOptions {
	readonly task: CaptureTask;
	/** What the form begins with. */
	readonly draft: Draft;
	/** Plain text that a discussion quotes. */
	readonly quote?: string;
	/** Parts of the draft that nobody typed: they may be filled in better. */
	readonly made?: readonly DraftPart[];
	/** The kept form that this one goes on with. */
	readonly kept: KeptDraft | null;
	/** For an entry: what its form is kept under. */
	readonly entry: KeptDraft['entry'];
	/** What to say about where the words come from, and what to do instead. */
	readonly offer: Offer | null;
	/** Whether services may be asked without a press, where the settings allow it: not about a URL that another app handed over. */
	readonly mayAsk?: boolean;
	/** Whether the URL that the form begins with was just given by the person, and is asked about where the settings allow it. */
	readonly asksNow?: boolean;
	/** What is known of the URL already. */
	readonly found?: Found | null;
	/** Whether an unfinished form is kept for later; a row of a list keeps its own. */
	readonly keeps?: boolean;
	/** Whether the person begins with the URL. */
	readonly atUrl?: boolean;
	/** Called when the URL was added to an entry that was there already. */
	readonly addedTo?: () => void;
}

/** How long typing rests before the preview is made and the words are kept, in milliseconds. */
const rest = 120;

/** The form of a paper note, for a new one and for one that is there. */
export class CaptureModal extends Modal {
	private kept: KeptDraft | null;
	private readonly drafts: KeptDrafts;
	private readonly details: Details;
	private timer = 0;
	private writing = false;
	private done = false;
	private form: CaptureForm | null = null;
	private detailsPane: DetailsPane | null = null;
	private preview: PreviewPane | null = null;
	private action: ButtonComponent | null = null;
	private found: Found | null;
	private unfollow = (): void => undefined;
	/** The URL that was recognised last. */
	private url: string;

	constructor(private readonly shell: Shell, private readonly options: CaptureOptions) {
		super(shell.app);
		this.kept = options.kept;
		this.found = options.found ?? null;
		this.url = options.draft.url.trim();
		this.drafts = new KeptDrafts(shell.app);
		this.details = new Details(shell, (found) => this.takeDetails(found));
	}

	override onOpen(): void {
		this.modalEl.addClass('ml-watch-capture');
		this.setTitle(this.options.task.title);
		this.scope.register(['Mod'], 'Enter', (event) => {
			event.preventDefault();
			begin(this.write());
			return false;
		});
		this.contentEl.addEventListener('keydown', (event) => goOn(this.contentEl, event));
		this.build(this.contentEl);
		this.unfollow = this.shell.library.onChange(() => this.later());
		begin(this.look());
		if (this.options.asksNow && this.url !== '') this.askUnasked();
		learnSoon(this.shell);
	}

	override onClose(): void {
		this.contentEl.win.clearTimeout(this.timer);
		this.unfollow();
		this.details.forget();
		this.keep();
		this.contentEl.empty();
	}

	private get draft(): Draft {
		return this.form?.draft ?? this.options.draft;
	}

	private build(parent: HTMLElement): void {
		const { task, offer, draft, quote = '', made = [] } = this.options;
		if (offer) {
			showOffer(parent, offer, () => {
				if (offer.discards) this.forget();
				this.close();
			});
		}
		const fields = parent.createDiv({ cls: 'ml-watch-capture-fields' });
		const form = new CaptureForm(fields, this.shell, { draft, quote, made, quotes: task.isNew, changed: () => this.later(), urlGiven: () => this.recognise() });
		this.form = form;
		this.detailsPane = new DetailsPane(form.details, form.proposals, {
			ask: () => this.ask(),
			cancel: () => this.details.cancel(),
			use: (part) => form.use(part),
			addLink: (link) => form.addLink(link),
			addKeywords: (keywords) => form.addKeywords(keywords),
			open: (place) => this.openPlace(place),
			add: (place) => begin(this.addTo(place)),
		});
		if (task instanceof NewNote) this.targetField(fields, task);
		this.preview = new PreviewPane(parent);
		new Setting(parent).setClass('ml-watch-capture-actions')
			.addButton((button) => button.setButtonText('Cancel').onClick(() => this.close()))
			.addButton((button) => {
				this.action = button.setButtonText(task.action).setCta().onClick(() => begin(this.write()));
			});
		(this.options.atUrl ? form.urlInput : form.firstInput).focus();
	}

	private targetField(parent: HTMLElement, task: NewNote): void {
		new Setting(parent).setName('Insert into').addDropdown((dropdown) => {
			for (const { id, name } of task.targets) dropdown.addOption(id, name);
			dropdown.selectEl.setAttribute('aria-label', 'Insert into');
			dropdown.setValue(task.targetId).onChange((id) => {
				begin(task.choose(id).then(() => this.show()));
				this.later();
			});
		});
	}

	/** What the URL alone tells, at once; more only where the person wants it without asking. */
	private recognise(): void {
		const url = this.draft.url.trim();
		if (url === this.url) return;
		this.url = url;
		this.details.forget();
		this.found = null;
		this.form?.unfill();
		const found = recognised(url);
		if (found.recognition.problem === null) {
			this.fill(found);
			if (this.options.mayAsk !== false) this.askUnasked();
		}
		this.show();
	}

	/** Asks without a press, where the settings allow it. */
	private askUnasked(): void {
		const config = this.shell.config();
		if (config.detailsAtOnce && servicesOn(config).length > 0) this.ask();
	}

	private ask(): void {
		begin(this.details.ask(this.draft.url.trim()));
		this.show();
	}

	private takeDetails(found: Found): void {
		this.found = found;
		if (found.papers.length > 0) this.fill(found);
		this.show();
	}

	private fill(found: Found): void {
		const { draft, quote } = proposeFor(this.shell, found);
		this.form?.fill(draft, quote);
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
		const { form } = this;
		if (!form) return;
		const { task } = this.options;
		task.quote = form.quote;
		const empty = task.isNew && !isFilled(this.draft);
		const preview = task.preview(this.draft);
		// An empty form has no fault yet.
		const shown = empty && preview.problem?.startsWith('Nothing to write') ? { ...preview, problem: null, place: '' } : preview;
		this.preview?.show(shown, empty ? [] : hintsFor(this.draft));
		this.detailsPane?.show({
			config: this.shell.config(),
			usable: recognised(this.draft.url.trim()).recognition.problem === null,
			asking: this.details.asking,
			found: this.found,
			proposal: this.found && proposeFor(this.shell, this.found),
			draft: this.draft,
			logged: task.isNew ? loggedOf(this.draft, this.found, factsNow(this.shell), this.shell.library.entries) : null,
		});
		this.action?.setDisabled(preview.problem !== null || form.dateProblem);
	}

	private openPlace(place: Place): void {
		this.close();
		begin(goToPlace(this.app, place));
	}

	/** The entry that is there gets the URL as a link, in the place of a second entry. */
	private async addTo(place: Place): Promise<void> {
		if (!await addSource(this.shell, place, this.draft)) return;
		this.options.addedTo?.();
		this.forget();
		this.close();
	}

	private async write(): Promise<void> {
		if (this.writing || this.form?.dateProblem) return;
		this.form?.finish();
		const { task } = this.options;
		const preview = task.preview(this.draft);
		if (preview.problem !== null) {
			this.show();
			say(preview.problem);
			return;
		}
		this.writing = true;
		this.keep();
		try {
			if (!await task.write(this.draft)) return;
		} finally {
			this.writing = false;
		}
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
		if (this.done || this.options.keeps === false) return;
		const { task, entry, draft, quote = '' } = this.options;
		const now = this.form?.quote ?? quote;
		const differs = draftDifferences(draft, this.draft).length > 0 || now !== quote;
		if (!differs && this.kept === null) return;
		const worth = entry !== null || isFilled(this.draft) || now.trim() !== '';
		if (!worth) {
			this.drafts.drop(this.kept);
			this.kept = null;
			return;
		}
		const kept: KeptDraft = { draft: this.draft, quote: now, target: task instanceof NewNote ? task.targetId : null, entry };
		this.drafts.keep(kept, this.kept);
		this.kept = kept;
	}
}
