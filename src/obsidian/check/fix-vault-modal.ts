import { Modal, Setting } from 'obsidian';
import { automaticFix } from '../../core/lint';
import { applyEdits } from '../../core/text';
import { counted } from '../../core/rules/shown';
import { showDifference } from '../difference-view';
import { begin } from '../notices';
import type { Shell } from '../shell';
import { fixNotes, fixWith } from './fix-vault';
import type { CheckedNote } from './vault-check';

/** Rows of a list that are made at once; more could not be looked through one by one. */
const mostRows = 200;

/** Shows what would be mended in the vault, rule by rule and note by note, before anything is written. */
export class FixVaultModal extends Modal {
	private readonly rules = new Set<string>();
	private readonly left = new Set<string>();
	private readonly fixable: readonly CheckedNote[];
	private notesEl: HTMLElement | null = null;
	private summaryEl: HTMLElement | null = null;

	constructor(private readonly shell: Shell, notes: readonly CheckedNote[]) {
		super(shell.app);
		this.fixable = notes
			.map(({ path, problems }) => ({ path, problems: problems.filter((problem) => automaticFix(problem) !== null) }))
			.filter(({ problems }) => problems.length > 0);
		for (const { problems } of this.fixable) for (const { rule } of problems) this.rules.add(rule);
	}

	override onOpen(): void {
		const { contentEl } = this;
		this.modalEl.addClass('ml-watch-fix-vault');
		this.setTitle('Fix problems in vault');
		this.summaryEl = contentEl.createEl('p', { attr: { 'aria-live': 'polite' } });
		const rules = this.part('Rules', false);
		for (const rule of [...this.rules].sort()) {
			const count = this.fixable.reduce((sum, { problems }) => sum + problems.filter((problem) => problem.rule === rule).length, 0);
			new Setting(rules).setName(rule).setDesc(counted(count, 'problem')).addToggle((toggle) => toggle.setValue(true).onChange((on) => {
				if (on) this.rules.add(rule);
				else this.rules.delete(rule);
				this.showNotes();
			}));
		}
		this.notesEl = this.part('Notes', true);
		this.showNotes();
		new Setting(contentEl).setClass('ml-watch-actions')
			.addButton((button) => button.setButtonText('Cancel').onClick(() => this.close()))
			.addButton((button) => {
				button.setButtonText('Fix').setCta().onClick(() => {
					this.close();
					begin(fixNotes(this.shell, this.chosen().map(({ path }) => path), this.rules));
				});
				button.buttonEl.focus({ preventScroll: true });
			});
	}

	override onClose(): void {
		this.contentEl.empty();
	}

	private part(name: string, open: boolean): HTMLElement {
		const details = this.contentEl.createEl('details', { cls: 'ml-watch-fix-part' });
		details.open = open;
		details.createEl('summary', { text: name });
		return details.createDiv();
	}

	/** The notes that have something to mend under the chosen rules, less those that were taken out. */
	private chosen(): CheckedNote[] {
		return this.offered().filter(({ path }) => !this.left.has(path));
	}

	private offered(): CheckedNote[] {
		return this.fixable
			.map(({ path, problems }) => ({ path, problems: problems.filter(({ rule }) => this.rules.has(rule)) }))
			.filter(({ problems }) => problems.length > 0);
	}

	private showNotes(): void {
		const { notesEl } = this;
		if (!notesEl) return;
		notesEl.empty();
		const offered = this.offered();
		for (const note of offered.slice(0, mostRows)) this.showNote(notesEl, note);
		if (offered.length > mostRows) notesEl.createEl('p', { text: `And ${offered.length - mostRows} more notes, which are fixed as well.` });
		this.showSummary();
	}

	private showNote(parent: HTMLElement, { path, problems }: CheckedNote): void {
		new Setting(parent).setName(path).setDesc(counted(problems.length, 'problem')).addToggle((toggle) => toggle.setValue(!this.left.has(path)).onChange((on) => {
			if (on) this.left.delete(path);
			else this.left.add(path);
			this.showSummary();
		}));
		const details = parent.createEl('details', { cls: 'ml-watch-fix-difference' });
		details.createEl('summary', { text: 'What changes' });
		details.addEventListener('toggle', () => {
			if (details.open && details.childElementCount === 1) begin(this.showDifference(details, path));
		});
	}

	private async showDifference(parent: HTMLElement, path: string): Promise<void> {
		const text = await this.shell.notes.textOf(path);
		if (text === null) return;
		showDifference(parent, text, applyEdits(text, fixWith(this.shell, path, text, this.rules).edits));
	}

	private showSummary(): void {
		const chosen = this.chosen();
		const problems = chosen.reduce((sum, note) => sum + note.problems.length, 0);
		this.summaryEl?.setText(
			chosen.length === 0
				? 'Nothing is chosen.'
				: `${counted(problems, 'problem')} in ${counted(chosen.length, 'note')} can be fixed without a choice. The whole can be undone, also after a restart.`,
		);
	}
}
