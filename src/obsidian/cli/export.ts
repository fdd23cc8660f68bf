import { bibtex } from '../../core/export/bibtex';
import { cslJson } from '../../core/export/csl-json';
import { csv } from '../../core/export/csv';
import { json } from '../../core/export/json';
import { printEntries } from '../hand-out/print-entries';
import { entriesFor, formatOf, queryFlag, RefusalError, type AppVerb } from './verb';

/** Pages and feeds are published where no app runs: the terminal makes them, and the app carries them for nobody. */
const formats = [bibtex, cslJson, csv, json];
const ids = formats.map(({ id }) => id);

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
		const { text } = await printEntries(shell, entriesFor(shell, given), formats.find((format) => format.id === id)!);
		return text.trimEnd();
	},
};
