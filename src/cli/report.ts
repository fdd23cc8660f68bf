import type { Problem } from '../core/lint';
import { problemLine, problemRecord, type ProblemRecord } from '../core/records';
import { counted } from '../core/rules/shown';
import type { Failure } from './find-notes';
import { githubLine } from './github';
import type { Paint } from './printable';
import { arrayPrinter } from './records';
import { sarifPrinter, type SarifNote } from './sarif';
import type { World } from './world';

/** The formats in which `check` reports. */
export const formats = ['text', 'json', 'sarif', 'github'] as const;
export type ReportFormat = (typeof formats)[number];

/** Whether a format is for programs only, which want no summary beside it. */
export function isSilent(format: ReportFormat): boolean {
	return format === 'json' || format === 'sarif';
}

/** A checked note, and how its problems name it. */
export interface ReportedNote extends SarifNote {
	/** As it is shown. */
	readonly path: string;
}

export interface Reporter {
	print(problem: Problem, at: ReportedNote): ProblemRecord;
	/** @param failures what could not be read or written; already told. */
	end(failures: readonly Failure[]): void;
}

export function reporterOf(format: ReportFormat, world: World, paint: Paint): Reporter {
	const sarif = format === 'sarif' ? sarifPrinter(world) : null;
	const array = format === 'json' ? arrayPrinter(world) : null;
	return {
		print(problem, at) {
			const record = problemRecord(at.note, problem, at.path);
			if (sarif) sarif.print(problem, at);
			else if (array) array.print(record);
			else world.out(`${format === 'github' ? githubLine(record, at.file) : problemLine(record, paint)}\n`);
			return record;
		},
		end(failures) {
			sarif?.end(failures);
			array?.end();
		},
	};
}

/** What a run found, counted. */
export interface Tally {
	notes: number;
	error: number;
	warning: number;
	info: number;
	fixable: number;
	fixed: number;
}

/** The last line for a person: what was done, and what is left. */
export function summary({ notes, error, warning, info, fixable, fixed }: Tally, { mends, dry }: { readonly mends: boolean; readonly dry: boolean }): string {
	const done = fixed === 0 ? '' : `${dry ? 'Would mend' : 'Mended'} ${counted(fixed, 'problem')}. `;
	const left = error + warning + info;
	if (left === 0) return `${done}No problems${fixed === 0 ? '' : ' left'} in ${counted(notes, 'note')}.`;
	const parts = ([[error, 'error'], [warning, 'warning'], [info, 'info']] as const).filter(([count]) => count > 0);
	const hint = !mends && fixable > 0 ? ` ${fixable} can be mended with --fix.` : '';
	return `${done}${counted(left, 'problem')}${fixed === 0 ? '' : ' left'} in ${counted(notes, 'note')}: ${
		parts.map(([count, noun]) => counted(count, noun)).join(', ')}.${hint}`;
}
