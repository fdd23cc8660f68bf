import { Modal } from 'obsidian';
import { decode } from '../../core/markdown';
import { applyEdits } from '../../core/text';
import type { Lack } from '../../metadata/completion';
import { CaptureModal } from '../capture/capture-modal';
import { whyOf } from '../capture/details-pane';
import { EditedNote } from '../capture/edited-note';
import { showDifference } from '../difference-view';
import { namesOf } from '../details/session';
import { begin } from '../notices';
import type { Shell } from '../shell';
import { Completing, type Candidate, type Proposal } from './completing';

const names: ReadonlyMap<Lack, string> = new Map([['title', 'a title'], ['links', 'links'], ['keywords', 'keywords']]);

/** Shows what could be added to entries, one at a time, as a difference: accept, edit, skip, or stop. */
export class CompleteModal extends Modal {
	private readonly run: Completing;
	private proposal: Proposal | null = null;
	private progress: HTMLElement | null = null;
	private body: HTMLElement | null = null;

	constructor(private readonly shell: Shell, candidates: readonly Candidate[]) {
		super(shell.app);
		this.run = new Completing(shell, candidates, () => this.showProgress());
	}

	override onOpen(): void {
		this.modalEl.addClass('ml-watch-many', 'ml-watch-complete');
		this.setTitle('Complete entries');
		this.progress = this.contentEl.createDiv({ cls: 'ml-watch-complete-progress', attr: { role: 'status' } });
		this.body = this.contentEl.createDiv({ cls: 'ml-watch-complete-body' });
		this.scope.register([], 'e', () => this.onKey(() => this.edit()));
		this.scope.register([], 's', () => this.onKey(() => this.skip()));
		// On a button Enter presses it.
		this.scope.register([], 'Enter', (event) => {
			if ((event.target as HTMLElement | null)?.tagName === 'BUTTON') return true;
			return this.onKey(() => this.accept());
		});
		begin(this.goOn());
	}

	override onClose(): void {
		this.contentEl.empty();
		this.progress = this.body = this.proposal = null;
		begin(this.run.stop());
	}

	private onKey(act: () => void): false {
		act();
		return false;
	}

	private async goOn(): Promise<void> {
		this.proposal = null;
		this.showWaiting();
		const proposal = await this.run.next();
		if (!this.body) return;
		if (!proposal) {
			this.close();
			return;
		}
		this.proposal = proposal;
		this.showProposal(proposal);
	}

	private showProgress(): void {
		const { run } = this;
		const place = Math.min(run.at + 1, run.candidates.length);
		const parts = [`Entry ${place} of ${run.candidates.length}`, `${run.accepted.length} accepted`, `${run.skipped} skipped`];
		if (!this.proposal) {
			const asked = namesOf(run.currentFound?.waitingFor ?? []);
			if (asked !== '') parts.push(`asking ${asked}…`);
		}
		this.progress?.setText(parts.join(' · '));
	}

	private showWaiting(): void {
		const { body } = this;
		if (!body) return;
		body.empty();
		body.createEl('p', { cls: 'ml-watch-details-why', text: 'Looking for what entries lack…' });
		this.buttons(body, false);
		this.showProgress();
	}

	private showProposal({ candidate, located, note, completion, found }: Proposal): void {
		const { body } = this;
		if (!body) return;
		body.empty();
		this.showProgress();
		body.createEl('h3', { cls: 'ml-watch-complete-title', text: decode(candidate.title) });
		body.createDiv({ cls: 'ml-watch-details-why', text: `${candidate.path} · adds ${completion.added.map((lack) => names.get(lack)).join(', ')}` });
		const { from, block } = located;
		const grown = completion.edits.reduce((sum, edit) => sum + edit.insert.length - (edit.to - edit.from), 0);
		const after = applyEdits(note.text, completion.edits).slice(from, from + block.text.length + grown);
		showDifference(body, block.text.trimEnd(), after.trimEnd());
		const reasons = completion.keywords.map((keyword) => `${keyword.keyword}: ${whyOf(keyword)}`);
		if (found.titles.length > 1) reasons.push(...found.titles.slice(1).map(({ title, from: said }) => `${namesOf(said)} calls it "${title}". Edit to choose.`));
		reasons.push(...found.failures.map(({ message }) => message));
		if (reasons.length > 0) {
			const list = body.createEl('ul', { cls: 'ml-watch-complete-reasons' });
			for (const reason of reasons) list.createEl('li', { text: reason });
		}
		body.createEl('a', { cls: 'external-link', text: candidate.url, href: candidate.url, attr: { rel: 'noopener nofollow', target: '_blank' } });
		this.buttons(body, true);
	}

	private buttons(parent: HTMLElement, ready: boolean): void {
		const row = parent.createDiv({ cls: 'ml-watch-batch-actions' });
		const button = (text: string, key: string, run: () => void, usable: boolean, cta = false): HTMLButtonElement => {
			const element = row.createEl('button', { type: 'button', cls: cta ? 'mod-cta' : '' });
			element.createSpan({ text });
			element.createEl('kbd', { cls: 'ml-watch-key', text: key });
			element.disabled = !usable;
			element.addEventListener('click', run);
			return element;
		};
		button('Stop', 'Esc', () => this.close(), true);
		button('Skip', 'S', () => this.skip(), ready);
		button('Edit', 'E', () => this.edit(), ready);
		const accept = button('Accept', 'Enter', () => this.accept(), ready, true);
		if (ready) accept.focus();
	}

	private accept(): void {
		const { proposal } = this;
		if (!proposal) return;
		this.run.accept(proposal, proposal.completion.draft);
		begin(this.goOn());
	}

	private skip(): void {
		const { proposal } = this;
		if (!proposal) return;
		this.run.skip(proposal);
		begin(this.goOn());
	}

	private edit(): void {
		const { proposal, shell } = this;
		if (!proposal) return;
		const task = new Accepting(shell, proposal, (draft) => {
			this.run.accept(proposal, draft);
			begin(this.goOn());
		});
		new CaptureModal(shell, { task, draft: proposal.completion.draft, kept: null, entry: null, offer: null, found: proposal.found, keeps: false }).open();
	}
}

/** The form of a proposal: what it says is accepted, and written with the others. */
class Accepting extends EditedNote {
	override readonly action: string = 'Accept';

	constructor(shell: Shell, { note, located }: Proposal, private readonly accept: (draft: Parameters<EditedNote['write']>[0]) => void) {
		super(shell, note, located);
	}

	override write(draft: Parameters<EditedNote['write']>[0]): Promise<boolean> {
		this.accept(draft);
		return Promise.resolve(true);
	}
}
