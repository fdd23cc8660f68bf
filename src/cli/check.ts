import { severities, type Config, type Severity } from '../core/config/config';
import type { CheckOptions } from '../core/lint';
import { reasonOf } from '../core/reason';
import { rules } from '../core/rules/index';
import { vaultsOf, pathInVault, type ReadRoot } from './facts';
import { joinPath, type Failure } from './find-notes';
import { changesSince, type Changes } from './git';
import { checked, mended, type Checked, type Task } from './mend';
import type { Arguments } from './options';
import { paintFor, type Paint } from './printable';
import { encodeText, isFailure, readNotes, readText, type NoteText } from './read-notes';
import { formats, isSilent, reporterOf, summary, type Tally } from './report';
import { complain, openInput, openRoots, settingsOption, stopAtBrokenSettings, type Root } from './roots';
import { dateOption } from './selection';
import { closest } from './suggestion';
import { changedSpans } from './touched';
import { unifiedDifference } from './unified';
import type { Verb } from './verb';
import { UsageError, type ExitCode, type World } from './world';

export const checkVerb: Verb = {
	name: 'check',
	summary: 'Checks notes, and mends what can be mended.',
	operands: '<file or folder>...',
	options: [
		{ name: 'format', value: formats.join('|'), choices: formats, summary: 'Lines for people, an array for programs, a SARIF 2.1.0 log, or notes for GitHub Actions. Default: text.' },
		{ name: 'fix', summary: 'Mend what can be mended without asking, and report what is left.' },
		{ name: 'fix-dry-run', summary: 'Print what `--fix` would change as a difference, and write nothing.' },
		{ name: 'dry-run', summary: 'With --fix: the same as --fix-dry-run.' },
		{ name: 'rule', value: 'id=severity', summary: 'Another severity for a rule: off, info, warning or error; may be repeated.' },
		{ name: 'max-warnings', value: 'number', summary: 'How many warnings are let pass. Default: 0.' },
		{ name: 'since', value: 'date', summary: 'Only what stands under this date or later ones: a baseline for an old log.' },
		{ name: 'changed-from', value: 'git ref', summary: 'Only entries that were touched since this commit, branch or tag.' },
		{ name: 'stdin', summary: 'Check what is piped in; with --fix the mended text goes to standard output, problems to standard error.' },
		{ name: 'stdin-path', value: 'path', summary: 'The note that the piped text is or will be: for its settings, its vault and its date.' },
		settingsOption,
	],
	notes: [
		'Exits with 1 when an error, or more warnings than --max-warnings, are left. Infos are printed and do not count.',
		'Rules that compare notes know all notes of the vault (the nearest folder with `.obsidian` or `ml-watch.json`), else of the folder given.',
		'The generated part of an index note is passed over: it is mended where it comes from.',
	],
	examples: [
		'check ~/vault',
		'check --fix "ML Watch.md"',
		'check --fix-dry-run ~/vault > changes.patch',
		'check --changed-from origin/main --format github .',
		'check --rule empty-field=off --rule keyword-separator=error --format json .',
		'check --stdin --stdin-path "Daily/2021-09-22.md" < draft.md',
	],
	run: async (given, world) => new CheckRun(choicesOf(given), world).run(given),
};

interface Choices {
	readonly format: (typeof formats)[number];
	readonly overrides: Readonly<Record<string, Severity>>;
	readonly mends: boolean;
	/** Whether what would be mended is shown, and nothing written. */
	readonly dry: boolean;
	/** Whether a text is piped in, mended or not. */
	readonly piped: boolean;
	readonly maxWarnings: number;
}

function choicesOf(given: Arguments): Choices {
	const dry = given.has('fix-dry-run') || given.has('dry-run');
	const mends = given.has('fix') || given.has('fix-dry-run');
	if (dry && !mends) throw new UsageError('`--dry-run` needs `--fix`');
	const format = (given.last('format') ?? 'text') as Choices['format'];
	if (dry && format !== 'text') throw new UsageError(`Unexpected \`--format ${format}\`: \`--fix-dry-run\` prints a difference and nothing else`);
	const piped = given.has('stdin') || given.has('stdin-path') || given.paths.includes('-');
	const others = given.paths.filter((path) => path !== '-').length + (given.paths.includes('-') && given.has('stdin') ? 1 : 0);
	if (piped && others > 0 && (mends || given.has('stdin') || given.has('stdin-path'))) {
		throw new UsageError('Unexpected path beside `--stdin`: what is piped in comes alone. `--stdin-path` says which note it is');
	}
	if (piped && given.has('changed-from')) throw new UsageError('`--changed-from` compares files: it cannot be used with what is piped in');
	return { format, mends, dry, piped, overrides: readRuleOptions(given.all('rule')), maxWarnings: maxWarningsOf(given.last('max-warnings')) };
}

/** One run of the verb. */
class CheckRun {
	private readonly paint: Paint;
	private readonly failures: Failure[] = [];
	private readonly tally: Tally = { notes: 0, error: 0, warning: 0, info: 0, fixable: 0, fixed: 0 };
	/** Whether standard output is the mended text's own. */
	private readonly passesOn: boolean;

	constructor(private readonly choices: Choices, private readonly world: World) {
		this.paint = paintFor(world.colors ?? false);
		this.passesOn = choices.piped && choices.mends && !choices.dry;
	}

