import { collectNotes } from '../core/daily/collect';
import { obstacleIn } from '../core/daily/move';
import { readNote } from '../core/note';
import { counted } from '../core/rules/shown';
import { dailyOptions, openDailyVault, readFound, showMoves, standsTwice, stayInVault, stopAt, tellMoves, writeMove } from './daily';
import type { Arguments } from './options';
import type { NoteText } from './read-notes';
import { complain, hasFileIn } from './roots';
import type { Verb } from './verb';
import { UsageError, type ExitCode, type World } from './world';

export const collectVerb: Verb = {
	name: 'collect',
	summary: 'Moves the entries of daily notes into a log.',
	operands: '<log>',
	options: [
		{ name: 'days', summary: 'A section for each day, also in a log that has one for each month.' },
		...dailyOptions,
	],
	notes: [
		'Each entry moves under its day, word for word; a missing log is made. What else stands in a daily note stays there, and so does the\n'
		+ 'note itself. The log is written first: at every moment each entry stands somewhere, and where a run\n'
		+ 'was broken off the next one finishes it. `split` is the way back.',
	],
	examples: ['collect --dry-run "ML Watch.md"', 'collect --folder Daily "ML Watch.md"'],
	run: collect,
};

async function collect(given: Arguments, world: World): Promise<ExitCode> {
	const vault = await openDailyVault(given, world);
	const { daily, notes, root: { config } } = vault;
	if (!notes.has(vault.log) && await world.files.kind(given.paths[0]!) !== null) throw new UsageError(`${given.paths[0]!} is hidden, or no file: choose another log`);
	const texts = new Map<string, NoteText>();
	for (const [path, found] of notes) {
		if (path === vault.log || daily.dateOf(path)) texts.set(path, await readFound(found, world));
	}
	const before = texts.get(vault.log) ?? null;
	const read = [...texts].map(([path, { text }]) => readNote(path, text, config));
	const log = readNote(vault.log, before?.text ?? '', config);
	stopAt(obstacleIn(log));
	const { receivers, givers, problems } = collectNotes(log, read, { daily, config, hasFile: hasFileIn(vault.root), isMade: before === null, keepsDays: given.has('days') });
	for (const problem of problems) complain(world, problem);
	await stayInVault(receivers, vault, world);
	if (given.has('dry-run') || given.has('check')) {
		if (given.has('dry-run')) showMoves([...receivers, ...givers], vault, world);
		else tellMoves(givers, world);
		world.err(`Entries of ${counted(givers.length, 'daily note')} would move.\n`);
		return vault.root.failures.length > 0 ? 2 : given.has('check') && givers.length > 0 ? 1 : 0;
	}
	for (const move of receivers) if (!await writeMove(move, vault, before, world)) return 2;
	let failures = 0;
	for (const move of givers) {
		if (await writeMove(move, vault, texts.get(move.path)!, world)) tellMoves([move], world);
		else {
			failures++;
			complain(world, standsTwice(move.path, vault.log));
		}
	}
	world.err(`Entries of ${counted(givers.length - failures, 'daily note')} moved.\n`);
	return failures + vault.root.failures.length > 0 ? 2 : 0;
}
