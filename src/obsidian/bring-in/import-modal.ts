import { Modal, Setting, type ButtonComponent, type TextAreaComponent } from 'obsidian';
import { isoDate, readDate } from '../../core/date';
import type { Imported } from '../../core/import/imported';
import { readPaperList } from '../../core/import/paper-list';
import { isNew, planImport, type ImportRow } from '../../core/import/plan';
import { readNote } from '../../core/note';
import { counted } from '../../core/rules/shown';
import { applyEdits } from '../../core/text';
import { factsNow } from '../details/session';
import { readClipboard } from '../capture/fields';
import { currentPath, destinationOf, rememberTarget, targetsOf, type Destination, type Target } from '../capture/targets';
import { choose } from '../choose';
import { showDifference } from '../difference-view';
import { insertNew } from '../many/write-batch';
import { begin, say } from '../notices';
import type { Shell } from '../shell';
import { today } from '../today';

/** Rows that are made at once; more could not be looked through one by one. */
const mostRows = 200;

const example = '- **Title** [[paper]](https://…)';

/** Shows which papers a list holds, where they would go, and what was not understood, before anything is written. */
export class ImportModal extends Modal {
	private imported: Imported = { papers: [], left: [] };
	private rows: readonly ImportRow[] = [];
	/** What the person chose, by the number of the row; the others are chosen where they are new. */
	private readonly chosen = new Map<number, boolean>();
	private readonly targets: readonly Target[];
	private target: Target;
	private date = today();
	private usesDates = true;
	private resultEl: HTMLElement;
	private summaryEl: HTMLElement;
	private apply: ButtonComponent | null = null;

	constructor(private readonly shell: Shell, private text: string) {
		super(shell.app);
		this.targets = targetsOf(shell, currentPath(shell.app));
		this.target = this.targets[0]!;
		const { contentEl } = this;
		this.modalEl.addClass('ml-watch-import');
		this.setTitle('Import paper list');
		this.addText();
		new Setting(contentEl).setName('Insert into').addDropdown((dropdown) => dropdown
			.addOptions(Object.fromEntries(this.targets.map(({ id, name }) => [id, name])))
			.setValue(this.target.id)
			.onChange((id) => {
				this.target = this.targets.find((target) => target.id === id) ?? this.target;
				this.show();
			}));
		new Setting(contentEl).setName('Date').setDesc('Of papers that the list gives none.').addText((text) => text.setValue(isoDate(this.date)).onChange((value) => {
			const date = readDate(value)?.date;
			text.inputEl.setAttribute('aria-invalid', String(!date));
			if (!date) return;
			this.date = date;
			this.plan();
		}));
		new Setting(contentEl).setName('Use the dates of the list').setDesc('Off: all papers go under the date above.').addToggle((toggle) => toggle.setValue(true).onChange((on) => {
			this.usesDates = on;
			this.plan();
		}));
		this.summaryEl = contentEl.createEl('p', { attr: { 'aria-live': 'polite' } });
		this.resultEl = contentEl.createDiv();
		new Setting(contentEl).setClass('ml-watch-actions')
			.addButton((button) => button.setButtonText('Cancel').onClick(() => this.close()))
			.addButton((button) => (this.apply = button.setButtonText('Import').setCta().onClick(() => begin(this.write()))));
		this.read();
	}

	override onClose(): void {
		this.contentEl.empty();
	}

	private addText(): void {
		let area: TextAreaComponent | null = null;
		const fill = (text: string): void => {
			area?.setValue(text);
			this.text = text;
			this.read();
		};
		new Setting(this.contentEl).setName('List').setDesc('Items, tables or bare links, in Markdown.').setClass('ml-watch-import-text')
			.addButton((button) => button.setButtonText('Paste').onClick(() => begin(readClipboard(activeWindow).then((text) => {
				if (text === null) say('The clipboard cannot be read here. Paste into the field instead.');
				else fill(text);
			}))))
			.addButton((button) => button.setButtonText('From a note…').onClick(() => {
				const files = this.app.vault.getMarkdownFiles().sort((a, b) => b.stat.mtime - a.stat.mtime);
				choose(this.app, 'Note that holds the list', files.map(({ path }) => ({ title: path, run: () => begin(this.shell.notes.textOf(path).then((text) => fill(text ?? ''))) })));
			}))
			.addTextArea((text) => {
				area = text.setValue(this.text).setPlaceholder(example).onChange((value) => {
					this.text = value;
					this.read();
				});
				text.inputEl.rows = 6;
				text.inputEl.spellcheck = false;
				text.inputEl.setAttribute('aria-label', 'List of papers');
			});
	}

	private read(): void {
		this.imported = readPaperList(this.text);
		this.chosen.clear();
		this.plan();
	}

