import { splitLog, splitPaths } from '../../core/daily/split';
import type { DailyNotes } from '../../core/daily/daily-notes';
import type { Note } from '../../core/note';
import { counted } from '../../core/rules/shown';
import { hasFileIn } from '../folders';
import type { Shell } from '../shell';
import type { MoveTask, Planning } from './move-task';

/** A log whose days go into daily notes. */
export class Splitting implements MoveTask {
	readonly title: string;
	readonly action = 'Split';
	readonly direction = 'into';

	constructor(private readonly shell: Shell, private readonly path: string) {
		this.title = `Split ${path} into daily notes`;
	}

	addSettings(): void {}

	async look(daily: DailyNotes): Promise<Planning> {
		const { notes } = this.shell;
		const config = this.shell.config();
		const log = await notes.read(this.path);
		if (!log) return { plan: () => ({ receivers: [], givers: [], problems: [`There is no note ${this.path}.`] }), offered: () => [] };
		const existing = new Map<string, Note>();
		for (const path of splitPaths(log, daily)) {
			const note = await notes.read(path);
			if (note) existing.set(path, note);
		}
		return {
			plan: (isChosen) => splitLog(log, existing, { daily, config, hasFile: hasFileIn(this.shell.app), isChosen }),
			offered: ({ receivers }) => receivers,
		};
	}

	done(written: number): string {
		return `${this.path} split into ${counted(written - 1, 'daily note')}.`;
	}
}
