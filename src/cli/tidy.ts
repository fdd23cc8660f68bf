import { readNote } from '../core/note';
import { reasonOf } from '../core/reason';
import { counted } from '../core/rules/shown';
import { defaultTidy, tidyLog, type TidySwitches } from '../core/tidy';
import type { Arguments } from './options';
import { paintFor, printable } from './printable';
import { encodeText } from './read-notes';
import { complain, dryRunOption, openRoots, readRoot, settingsOption, stopAtBrokenSettings } from './roots';
import { unifiedDifference } from './unified';
import type { Verb } from './verb';
import { UsageError, type ExitCode, type World } from './world';

export const tidyVerb: Verb = {
	name: 'tidy',
	summary: 'Puts logs in order: dates, sections, blank lines, style.',
	operands: '<file or folder>...',
	options: [
		{ name: 'order', value: 'newest|oldest|keep', choices: ['newest', 'oldest', 'keep'], summary: 'Which date comes first. Default: as the settings or the log have it.' },
		{ name: 'precision', value: 'month|day', choices: ['month', 'day'], summary: 'Gather days under their month, or part months where the URLs tell the day.' },
		{ name: 'links', summary: 'Also write all link items in one form.' },
		{ name: 'no-merge', summary: 'Leave sections of the same date apart.' },
		{ name: 'no-dates', summary: 'Leave the formats of dates as they are.' },
		{ name: 'no-blanks', summary: 'Leave blank lines as they are.' },
		{ name: 'no-stars', summary: 'Leave stars as they are written.' },
		{ name: 'check', summary: 'Write nothing; exit with 1 when something would change.' },
		dryRunOption,
		settingsOption,
	],
	notes: [
		'Entries move word for word, and each stays under its date. What stands outside of logs, and sections without a date, stay in place.\n'
		+ 'Doing it twice changes nothing more.',
		'With `-` the note is read from standard input and printed in order.',
	],
	examples: ['tidy --dry-run "ML Watch.md"', 'tidy --order newest --links "ML Watch.md"', 'tidy --check ~/vault', 'tidy - < "ML Watch.md" > tidy.md'],
	run: tidy,
};

async function tidy(given: Arguments, world: World): Promise<ExitCode> {
	const dry = given.has('dry-run');
	const writes = !dry && !given.has('check');
	// What is piped in goes on through the pipe, and nothing else may stand there.
	const piped = writes && given.paths.includes('-');
	if (piped && given.paths.length > 1) throw new UsageError('Unexpected `-` beside other files: what is piped in is printed, so it has to come alone');
	const switches = switchesOf(given);
	const roots = await openRoots(given.paths, world, given.last('settings'));
	// With a default in the place of what could not be read, sections would be moved as nobody asked.
	if (writes && !piped) stopAtBrokenSettings(roots);
	const paint = paintFor(world.colors ?? false);
	const failures = { count: 0 };
	let notes = 0;
	let changed = 0;
	for (const root of roots) {
		for await (const { path, file, text, bytes } of readRoot(root, world, failures)) {
			notes++;
			const note = readNote(path, text, root.config);
			const isLog = note.log.frontMatter?.watched !== false && note.log.dates.length > 0;
			const tidied = isLog ? tidyLog(note, root.config, switches) : { text, edits: [], problems: [] };
			for (const problem of tidied.problems) complain(world, problem);
			if (piped) world.out(tidied.text);
			if (piped || tidied.edits.length === 0) continue;
			changed++;
			if (dry) world.out(unifiedDifference(file, text, tidied.text, paint));
			else world.out(`${printable(path)}\n`);
			if (!writes) continue;
			try {
				await world.files.write(file, encodeText(tidied.text), bytes);
			} catch (error) {
				failures.count++;
				complain(world, `${path}: ${reasonOf(error)}`);
			}
		}
	}
	if (piped) return failures.count > 0 ? 2 : 0;
	world.err(`${changed} of ${counted(notes, 'note')} ${writes ? 'put in order' : 'would change'}.\n`);
	if (failures.count > 0) return 2;
	return given.has('check') && changed > 0 ? 1 : 0;
}

function switchesOf(given: Arguments): TidySwitches {
	return {
		order: (given.last('order') ?? defaultTidy.order) as TidySwitches['order'],
		precision: (given.last('precision') ?? defaultTidy.precision) as TidySwitches['precision'],
		links: given.has('links'),
		merge: !given.has('no-merge'),
		dates: !given.has('no-dates'),
		blanks: !given.has('no-blanks'),
		stars: !given.has('no-stars'),
	};
}
