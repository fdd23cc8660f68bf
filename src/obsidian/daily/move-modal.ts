import { Modal, Setting, type ButtonComponent } from 'obsidian';
import { defaultDailyFormat } from '../../core/daily/daily-notes';
import type { MovePlan, NoteMove } from '../../core/daily/move';
import { counted } from '../../core/rules/shown';
import { showDifference } from '../difference-view';
import { begin } from '../notices';
import type { Shell } from '../shell';
import { changeWhole } from '../vault-change';
import { dailyNotesOf, type DailyNames } from './daily-names';
import type { MoveTask, Planning } from './move-task';

/** Rows of a list that are made at once; more could not be looked through one by one. */
const mostRows = 200;

/** Shows which notes a move would change and how, before anything is written. */
export class MoveModal extends Modal {
	private readonly left = new Set<string>();
	private planning: Planning | null = null;
	/** Counts the looks: of several that are under way only the last one is shown. */
	private looks = 0;
	private problemEl: HTMLElement;
	private listEl: HTMLElement;
	private summaryEl: HTMLElement;
	private apply: ButtonComponent | null = null;

	constructor(private readonly shell: Shell, private readonly task: MoveTask, private names: DailyNames, private readonly remember: (names: DailyNames) => Promise<void>) {
		super(shell.app);
		const { contentEl } = this;
		this.modalEl.addClass('ml-watch-move');
		this.setTitle(task.title);
		task.addSettings(() => new Setting(contentEl), () => begin(this.look()));
		new Setting(contentEl).setName('Folder of the daily notes').setDesc('Empty for the root of the vault.')
			.addText((text) => text.setValue(names.folder).onChange((folder) => this.rename({ folder })));
		new Setting(contentEl).setName('Names of the daily notes').setDesc(`Year, month and day as the app writes them: ${defaultDailyFormat}.`)
			.addText((text) => text.setValue(names.format).setPlaceholder(defaultDailyFormat).onChange((format) => this.rename({ format })));
		this.summaryEl = contentEl.createEl('p', { attr: { 'aria-live': 'polite' } });
		this.problemEl = contentEl.createEl('ul', { cls: 'ml-watch-move-problems' });
		this.listEl = contentEl.createDiv();
		new Setting(contentEl).setClass('ml-watch-actions')
			.addButton((button) => button.setButtonText('Cancel').onClick(() => this.close()))
			.addButton((button) => {
				this.apply = button.setButtonText(task.action).setCta().setDisabled(true).onClick(() => begin(this.write()));
			});
	}

	override onOpen(): void {
		begin(this.look());
	}

	override onClose(): void {
		this.looks++;
		this.contentEl.empty();
	}

	private rename(names: Partial<DailyNames>): void {
		this.names = { ...this.names, ...names };
		begin(this.look());
	}

	private async look(): Promise<void> {
		const look = ++this.looks;
		const daily = dailyNotesOf(this.names);
		const planning = typeof daily === 'string' ? null : await this.task.look(daily);
		if (look !== this.looks) return;
		this.planning = planning;
		this.left.clear();
		this.showNotes(typeof daily === 'string' ? daily : null);
	}

	private plan(): MovePlan {
		return this.planning?.plan((path) => !this.left.has(path)) ?? { receivers: [], givers: [], problems: [] };
	}

	private showNotes(problem: string | null): void {
		this.listEl.empty();
		const plan = this.plan();
		const offered = this.planning?.offered(plan) ?? [];
		for (const move of offered.slice(0, mostRows)) this.showNote(move);
		if (offered.length > mostRows) this.listEl.createEl('p', { text: `And ${offered.length - mostRows} more notes.` });
		const log = [...plan.receivers, ...plan.givers].find((move) => !offered.includes(move));
		if (log) {
			new Setting(this.listEl).setName(log.path).setDesc(log.before === null ? 'The log, a new note' : 'The log');
			this.fold(() => this.moves().find(({ path }) => path === log.path) ?? log);
		}
		this.showSummary(plan, problem);
	}

	private moves(): NoteMove[] {
		const { receivers, givers } = this.plan();
		return [...receivers, ...givers];
	}

	private showNote(move: NoteMove): void {
		const { path, entries, before } = move;
		const what = counted(entries, 'entry', 'entries');
		new Setting(this.listEl).setName(path).setDesc(before === null ? `${what}, a new note` : what).addToggle((toggle) => toggle
			.setTooltip(`Move the entries of ${path}`)
			.setValue(true)
			.onChange((on) => {
				if (on) this.left.delete(path);
				else this.left.add(path);
				this.showSummary(this.plan(), null);
			}));
		this.fold(() => move);
	}

	private fold(moveOf: () => NoteMove): void {
		const details = this.listEl.createEl('details', { cls: 'ml-watch-fix-difference' });
		details.createEl('summary', { text: 'What changes' });
		let shown: HTMLElement | null = null;
		details.addEventListener('toggle', () => {
			shown?.remove();
			const { before, after } = moveOf();
			shown = details.open ? showDifference(details, before ?? '', after) : null;
		});
	}

	private showSummary(plan: MovePlan, problem: string | null): void {
		const notes = this.planning?.offered(plan) ?? [];
		const entries = notes.reduce((sum, move) => sum + move.entries, 0);
		this.summaryEl.setText(problem ?? (
			notes.length === 0 ? 'Nothing would move.' : `${counted(entries, 'entry', 'entries')} would move ${this.task.direction} ${counted(notes.length, 'daily note')}. The whole can be undone, also after a restart.`
		));
		this.problemEl.empty();
		for (const text of plan.problems) this.problemEl.createEl('li', { text });
		this.apply?.setDisabled(notes.length === 0);
	}

	private async write(): Promise<void> {
		const moves = this.moves();
		await this.remember(this.names);
		this.close();
		const planned = moves.filter(({ edits }) => edits.length > 0).map(({ path, before, edits }) => ({ path, text: before ?? '', edits, make: before === null }));
		await changeWhole(this.shell, planned, this.task.done(moves.length));
	}
}
