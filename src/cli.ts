import { addVerb } from './cli/add';
import { indexVerb } from './cli/build-index';
import { checkVerb } from './cli/check';
import { collectVerb } from './cli/collect';
import { completeVerb } from './cli/complete';
import { exportVerb } from './cli/export';
import { importVerb } from './cli/import';
import { listVerb } from './cli/list';
import { helpOption, readArguments } from './cli/options';
import { printable } from './cli/printable';
import { splitVerb } from './cli/split';
import { closest } from './cli/suggestion';
import { tidyVerb } from './cli/tidy';
import { program, programHelp, verbHelp, type Verb } from './cli/verb';
import { UsageError, type ExitCode, type World } from './cli/world';
import { reasonOf } from './core/reason';

export const verbs: readonly Verb[] = [listVerb, checkVerb, addVerb, completeVerb, indexVerb, tidyVerb, splitVerb, collectVerb, importVerb, exportVerb];

/**
 * Runs the terminal door in a world. It never throws: what goes wrong is said on standard error.
 * @returns the exit code.
 */
export async function run(world: World): Promise<ExitCode> {
	try {
		return await dispatch(world);
	} catch (error) {
		const message = reasonOf(error);
		world.err(`${program}: ${printable(message)}\n`);
		return 2;
	}
}

async function dispatch(world: World): Promise<ExitCode> {
	const [name, ...rest] = world.argv;
	if (name === undefined) {
		world.err(programHelp(verbs));
		return 2;
	}
	if (name === '--version') {
		world.out(`${world.version ?? 'unknown version'}\n`);
		return 0;
	}
	if (name === '--help' || name === '-h' || name === 'help') return showHelp(rest[0], world);
	const verb = findVerb(name);
	// `--help` is answered even where another argument is wrong: who asks for help has just seen an error.
	if (rest.includes('--help') || rest.includes('-h')) return showHelp(name, world);
	return verb.run(readArguments(rest, [...verb.options, helpOption]), world);
}

function showHelp(name: string | undefined, world: World): ExitCode {
	world.out(name === undefined ? programHelp(verbs) : verbHelp(findVerb(name)));
	return 0;
}

function findVerb(name: string): Verb {
	const verb = verbs.find((candidate) => candidate.name === name);
	if (verb) return verb;
	const meant = closest(name, verbs.map((candidate) => candidate.name));
	const hint = meant === null ? `See \`${program} --help\`.` : `Did you mean \`${meant}\`?`;
	throw new UsageError(`Unknown ${name.startsWith('-') ? 'option' : 'command'} \`${name}\`. ${hint}`);
}
