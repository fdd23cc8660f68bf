import { obstacleIn } from '../core/daily/move';
import { splitLog, splitPaths, withoutDays } from '../core/daily/split';
import { readNote } from '../core/note';
import { counted } from '../core/rules/shown';
import { dailyOptions, openDailyVault, readFound, showMoves, standsTwice, stayInVault, stopAt, tellMoves, writeMove } from './daily';
import type { Arguments } from './options';
import type { NoteText } from './read-notes';
import { complain, hasFileIn } from './roots';
import type { Verb } from './verb';
import { UsageError, type ExitCode, type World } from './world';

export const splitVerb: Verb = {
	name: 'split',
	summary: 'Moves the days of a log into daily notes.',
	operands: '<log>',
	options: dailyOptions,
	notes: [
		'What stands under a day moves to the note of that day, word for word. A missing note is made; one that is there takes the entries\n'
		+ 'in as it takes new ones, and nothing in it is written over. What stands under no day stays in the log.',
		'The daily notes are written before the log: at every moment each entry stands somewhere, and where a run was broken off the next one\n'
		+ 'finishes it. `collect` is the way back.',
	],
	examples: ['split --dry-run "ML Watch.md"', 'split --folder Daily --format YYYY/MM/YYYY-MM-DD "ML Watch.md"'],
	run: split,
};

async function split(given: Arguments, world: World): Promise<ExitCode> {
	const vault = await openDailyVault(given, world);
	const { daily, notes, root: { config } } = vault;
	const found = notes.get(vault.log);
	if (!found) throw new UsageError(`No such note: ${given.paths[0]!}`);
	const texts = new Map<string, NoteText>([[vault.log, await readFound(found, world)]]);
	const log = readNote(vault.log, texts.get(vault.log)!.text, config);
	stopAt(obstacleIn(log));
	for (const path of splitPaths(log, daily)) {
		const note = notes.get(path);
		if (note) texts.set(path, await readFound(note, world));
	}
	const existing = new Map([...texts].map(([path, { text }]) => [path, readNote(path, text, config)]));
	const { receivers, givers, problems } = splitLog(log, existing, { daily, config, hasFile: hasFileIn(vault.root) });
	for (const problem of problems) complain(world, problem);
	await stayInVault(receivers, vault, world);
	if (given.has('dry-run') || given.has('check')) {
		if (given.has('dry-run')) showMoves([...receivers, ...givers], vault, world);
		else tellMoves(receivers, world);
		world.err(`${counted(receivers.length, 'daily note')} would be written.\n`);
		return vault.root.failures.length > 0 ? 2 : given.has('check') && receivers.length > 0 ? 1 : 0;
	}
	const written = new Set<string>();
	for (const move of receivers) {
		if (!await writeMove(move, vault, texts.get(move.path) ?? null, world)) continue;
		written.add(move.path);
		tellMoves([move], world);
	}
	const giver = written.size === receivers.length ? givers[0] : withoutDays(log, written, { daily, config });
	const isDone = !giver || written.size === 0 || await writeMove(giver, vault, texts.get(vault.log)!, world);
	if (!isDone) complain(world, standsTwice(vault.log, 'the daily notes that were written'));
	world.err(`${counted(written.size, 'daily note')} written.\n`);
	return isDone && written.size === receivers.length && vault.root.failures.length === 0 ? 0 : 2;
}
