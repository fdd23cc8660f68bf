import type { Entry } from '../../core/entry';
import { exportEntryOf, type ExportEntry, type ExportFormat } from '../../core/export/index';
import { sourceRules } from '../../core/index-note';
import { withoutIndexRegion } from '../../core/index-region';
import type { LibraryEntry } from '../../core/library';
import type { Located } from '../../core/log';
import { readNote, type Note } from '../../core/note';
import { textOf } from '../../core/text';
import { entryByHeading } from '../entry-actions';
import type { Shell } from '../shell';
import { Slices } from '../slices';

/** Entries in a format, and how many of those asked for are in it. */
export interface Printed {
	readonly text: string;
	readonly entries: number;
	/** Entries that are no longer as the library had them, or have no place in the format. */
	readonly leftOut: number;
}

/** Prints entries as they stand in their notes now. What the settings leave out of the index is left out here too. */
export async function printEntries(shell: Shell, entries: readonly LibraryEntry[], format: ExportFormat): Promise<Printed> {
	// A key has to be the same whatever part of the entries is printed, so for keys all of them are read.
	const read = await readAll(shell, format.hasKeys ? new Set([...entries, ...shell.library.entries.all()]) : entries);
	const found = entries.flatMap((entry) => read.get(entry) ?? []);
	const printed = format.needsDate ? found.filter(({ date }) => date !== null) : found;
	const title = shell.config().indexes[0].heading.trim() || 'Papers';
	return { text: format.print(printed, { title, url: null, among: [...read.values()] }), entries: printed.length, leftOut: entries.length - printed.length };
}

/** Prints one entry of a note as it stands on the screen, with the key that every export gives it. */
export async function printEntry(shell: Shell, note: Note, entry: Located<Entry>, format: ExportFormat): Promise<string> {
	const { omitted } = sourceRules(shell.config());
	const { entries } = shell.library;
	const own = exportEntryOf(note, entry, omitted);
	const elsewhere = await readAll(shell, entries.all().filter(({ path }) => path !== note.path));
	const beside = entries.entries(note.path).length === 0 ? [] : withoutGenerated(note.path, note.text, shell).log.entries
		.filter(({ from }) => from !== entry.from)
		.map((located) => exportEntryOf(note, located, omitted));
	return format.print([own], { title: '', url: null, among: [...elsewhere.values(), ...beside, own] });
}

/** Those of the entries that are still as the library has them, as they stand in their notes. */
async function readAll(shell: Shell, entries: Iterable<LibraryEntry>): Promise<Map<LibraryEntry, ExportEntry>> {
	const { omitted } = sourceRules(shell.config());
	const notes = new Map<string, Note | null>();
	const read = new Map<LibraryEntry, ExportEntry>();
	const slices = new Slices();
	for (const entry of entries) {
		if (!notes.has(entry.path)) notes.set(entry.path, await readOwn(shell, entry.path));
		const note = notes.get(entry.path);
		const found = note ? exportOf(note, entry, omitted) : null;
		if (found) read.set(entry, found);
		await slices.rest();
	}
	return read;
}

/** A note without what is generated in it. */
async function readOwn(shell: Shell, path: string): Promise<Note | null> {
	const text = await shell.notes.textOf(path);
	return text === null ? null : withoutGenerated(path, text, shell);
}

function withoutGenerated(path: string, text: string, shell: Shell): Note {
	return readNote(path, withoutIndexRegion(text), shell.config());
}

function exportOf(note: Note, { ordinal, heading }: LibraryEntry, omitted: ReadonlySet<string>): ExportEntry | null {
	const there = note.log.entries[ordinal];
	const located = there && textOf(there.block.text, there.block.heading) === heading ? there : entryByHeading(note, heading);
	return typeof located === 'string' ? null : exportEntryOf(note, located, omitted);
}
