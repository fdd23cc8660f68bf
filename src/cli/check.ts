import { severities, type Config, type Severity } from '../core/config/config';
import { withoutIndexRegion } from '../core/index-region';
import { automaticFix, check, fixAll, type CheckOptions, type Problem } from '../core/lint';
import { readNote, type Note } from '../core/note';
import { rules } from '../core/rules/index';
import { counted } from '../core/rules/shown';
import { applyEdits, positionAt } from '../core/text';
import { githubLine } from './github';
import type { Arguments } from './options';
import { paintFor, printable, type Paint } from './printable';
import { encodeText, type NoteText } from './read-notes';
import { arrayPrinter } from './records';
import { complain, openRoots, readRoot, settingsOption } from './roots';
import { dateOption } from './selection';
import { closest } from './suggestion';
import { unifiedDifference } from './unified';
import type { Verb } from './verb';
import { UsageError, type ExitCode, type World } from './world';

export const checkVerb: Verb = {
	name: 'check',
	summary: 'Checks notes, and mends what can be mended.',
	operands: '<file or folder>...',
	options: [
		{ name: 'format', value: 'text|json|github', choices: ['text', 'json', 'github'], summary: 'Lines for people, an array for programs, or notes for GitHub Actions. Default: text.' },
		{ name: 'fix', summary: 'Mend what can be mended without asking, and report what is left.' },
		{ name: 'dry-run', summary: 'With --fix: print what would change as a difference, and write nothing.' },
		{ name: 'rule', value: 'id=severity', summary: 'Another severity for a rule: off, info, warning or error; may be repeated.' },
		{ name: 'since', value: 'date', summary: 'Only what stands under this date or later ones: a baseline for an old log.' },
		settingsOption,
	],
	notes: [
		'Exits with 1 when a problem of severity warning or error is left. Infos are printed and do not count.',
		'The generated part of an index note is passed over: it is mended where it comes from.',
	],
	examples: [
		'check ~/vault',
		'check --fix "ML Watch.md"',
		'check --fix --dry-run ~/vault',
		'check --rule empty-field=off --rule keyword-separator=error --format json .',
	],
	run: checkNotes,
};

/** A problem as `check --format json` prints it. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export interface ProblemRecord {
	readonly path: string;
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
	readonly rule: string;
	readonly severity: Problem['severity'];
	readonly message: string;
	/** Whether `--fix` would mend it. */
	readonly fixable: boolean;
}

async function checkNotes(given: Arguments, world: World): Promise<ExitCode> {
	const overrides = readRuleOptions(given.all('rule'));
	const since = dateOption(given, 'since');
	const mends = given.has('fix');
	const dry = given.has('dry-run');
	if (dry && !mends) throw new UsageError('`--dry-run` needs `--fix`');
	if (mends && !dry && given.paths.includes('-')) throw new UsageError('What is piped in cannot be mended in place: name a file, or add `--dry-run`');
	const roots = await openRoots(given.paths, world, given.last('settings'));
	// With a default in the place of what could not be read, a rule would mend that the person switched off.
	if (mends && !dry && roots.some((root) => root.settingsProblems.length > 0)) {
		throw new UsageError('Nothing was written: the settings have to be mended first');
	}
	const paint = paintFor(world.colors ?? false);
	// A difference is all that a dry run prints, so that it can be piped into a patch.
	const isText = given.last('format') !== 'json';
	const print = given.last('format') === 'github' ? githubLine : (record: ProblemRecord): string => problemLine(record, paint);
	const records = isText || dry ? null : arrayPrinter(world);
	const failures = { count: 0 };
	const tally: Tally = { notes: 0, error: 0, warning: 0, info: 0, fixable: 0, fixed: 0 };
	for (const root of roots) {
		const config: Config = { ...root.config, rules: { ...root.config.rules, ...overrides } };
		const options: CheckOptions = { config, since, today: world.today ?? null };
		for await (const source of readRoot(root, world, failures)) {
			const { note, problems } = mends
				? await mend(source, options, { world, dry, tally, failures, paint })
				: checked(source, options);
			tally.notes++;
			for (const problem of problems) {
				const record = problemRecord(note, problem);
				tally[problem.severity]++;
				if (record.fixable) tally.fixable++;
				if (records) records.print(record);
				else if (!dry) world.out(`${print(record, source.file)}\n`);
			}
		}
	}
	records?.end();
	if (isText) world.err(`${summary(tally, { mends, dry })}\n`);
	if (failures.count > 0) return 2;
	return tally.error + tally.warning > 0 ? 1 : 0;
}

