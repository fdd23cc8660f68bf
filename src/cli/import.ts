import { styleOf } from '../core/conventions';
import { draftDifferences } from '../core/draft';
import type { Imported } from '../core/import/imported';
import { readPaperList } from '../core/import/paper-list';
import { isNew, knownIn, planImport, type ImportRow } from '../core/import/plan';
import { insertEntries } from '../core/insert/insert-many';
import { normaliseDraft } from '../core/print/normalise';
import { readNote, type Note } from '../core/note';
import { counted } from '../core/rules/shown';
import { applyEdits } from '../core/text';
import { findNotes, joinPath } from './find-notes';
import type { Arguments } from './options';
import { paintFor, printable } from './printable';
import { encodeText, isFailure, readNotes, readTarget, readText } from './read-notes';
import { complain, dryRunOption, settingsOption } from './roots';
import { dateOption } from './selection';
import { readSettings, readSettingsAbove } from './settings';
import { unifiedDifference } from './unified';
import type { Verb } from './verb';
import { UsageError, type ExitCode, type World } from './world';

const formats = ['list', 'bibtex', 'csl-json', 'ris'] as const;
type Format = (typeof formats)[number];

export const importVerb: Verb = {
	name: 'import',
	summary: 'Puts the papers of a list or a bibliography into a note.',
	operands: '<file or ->',
	options: [
		{ name: 'into', value: 'note', summary: 'The note that takes them in; needed. A missing one is made.' },
		{ name: 'format', value: formats.join('|'), choices: formats, summary: 'What the file holds. Default: by its name, else by its first words.' },
		{ name: 'date', value: 'date', summary: 'The date of papers that have none of their own. Default: today.' },
		{ name: 'ignore-dates', summary: 'Put all papers under that date.' },
		{ name: 'against', value: 'folder', summary: 'Also leave out what stands in the notes of this folder.' },
		{ name: 'duplicates', summary: 'Import what stands there already, too.' },
		{ name: 'check', summary: 'Write nothing; exit with 1 when something would be written.' },
		dryRunOption,
		settingsOption,
	],
	notes: [
		'A list is Markdown: items with a title and links, tables with a header, plain URLs; a heading that is a date dates what follows.\n'
		+ 'Papers go under their dates as new entries do. Every line that gave no paper is told on standard error.',
	],
	examples: ['import papers.bib --into "ML Watch.md"', 'import --dry-run --into "ML Watch.md" awesome.md', 'import --check --into "ML Watch.md" - < list.md'],
	run: importPapers,
};

async function importPapers(given: Arguments, world: World): Promise<ExitCode> {
	const [source, second] = given.paths;
	const into = given.last('into');
	if (source === undefined) throw new UsageError('Missing file, or `-` for standard input. See --help.');
	if (second !== undefined) throw new UsageError(`Unexpected \`${second}\`: one file at a time`);
	if (into === null) throw new UsageError('Missing `--into`, expected the note that takes the papers in');
	if (!into.endsWith('.md')) throw new UsageError(`Unexpected \`${into}\` for \`--into\`, expected a note that ends with .md`);
	const { config, problems } = await readSettingsAbove(world.files, into, given.last('settings'));
	for (const problem of problems) complain(world, problem);
	const imported = await readPapers(source, given.last('format') as Format | null, world);
	for (const { line, text, reason } of imported.left) world.err(`${printable(source)}:${line + 1}: ${reason}: ${printable(text.slice(0, 200))}\n`);
	const before = await readTarget(into, world);
	const note = readNote(into, before?.text ?? '', config);
	const against = await notesIn(given.last('against'), world);
	const known = knownIn([note, ...against.notes]);
	const rows = planImport(imported, {
		date: dateOption(given, 'date') ?? world.today ?? null, usesDates: !given.has('ignore-dates'), known: (key) => known.get(key) ?? null,
	});
	const isChosen = (row: ImportRow): boolean => given.has('duplicates') || isNew(row);
	const chosen = rows.filter(isChosen);
	tellDuplicates(rows.filter((row) => !isChosen(row)), source, world);
	const style = styleOf(note, config);
	tellChanges(chosen, style, source, world);
	const { edits, refused } = insertEntries(note, chosen, { style, section: config.discussions });
	for (const [index, reason] of refused) complain(world, `${source}:${chosen[index]!.line + 1}: ${reason}`);
	const count = chosen.length - refused.size;
	const after = applyEdits(note.text, edits);
	if (given.has('dry-run') && count > 0) world.out(unifiedDifference(into, before?.text ?? null, after, paintFor(world.colors ?? false)));
	const writes = !given.has('dry-run') && !given.has('check');
	if (writes && count > 0) await world.files.write(into, encodeText(after), before?.bytes ?? null);
	world.err(`${counted(count, 'paper')} ${writes ? 'written' : 'would be written'}, ${counted(rows.length - chosen.length, 'duplicate')} and ${counted(imported.left.length, 'line')} left out.\n`);
	if (refused.size > 0 || against.failures > 0) return 2;
	return given.has('check') && count > 0 ? 1 : 0;
}

