import { readConfig, type Config } from '../core/config/config';
import { buildIndex, IndexContents, readIndexSource, type IndexBuild, type IndexReport, type LeftOut } from '../core/index-note';
import { readNote } from '../core/note';
import { counted } from '../core/rules/shown';
import { positionAt } from '../core/text';
import { joinPath, withinRoot } from './find-notes';
import type { Arguments } from './options';
import { paintFor, printable, type Paint } from './printable';
import { encodeText, isFailure, readText } from './read-notes';
import { complain, openRoot, readRoot, settingsOption, type Root } from './roots';
import { unifiedDifference } from './unified';
import type { Verb } from './verb';
import { UsageError, type ExitCode, type World } from './world';

export const indexVerb: Verb = {
	name: 'index',
	summary: 'Builds the index note of a vault.',
	operands: '<vault>',
	options: [
		{ name: 'note', value: 'path', summary: 'The note to write, below the vault; the settings name it otherwise.' },
		{ name: 'check', summary: 'Write nothing; exit with 1 when the note is out of date.' },
		{ name: 'dry-run', summary: 'Write nothing; print what would change as a difference.' },
		{ name: 'force', summary: 'Write even where a person would be asked first, or a note could not be read.' },
		{ name: 'left-out', summary: 'List everything that the notes hold and the index does not, not only the first of it.' },
		settingsOption,
	],
	notes: [
		'Every dated paper of the vault is copied into the region between `<!-- ml-watch:index -->` and `<!-- /ml-watch:index -->`, newest\n'
		+ 'first; a note without a region gets one at its end. What stands around the region stays as it is.',
		'Without --force nothing is written, and the exit code is 2, when words were changed in the region by hand, when more than a tenth of\n'
		+ 'the entries would go, or when a note could not be read, whose entries would go too.',
	],
	examples: [
		'index ~/vault',
		'index --check .',
		'index --note "pages/Papers.md" --dry-run ~/vault',
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
}

async function indexVault(given: Arguments, world: World): Promise<ExitCode> {
	const choices: Choices = {
		check: given.has('check'), dry: given.has('dry-run'), force: given.has('force'), leftOut: given.has('left-out'),
	};
	const [path] = given.paths;
	if (path === undefined) throw new UsageError('Missing folder of a vault. See --help.');
	if (given.paths.length > 1) throw new UsageError('Unexpected second folder: an index is built from one vault');
	const root = await openRoot(path, world, given.last('settings'));
	if (!root.isFolder) throw new UsageError(`Not a folder: ${path}`);
	// With a default in the place of what could not be read, a private folder or comment could be shown.
	if (root.settingsProblems.length > 0) throw new UsageError('Nothing was written: the settings have to be mended first');
	return new Build(root, withNote(root.config, given.last('note')), choices, world).run();
}

function withNote(config: Config, note: string | null): Config {
	if (note === null) return config;
	const { problems } = readConfig({ indexPath: note });
	if (problems.length > 0) throw new UsageError(`Unexpected \`${note}\` for \`--note\`, expected the path of a note below the vault, ending with .md`);
	return { ...config, indexPath: note };
}

interface Line extends LeftOut {
	/** From 1. */
	readonly line: number;
}

/** One run of the verb. */
class Build {
	private readonly paint: Paint;
	private readonly failures = { count: 0 };
	private readonly leftOut: Line[] = [];

	constructor(private readonly root: Root, private readonly config: Config, private readonly choices: Choices, private readonly world: World) {
		this.paint = paintFor(world.colors ?? false);
	}

	async run(): Promise<ExitCode> {
		const { config, root, world } = this;
		const path = config.indexPath;
		const file = joinPath(root.path, path);
		if (!(await staysInside(file, root.path, world))) throw new UsageError(`${path} lies outside of the vault: a link leads there`);
		const target = await this.read(file, path);
		const contents = await this.gather();
		const build = buildIndex(contents, { path, text: target?.text ?? null });
		if (build.kind === 'refused') return this.refuse(build, target?.text ?? '');
		this.tellLeftOut();
		if (this.failures.count > 0 && !this.choices.force) {
			return this.stop(`Nothing was written: ${counted(this.failures.count, 'place')} could not be read, and what stands there would be missing. `
				+ 'Mend this, leave the folder out in the settings, or add `--force`.');
		}
		if (build.kind === 'current') {
			world.out(`${printable(path)} is up to date: ${entriesOf(build.report)}.\n`);
			return this.failures.count > 0 ? 2 : 0;
		}
		return this.write(build, { path, file, before: target });
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

	private async gather(): Promise<IndexContents> {
		const contents = new IndexContents(this.config);
		for await (const { path, text } of readRoot(this.root, this.world, this.failures)) {
			const note = readNote(path, text, this.config);
			const source = readIndexSource(note, contents.rules);
			contents.add(source);
			for (const item of source.leftOut) this.leftOut.push({ ...item, line: positionAt(note.lineStarts, item.offset).line + 1 });
		}
		return contents;
	}

	private async write(
		build: Extract<IndexBuild, { kind: 'change' }>, { path, file, before }: { path: string; file: string; before: { text: string; bytes: Uint8Array } | null },
	): Promise<ExitCode> {
		const { choices, paint, world } = this;
		const { report, handEdit } = build;
		if (choices.dry) world.out(unifiedDifference(file, before?.text ?? null, build.text, paint));
		if (handEdit && !choices.force) {
			if (!choices.dry) world.out(unifiedDifference(path, handEdit.current, handEdit.built, paint));
			return this.outOfDate(`${path}: Words in the index were changed by hand. Change them in the notes they come from, or add \`--force\` to drop them.`);
		}
		if (build.confirm === 'removal' && !choices.force) {
			return this.outOfDate(`${path}: ${report.changes.removed} of ${counted(report.changes.before, 'entry', 'entries')} would go. Add \`--force\` if that is right.`);
		}
		if (choices.check) return this.outOfDate(`${path} is out of date: ${changesOf(report)}.`);
		if (choices.dry) return 0;
		if (build.confirm === 'first') {
			for (const source of report.sources) world.out(`  ${String(source.entries).padStart(5)}  ${printable(source.path)}\n`);
		}
		await world.files.write(file, encodeText(build.text), before?.bytes ?? null);
		world.out(`${printable(path)}: ${entriesOf(report)} (${changesOf(report)}).\n`);
		return this.failures.count > 0 ? 2 : 0;
	}

	private refuse({ message, span }: Extract<IndexBuild, { kind: 'refused' }>, text: string): ExitCode {
		const line = span ? `${this.config.indexPath}:${text.slice(0, span[0]).split(/\r\n|\n|\r/).length}: ` : '';
		return this.stop(line + message);
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
		const shown = this.choices.leftOut ? this.leftOut : this.leftOut.slice(0, listedAtOnce);
		for (const { path, line, message, text } of shown) {
			this.world.err(`${printable(path)}:${line}: Left out: ${printable(message)}  ${this.paint.dim(printable(text))}\n`);
		}
		const more = this.leftOut.length - shown.length;
		if (more > 0) this.world.err(`${more} more left out; \`--left-out\` lists them.\n`);
	}
}

/** Whether a file that may not exist yet lies below a folder once links are followed. */
async function staysInside(file: string, root: string, { files }: World): Promise<boolean> {
	const realRoot = await files.realPath(root);
	for (let path = file; path.length > root.length; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
		if ((await files.kind(path)) === null) continue;
		return withinRoot(await files.realPath(path), realRoot) !== null;
	}
	return true;
}

function entriesOf({ entries, sources }: IndexReport): string {
	return `${counted(entries, 'entry', 'entries')} from ${counted(sources.length, 'note')}`;
}

function changesOf({ changes: { added, changed, moved, removed } }: IndexReport): string {
	const parts = ([[added, 'added'], [changed, 'changed'], [moved, 'moved'], [removed, 'removed']] as const).filter(([count]) => count > 0);
	return parts.length === 0 ? 'only its form changes' : parts.map(([count, what]) => `${count} ${what}`).join(', ');
}
