import type { Arguments, Option } from './options';
import { helpOption } from './options';
import type { ExitCode, World } from './world';

/** One thing the terminal door can do. */
export interface Verb {
	readonly name: string;
	readonly summary: string;
	/** What follows the verb, such as `<file or folder>...`. */
	readonly operands: string;
	readonly options: readonly Option[];
	/** Paragraphs of the help behind the options. */
	readonly notes: readonly string[];
	readonly examples: readonly string[];
	run(given: Arguments, world: World): Promise<ExitCode>;
}

export const program = 'ml-watch';

/** The help of a verb. */
export function verbHelp(verb: Verb): string {
	const rows = [...verb.options, helpOption].map((option) => [optionForm(option), option.summary] as const);
	return [
		verb.summary,
		'',
		`Usage: ${program} ${verb.name} [options] ${verb.operands}`,
		'',
		'Options',
		...columns(rows),
		...verb.notes.flatMap((note) => ['', note]),
		'',
		'Examples',
		...verb.examples.map((example) => `  ${program} ${example}`),
		'',
	].join('\n');
}

function optionForm({ name, value }: Option): string {
	return value === undefined ? `--${name}` : `--${name} <${value}>`;
}

/** The help of the program. */
export function programHelp(verbs: readonly Verb[]): string {
	return [
		'Reads, checks and builds watch logs: dated, starred paper notes in plain Markdown.',
		'',
		`Usage: ${program} <command> [options] <file or folder>...`,
		'',
		'Commands',
		...columns(verbs.map((verb) => [verb.name, verb.summary] as const)),
		'',
		`\`${program} <command> --help\` tells the options of a command; \`${program} --version\` the version.`,
		'',
		'Settings are read from `ml-watch.json` in the folder given, else from the plugin\'s settings in that vault.',
		'',
		'Exit codes: 0 fine, 1 something was found, 2 failed or could not read everything.',
		'',
	].join('\n');
}

function columns(rows: readonly (readonly [left: string, right: string])[]): string[] {
	const width = Math.max(...rows.map(([left]) => left.length));
	return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
