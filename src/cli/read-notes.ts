import { reasonOf } from '../core/reason';
import type { FoundNote, Failure } from './find-notes';
import { UsageError, type FileSystem, type World } from './world';

/** A note's text as it stands in its file, byte order mark and line endings included. */
export interface NoteText extends FoundNote {
	readonly text: string;
	/** What the file held: a write makes sure that it still does. */
	readonly bytes: Uint8Array;
}

/** Enough to keep a disk busy; more only holds more notes in memory. */
const readsInFlight = 8;

/** Reads notes a few at a time and hands them out in the order given. What cannot be read is handed out as a failure. */
export async function* readNotes(files: FileSystem, notes: readonly FoundNote[]): AsyncGenerator<NoteText | Failure> {
	const reads: Promise<NoteText | Failure>[] = [];
	let begun = 0;
	for (let index = 0; index < notes.length; index++) {
		while (begun < notes.length && begun < index + readsInFlight) {
			reads.push(readText(files, notes[begun]!));
			begun++;
		}
		yield await reads.shift()!;
	}
}

/** Reads one note; never rejects. */
export async function readText(files: FileSystem, note: FoundNote): Promise<NoteText | Failure> {
	try {
		const bytes = note.file === '-' ? await files.readInput() : await files.read(note.file);
		return { ...note, bytes, text: decodeText(bytes) };
	} catch (error) {
		return { path: note.path, message: reasonOf(error) };
	}
}

/** Reads the note that is to be written; null where there is none yet. @throws UsageError when it is no file, or cannot be read. */
export async function readTarget(path: string, { files }: World): Promise<NoteText | null> {
	const kind = await files.kind(path);
	if (kind === null) return null;
	if (kind !== 'file') throw new UsageError(`${path} is no file`);
	const read = await readText(files, { path, file: path });
	if (isFailure(read)) throw new UsageError(`${path}: ${read.message}`);
	return read;
}

export function isFailure(read: NoteText | Failure): read is Failure {
	return 'message' in read;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of a file, byte order mark included.
 * @throws Error when the bytes are no UTF-8: read as something else they could not be written back as they were.
 */
export function decodeText(bytes: Uint8Array): string {
	try {
		return decoder.decode(bytes);
	} catch (error) {
		if (error instanceof TypeError) throw new Error('Not a UTF-8 text; left alone');
		throw error;
	}
}

export function encodeText(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}
