import { exportFormats } from '../../core/export/index';
import { printEntries } from '../hand-out/print-entries';
import { entriesFor, formatOf, queryFlag, RefusalError, type AppVerb } from './verb';

const ids = exportFormats.map(({ id }) => id);

export const exportVerb: AppVerb = {
	verb: 'export',
	description: 'Print entries in a format for other programs',
	flags: {
		format: { value: `<${ids.join('|')}>`, description: 'Which format', required: true },
		query: queryFlag,
	},
	async run(shell, given) {
		const id = formatOf(given, ids);
		// With a default in the place of what could not be read, a private comment could be printed.
		const [problem] = shell.settings.problems;
		if (problem) throw new RefusalError(`Nothing was printed: the settings have to be mended first. ${problem.message}`);
		const { text } = await printEntries(shell, entriesFor(shell, given), exportFormats.find((format) => format.id === id)!);
		return text.trimEnd();
	},
};
