import type { Shell } from '../shell';
import { checkVerb } from './check';
import { exportVerb } from './export';
import { indexVerb, listVerb, tellVerb } from './list';
import { RefusalError, type AppVerb } from './verb';

const verbs: readonly AppVerb[] = [tellVerb, listVerb, checkVerb, indexVerb, exportVerb];

/** Registers the verbs of the terminal for the app's own command line. Each reads what the app knows, and an open note as it stands. */
export function registerCli(shell: Shell): void {
	const { library, plugin } = shell;
	for (const command of verbs) {
		const id = command.verb === '' ? plugin.manifest.id : `${plugin.manifest.id}:${command.verb}`;
		plugin.registerCliHandler(id, command.description, command.flags, async (given) => {
			await library.ready;
			try {
				return await command.run(shell, given);
			} catch (error) {
				if (error instanceof RefusalError) return error.message;
				throw error;
			}
		});
	}
}
