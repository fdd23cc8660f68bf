import type { Config } from '../core/config/config';
import { exportEntryOf, exportFormats, type ExportEntry } from '../core/export/index';
import { isSafeUrl } from '../core/identity';
import { sourceRules } from '../core/index-note';
import { counted } from '../core/rules/shown';
import type { Arguments } from './options';
import { select, selectionOptions, type Selected } from './selection';
import type { Verb } from './verb';
import { UsageError, type ExitCode, type World } from './world';

const ids = exportFormats.map((format) => format.id);

export const exportVerb: Verb = {
	name: 'export',
	summary: 'Prints entries in a format for other programs.',
	operands: '<file or folder>...',
	options: [
		{ name: 'format', value: ids.join('|'), choices: ids, summary: 'Which format; needed.' },
		{ name: 'title', value: 'text', summary: 'The title of a feed or page. Default: the heading of the index.' },
		{ name: 'url', value: 'url', summary: 'Where a feed will be found.' },
		...selectionOptions,
	],
	notes: [
		exportFormats.map(({ id, summary }) => `  ${id.padEnd(10)} ${summary}`).join('\n'),
		'The fields that the settings leave out of the index are left out here too.',
		'Entries come newest first, or as `--query "sort:…"` says. The same notes give the same bytes on every machine.',
	],
	examples: [
		'export --format bibtex --starred ~/vault > papers.bib',
		'export --format atom --url https://example.com/papers.xml --query "kind:paper limit:50" ~/vault > papers.xml',
		'export --format html --title "Read this year" --since 2021 ~/vault > papers.html',
	],
	run: exportEntries,
};

async function exportEntries(given: Arguments, world: World): Promise<ExitCode> {
	const id = given.last('format');
	const format = exportFormats.find((candidate) => candidate.id === id);
	if (!format) throw new UsageError(`Missing \`--format\`, expected ${ids.map((name) => `\`${name}\``).join(' or ')}`);
	const url = given.last('url');
	if (url !== null && !isSafeUrl(url)) throw new UsageError(`Unexpected \`${url}\` for \`--url\`, expected one that begins with \`https://\``);
	const selection = await select(given, world, 'query');
	const { selected, failures, config, brokenSettings } = selection;
	// With a default in the place of what could not be read, a private comment could be published.
	if (brokenSettings) throw new UsageError('Nothing was printed: the settings have to be mended first');
	const omitted = new Map<Config, ReadonlySet<string>>();
	const made = new Map<Selected, ExportEntry>();
	const entryOf = (one: Selected): ExportEntry => {
		const names = omitted.get(one.config) ?? sourceRules(one.config).omitted;
		omitted.set(one.config, names);
		const known = made.get(one) ?? exportEntryOf(one.note, one.located, names);
		made.set(one, known);
		return known;
	};
	const entries = selected.map(entryOf);
	// A key has to be the same whatever part of the entries is printed.
	const among = format.hasKeys ? { among: selection.everything().map(entryOf) } : {};
	const title = (given.last('title') ?? config.indexes[0].heading.trim()) || 'Papers';
	world.out(format.print(entries, { title, url, ...among }));
	const undated = format.needsDate ? entries.filter(({ date }) => date === null).length : 0;
	if (undated > 0) world.err(`${counted(undated, 'entry', 'entries')} without date left out: a feed needs one.\n`);
	return failures > 0 ? 2 : 0;
}
