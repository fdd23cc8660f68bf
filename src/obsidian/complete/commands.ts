import { Modal, Setting, type ButtonComponent, type Command } from 'obsidian';
import { parseQuery, runQuery } from '../../core/query';
import { counted } from '../../core/rules/shown';
import { currentNote } from '../current-note';
import { servicesOn } from '../details/session';
import { begin, say } from '../notices';
import { Progress } from '../progress';
import type { Shell } from '../shell';
import { CompleteModal } from './complete-modal';
import { candidatesOf, keyOf, type Candidate } from './completing';
import { forgetSkipped, readProgress } from './progress-kept';

/** Adding what bare entries lack. */
export function completeCommands(shell: Shell): readonly Command[] {
	return [{ id: 'complete-entries', name: 'Complete entries…', icon: 'list-checks', callback: () => new ScopeModal(shell).open() }];
}

type Scope = 'note' | 'query' | 'vault';

/** Asks which entries are to be gone through. */
class ScopeModal extends Modal {
	private readonly note: string | null;
	private entries: Scope;
	private query = '';
	private again = false;
	private start: ButtonComponent | null = null;

	constructor(private readonly shell: Shell) {
		super(shell.app);
		this.note = currentNote(shell.app)?.file.path ?? null;
		this.entries = this.note !== null && shell.library.entries.entries(this.note).length > 0 ? 'note' : 'vault';
	}

	override onOpen(): void {
		const { contentEl, shell } = this;
		this.modalEl.addClass('ml-watch-many');
		this.setTitle('Complete entries');
		const on = servicesOn(shell.config());
		contentEl.createEl('p', {
			text: 'Goes through entries without link line, without keywords, or with a bare URL for a title, and proposes what they lack. Nothing that stands there is changed; summaries and comments are not touched.',
		});
		contentEl.createEl('p', {
			text: on.length > 0 ? `Asked are ${on.map(({ name }) => name).join(', ')}.` : 'Nobody is asked: keywords are proposed from titles alone. Services are switched on under "Metadata services" in the settings.',
		});
		const scopes: Record<string, string> = { ...(this.note === null ? {} : { note: `This note: ${this.note}` }), query: 'Entries that a query finds', vault: 'All notes' };
		new Setting(contentEl).setName('Entries').addDropdown((dropdown) => {
			dropdown.selectEl.setAttribute('aria-label', 'Entries');
			dropdown.addOptions(scopes).setValue(this.entries).onChange((entries) => {
				this.entries = entries as Scope;
				query.settingEl.toggleClass('is-hidden', this.entries !== 'query');
				this.show();
			});
		});
		const query = new Setting(contentEl).setName('Query').setDesc('As in the dashboard, such as starred keyword:vision.').setClass('ml-watch-complete-query').addText((text) => {
			text.inputEl.setAttribute('aria-label', 'Query');
			text.onChange((value) => {
				this.query = value;
				this.show();
			});
		});
		query.settingEl.toggleClass('is-hidden', this.entries !== 'query');
		const skipped = readProgress(shell.app).skipped.length;
		if (skipped > 0) {
			new Setting(contentEl).setName('Show skipped entries again').setDesc(`${counted(skipped, 'entry was', 'entries were')} skipped before.`)
				.addToggle((toggle) => toggle.onChange((again) => (this.again = again)));
		}
		new Setting(contentEl)
			.addButton((button) => button.setButtonText('Cancel').onClick(() => this.close()))
			.addButton((button) => (this.start = button.setButtonText('Start').setCta().onClick(() => begin(this.go()))));
		this.show();
	}

	override onClose(): void {
		this.contentEl.empty();
	}

	private show(): void {
		this.start?.setDisabled(this.entries === 'query' && parseQuery(this.query).problems.length > 0);
	}

	private async go(): Promise<void> {
		const { shell } = this;
		this.close();
		if (this.again) forgetSkipped(shell.app);
		const skipped = new Set(readProgress(shell.app).skipped);
		const candidates = (await this.candidates()).filter((candidate) => !skipped.has(keyOf(candidate)));
		if (candidates.length > 0 || readProgress(shell.app).accepted.length > 0) new CompleteModal(shell, candidates).open();
		else say(skipped.size > 0 ? 'No other entry here lacks a link line, keywords or a title.' : 'No entry here lacks a link line, keywords or a title.');
	}

	/** The entries of the scope that lack something, in the order of the library, or of the query. */
	private async candidates(): Promise<Candidate[]> {
		const { shell, entries: scope } = this;
		await shell.library.ready;
		const { entries } = shell.library;
		const found = scope === 'query' ? runQuery(entries, parseQuery(this.query).query) : null;
		const paths = scope === 'note' ? [this.note!] : found ? [...new Set(found.map(({ path }) => path))] : entries.paths();
		const progress = new Progress('Reading notes');
		const all: Candidate[] = [];
		try {
			for (const [index, path] of paths.entries()) {
				progress.step(index + 1, paths.length);
				if (progress.isCancelled) break;
				const note = await shell.notes.read(path);
				if (note) all.push(...candidatesOf(note));
			}
		} finally {
			progress.end();
		}
		if (!found) return all;
		const order = new Map(found.map((entry, index) => [keyOf(entry), index]));
		return all.filter((candidate) => order.has(keyOf(candidate))).sort((a, b) => order.get(keyOf(a))! - order.get(keyOf(b))!);
	}
}
