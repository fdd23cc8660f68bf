import { ConfirmationModal, Setting, type ButtonComponent } from 'obsidian';
import type { Config } from '../../core/config/config';
import type { Note } from '../../core/note';
import { tidyLog, type TidySwitches } from '../../core/tidy';
import { showDifference } from '../difference-view';
import type { Shell } from '../shell';

type Toggle = 'merge' | 'dates' | 'blanks' | 'stars' | 'links';

const toggles: readonly (readonly [key: Toggle, name: string, description: string])[] = [
	['merge', 'Merge dates', 'Sections of the same date become one.'],
	['dates', 'One date format', 'Dates are written as most of them are.'],
	['blanks', 'Even blank lines', 'Between entries and sections, not inside of entries.'],
	['stars', 'One way to write stars', 'The mark and the space behind it.'],
	['links', 'One form of links', 'The items of link lines are written in one form.'],
];

/**
 * Lets a person choose what tidying does to a note, and shows what would change before anything does.
 * @returns the switches that were chosen; null where the person does not want it.
 */
export function chooseTidying(shell: Shell, note: Note, initial: TidySwitches): Promise<TidySwitches | null> {
	return new Promise((resolve) => {
		new TidyModal(shell.app, note, shell.config(), initial, resolve).open();
	});
}

class TidyModal extends ConfirmationModal {
	private apply: ButtonComponent | null = null;
	private wanted = false;
	private preview: HTMLElement;

	constructor(
		app: Shell['app'], private readonly note: Note, private readonly config: Config, private switches: TidySwitches,
		answer: (switches: TidySwitches | null) => void,
	) {
		super(app);
		this.addClass('ml-watch-review');
		this.setTitle(`Tidy ${note.path}`);
		this.addSettings();
		this.preview = this.contentEl.createDiv({ attr: { 'aria-live': 'polite' } });
		this.addButton((button) => {
			this.apply = button;
			button.setButtonText('Tidy').setCta().onClick(() => { this.wanted = true; }).setInitialFocus();
		});
		this.addCancelButton();
		this.setCloseCallback(() => answer(this.wanted ? this.switches : null));
		this.show();
	}

	private addSettings(): void {
		new Setting(this.contentEl).setName('Order of dates').addDropdown((dropdown) => dropdown
			.addOptions({ auto: 'As the log has it', newest: 'Newest first', oldest: 'Oldest first', keep: 'Leave as it is' })
			.setValue(this.switches.order)
			.onChange((order) => this.change({ order: order as TidySwitches['order'] })));
		new Setting(this.contentEl).setName('Sections').setDesc('Months are parted where the URL of an entry tells the day.').addDropdown((dropdown) => dropdown
			.addOptions({ keep: 'Leave as they are', month: 'One for each month', day: 'One for each day' })
			.setValue(this.switches.precision)
			.onChange((precision) => this.change({ precision: precision as TidySwitches['precision'] })));
		for (const [key, name, description] of toggles) {
			new Setting(this.contentEl).setName(name).setDesc(description)
				.addToggle((toggle) => toggle.setValue(this.switches[key]).onChange((value) => this.change({ [key]: value })));
		}
	}

	private change(switches: Partial<TidySwitches>): void {
		this.switches = { ...this.switches, ...switches };
		this.show();
	}

	private show(): void {
		const { text, edits, problems } = tidyLog(this.note, this.config, this.switches);
		this.preview.empty();
		for (const problem of problems) this.preview.createEl('p', { text: problem });
		if (edits.length > 0) showDifference(this.preview, this.note.text, text);
		else this.preview.createEl('p', { text: 'Nothing would change.' });
		this.apply?.setDisabled(edits.length === 0);
	}
}
