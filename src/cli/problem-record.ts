import { automaticFix, type Problem } from '../core/lint';
import type { Note } from '../core/note';
import { positionAt, type Span } from '../core/text';
import { printable, type Paint } from './printable';

/** A part of a note. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. A byte order mark is no column. */
export interface Region {
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
}

/** A problem as `check --format json` prints it. */
export interface ProblemRecord extends Region {
	readonly path: string;
	readonly rule: string;
	readonly severity: Problem['severity'];
	readonly message: string;
	/** Whether `--fix` would mend it. */
	readonly fixable: boolean;
}

export function regionOf({ text, lineStarts }: Pick<Note, 'text' | 'lineStarts'>, [from, to]: Span): Region {
	const mark = text.startsWith('\ufeff') ? 1 : 0;
	const [start, end] = [from, to].map((offset) => {
		const { line, column } = positionAt(lineStarts, offset);
		return { line: line + 1, column: line > 0 ? column + 1 : Math.max(1, column + 1 - mark) };
	}) as [{ line: number; column: number }, { line: number; column: number }];
	return { ...start, endLine: end.line, endColumn: end.column };
}

/** @param path as it is shown; the note may bear the one that it has in its vault. */
export function problemRecord(note: Note, problem: Problem, path: string): ProblemRecord {
	const { rule, severity, message, span } = problem;
	const { line, column, endLine, endColumn } = regionOf(note, span);
	return { path, line, column, endLine, endColumn, rule, severity, message, fixable: automaticFix(problem) !== null };
}

/** The form of compilers, which editors and CI know how to link. */
export function problemLine({ path, line, column, severity, message, rule }: ProblemRecord, paint: Paint): string {
	const shownSeverity = severity === 'error' ? paint.red(severity) : severity === 'warning' ? paint.yellow(severity) : paint.dim(severity);
	return `${printable(path)}:${line}:${column}: ${shownSeverity}: ${printable(message)} ${paint.dim(`(${rule})`)}`;
}
