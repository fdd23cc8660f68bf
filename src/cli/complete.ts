import { fieldsOf } from '../core/config/config';
import { styleOf } from '../core/conventions';
import { dateRank } from '../core/date';
import { Library } from '../core/library';
import { readNote, type Note } from '../core/note';
import { reasonOf } from '../core/reason';
import { factsOf } from '../core/rules/facts';
import { counted } from '../core/rules/shown';
import { applyEdits, positionAt, textOf, type Edit } from '../core/text';
import { completeEntry, incompleteEntries, keepsEntries, type Completion, type IncompleteEntry } from '../metadata/completion';
import { linkHabitsOf, type DraftContext } from '../metadata/draft-of';
import type { Found } from '../metadata/found';
import { detailOptions, lookUp, networkNote, servicesFor, tellFailures } from './details';
import type { Arguments } from './options';
import { paintFor, printable } from './printable';
import { encodeText, type NoteText } from './read-notes';
import { complain, openRoots, readRoot, settingsOption, type Root } from './roots';
import { dateOption } from './selection';
import { unifiedDifference } from './unified';
import type { Verb } from './verb';
import { UsageError, type ExitCode, type World } from './world';

export const completeVerb: Verb = {
	name: 'complete',
	summary: 'Fills in links, keywords and titles that entries lack.',
	operands: '[<file or folder>...]',
	options: [
		{ name: 'write', summary: 'Write what is proposed. Otherwise it is printed as a difference.' },
		{ name: 'dry-run', summary: 'Write nothing; that is the default.' },
		{ name: 'since', value: 'date', summary: 'Only entries of this day, month or year and later ones.' },
		{ name: 'limit', value: 'number', summary: 'Look at no more than so many entries.' },
		...detailOptions,
		settingsOption,
	],
	notes: [
		'Looks at papers without link line, without keywords, or with a bare URL for a title. It only adds: no link, keyword, summary or comment that\n'
		+ 'is there is changed. Keywords are those that your notes use and whose words stand in the title or abstract; the words are told.',
		networkNote,
		'Exits with 1 when a service did not answer, with 2 when something could not be read or written.',
	],
	examples: ['complete "ML Watch.md"', 'complete --write --since 2021-09 ~/vault', 'complete --offline --dry-run .'],
	run: complete,
};

/** A note with entries that lack something. */
interface Incomplete {
	readonly file: NoteText;
	readonly note: Note;
	readonly root: Root;
	readonly entries: readonly IncompleteEntry[];
}

async function complete(given: Arguments, world: World): Promise<ExitCode> {
	const writes = given.has('write');
	if (writes && given.has('dry-run')) throw new UsageError('`--write` and `--dry-run` exclude each other');
	if (writes && given.paths.includes('-')) throw new UsageError('What is piped in cannot be written in place: name a file');
	const roots = await openRoots(given.paths.length > 0 ? given.paths : ['.'], world, given.last('settings'));
	const asked = servicesFor(given, roots[0]!.config);
	const failures = { count: 0 };
	const contexts = new Map<Root, DraftContext>();
	const incomplete: Incomplete[] = [];
	let left = limitOf(given);
	for (const root of roots) {
		const library = new Library();
		for await (const file of readRoot(root, world, failures)) {
			const note = readNote(file.path, file.text, root.config);
			library.set(note, { fields: fieldsOf(root.config) });
			const entries = note.log.frontMatter?.watched === false ? [] : wanted(note, given).slice(0, left);
			left -= entries.length;
			// What lacks nothing need not stay in memory.
			if (entries.length > 0) incomplete.push({ file, note, root, entries });
		}
		contexts.set(root, { config: root.config, facts: factsOf(library.all()), links: linkHabitsOf(library.all()), today: null });
	}
	const urls = [...new Set(incomplete.flatMap(({ entries }) => entries.map(({ url }) => url)))];
	const found = new Map((await lookUp(urls, asked, world)).map((one) => [one.given, one]));
	const untold = tellFailures([...found.values()], world);
	let completed = 0;
	for (const part of incomplete) {
		const count = await completeNote(part, found, contexts.get(part.root)!, writes, world);
		if (count === null) failures.count++;
		else completed += count;
	}
	const all = incomplete.reduce((sum, { entries }) => sum + entries.length, 0);
	world.err(`${completed} of ${counted(all, 'entry that lacks something', 'entries that lack something')} ${writes ? 'completed' : 'could be completed; `--write` does it'}.\n`);
	if (failures.count > 0) return 2;
	return untold > 0 ? 1 : 0;
}

function limitOf(given: Arguments): number {
	const written = given.last('limit');
	if (written === null) return Infinity;
	if (!/^[1-9]\d{0,8}$/.test(written)) throw new UsageError(`Unexpected \`${written}\` for \`--limit\`, expected a number from 1`);
	return Number(written);
}

function wanted(note: Note, given: Arguments): IncompleteEntry[] {
	const since = dateOption(given, 'since');
	const entries = incompleteEntries(note);
	if (!since) return entries;
	return entries.filter(({ located: { date } }) => date !== null && dateRank(date) >= dateRank(since));
}

/** @returns how many entries were completed; null where the note could not be written. */
async function completeNote({ file, note, entries }: Incomplete, found: ReadonlyMap<string, Found>, context: DraftContext, writes: boolean, world: World): Promise<number | null> {
	const style = styleOf(note, context.config);
	const edits: Edit[] = [];
	let completed = 0;
	for (const { located, url } of entries) {
		const completion = completeEntry(note, located, found.get(url)!, { style, context });
		if (!completion) continue;
		const line = positionAt(note.lineStarts, located.from + located.block.heading[0]).line + 1;
		if ('refusal' in completion) {
			complain(world, `${file.path}:${line}: ${completion.refusal}`);
			continue;
		}
		edits.push(...completion.edits);
		completed++;
		world.err(`${printable(file.path)}:${line}: ${printable(reasonsFor(completion, textOf(located.block.text, located.block.title)))}\n`);
	}
	if (edits.length === 0) return 0;
	const after = applyEdits(note.text, edits);
	if (!keepsEntries(note, after, context.config)) {
		complain(world, `${file.path}: Nothing was written: other entries would be read differently.`);
		return null;
	}
	if (!writes) {
		world.out(unifiedDifference(file.file, note.text, after, paintFor(world.colors ?? false)));
		return completed;
	}
	try {
		await world.files.write(file.file, encodeText(after), file.bytes);
		world.out(`${printable(file.path)}\n`);
		return completed;
	} catch (error) {
		complain(world, `${file.path}: ${reasonOf(error)}`);
		return null;
	}
}

function reasonsFor({ added, keywords, draft }: Completion, before: string): string {
	const parts: string[] = [];
	if (added.includes('title')) parts.push(`title “${draft.title}” for ${before}`);
	if (added.includes('links')) parts.push(draft.links.map(({ label }) => `[${label}]`).join(' '));
	if (added.includes('keywords')) parts.push(keywords.map(({ keyword, words, where }) => `${keyword} (“${words}” in the ${where})`).join(', '));
	return parts.join('; ');
}
