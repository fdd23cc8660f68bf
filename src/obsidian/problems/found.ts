import { check, type CheckOptions, type Problem } from '../../core/lint';
import type { Note } from '../../core/note';
import { positionAt } from '../../core/text';

/** A problem and where it stands: lines and columns hold in an editor too, whatever the line endings of the file. */
export interface Found {
	readonly path: string;
	readonly problem: Problem;
	/** From 0, columns in UTF-16 units. */
	readonly from: { readonly line: number; readonly column: number };
	readonly to: { readonly line: number; readonly column: number };
}

/** The problems of a note, in text order. */
export function findProblems(note: Note, options: CheckOptions): readonly Found[] {
	return check(note, options).map((problem) => ({
		path: note.path,
		problem,
		from: positionAt(note.lineStarts, problem.span[0]),
		to: positionAt(note.lineStarts, problem.span[1]),
	}));
}
