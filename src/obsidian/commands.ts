import type { Command } from 'obsidian';
import { importCommands } from './bring-in/commands';
import { captureCommands } from './capture/commands';
import { checkCommands } from './check/commands';
import { vaultCommands } from './check/vault-commands';
import { dailyCommands } from './daily/commands';
import { completeCommands } from './complete/commands';
import { entryCommands } from './entry/commands';
import { exportCommands } from './hand-out/commands';
import { indexCommands } from './index-note/commands';
import { manyCommands } from './many/commands';
import { begin } from './notices';
import type { Shell } from './shell';
import { tidyCommands } from './tidy/commands';

/** Every command of the plugin, in the order of their rooms. Each room hands out its own; `main.ts` registers them. */
export function commandsOf(shell: Shell): readonly Command[] {
	return [
		...captureCommands(shell),
		...manyCommands(shell),
		...completeCommands(shell),
		...checkCommands(shell),
		...vaultCommands(shell),
		...entryCommands(shell),
		...indexCommands(shell),
		...tidyCommands(shell),
		...dailyCommands(shell),
		...importCommands(shell),
		...exportCommands(shell),
		{
			id: 'undo-last-change',
			name: 'Undo last change to a note',
			icon: 'undo-2',
			checkCallback: (checking) => {
				if (!shell.notes.canUndo) return false;
				if (!checking) begin(shell.notes.undoLast());
				return true;
			},
		},
	];
}
