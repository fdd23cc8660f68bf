import type { Command } from 'obsidian';
import { currentNote } from '../current-note';
import type { Shell } from '../shell';
import { ImportModal } from './import-modal';

/** Bringing in papers that others listed. */
export function importCommands(shell: Shell): readonly Command[] {
	return [{
		id: 'import-list',
		name: 'Import paper list…',
		icon: 'import',
		callback: () => new ImportModal(shell, currentNote(shell.app)?.editor?.getSelection() ?? '').open(),
	}];
}
