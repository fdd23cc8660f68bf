import type { Setting } from 'obsidian';
import type { DailyNotes } from '../../core/daily/daily-notes';
import type { MovePlan, NoteMove } from '../../core/daily/move';

/** A move between a log and daily notes, as the dialog offers it. */
export interface MoveTask {
	readonly title: string;
	/** What the button says. */
	readonly action: string;
	/** Where entries go, as seen from the daily notes. */
	readonly direction: 'into' | 'out of';
	/** Adds settings of its own to the dialog. */
	addSettings(add: () => Setting, changed: () => void): void;
	/** Reads what the move needs, and plans it for the notes that a person leaves chosen. */
	look(daily: DailyNotes): Promise<Planning>;
	/** What was done, for the notice. */
	done(written: number): string;
}

export interface Planning {
	plan(isChosen: (path: string) => boolean): MovePlan;
	/** The daily notes of a plan, which can be left out one by one. */
	offered(plan: MovePlan): readonly NoteMove[];
}
