import type { Config } from '../core/config/config';
import { findNotes, type Failure, type Found, type FoundNote } from './find-notes';
import type { Option } from './options';
import { printable } from './printable';
import { isFailure, readNotes, type NoteText } from './read-notes';
import { readSettings, readSettingsAbove } from './settings';
import { program } from './verb';
import { UsageError, type World } from './world';

/** An option of verbs that write notes. */
export const dryRunOption: Option = { name: 'dry-run', summary: 'Write nothing; print what would change as a difference.' };

export const settingsOption: Option = {
	name: 'settings', value: 'file', summary: 'Read the settings from this file instead.',
};

/** A file or folder that the person named, with the notes in it and the settings that hold for them. */
export interface Root {
	/** As given, without a slash at the end. */
	readonly path: string;
	readonly isFolder: boolean;
	readonly config: Config;
	/** What was wrong with the settings; already told. */
	readonly settingsProblems: readonly string[];
	readonly notes: readonly FoundNote[];
	/** Folders that could not be read; already told. */
	readonly failures: readonly Failure[];
	/** Everything that lies below a folder; null for a file. */
	readonly found: Found | null;
	/** Whether its text is piped in, whatever its path says. */
	readonly isInput: boolean;
}

/** Whether a root has a file of a path; macOS gives names in NFD, notes are written in NFC. */
export function hasFileIn({ notes, found }: Root): (path: string) => boolean {
	const files = new Set([...notes.map(({ path }) => path), ...found?.files ?? []].map((path) => path.normalize('NFC')));
	return (path) => files.has(path.normalize('NFC'));
}

/**
 * Finds the notes of every operand before anything is done with the first.
 * @throws UsageError when there is no operand, or one does not exist.
 */
export async function openRoots(paths: readonly string[], world: World, settings: string | null): Promise<Root[]> {
	if (paths.length === 0) throw new UsageError('Missing file or folder. See --help.');
	const roots: Root[] = [];
	for (const path of paths) roots.push(await openRoot(path, world, settings));
	return roots.length > 1 ? withoutRepeats(roots, world) : roots;
}

/** A note that several operands name belongs to the first of them. */
async function withoutRepeats(roots: readonly Root[], { files }: World): Promise<Root[]> {
	const seen = new Set<string>();
	const different: Root[] = [];
	for (const root of roots) {
		const notes: FoundNote[] = [];
		for (const note of root.notes) {
			const place = note.file === '-' ? '-' : await files.realPath(note.file).catch(() => note.file);
			if (!seen.has(place)) notes.push(note);
			seen.add(place);
		}
		different.push({ ...root, notes });
	}
	return different;
}

/** The settings of a root are told once, however many files of one vault are named. */
const told = new WeakMap<World, Set<string>>();

function tellOnce(world: World, messages: readonly string[]): void {
	const known = told.get(world) ?? new Set();
	told.set(world, known);
	for (const message of messages) {
		if (!known.has(message)) complain(world, message);
		known.add(message);
	}
}

export async function openRoot(given: string, world: World, settings: string | null): Promise<Root> {
	const { files } = world;
	const path = withoutSlash(given);
	const kind = path === '-' ? 'file' : await files.kind(path);
	if (kind === null) throw new UsageError(`No such file or folder: ${given}`);
	if (kind === 'other') throw new UsageError(`Neither a file nor a folder: ${given}`);
	const isFolder = kind === 'folder';
	const { config, problems, warnings } = isFolder ? await readSettings(files, path, settings) : await readSettingsAbove(files, path, settings);
	tellOnce(world, [...problems, ...warnings]);
	const found = isFolder ? await findNotes(files, path) : null;
	for (const { path: place, message } of [...found?.failures ?? [], ...found?.notices ?? []]) complain(world, `${place}: ${message}`);
	return { path, isFolder, config, settingsProblems: problems, notes: found?.notes ?? [{ path, file: path }], failures: found?.failures ?? [], found, isInput: path === '-' };
}

/** @throws UsageError where settings could not be used: what they say of what is about to be written is not known then. */
export function stopAtBrokenSettings(roots: readonly Root[]): void {
	if (roots.some(({ settingsProblems }) => settingsProblems.length > 0)) throw new UsageError('Nothing was written: the settings have to be mended first');
}

/** A note that is piped in. @param path the file that it is or will be; null where nobody says. */
export async function openInput(path: string | null, world: World, settings: string | null): Promise<Root> {
	const place = path ?? '-';
	const { config, problems, warnings } = await readSettingsAbove(world.files, place, settings);
	tellOnce(world, [...problems, ...warnings]);
	return { path: place, isFolder: false, config, settingsProblems: problems, notes: [{ path: place, file: place }], failures: [], found: null, isInput: true };
}

function withoutSlash(path: string): string {
	let end = path.length;
	while (end > 1 && path.charAt(end - 1) === '/') end--;
	return path.slice(0, end);
}

/** Reads the notes of a root in order; what cannot be read is told, counted in `failures`, and passed over. */
export async function* readRoot(root: Root, world: World, failures: { count: number }): AsyncGenerator<NoteText> {
	failures.count += root.failures.length;
	for await (const read of readNotes(world.files, root.notes)) {
		if (isFailure(read)) {
			failures.count++;
			complain(world, `${read.path}: ${read.message}`);
		} else {
			yield read;
		}
	}
}

/** Says on standard error what went wrong without ending the run. */
export function complain(world: World, message: string): void {
	world.err(`${program}: ${printable(message)}\n`);
}
