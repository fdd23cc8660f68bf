import type { Setting } from 'obsidian';
import { collectNotes } from '../../core/daily/collect';
import type { DailyNotes } from '../../core/daily/daily-notes';
import { readNote, type Note } from '../../core/note';
import { counted } from '../../core/rules/shown';
import { hasFileIn } from '../folders';
import type { Shell } from '../shell';
import { Slices } from '../slices';
import type { MoveTask, Planning } from './move-task';

/** Daily notes whose entries go into a log. */
export class Collecting implements MoveTask {
	readonly title = 'Collect daily notes into a log';
	readonly action = 'Collect';
	readonly direction = 'out of';
	private path: string;
	private keepsDays = false;

	/** @param targets the logs to choose from, at least one. */
	constructor(private readonly shell: Shell, private readonly targets: readonly string[]) {
		this.path = targets[0] ?? 'ML Watch.md';
	}

	addSettings(add: () => Setting, changed: () => void): void {
		add().setName('Log').setDesc('A missing note is made.').addDropdown((dropdown) => dropdown
			.addOptions(Object.fromEntries(this.targets.map((path) => [path, path])))
			.setValue(this.path)
			.onChange((path) => {
				this.path = path;
				changed();
			}));
		add().setName('Keep days apart').setDesc('A section for each day, also in a log that has one for each month.').addToggle((toggle) => toggle
			.setValue(this.keepsDays)
			.onChange((keeps) => {
				this.keepsDays = keeps;
				changed();
			}));
	}

	async look(daily: DailyNotes): Promise<Planning> {
		const { app, notes } = this.shell;
		const config = this.shell.config();
		const { path, keepsDays } = this;
		const found = await notes.read(path);
		const dailies: Note[] = [];
		const slices = new Slices();
		for (const file of app.vault.getMarkdownFiles()) {
			if (file.path === path || !daily.dateOf(file.path)) continue;
			const note = await notes.read(file.path);
			if (note) dailies.push(note);
			await slices.rest();
		}
		dailies.sort((a, b) => (a.path < b.path ? -1 : 1));
		const log = found ?? readNote(path, '', config);
		return {
			plan: (isChosen) => collectNotes(log, dailies.filter((note) => isChosen(note.path)), { daily, config, hasFile: hasFileIn(app), isMade: !found, keepsDays }),
			offered: ({ givers }) => givers,
		};
	}

	done(written: number): string {
		return `Entries of ${counted(written - 1, 'daily note')} collected in ${this.path}.`;
	}
}
