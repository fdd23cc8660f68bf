import { check, type Problem } from '../../core/lint';
import { Progress } from '../progress';
import type { Shell } from '../shell';
import { checkOptions } from './checking';

/** The problems of one note. */
export interface CheckedNote {
	readonly path: string;
	readonly problems: readonly Problem[];
}

export interface VaultCheck {
	/** The notes that have problems, in the order of their paths. */
	readonly notes: readonly CheckedNote[];
	/** Notes that could not be read, each with the reason. */
	readonly failed: readonly string[];
	/** Whether the person ended it before all notes were checked. */
	readonly cancelled: boolean;
}

/** Checks every note of the vault, also those without entries: a heading that is nearly one may stand in them. */
export async function checkVault(shell: Shell): Promise<VaultCheck> {
	await shell.facts.ready;
	const progress = new Progress('Checking notes');
	const options = checkOptions(shell);
	const all = shell.app.vault.getMarkdownFiles().length;
	const notes: CheckedNote[] = [];
	const failed: string[] = [];
	let done = 0;
	for await (const note of shell.library.notes({ every: true, failed: (path, reason) => failed.push(`${path}: ${reason}`) })) {
		progress.step(++done, all);
		if (progress.isCancelled) break;
		const problems = check(note, options);
		if (problems.length > 0) notes.push({ path: note.path, problems });
	}
	progress.end();
	return { notes, failed, cancelled: progress.isCancelled };
}
