import { withoutIndexRegion } from '../core/index-region';
import { automaticFix, check, fixAll, type CheckOptions, type Problem } from '../core/lint';
import { readNote, type Note } from '../core/note';
import { applyEdits, type Edit, type Span } from '../core/text';
import { movedSpans, touchedBy } from './touched';

/** What is looked at, and by what. */
export interface Task {
	/** The path of the note in its vault. */
	readonly path: string;
	readonly text: string;
	readonly options: CheckOptions;
	/** Only what stands in entries that these UTF-16 spans touch; everything where it is null. */
	readonly touched: readonly Span[] | null;
}

export interface Checked {
	/** The note that the problems' spans refer to. */
	readonly note: Note;
	readonly problems: readonly Problem[];
}

export function checked({ path, text, options, touched }: Task): Checked {
	const note = readNote(path, withoutIndexRegion(text), options.config);
	const problems = check(note, options);
	return { note, problems: touched ? problems.filter(touchedBy(note, touched)) : problems };
}

export interface Mended extends Checked {
	/** The whole text, mended; the same string where there was nothing to mend. */
	readonly text: string;
	/** How many problems are mended. */
	readonly fixed: number;
}

/** Mends what needs no choice. */
export function mended(task: Task): Mended {
	const { path, text, options, touched } = task;
	/** The generated part of an index note is blanked out, not cut out: offsets are those of the whole text. */
	const visible = withoutIndexRegion(text);
	let round: Note | null = null;
	let isTouched: (problem: Problem) => boolean = () => true;
	const look = (note: Note, edits: readonly Edit[]): void => {
		if (touched === null || note === round) return;
		round = note;
		isTouched = touchedBy(note, movedSpans(touched, edits));
	};
	const outcome = fixAll(path, visible, options, (problem, { note, edits }) => {
		look(note, edits);
		return isTouched(problem) ? automaticFix(problem) : null;
	});
	const note = readNote(path, outcome.text, options.config);
	look(note, outcome.edits);
	return {
		note, problems: outcome.problems.filter(isTouched), fixed: outcome.fixed.length,
		text: outcome.edits.length === 0 ? text : applyEdits(text, outcome.edits),
	};
}