	async run(given: Arguments): Promise<ExitCode> {
		const { choices, tally, world } = this;
		const since = dateOption(given, 'since');
		const roots = await this.rootsOf(given);
		const reads: ReadRoot[] = [];
		for (const root of roots) reads.push({ root, notes: await this.read(root) });
		const changes = await this.changesOf(given.last('changed-from'), reads);
		const vaults = await vaultsOf(reads, world);
		const reporter = choices.dry ? null : reporterOf(choices.format, this.passesOn ? { ...world, out: (text) => world.err(text) } : world, this.paint);
		for (const [index, { root, notes }] of reads.entries()) {
			const { folder, facts } = vaults[index]!;
			const config: Config = { ...root.config, rules: { ...root.config.rules, ...choices.overrides } };
			const options: CheckOptions = { config, since, today: world.today ?? null, library: facts };
			for (const source of notes) {
				const { text, file } = source;
				const path = folder === null ? source.path : pathInVault(folder, file) ?? source.path;
				const lines = await changes?.[index]?.linesOf(file) ?? 'whole';
				const task: Task = { path, text, options, touched: lines === 'whole' ? null : changedSpans(text, lines) };
				const { note, problems } = choices.mends ? await this.mend(source, task) : checked(task);
				tally.notes++;
				for (const problem of problems) {
					tally[problem.severity]++;
					const { fixable } = reporter?.print(problem, { note, path: source.path, file, folder }) ?? {};
					if (fixable) tally.fixable++;
				}
			}
		}
		reporter?.end(this.failures);
		if (!isSilent(choices.format)) world.err(`${summary(tally, choices)}\n`);
		return this.exitCode();
	}

	private async rootsOf(given: Arguments): Promise<readonly Root[]> {
		const { choices, world } = this;
		const settings = given.last('settings');
		const roots = given.has('stdin') || given.has('stdin-path')
			? [await openInput(given.last('stdin-path'), world, settings)]
			: await openRoots(given.paths, world, settings);
		// With a default in the place of what could not be read, a rule would mend that the person switched off.
		if (choices.mends && !choices.dry) stopAtBrokenSettings(roots);
		return roots;
	}

	/** The notes of a root; what cannot be read is told, and passed over. */
	private async read(root: Root): Promise<readonly NoteText[]> {
		const { files } = this.world;
		const notes: NoteText[] = [];
		this.failures.push(...root.failures);
		// What is piped in can be read once.
		if (root.notes.length === 0) return notes;
		const reads = root.isInput ? [await readText(files, { path: root.path, file: '-' })] : readNotes(files, root.notes);
		for await (const read of reads) {
			if (isFailure(read)) this.fail(read.path, read.message);
			else notes.push(root.isInput ? { ...read, file: root.path } : read);
		}
		return notes;
	}

	private async changesOf(ref: string | null, reads: readonly ReadRoot[]): Promise<readonly Changes[] | null> {
		if (ref === null) return null;
		const known = new Map<string, Changes>();
		const changes: Changes[] = [];
		for (const { root: { path, isFolder } } of reads) {
			const folder = isFolder ? path : joinPath(path.slice(0, path.lastIndexOf('/') + 1), '.');
			const found = known.get(folder) ?? await changesSince(ref, folder, this.world);
			known.set(folder, found);
			changes.push(found);
		}
		return changes;
	}

	/** Mends a note. Where it cannot be written everything is still wrong, and reported. */
	private async mend(source: NoteText, task: Task): Promise<Checked> {
		const { choices: { dry }, paint, passesOn, tally, world } = this;
		const { file, text, bytes } = source;
		const outcome = mended(task);
		if (passesOn) world.out(outcome.text);
		else if (dry) world.out(unifiedDifference(file, text, outcome.text, paint));
		else if (outcome.text !== text) {
			try {
				await world.files.write(file, encodeText(outcome.text), bytes);
			} catch (error) {
				this.fail(source.path, reasonOf(error));
				return checked(task);
			}
		}
		tally.fixed += outcome.fixed;
		return outcome;
	}

	private fail(path: string, message: string): void {
		this.failures.push({ path, message });
		complain(this.world, `${path}: ${message}`);
	}

	private exitCode(): ExitCode {
		const { choices: { maxWarnings }, failures, tally: { error, warning }, world } = this;
		if (failures.length > 0) return 2;
		if (maxWarnings > 0 && warning > maxWarnings) complain(world, `Too many warnings: ${warning}, where --max-warnings lets ${maxWarnings} pass.`);
		return error > 0 || warning > maxWarnings ? 1 : 0;
	}
}

/** @throws UsageError when it is no number of warnings. */
function maxWarningsOf(written: string | null): number {
	if (written === null) return 0;
	if (!/^\d{1,9}$/.test(written)) throw new UsageError(`Unexpected \`${written}\` for \`--max-warnings\`, expected a number such as 10`);
	return Number(written);
}

/** @throws UsageError that names what is wrong. */
function readRuleOptions(written: readonly string[]): Record<string, Severity> {
	const overrides: Record<string, Severity> = {};
	const ids = rules.map((rule) => rule.id);
	for (const option of written) {
		const [id = '', severity] = option.split('=').map((part) => part.trim());
		if (!ids.includes(id)) {
			const meant = closest(id, ids);
			throw new UsageError(`Unknown rule \`${id}\`. ${meant === null ? `The rules are ${ids.join(', ')}` : `Did you mean \`${meant}\`?`}`);
		}
		if (severity === undefined) throw new UsageError(`Missing severity for the rule \`${id}\`, expected \`--rule ${id}=\` and ${severities.join(', ')}`);
		if (!severities.includes(severity as Severity)) {
			throw new UsageError(`Unexpected \`${severity}\` for the rule \`${id}\`, expected ${severities.join(', ')}`);
		}
		overrides[id] = severity as Severity;
	}
	return overrides;
}
