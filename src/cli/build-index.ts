import { indexName, type IndexSettings } from '../core/config/indexes';
import { readConfig, type Config } from '../core/config/config';
import { buildIndex, IndexContents, indexTargets, pageYear, readIndexSource, type IndexBuild, type IndexReport, type LeftOut } from '../core/index-note';
import { indexRegion } from '../core/index-region';
import { readNote } from '../core/note';
import { counted } from '../core/rules/shown';
import { positionAt } from '../core/text';
import { joinPath, staysInside } from './find-notes';
import type { Arguments } from './options';
import { paintFor, printable, type Paint } from './printable';
import { encodeText, isFailure, readText } from './read-notes';
import { complain, dryRunOption, hasFileIn, openRoot, readRoot, settingsOption, stopAtBrokenSettings, type Root } from './roots';
import { closest } from './suggestion';
import { unifiedDifference } from './unified';
import type { Verb } from './verb';
import { UsageError, type ExitCode, type World } from './world';

export const indexVerb: Verb = {
	name: 'index',
	summary: 'Builds the index notes of a vault.',
	operands: '<vault>',
	options: [
		{ name: 'name', value: 'name', summary: 'Only the index of this name or note; given twice, both. Default: all that the settings name.' },
		{ name: 'note', value: 'path', summary: 'The note to write, below the vault, in place of the one in the settings; `-` prints it.' },
		{ name: 'check', summary: 'Write nothing; exit with 1 when the note is out of date.' },
		dryRunOption,
		{ name: 'force', summary: 'Write even where a person would be asked first, or a note could not be read.' },
		{ name: 'left-out', summary: 'List everything that the notes hold and the index does not, not only the first of it.' },
		settingsOption,
	],
	notes: [
		'The entries that an index shows are written to the region between `<!-- ml-watch:index -->` and `<!-- /ml-watch:index -->`. A note\n'
		+ 'without a region gets one at its end; what stands around the region stays as it is. Where one of several indexes cannot be built,\n'
		+ 'none is written.',
		'Without --force nothing is written, and the exit code is 2, when words were changed in the region by hand, when more than a tenth of\n'
		+ 'the entries would go, or when a note could not be read, whose entries would go too.',
	],
	examples: [
		'index ~/vault',
		'index --check .',
		'index --name Surveys --dry-run ~/vault',
		'index --note - ~/vault | less',
	],
	run: indexVault,
};

/** How many of the entries left out are listed unless all are asked for. */
const listedAtOnce = 10;

interface Choices {
	readonly check: boolean;
	readonly dry: boolean;
	readonly force: boolean;
	readonly leftOut: boolean;
	/** Whether the note goes to standard output. */
	readonly print: boolean;
}

async function indexVault(given: Arguments, world: World): Promise<ExitCode> {
	const choices: Choices = {
		check: given.has('check'), dry: given.has('dry-run'), force: given.has('force'), leftOut: given.has('left-out'), print: given.last('note') === '-',
	};
	const [path] = given.paths;
	if (path === undefined) throw new UsageError('Missing folder of a vault. See --help.');
	if (given.paths.length > 1) throw new UsageError('Unexpected second folder: an index is built from one vault');
	const root = await openRoot(path, world, given.last('settings'));
	if (!root.isFolder) throw new UsageError(`Not a folder: ${path}`);
	// With a default in the place of what could not be read, a private folder or comment could be shown.
	stopAtBrokenSettings([root]);
	const indexes = withNote(namedIn(root.config, given.all('name')), given.last('note'));
	return new Build(root, indexes, choices, world).run();
}

