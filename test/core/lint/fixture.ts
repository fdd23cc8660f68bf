import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readConfig, type Config } from '../../../src/core/config/config';
import { readDate, type LogDate } from '../../../src/core/date';
import { Library } from '../../../src/core/library';
import { automaticFix, check, fixAll, type CheckOptions, type Fix, type FixOutcome, type LibraryFacts, type Problem } from '../../../src/core/lint';
import { readNote, type Note } from '../../../src/core/note';
import { factsOf } from '../../../src/core/rules/facts';
import { lineStarts, positionAt } from '../../../src/core/text';

/** A note and what is to be found in it (test/notes/README.md). */
export interface Fixture {
	readonly name: string;
	readonly text: string;
	readonly config: Config;
	readonly options: CheckOptions;
	/** `7 malformed-link` or `7 malformed-link unfixed`. */
	readonly expected: readonly string[];
}

const folder = path.resolve(import.meta.dirname, '../../notes');

/** Later than anything in a fixture. */
export const someDay: LogDate = { year: 2030, month: 1, day: 1 };

export const fixtures: readonly Fixture[] = readdirSync(folder)
	.filter((file) => file.endsWith('.md') && file !== 'README.md')
	.sort()
	.map((file) => readFixture(file.slice(0, -3), readFileSync(path.join(folder, file), 'utf8')));

function readFixture(name: string, source: string): Fixture {
	const cut = source.lastIndexOf('<!-- expect\n');
	if (cut < 0) throw new Error(`${name}.md says nothing about what is to be found in it`);
	const lines = source.slice(cut).trimEnd().split('\n').slice(1, -1);
	const stored: Record<string, unknown> = {};
	for (const line of lines) {
		const setting = /^(\w+): (.*)$/.exec(line);
		if (setting) stored[setting[1]!] = JSON.parse(setting[2]!);
	}
	const { today, since, ...settings } = stored;
	const { config, problems } = readConfig(settings);
	if (problems.length > 0) throw new Error(`${name}.md: ${problems[0]!.message}`);
	return {
		name, text: source.slice(0, cut), config,
		options: { config, today: dateOf(today) ?? someDay, since: dateOf(since) },
		expected: lines.filter((line) => /^\d/.test(line)),
	};
}

function dateOf(value: unknown): LogDate | null {
	return typeof value === 'string' ? readDate(value)!.date : null;
}

/** What a library says that holds these notes and nothing else. In its vault every file exists whose name is not `lost`. */
export function factsOfNotes(...notes: readonly Note[]): LibraryFacts {
	const library = new Library();
	for (const note of notes) library.set(note);
	return factsOf(library.all(), { hasFile: (link) => !link.includes('lost') });
}

/** The problems as a fixture lists them. */
export function listed(text: string, problems: readonly Problem[]): string[] {
	const starts = lineStarts(text);
	return problems.map((problem) => {
		const line = positionAt(starts, problem.span[0]).line + 1;
		return `${line} ${problem.rule}${automaticFix(problem) ? '' : ' unfixed'}`;
	});
}

/** The problems of a note; where nothing else is said, with what a library says that holds the note alone. */
export function problemsIn(text: string, options: CheckOptions = {}, name = 'Log'): Problem[] {
	const note = readNote(`${name}.md`, text, options.config);
	return check(note, options.library === undefined ? { ...options, library: factsOfNotes(note) } : options);
}

/** Mends a note; as `problemsIn`, each round with what the library says of the text so far. */
export function fixedText(text: string, options: CheckOptions = {}, name = 'Log', choose?: (problem: Problem) => Fix | null): FixOutcome {
	const path = `${name}.md`;
	return fixAll(path, text, { library: factsOfNotes(readNote(path, text, options.config)), ...options }, choose);
}