	private plan(): void {
		const facts = factsNow(this.shell);
		this.rows = planImport(this.imported, { date: this.date, usesDates: this.usesDates, known: (key) => facts?.places(key)[0]?.path ?? null });
		this.show();
	}

	private isChosen(index: number): boolean {
		return this.chosen.get(index) ?? isNew(this.rows[index]!);
	}

	private chosenRows(): ImportRow[] {
		return this.rows.filter((_, index) => this.isChosen(index));
	}

	private show(): void {
		const { resultEl, rows } = this;
		resultEl.empty();
		for (const [index, row] of rows.slice(0, mostRows).entries()) this.showRow(row, index);
		if (rows.length > mostRows) resultEl.createEl('p', { text: `And ${rows.length - mostRows} more papers.` });
		if (rows.length > 0) this.showChange();
		this.showLeft();
		this.showSummary();
	}

	private showRow({ draft, line, known, repeats }: ImportRow, index: number): void {
		const doubt = known !== null ? `In ${known} already` : repeats !== null ? `The same as line ${repeats + 1}` : '';
		const facts = [draft.date ? isoDate(draft.date) : '', draft.links.map(({ label }) => label).join(', '), doubt];
		new Setting(this.resultEl).setName(draft.title || draft.url).setDesc(facts.filter((fact) => fact !== '').join(' · ')).addToggle((toggle) => toggle
			.setTooltip(`Import line ${line + 1}`)
			.setValue(this.isChosen(index))
			.onChange((on) => {
				this.chosen.set(index, on);
				this.showSummary();
			}));
	}

	private showChange(): void {
		const details = this.resultEl.createEl('details', { cls: 'ml-watch-fix-difference' });
		details.createEl('summary', { text: 'What changes' });
		let shown: HTMLElement | null = null;
		details.addEventListener('toggle', () => {
			shown?.remove();
			shown = null;
			if (details.open) begin(this.difference().then((texts) => (shown = typeof texts === 'string' ? details.createEl('p', { text: texts }) : showDifference(details, ...texts))));
		});
	}

	private async difference(): Promise<[before: string, after: string] | string> {
		const place = await this.destination();
		if ('problem' in place) return place.problem;
		const before = await this.shell.notes.textOf(place.path) ?? '';
		const { edits } = insertNew(this.shell, this.chosenRows(), readNote(place.path, before, this.shell.config()), place);
		return [before, applyEdits(before, edits)];
	}

	private showLeft(): void {
		const { left } = this.imported;
		if (left.length === 0) return;
		const details = this.resultEl.createEl('details', { cls: 'ml-watch-review-part' });
		details.createEl('summary', { text: `Not imported: ${counted(left.length, 'line')}` });
		const list = details.createEl('ul');
		for (const { line, text, reason } of left.slice(0, mostRows)) {
			list.createEl('li', { text: `Line ${line + 1}: ${reason}` }).createDiv({ cls: 'ml-watch-review-line', text });
		}
		if (left.length > mostRows) list.createEl('li', { text: `And ${left.length - mostRows} more` });
	}

	private showSummary(): void {
		const { imported, rows, text } = this;
		const count = this.chosenRows().length;
		const doubles = rows.filter((row) => !isNew(row)).length;
		const parts = [
			`${count} of ${counted(rows.length, 'paper')} will be imported`,
			...(doubles > 0 ? [`${counted(doubles, 'duplicate')} found`] : []),
			...(imported.left.length > 0 ? [`${counted(imported.left.length, 'line')} not understood`] : []),
		];
		this.summaryEl.setText(text.trim() === '' ? 'Paste a list, or take it from a note.' : `${parts.join(', ')}.`);
		this.apply?.setDisabled(count === 0);
	}

	private destination(): Promise<Destination> {
		return destinationOf(this.shell, this.target, currentPath(this.app));
	}

	private async write(): Promise<void> {
		const place = await this.destination();
		if ('problem' in place) {
			say(place.problem);
			return;
		}
		const rows = this.chosenRows();
		let refused: ReadonlyMap<number, string> = new Map();
		const written = await this.shell.notes.change(place.path, (note) => {
			const inserted = insertNew(this.shell, rows, note, place);
			({ refused } = inserted);
			return inserted.edits.length > 0 ? inserted.edits : `Nothing was written: ${[...refused.values()][0] ?? 'there is no paper in the list.'}`;
		}, { make: true, done: () => `${counted(rows.length - refused.size, 'paper')} imported into ${place.path}.` });
		if (!written) return;
		rememberTarget(this.app, this.target);
		const [first] = refused;
		if (first) say(`${counted(refused.size, 'paper')} could not be written, such as "${rows[first[0]]!.draft.title}": ${first[1]}`);
		this.close();
	}
}