/** The indexes that are named, in the order of the settings; all where none is. */
function namedIn({ indexes }: Config, names: readonly string[]): readonly IndexSettings[] {
	const fits = (index: IndexSettings, name: string): boolean => [indexName(index), index.path].some((own) => own.toLowerCase() === name.toLowerCase());
	for (const name of names) {
		if (indexes.some((index) => fits(index, name))) continue;
		const known = indexes.map(indexName);
		const meant = closest(name, known);
		throw new UsageError(`No index is named \`${name}\`, expected ${known.map((own) => `\`${own}\``).join(' or ')}.${meant === null ? '' : ` Did you mean \`${meant}\`?`}`);
	}
	return names.length === 0 ? indexes : indexes.filter((index) => names.some((name) => fits(index, name)));
}

function withNote(indexes: readonly IndexSettings[], note: string | null): readonly IndexSettings[] {
	const [index, second] = indexes;
	if (note === null || !index) return indexes;
	if (second) throw new UsageError('`--note` is for one index, and the settings have several: choose one with `--name`');
	if (note === '-') return indexes;
	if (readConfig({ indexes: [{ path: note }] }).problems.length > 0) {
		throw new UsageError(`Unexpected \`${note}\` for \`--note\`, expected the path of a note below the vault, ending with .md`);
	}
	return [{ ...index, path: note }];
}

interface Line extends LeftOut {
	/** From 1. */
	readonly line: number;
}

/** A note that is or would be written. */
interface Page {
	readonly path: string;
	readonly file: string;
	readonly before: { readonly text: string; readonly bytes: Uint8Array } | null;
	readonly build: Exclude<IndexBuild, { kind: 'refused' }>;
}

/** One run of the verb. */
class Build {
	private readonly paint: Paint;
	private readonly failures = { count: 0 };
	private readonly leftOut = new Map<string, Line>();
	/** Notes with a region, which may be pages of a year. */
	private readonly regions: string[] = [];

	constructor(private readonly root: Root, private readonly indexes: readonly IndexSettings[], private readonly choices: Choices, private readonly world: World) {
		this.paint = paintFor(world.colors ?? false);
	}

	async run(): Promise<ExitCode> {
		const { root } = this;
		for (const { path } of this.indexes) await this.stayInside(path);
		const all = await this.gather();
		if (this.choices.print) return this.print(all[0]!);
		const pages: Page[] = [];
		for (const contents of all) {
			for (const { path, year } of indexTargets(contents, this.regions)) {
				await this.stayInside(path);
				const file = joinPath(root.path, path);
				const before = await this.read(file, path);
				const build = buildIndex(contents, { path, year, text: before?.text ?? null });
				if (build.kind === 'refused') return this.refuse(path, build, before?.text ?? '');
				pages.push({ path, file, before, build });
			}
		}
		this.tellLeftOut();
		if (this.failures.count > 0 && !this.choices.force) return this.stopUnread();
		return this.write(pages);
	}

	private async stayInside(path: string): Promise<void> {
		const { root, world } = this;
		if (!(await staysInside(joinPath(root.path, path), root.path, world.files))) throw new UsageError(`${path} lies outside of the vault: a link leads there`);
	}

	/** Prints the note as it would be made anew. */
	private print(contents: IndexContents): ExitCode {
		const { path } = contents.index;
		const build = buildIndex(contents, { path, text: null });
		if (build.kind === 'refused') return this.refuse(path, build, '');
		this.tellLeftOut();
		if (this.failures.count > 0 && !this.choices.force) return this.stopUnread();
		if (build.kind === 'change') this.world.out(build.text);
		return this.failures.count > 0 ? 2 : 0;
	}

	private async write(pages: readonly Page[]): Promise<ExitCode> {
		let worst: ExitCode = this.failures.count > 0 ? 2 : 0;
		const due: (Page & { readonly build: Change })[] = [];
		for (const page of pages) {
			const { path, build } = page;
			if (build.kind === 'current') {
				this.world.out(`${printable(path)} is up to date: ${entriesOf(build.report)}.\n`);
				continue;
			}
			const found = this.look(page, build);
			if (found > worst) worst = found;
			if (found === 0) due.push({ ...page, build });
		}
		// Of indexes that belong together none is newer than the others.
		if (worst > 0 && !this.choices.force) return worst;
		if (this.choices.check || this.choices.dry) return worst;
		for (const page of due) await this.writePage(page);
		return worst;
	}

