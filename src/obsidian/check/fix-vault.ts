import { automaticFix, fixAll, type FixOutcome, type Problem } from '../../core/lint';
import { counted } from '../../core/rules/shown';
import type { NoteChange, Reversal } from '../notes';
import { say } from '../notices';
import type { Shell } from '../shell';
import { checkOptions } from './checking';
import { changeVault, type PlannedChange } from '../vault-change';
import { inverseFor, Journal, type JournalEntry, type NoteRecord } from './journal';

/** What `fixAll` makes of a note where only some rules may mend. */
export function fixWith(shell: Shell, path: string, text: string, rules: ReadonlySet<string>): FixOutcome {
	return fixAll(path, text, checkOptions(shell), (problem: Problem) => (rules.has(problem.rule) ? automaticFix(problem) : null));
}

/** Mends many notes as one change, which is written down first. @returns whether anything was written. */
export async function fixNotes(shell: Shell, paths: readonly string[], rules: ReadonlySet<string>): Promise<boolean> {
	const planned: PlannedChange[] = [];
	let fixed = 0;
	for (const path of paths) {
		const text = await shell.notes.textOf(path);
		if (text === null) continue;
		const { edits, fixed: mended } = fixWith(shell, path, text, rules);
		if (edits.length === 0) continue;
		fixed += mended.length;
		planned.push({ path, text, edits });
	}
	if (planned.length === 0) {
		say('Nothing to fix in the notes that were chosen.');
		return false;
	}
	const written = await changeVault(shell, planned, (done) => (
		`${fixed === 1 ? '1 problem' : `${fixed} problems`} fixed in ${done.length === 1 ? done[0]! : `${done.length} notes`}.`
	));
	return written.length > 0;
}

/** Takes the last change of many notes back, also after a restart; notes that were changed since are named and left. */
export async function undoVaultChange(shell: Shell): Promise<void> {
	const journal = new Journal(shell.app, shell.plugin.manifest);
	const entry = await journal.read(Date.now());
	if (!entry) {
		say('There is no vault-wide change to undo.');
		return;
	}
	const left = await (entry.whole ? undoWhole(shell, entry) : undoEach(shell, entry));
	if (left.length === entry.notes.length) return;
	if (left.length === 0) {
		await journal.delete();
		return;
	}
	const refusal = await journal.write(left, entry.time, entry.whole);
	say(refusal ?? `What is left, in ${left.length === 1 ? left[0]!.path : `${left.length} notes`}, can still be undone: run "Undo last vault-wide change" again.`);
}

/** @returns the records of what could not be taken back, as in `undoWhole`. */
async function undoEach({ notes }: Shell, { notes: records }: JournalEntry): Promise<readonly NoteRecord[]> {
	const changes = records.map((record): NoteChange => ({
		path: record.path,
		plan: ({ path, text }) => inverseFor(record, text) ?? `${path} was changed since and is left as it is.`,
	}));
	const written = await notes.changeMany(changes, (paths) => `Vault-wide change undone in ${paths.length === 1 ? paths[0]! : `${paths.length} notes`}.`);
	const undone = new Set(written.map(({ file }) => file.path));
	return records.filter(({ path }) => !undone.has(path));
}

/** Takes a move of words between notes back, where every note is as the move left it: else words would be lost. */
async function undoWhole({ app, notes }: Shell, { notes: records }: JournalEntry): Promise<readonly NoteRecord[]> {
	const changes: Reversal[] = [];
	for (const record of records) {
		const file = app.vault.getFileByPath(record.path);
		const text = file && await notes.textOf(file.path);
		if (text === null || inverseFor(record, text) === null) {
			say(`Nothing was undone: ${record.path} ${file ? 'was changed since' : 'is gone'}, and words moved between it and ${counted(records.length - 1, 'other note')}.`);
			return records;
		}
		changes.push({ file: file!, made: record.made ?? false, isUnchanged: (now) => inverseFor(record, now) !== null, inverse: (now) => inverseFor(record, now) });
	}
	const undone = await notes.takeBack(changes, true);
	return records.filter((_, index) => !undone[index]);
}
