import { applyEdits, invertEdits, type Edit } from '../core/text';
import { fingerprintOf } from './check/fingerprint';
import { Journal, recordOf } from './check/journal';
import type { NoteChange, Written } from './notes';
import { say } from './notices';
import type { Shell } from './shell';

/** A change of a note, as it was planned on the text that was read. */
export interface PlannedChange {
	readonly path: string;
	/** The text that the edits are for; empty for a note that is made. */
	readonly text: string;
	readonly edits: readonly Edit[];
	readonly make?: boolean;
}

/**
 * Changes several notes as one change, which is written down first, so that it can be undone after a restart too. A note that is not as
 * it was read is left.
 * @param inOrder whether nothing further is written once a note had to be left.
 */
export async function changeVault(
	shell: Shell, planned: readonly PlannedChange[], done: (paths: readonly string[]) => string, inOrder = false,
): Promise<readonly Written[]> {
	const records = planned.map(({ path, text, edits }) => recordOf(path, applyEdits(text, edits), invertEdits(text, edits)));
	const refusal = await new Journal(shell.app, shell.plugin.manifest).write(records, Date.now());
	if (refusal !== null) {
		say(refusal);
		return [];
	}
	return shell.notes.changeMany(planned.map(changeOf), done, inOrder);
}

/**
 * Moves words between notes as one change: all of it is written or nothing, and taken back likewise.
 * @param planned the notes that take words in first.
 * @returns whether it was written.
 */
export async function changeWhole(shell: Shell, planned: readonly PlannedChange[], done: string): Promise<boolean> {
	const journal = new Journal(shell.app, shell.plugin.manifest);
	const records = planned.map(({ path, text, edits, make }) => ({
		...recordOf(path, applyEdits(text, edits), invertEdits(text, edits)), ...(make ? { made: true as const } : {}),
	}));
	const refusal = await journal.write(records, Date.now(), true);
	if (refusal !== null) {
		say(refusal);
		return false;
	}
	const written = await shell.notes.changeWhole(planned.map(changeOf), done);
	if (!written) await journal.delete();
	return written;
}

/** What was planned, as long as the note is as it was. */
function changeOf({ path, text, edits, make = false }: PlannedChange): NoteChange {
	const fingerprint = fingerprintOf(text);
	return { path, make, plan: (note) => (fingerprintOf(note.text) === fingerprint ? edits : `${path} changed meanwhile and is left as it is. Try again.`) };
}
