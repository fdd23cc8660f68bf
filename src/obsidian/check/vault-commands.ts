import type { Command } from 'obsidian';
import { automaticFix } from '../../core/lint';
import { counted } from '../../core/rules/shown';
import { begin, say } from '../notices';
import type { Shell } from '../shell';
import { countsOf } from './checking';
import { FixVaultModal } from './fix-vault-modal';
import { undoVaultChange } from './fix-vault';
import { openProblems } from '../problems/problems-view';
import { checkVault, type VaultCheck } from './vault-check';

/** Checking and mending all notes at once. */
export function vaultCommands(shell: Shell): readonly Command[] {
	return [
		{ id: 'check-vault', name: 'Check vault', icon: 'folder-check', callback: () => begin(tellVault(shell)) },
		{ id: 'fix-vault', name: 'Fix problems in vault…', icon: 'folder-cog', callback: () => begin(fixVault(shell)) },
		{ id: 'undo-vault-change', name: 'Undo last vault-wide change', icon: 'folder-sync', callback: () => begin(undoVaultChange(shell)) },
		{ id: 'open-problems', name: 'Open problems', icon: 'list-checks', callback: () => begin(openProblems(shell)) },
	];
}

async function tellVault(shell: Shell): Promise<void> {
	const result = await checkVault(shell);
	say(sentenceOf(result));
	if (result.notes.length > 0) await openProblems(shell);
}

function sentenceOf({ notes, failed, cancelled }: VaultCheck): string {
	const problems = notes.flatMap((note) => note.problems);
	const found = problems.length === 0 ? 'No problems in the vault.' : `${countsOf(problems)} in ${counted(notes.length, 'note')}.`;
	const unread = failed.length > 0 ? ` ${counted(failed.length, 'note')} could not be read, such as ${failed[0]!}` : '';
	return `${cancelled ? 'Ended before all notes were checked. ' : ''}${found}${unread}`;
}

async function fixVault(shell: Shell): Promise<void> {
	const result = await checkVault(shell);
	if (result.cancelled) return;
	const fixable = result.notes.some(({ problems }) => problems.some((problem) => automaticFix(problem) !== null));
	if (fixable) new FixVaultModal(shell, result.notes).open();
	else say(result.notes.length === 0 ? sentenceOf(result) : 'Nothing to fix: the problems of the vault need a choice. Check vault lists them.');
}