interface Tally {
	notes: number;
	error: number;
	warning: number;
	info: number;
	fixable: number;
	fixed: number;
}

interface Checked {
	/** The note that the problems' spans refer to. */
	readonly note: Note;
	readonly problems: readonly Problem[];
}

function checked({ path, text }: NoteText, options: CheckOptions): Checked {
	const note = readNote(path, withoutIndexRegion(text), options.config);
	return { note, problems: check(note, options) };
}

interface Mending {
	readonly world: World;
	readonly dry: boolean;
	readonly tally: Tally;
	readonly failures: { count: number };
	readonly paint: Paint;
}

/** Mends a note. Where it cannot be written everything is still wrong, and reported. */
async function mend(source: NoteText, options: CheckOptions, { world, dry, tally, failures, paint }: Mending): Promise<Checked> {
	const visible = withoutIndexRegion(source.text);
	const outcome = fixAll(source.path, visible, options);
	if (outcome.edits.length === 0) return checked(source, options);
	// The offsets are those of the whole text: a region is blanked out, not cut out.
	const text = applyEdits(source.text, outcome.edits);
	if (dry) {
		world.out(unifiedDifference(source.file, source.text, text, paint));
	} else {
		try {
			await world.files.write(source.file, encodeText(text), source.bytes);
		} catch (error) {
			failures.count++;
			complain(world, `${source.path}: ${error instanceof Error ? error.message : String(error)}`);
			return checked(source, options);
		}
	}
	tally.fixed += outcome.fixed.length;
	return { note: readNote(source.path, outcome.text, options.config), problems: outcome.problems };
}

/** @throws UsageError that names what is wrong. */
function readRuleOptions(written: readonly string[]): Record<string, Severity> {
	const overrides: Record<string, Severity> = {};
	const ids = rules.map((rule) => rule.id);
	for (const option of written) {
		const [id = '', severity = ''] = option.split('=').map((part) => part.trim());
		if (!ids.includes(id)) {
			const meant = closest(id, ids);
			throw new UsageError(`Unknown rule \`${id}\`. ${meant === null ? `There are ${ids.join(', ')}.` : `Did you mean \`${meant}\`?`}`);
		}
		if (!severities.includes(severity as Severity)) {
			throw new UsageError(`Unexpected \`${severity}\` for the rule \`${id}\`, expected ${severities.join(', ')}`);
		}
		overrides[id] = severity as Severity;
	}
	return overrides;
}

function problemRecord(note: Note, problem: Problem): ProblemRecord {
	const start = positionAt(note.lineStarts, problem.span[0]);
	const end = positionAt(note.lineStarts, problem.span[1]);
	return {
		path: note.path,
		line: start.line + 1, column: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1,
		rule: problem.rule, severity: problem.severity, message: problem.message, fixable: automaticFix(problem) !== null,
	};
}

/** The form of compilers, which editors and CI know how to link. */
function problemLine({ path, line, column, severity, message, rule }: ProblemRecord, paint: Paint): string {
	const shownSeverity = severity === 'error' ? paint.red(severity) : severity === 'warning' ? paint.yellow(severity) : paint.dim(severity);
	return `${printable(path)}:${line}:${column}: ${shownSeverity}: ${printable(message)} ${paint.dim(`(${rule})`)}`;
}

function summary({ notes, error, warning, info, fixable, fixed }: Tally, { mends, dry }: { mends: boolean; dry: boolean }): string {
	const done = fixed === 0 ? '' : `${dry ? 'Would mend' : 'Mended'} ${counted(fixed, 'problem')}. `;
	const left = error + warning + info;
	if (left === 0) return `${done}No problems${fixed === 0 ? '' : ' left'} in ${counted(notes, 'note')}.`;
	const parts = ([[error, 'error'], [warning, 'warning'], [info, 'info']] as const).filter(([count]) => count > 0);
	const hint = !mends && fixable > 0 ? ` ${fixable} can be mended with --fix.` : '';
	return `${done}${counted(left, 'problem')}${fixed === 0 ? '' : ' left'} in ${counted(notes, 'note')}: ${
		parts.map(([count, noun]) => counted(count, noun)).join(', ')}.${hint}`;
}
