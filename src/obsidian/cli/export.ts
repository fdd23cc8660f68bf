import { bibtex } from '../../core/export/bibtex';
import { cslJson } from '../../core/export/csl-json';
import { csv } from '../../core/export/csv';
import { exportEntryOf, type ExportEntry } from '../../core/export/export-entry';
import { json } from '../../core/export/json';
import { sourceRules } from '../../core/index-note';
import { withoutIndexRegion } from '../../core/index-region';
import { readNote, type Note } from '../../core/note';
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
		const found = entriesFor(shell, given);
		const config = shell.config();
		const notes = new Map<string, Note>();
		for await (const { path, text } of shell.library.notes({ among: new Set(found.map((entry) => entry.path)) })) {
			notes.set(path, readNote(path, withoutIndexRegion(text), config));
		}
		const { omitted } = sourceRules(config);
		const entries: ExportEntry[] = [];
		for (const { path, ordinal } of found) {
			const note = notes.get(path);
			const located = note?.log.entries[ordinal];
			// A note that lost an entry this very moment prints what is left of it.
			if (note && located) entries.push(exportEntryOf(note, located, omitted));
		}
		return formats.find((format) => format.id === id)!.print(entries, { title: '', url: null }).trimEnd();
	},
};
