import { automaticFix, fixAll, type FixOutcome, type Problem } from '../../core/lint';
import { applyEdits, invertEdits, type Edit } from '../../core/text';
import type { NoteChange } from '../notes';
import { say } from '../notices';
import type { Shell } from '../shell';
import { checkOptions } from './checking';
import { fingerprintOf } from './fingerprint';
import { inverseFor, Journal, recordOf, type NoteRecord } from './journal';

/** What `fixAll` makes of a note where only some rules may mend. */
export function fixWith(shell: Shell, path: string, text: string, rules: ReadonlySet<string>): FixOutcome {
	return fixAll(path, text, checkOptions(shell), (problem: Problem) => (rules.has(problem.rule) ? automaticFix(problem) : null));
}

/** Mends many notes as one change, which is written down first. @returns whether anything was written. */
export async function fixNotes(shell: Shell, paths: readonly string[], rules: ReadonlySet<string>): Promise<boolean> {
	const changes: NoteChange[] = [];
	const records: NoteRecord[] = [];
	let fixed = 0;
	for (const path of paths) {
		const text = await shell.notes.textOf(path);
		if (text === null) continue;
		const { edits, fixed: mended } = fixWith(shell, path, text, rules);
		if (edits.length === 0) continue;
		fixed += mended.length;
		records.push(recordOf(path, applyEdits(text, edits), invertEdits(text, edits)));
		changes.push({ path, plan: planFor(path, text, edits) });
	}
	if (changes.length === 0) {
		say('Nothing to fix in the notes that were chosen.');
		return false;
	}
	const refusal = await new Journal(shell.app, shell.plugin.manifest).write(records, Date.now());
	if (refusal !== null) {
		say(refusal);
		return false;
	}
	const written = await shell.notes.changeMany(changes, (done) => (
		`${fixed === 1 ? '1 problem' : `${fixed} problems`} fixed in ${done.length === 1 ? done[0]! : `${done.length} notes`}.`
	));
	return written.length > 0;
}

/** What was foreseen, as long as the note is as it was. */
function planFor(path: string, text: string, edits: readonly Edit[]): NoteChange['plan'] {
	const fingerprint = fingerprintOf(text);
	return (note) => (fingerprintOf(note.text) === fingerprint ? edits : `${path} changed meanwhile. Check the vault again.`);
}

/** Takes the last change of many notes back, also after a restart; notes that were changed since are named and left. */
export async function undoVaultChange(shell: Shell): Promise<void> {
	const journal = new Journal(shell.app, shell.plugin.manifest);
	const entry = await journal.read(Date.now());
	if (!entry) {
		say('There is no vault-wide change to undo.');
		return;
	}
	const changes = entry.notes.map((record): NoteChange => ({
		path: record.path,
		plan: ({ path, text }) => inverseFor(record, text) ?? `${path} was changed since and is left as it is.`,
	}));
	const written = await shell.notes.changeMany(changes, (paths) => `Vault-wide change undone in ${paths.length === 1 ? paths[0]! : `${paths.length} notes`}.`);
	if (written.length > 0) await journal.delete();
}
