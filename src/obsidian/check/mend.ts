import { bodyStart } from '../../core/log/front-matter';
import { automaticFix, check, fixAll, type Fix, type Problem } from '../../core/lint';
import type { Note } from '../../core/note';
import { isBlank } from '../../core/scan/line';
import { lineEnd, lineEndingOf, lineStart, type Edit } from '../../core/text';
import { begin, say, sayDone } from '../notices';
import type { Shell } from '../shell';
import { checkOptions } from './checking';

/** Applies a fix to a note as it stands now: the problem is looked for again, at the place where the caller sees it. */
export async function applyFix(shell: Shell, path: string, problem: Problem, fix: Fix): Promise<boolean> {
	return shell.notes.change(path, (note) => {
		const same = findAgain(check(note, checkOptions(shell)), problem);
		const again = same?.fixes.find(({ title }) => title === fix.title);
		return again?.edits ?? 'Nothing was written: the note has changed there. Check it again.';
	}, { done: `Done: ${fix.title}.` });
}

/** The problem at its place; where offsets do not hold, as across line endings, the only one that says the same. */
function findAgain(problems: readonly Problem[], problem: Problem): Problem | null {
	const alike = problems.filter(({ rule, message }) => rule === problem.rule && message === problem.message);
	return alike.find((found) => isSame(found, problem)) ?? (alike.length === 1 ? alike[0]! : null);
}

function isSame(found: Problem, problem: Problem): boolean {
	return found.rule === problem.rule && found.message === problem.message && found.span[0] === problem.span[0];
}

/** Mends everything in a note that needs no choice, or what some rules find there, as one change. */
export async function fixNote(shell: Shell, path: string, rules: ReadonlySet<string> | null = null): Promise<boolean> {
	let fixed = 0;
	return shell.notes.change(path, (note) => {
		const outcome = fixAll(note.path, note.text, checkOptions(shell), (problem) => (rules?.has(problem.rule) === false ? null : automaticFix(problem)));
		fixed = outcome.fixed.length;
		if (outcome.edits.length > 0) return outcome.edits;
		return outcome.problems.length === 0 ? 'There are no problems in this note.' : 'Nothing to fix: the problems of this note need a choice.';
	}, { done: () => `${fixed === 1 ? '1 problem' : `${fixed} problems`} fixed.` });
}

/** Writes a comment above the entry, or above the line outside of entries, that silences the rule there. */
export async function ignoreHere(shell: Shell, path: string, problem: Problem): Promise<boolean> {
	return shell.notes.change(path, (note) => {
		if (!check(note, checkOptions(shell)).some((found) => isSame(found, problem))) {
			return 'Nothing was written: the note has changed there. Check it again.';
		}
		return [commentAbove(note, placeOf(note, problem.span[0]), `<!-- ml-watch-ignore ${problem.rule} -->`)];
	}, { done: `The rule ${problem.rule} is ignored here.` });
}

/** Writes a comment at the top of the note that silences the rule in all of it. */
export async function ignoreInNote(shell: Shell, path: string, rule: string): Promise<boolean> {
	return shell.notes.change(path, (note) => {
		const at = bodyStart(note.text);
		const edit = commentAbove(note, at, `<!-- ml-watch-ignore-file ${rule} -->`);
		const spaced = isBlank(note.text, at, lineEnd(note.text, at)) ? edit.insert : edit.insert + lineEndingOf(note.text);
		return [{ ...edit, insert: spaced }];
	}, { done: `The rule ${rule} is ignored in this note.` });
}

/** Turns the rule off in the settings. */
export async function ignoreEverywhere(shell: Shell, rule: string): Promise<void> {
	const before = shell.config().rules[rule] ?? null;
	await shell.settings.setSeverity(rule, 'off');
	sayDone(`The rule ${rule} is off. The settings can turn it on again.`, () => {
		begin(shell.settings.setSeverity(rule, before).then(() => say(`The rule ${rule} is on again.`)));
	});
}

/** The start of the heading line of the entry at an offset; outside of entries the start of its line. */
function placeOf({ log, text }: Note, offset: number): number {
	const entry = log.entries.find(({ block, from }) => from <= offset && offset < from + block.text.length);
	return lineStart(text, entry ? entry.from + entry.block.heading[0] : offset);
}

function commentAbove({ text }: Note, at: number, comment: string): Edit {
	return { from: at, to: at, insert: comment + lineEndingOf(text) };
}
