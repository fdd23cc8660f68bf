import { closest } from './suggestion';
import { UsageError } from './world';

/** An option of a verb, such as `--format <text|json>`. */
export interface Option {
	/** Without dashes. */
	readonly name: string;
	/** What stands for its value in the help; none where the option takes no value. */
	readonly value?: string;
	/** The values it takes; any where left out. */
	readonly choices?: readonly string[];
	readonly summary: string;
}

export const helpOption: Option = { name: 'help', summary: 'Show this help.' };

/** The arguments of a verb, read. */
export interface Arguments {
	readonly paths: readonly string[];
	/** Whether an option was given. */
	has(name: string): boolean;
	/** Every value of an option, in the order given. */
	all(name: string): readonly string[];
	/** The last value of an option, as usual in a shell; null where it was not given. */
	last(name: string): string | null;
}

/**
 * Reads `--name`, `--name value`, `--name=value` and paths in any order; behind `--` everything is a path, and `-` is one.
 * @throws UsageError that names what is wrong and what may have been meant.
 */
export function readArguments(argv: readonly string[], options: readonly Option[]): Arguments {
	const paths: string[] = [];
	const given = new Map<string, string[]>();
	for (let index = 0; index < argv.length; index++) {
		const argument = argv[index]!;
		if (argument === '--') {
			paths.push(...argv.slice(index + 1));
			break;
		}
		if (!argument.startsWith('-') || argument === '-') {
			paths.push(argument);
			continue;
		}
		const equals = argument.indexOf('=');
		const written = equals < 0 ? argument : argument.slice(0, equals);
		const option = findOption(written, options);
		const values = given.get(option.name) ?? [];
		given.set(option.name, values);
		if (option.value === undefined) {
			if (equals >= 0) throw new UsageError(`Unexpected value for \`${written}\`: it takes none`);
			continue;
		}
		const value = equals < 0 ? argv[++index] : argument.slice(equals + 1);
		values.push(checkedValue(option, value));
	}
	return {
		paths,
		has: (name) => given.has(name),
		all: (name) => given.get(name) ?? [],
		last: (name) => given.get(name)?.at(-1) ?? null,
	};
}

function findOption(written: string, options: readonly Option[]): Option {
	const name = written === '-h' ? 'help' : written.startsWith('--') ? written.slice(2) : null;
	const option = options.find((candidate) => candidate.name === name);
	if (option) return option;
	const meant = closest(written, options.map((candidate) => `--${candidate.name}`));
	throw new UsageError(`Unknown option \`${written}\`. ${meant === null ? 'See --help.' : `Did you mean \`${meant}\`?`}`);
}

function checkedValue(option: Option, value: string | undefined): string {
	if (value === undefined) throw new UsageError(`Missing value for \`--${option.name}\`, expected ${option.value}`);
	if (!option.choices || option.choices.includes(value)) return value;
	const meant = closest(value, option.choices);
	const expected = option.choices.map((choice) => `\`${choice}\``).join(' or ');
	throw new UsageError(`Unexpected \`${value}\` for \`--${option.name}\`, expected ${expected}.${meant === null ? '' : ` Did you mean \`${meant}\`?`}`);
}
