import { dailyNotes, defaultDailyFormat, type DailyNotes } from '../core/daily/daily-notes';
import type { NoteMove } from '../core/daily/move';
import { reasonOf } from '../core/reason';
import { counted } from '../core/rules/shown';
import { joinPath, staysInside, withinRoot, type FoundNote } from './find-notes';
import type { Arguments, Option } from './options';
import { paintFor, printable } from './printable';
import { decodeText, encodeText, isFailure, readText, type NoteText } from './read-notes';
import { complain, dryRunOption, openRoot, settingsOption, stopAtBrokenSettings, type Root } from './roots';
import { unifiedDifference } from './unified';
import { UsageError, type FileSystem, type World } from './world';

/** The options of the verbs that move entries between a log and daily notes. */
export const dailyOptions: readonly Option[] = [
	{ name: 'vault', value: 'folder', summary: 'The vault. Default: the nearest folder above the log with settings, else the log\'s own.' },
	{ name: 'folder', value: 'path', summary: 'The folder of the daily notes, below the vault. Default: as the app\'s settings have it.' },
	{ name: 'format', value: 'format', summary: `Their names, such as ${defaultDailyFormat}. Default: as the app's settings have it.` },
	{ name: 'check', summary: 'Write nothing; exit with 1 when something would move.' },
	dryRunOption,
	settingsOption,
];

/** A log in a vault with daily notes. */
export interface DailyVault {
	readonly root: Root;
	/** The log's path below the vault. */
	readonly log: string;
	readonly daily: DailyNotes;
	readonly notes: ReadonlyMap<string, FoundNote>;
}

/** @throws UsageError when the operand is no single note, or the names of the daily notes cannot be told. */
export async function openDailyVault(given: Arguments, world: World): Promise<DailyVault> {
	const [file, second] = given.paths;
	if (file === undefined || file === '-') throw new UsageError('Missing log note. See --help.');
	if (second !== undefined) throw new UsageError(`Unexpected \`${second}\`: one log at a time`);
	if (!file.endsWith('.md')) throw new UsageError(`Unexpected \`${file}\`, expected a log note that ends with .md`);
	const vault = given.last('vault') ?? await vaultAbove(world.files, file);
	const root = await openRoot(vault, world, given.last('settings'));
	if (!given.has('check') && !given.has('dry-run')) stopAtBrokenSettings([root]);
	const log = root.isFolder ? await placeIn(root.path, file, world.files) : null;
	if (log === null) throw new UsageError(`${file} does not lie in the vault ${vault}`);
	const stored = await storedFormat(world.files, root.path);
	const daily = dailyNotes(given.last('folder') ?? stored.folder, given.last('format') ?? stored.format);
	if (typeof daily === 'string') throw new UsageError(`${daily} \`--folder\` and \`--format\` name others.`);
	return { root, log, daily, notes: new Map(root.notes.map((note) => [note.path, note])) };
}

/** The path of a file below a folder, however both are written; null where it lies elsewhere. The file may be missing. */
async function placeIn(folder: string, file: string, files: FileSystem): Promise<string | null> {
	if (await files.kind(folderOf(file)) !== 'folder') return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : folder === '.' ? file : null;
	const real = await files.kind(file) === null ? joinPath(await files.realPath(folderOf(file)), file.slice(file.lastIndexOf('/') + 1)) : await files.realPath(file);
	return withinRoot(real, await files.realPath(folder))?.replaceAll('\\', '/') ?? null;
}

async function vaultAbove(files: FileSystem, file: string): Promise<string> {
	const own = folderOf(file);
	for (let folder = own; ; folder = folderOf(folder)) {
		if (await files.kind(joinPath(folder, '.obsidian')) === 'folder' || await files.kind(joinPath(folder, 'ml-watch.json')) === 'file') return folder;
		if (folder === '.' || folder === '/' || folder === '..' || folder.endsWith('/..')) return own;
	}
}

function folderOf(path: string): string {
	const slash = path.lastIndexOf('/');
	return slash < 0 ? '.' : path.slice(0, Math.max(slash, 1));
}

/** What the app's own daily notes are set to; its defaults where it has not stored any. */
async function storedFormat(files: FileSystem, vault: string): Promise<{ folder: string; format: string }> {
	const file = joinPath(vault, '.obsidian/daily-notes.json');
	const text = (value: unknown, fallback: string): string => (typeof value === 'string' && value.trim() !== '' ? value.trim() : fallback);
	try {
		const stored = await files.kind(file) === 'file' ? JSON.parse(decodeText(await files.read(file))) as Record<string, unknown> | null : null;
		return { folder: text(stored?.['folder'], ''), format: text(stored?.['format'], defaultDailyFormat) };
	} catch {
		throw new UsageError(`Unreadable settings in ${file}. Name the daily notes with \`--folder\` and \`--format\`.`);
	}
}

/** @throws UsageError when the note cannot be read: what it holds has to be known before anything moves. */
export async function readFound(found: FoundNote, world: World): Promise<NoteText> {
	const read = await readText(world.files, found);
	if (isFailure(read)) throw new UsageError(`Nothing was written: ${read.path}: ${read.message}`);
	return read;
}

/**
 * Sees that nothing leaves the vault, where `collect` would not find it again.
 * @throws UsageError when a link leads out.
 */
export async function stayInVault(moves: readonly NoteMove[], { root }: DailyVault, world: World): Promise<void> {
	for (const { path } of moves) {
		if (!await staysInside(joinPath(root.path, path), root.path, world.files)) throw new UsageError(`Nothing was written: ${path} lies outside of the vault: a link leads there`);
	}
}

/** Prints what moves would change. */
export function showMoves(moves: readonly NoteMove[], { root }: DailyVault, world: World): void {
	const paint = paintFor(world.colors ?? false);
	for (const { path, before, after, edits } of moves) if (edits.length > 0) world.out(unifiedDifference(joinPath(root.path, path), before, after, paint));
}

/** Says of each note how many entries come or go. */
export function tellMoves(moves: readonly NoteMove[], world: World): void {
	for (const { path, entries } of moves) world.out(`${printable(path)}: ${counted(entries, 'entry', 'entries')}\n`);
}

/** @throws UsageError where something in the log is in the way: the one note that was named cannot be moved. */
export function stopAt(obstacle: string | null): void {
	if (obstacle !== null) throw new UsageError(`Nothing was written: ${obstacle}`);
}

/** What a person has to know where the receiving notes were written and the giving one was not. */
export function standsTwice(giver: string, receivers: string): string {
	return `What has moved stands in ${giver} and in ${receivers} now. Run this again: it finishes what is left, and nothing comes twice.`;
}

/** Writes one note of a move. @returns whether it was written; why not is told. */
export async function writeMove({ path, after, edits }: NoteMove, { root }: DailyVault, before: NoteText | null, world: World): Promise<boolean> {
	if (edits.length === 0) return true;
	try {
		await world.files.write(joinPath(root.path, path), encodeText(after), before?.bytes ?? null);
		return true;
	} catch (error) {
		complain(world, `${path}: ${reasonOf(error)}`);
		return false;
	}
}