async function readPapers(source: string, format: Format | null, world: World): Promise<Imported> {
	if (source !== '-' && await world.files.kind(source) !== 'file') throw new UsageError(`No such file: ${source}`);
	const read = await readText(world.files, { path: source, file: source });
	if (isFailure(read)) throw new UsageError(`${source}: ${read.message}`);
	const kind = format ?? formatOf(source, read.text);
	if (kind === 'list') return readPaperList(read.text);
	try {
		const { readReferences } = await import('./reference-reader');
		return readReferences(read.text, kind);
	} catch (error) {
		throw new UsageError(`${source} cannot be read as ${kind}: ${error instanceof Error ? error.message.split('\n')[0]! : String(error)}`);
	}
}

const formatOfExtension: Readonly<Record<string, Format>> = { bib: 'bibtex', bibtex: 'bibtex', json: 'csl-json', ris: 'ris', md: 'list', markdown: 'list', txt: 'list' };

function formatOf(source: string, text: string): Format {
	const byName = formatOfExtension[/\.([a-z]+)$/i.exec(source)?.[1]?.toLowerCase() ?? ''];
	if (byName) return byName;
	if (/^\s*@[a-z]+\s*[{(]/i.test(text)) return 'bibtex';
	if (/^\s*TY {2}-/.test(text)) return 'ris';
	return /^\s*(?:\[\s*\{|\{)/.test(text) ? 'csl-json' : 'list';
}

/** The notes of a folder, and how many places in it could not be read; already told. */
async function notesIn(folder: string | null, world: World): Promise<{ readonly notes: readonly Note[]; readonly failures: number }> {
	if (folder === null) return { notes: [], failures: 0 };
	if (await world.files.kind(folder) !== 'folder') throw new UsageError(`Not a folder: ${folder}`);
	const { config } = await readSettings(world.files, folder, null);
	const { notes, failures } = await findNotes(world.files, folder);
	for (const failure of failures) complain(world, `${failure.path}: ${failure.message}`);
	const read: Note[] = [];
	let unread = failures.length;
	for await (const note of readNotes(world.files, notes)) {
		if (!isFailure(note)) read.push(readNote(joinPath(folder, note.path), note.text, config));
		else {
			unread++;
			complain(world, `${note.path}: ${note.message}`);
		}
	}
	return { notes: read, failures: unread };
}

function tellDuplicates(rows: readonly ImportRow[], source: string, world: World): void {
	for (const { draft, line, known, repeats } of rows) {
		const where = known === null ? `the same as line ${repeats! + 1}` : `stands in ${known}`;
		world.err(`${printable(source)}:${line + 1}: Duplicate, ${printable(where)}: ${printable(draft.title || draft.url)}\n`);
	}
}

/** Says where a note cannot hold a paper as the list has it. */
function tellChanges(rows: readonly ImportRow[], style: Parameters<typeof normaliseDraft>[1], source: string, world: World): void {
	for (const { draft, line } of rows) {
		const normal = normaliseDraft(draft, style);
		if (draftDifferences(draft, normal.draft).length === 0) continue;
		for (const { message } of normal.changes) world.err(`${printable(source)}:${line + 1}: ${message}: ${printable(draft.title || draft.url)}\n`);
	}
}
