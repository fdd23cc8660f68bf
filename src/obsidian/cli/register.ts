import type { Shell } from '../shell';
import { checkVerb } from './check';
import { exportVerb } from './export';
import { indexVerb, listVerb, tellVerb } from './list';
import { RefusalError, type AppVerb } from './verb';

const verbs: readonly AppVerb[] = [tellVerb, listVerb, checkVerb, indexVerb, exportVerb];

/** Registers the verbs of the terminal for the app's own command line. Each reads what the app knows, and an open note as it stands. */
export function registerCli(shell: Shell): void {
	const { library, plugin } = shell;
	for (const verb of verbs) {
		const command = verb.name === '' ? plugin.manifest.id : `${plugin.manifest.id}:${verb.name}`;
		plugin.registerCliHandler(command, verb.description, verb.flags, async (given) => {
			await library.ready;
			try {
				return await verb.run(shell, given);
			} catch (error) {
				if (error instanceof RefusalError) return error.message;
				throw error;
			}
		});
	}
}