	/** Shows what a person asked to see of a page, and says why it is not written as it is. */
	private look({ path, file, before }: Page, { report, handEdit, confirm, text }: Change): ExitCode {
		const { choices, paint, world } = this;
		if (choices.dry) world.out(unifiedDifference(file, before?.text ?? null, text, paint));
		if (handEdit && !choices.force) {
			if (!choices.dry) world.out(unifiedDifference(path, handEdit.current, handEdit.built, paint));
			return this.outOfDate(`${path}: Words in the index were changed by hand. Change them in the notes they come from, or add \`--force\` to drop them.`);
		}
		if (confirm === 'removal' && !choices.force) {
			return this.outOfDate(`${path}: ${report.changes.removed} of ${counted(report.changes.before, 'entry', 'entries')} would go. Add \`--force\` if that is right.`);
		}
		return choices.check ? this.outOfDate(`${path} is out of date: ${changesOf(report)}.`) : 0;
	}

	private async writePage({ path, file, before, build: { confirm, report, text } }: Page & { readonly build: Change }): Promise<void> {
		const { world } = this;
		if (confirm === 'first') for (const source of report.sources) world.out(`  ${String(source.entries).padStart(5)}  ${printable(source.path)}\n`);
		await world.files.write(file, encodeText(text), before?.bytes ?? null);
		world.out(`${printable(path)}: ${entriesOf(report)} (${changesOf(report)}).\n`);
	}

	/** The index note as it is; null where there is none. */
	private async read(file: string, path: string): Promise<{ text: string; bytes: Uint8Array } | null> {
		const kind = await this.world.files.kind(file);
		if (kind === null) return null;
		if (kind !== 'file') throw new UsageError(`${path} is no file`);
		const read = await readText(this.world.files, { path, file });
		if (isFailure(read)) throw new UsageError(`${path}: ${read.message}`);
		return read;
	}

	/** Reads every note once, for all indexes. */
	private async gather(): Promise<readonly IndexContents[]> {
		const { config } = this.root;
		const hasFile = hasFileIn(this.root);
		const all = this.indexes.map((index) => new IndexContents(config, index, { hasFile }));
		for await (const { path, text } of readRoot(this.root, this.world, this.failures)) {
			const note = readNote(path, text, config);
			if (this.indexes.some((index) => index.pages && pageYear(index.path, path) !== null) && indexRegion(text).kind === 'region') this.regions.push(path);
			for (const contents of all) {
				const source = readIndexSource(note, contents.rules);
				contents.add(source);
				for (const item of source.leftOut) this.leftOut.set(`${path}\n${item.offset}`, { ...item, line: positionAt(note.lineStarts, item.offset).line + 1 });
			}
		}
		return all;
	}

	private refuse(path: string, { message, span }: Extract<IndexBuild, { kind: 'refused' }>, text: string): ExitCode {
		const line = span ? `${path}:${text.slice(0, span[0]).split(/\r\n|\n|\r/).length}: ` : '';
		return this.stop(line + message);
	}

	private stopUnread(): 2 {
		return this.stop(`Nothing was written: ${counted(this.failures.count, 'place')} could not be read, and what stands there would be missing. `
			+ 'Mend this, leave the folder out in the settings, or add `--force`.');
	}

	private stop(message: string): 2 {
		complain(this.world, message);
		return 2;
	}

	/** What keeps a build from being written is, for a check, one more way to be out of date. */
	private outOfDate(message: string): ExitCode {
		complain(this.world, message);
		return this.choices.check ? 1 : 2;
	}

	private tellLeftOut(): void {
		const all = [...this.leftOut.values()];
		const shown = this.choices.leftOut ? all : all.slice(0, listedAtOnce);
		for (const { path, line, message, text } of shown) {
			this.world.err(`${printable(path)}:${line}: Left out: ${printable(message)}  ${this.paint.dim(printable(text))}\n`);
		}
		const more = all.length - shown.length;
		if (more > 0) this.world.err(`${more} more left out; \`--left-out\` lists them.\n`);
	}
}

type Change = Extract<IndexBuild, { kind: 'change' }>;

function entriesOf({ entries, sources }: IndexReport): string {
	return `${counted(entries, 'entry', 'entries')} from ${counted(sources.length, 'note')}`;
}

function changesOf({ changes: { added, changed, moved, removed } }: IndexReport): string {
	const parts = ([[added, 'added'], [changed, 'changed'], [moved, 'moved'], [removed, 'removed']] as const).filter(([count]) => count > 0);
	return parts.length === 0 ? 'only its form changes' : parts.map(([count, what]) => `${count} ${what}`).join(', ');
}
