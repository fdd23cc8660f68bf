import { Modal, normalizePath, Setting, type ButtonComponent } from 'obsidian';
import { pathProblem } from '../../core/config/path';
import { exportFormats, type ExportFormat } from '../../core/export/index';
import type { LibraryEntry } from '../../core/library';
import { parseQuery, runQuery } from '../../core/query';
import { counted } from '../../core/rules/shown';
import { begin, say } from '../notices';
import type { Shell } from '../shell';
import { appendToNote, writeFile, type Destination } from './destination';
import { printEntries } from './print-entries';

/** What is to be exported: what a query shows, or entries that were chosen one by one. */
export type ExportScope = { readonly query: string } | { readonly entries: readonly LibraryEntry[] };

/** What was chosen last, on this device. */
interface Choice {
	readonly format: string;
	readonly to: Destination;
	/** Without extension. */
	readonly file: string;
	readonly note: string;
}

const choiceKey = 'ml-watch-export';
const destinations: Readonly<Record<Destination, string>> = { clipboard: 'Clipboard', file: 'File in the vault', note: 'Note, as a code block' };

/** Asks which entries leave the vault, in which format and where to. */
export class ExportModal extends Modal {
	private choice: Choice;
	private query: string;
	private summaryEl: HTMLElement;
	private pathSetting: Setting;
	private apply: ButtonComponent | null = null;

	constructor(private readonly shell: Shell, private readonly asked: ExportScope) {
		super(shell.app);
		this.query = 'query' in asked ? asked.query : '';
		this.choice = readChoice(shell.app.loadLocalStorage(choiceKey));
		const { contentEl } = this;
		this.setTitle('Export entries');
		if ('query' in asked) {
			new Setting(contentEl).setName('Which entries').setDesc('As in the search of the dashboard; empty for all.').addSearch((search) => search
				.setPlaceholder('All entries').setValue(this.query).onChange((query) => {
					this.query = query;
					this.show();
				}));
		}
		const format = new Setting(contentEl).setName('Format').addDropdown((dropdown) => dropdown
			.addOptions(Object.fromEntries(exportFormats.map(({ id, name }) => [id, name])))
			.setValue(this.format().id)
			.onChange((id) => {
				this.choice = { ...this.choice, format: id };
				format.setDesc(this.format().summary);
				this.show();
			}));
		format.setDesc(this.format().summary);
		new Setting(contentEl).setName('Where to').addDropdown((dropdown) => dropdown.addOptions(destinations).setValue(this.choice.to).onChange((to) => {
			this.choice = { ...this.choice, to: to as Destination };
			this.show();
		}));
		this.pathSetting = new Setting(contentEl);
		this.summaryEl = contentEl.createEl('p', { attr: { 'aria-live': 'polite' } });
		new Setting(contentEl).setClass('ml-watch-actions')
			.addButton((button) => button.setButtonText('Cancel').onClick(() => this.close()))
			.addButton((button) => (this.apply = button.setButtonText('Export').setCta().onClick(() => begin(this.write()))));
		this.show();
	}

	override onClose(): void {
		this.contentEl.empty();
	}

	private format(): ExportFormat {
		return exportFormats.find(({ id }) => id === this.choice.format) ?? exportFormats[0]!;
	}

	/** What would be exported now, and what in the query cannot be read. */
	private selected(): { entries: readonly LibraryEntry[]; problem: string | null } {
		if ('entries' in this.asked) return { entries: this.asked.entries, problem: null };
		const { query, problems } = parseQuery(this.query);
		const entries = runQuery(this.shell.library.entries, query);
		return { entries: query.limit === null ? entries : entries.slice(0, query.limit), problem: problems[0]?.message ?? null };
	}

	private show(): void {
		const { choice, pathSetting } = this;
		pathSetting.clear();
		pathSetting.settingEl.toggle(choice.to !== 'clipboard');
		if (choice.to === 'file') {
			pathSetting.setName('File').setDesc(`Without ending: .${this.format().extension} is added.`)
				.addText((text) => text.setValue(choice.file).onChange((file) => (this.choice = { ...this.choice, file })));
		} else if (choice.to === 'note') {
			pathSetting.setName('Note').setDesc('The code block goes to its end; a missing note is made.')
				.addText((text) => text.setValue(choice.note).onChange((note) => (this.choice = { ...this.choice, note })));
		}
		const { entries, problem } = this.selected();
		const undated = this.format().needsDate ? entries.filter(({ date }) => date === null).length : 0;
		const without = undated === 0 ? '' : ` ${counted(undated, 'of them has', 'of them have')} no date and no place in a feed.`;
		this.summaryEl.setText(problem ?? `${counted(entries.length, 'entry', 'entries')}.${without}`);
		this.apply?.setDisabled(entries.length === 0);
	}

	private async write(): Promise<void> {
		const { app } = this.shell;
		const { choice } = this;
		const format = this.format();
		const path = pathOf(choice, format);
		if (path === '') {
			say(`Name the ${choice.to} first.`);
			return;
		}
		const problem = pathProblem(path);
		if (problem !== null) {
			say(`Nothing was written: unusable path \`${path}\`, ${problem}.`);
			return;
		}
		const { text, entries, leftOut } = await printEntries(this.shell, this.selected().entries, format);
		const done = `${counted(entries, 'entry', 'entries')} exported as ${format.name}${choice.to === 'clipboard' ? ' to the clipboard' : ` to ${path}`}.${leftOut > 0 ? ` ${leftOut} left out.` : ''}`;
		if (choice.to === 'note') {
			if (!await appendToNote(this.shell, path, text, { format, done })) return;
		} else {
			if (choice.to === 'file' ? !await writeFile(app, path, text) : !await copy(text)) return;
			say(done);
		}
		app.saveLocalStorage(choiceKey, choice);
		this.close();
	}
}

function pathOf({ to, file, note }: Choice, { extension }: ExportFormat): string {
	if (to === 'clipboard') return 'clipboard';
	const name = (to === 'file' ? file : note).trim();
	if (name === '') return '';
	return normalizePath(to === 'file' ? `${name}.${extension}` : name.endsWith('.md') ? name : `${name}.md`);
}

async function copy(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		say('The clipboard cannot be written here. Export to a file or a note instead.');
		return false;
	}
}

function readChoice(stored: unknown): Choice {
	const { format, to, file, note } = (typeof stored === 'object' && stored !== null ? stored : {}) as Readonly<Record<string, unknown>>;
	return {
		format: typeof format === 'string' ? format : 'bibtex',
		to: typeof to === 'string' && Object.hasOwn(destinations, to) ? to as Destination : 'clipboard',
		file: typeof file === 'string' ? file : 'Papers',
		note: typeof note === 'string' ? note : 'Export.md',
	};
}
