import { lineDifference, type DifferenceHunk } from '../core/text/line-difference';
import { printable, type Paint } from './printable';

const noFinalBreak = '\\ No newline at end of file';

/**
 * What a write would do, as a unified difference that `patch -p0` and `git apply -p0` take.
 * @param before null where there is no file yet.
 */
export function unifiedDifference(path: string, before: string | null, after: string, paint: Paint): string {
	const old = before ?? '';
	const hunks = lineDifference(old, after).map((hunk) => printHunk(hunk, old, after, paint));
	if (hunks.length === 0) return '';
	// Git takes no path with `./` in it.
	const name = headerName(path.replace(/^(?:\.\/+)+/, ''));
	return [paint.bold(`--- ${before === null ? '/dev/null' : name}`), paint.bold(`+++ ${name}`), ...hunks, ''].join('\n');
}

const escapes: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '"': '\\"', '\\': '\\\\' };

/** A path as `patch` and git read it: a space does not end it where a tab stands behind, and what a line cannot hold is quoted as in C. */
function headerName(path: string): string {
	const special = /[\x00-\x1f\x7f"\\]/g;
	if (path.search(special) < 0) return path.includes(' ') ? `${path}\t` : path;
	return `"${path.replace(special, (unit) => escapes[unit] ?? `\\${unit.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;
}

function printHunk({ beforeLine, afterLine, lines }: DifferenceHunk, before: string, after: string, paint: Paint): string {
	// Behind the last line feed of a text stands no line, though a split makes one.
	const ends = { before: lineCount(before), after: lineCount(after) };
	let old = beforeLine;
	let now = afterLine;
	const printed: string[] = [];
	for (const { kind, text } of lines) {
		const isOld = kind !== 'added';
		const isNow = kind !== 'removed';
		const real = (isOld && old < ends.before) || (isNow && now < ends.after);
		if (isOld) old++;
		if (isNow) now++;
		if (!real) continue;
		// On a screen no note may steer the terminal; in a pipe every unit counts.
		const shown = paint.colors ? printable(text) : text;
		printed.push(kind === 'same' ? ` ${shown}` : kind === 'removed' ? paint.red(`-${shown}`) : paint.green(`+${shown}`));
		const last = (isOld && old === ends.before && !before.endsWith('\n')) || (isNow && now === ends.after && !after.endsWith('\n'));
		if (last) printed.push(noFinalBreak);
	}
	const range = (from: number, to: number, end: number): string => {
		const count = Math.min(to, end) - from;
		return `${count === 0 ? from : from + 1},${count}`;
	};
	return [`@@ -${range(beforeLine, old, ends.before)} +${range(afterLine, now, ends.after)} @@`, ...printed].join('\n');
}

function lineCount(text: string): number {
	if (text === '') return 0;
	const breaks = text.split('\n').length - 1;
	return text.endsWith('\n') ? breaks : breaks + 1;
}
