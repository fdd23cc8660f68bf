import type { Config } from '../config/config';
import { indexRegion } from '../index-region';
import { folderOf, readNote, type Note } from '../note';
import { rebaseEntry, rebaseLinks } from '../relative-links/rebase';
import { counted } from '../rules/shown';
import { applyEdits, type Edit } from '../text';
import { entriesOf, type Cut, type Piece, type PiecePart } from './piece';
import type { Put } from './put';
import { readingOf } from './standing';

/** What changes in one of the notes between which entries move. */
export interface NoteMove {
	readonly path: string;
	/** The text that the edits are for; null where the note has to be made. */
	readonly before: string | null;
	readonly edits: readonly Edit[];
	readonly after: string;
	/** How many entries come or go. Of those that come, some may stand there already: where all do, nothing is to be written. */
	readonly entries: number;
}

/**
 * A move of entries between notes. The receivers have to be written first: at every moment each entry stands somewhere. To undo it, the
 * order is the other way round.
 */
export interface MovePlan {
	readonly receivers: readonly NoteMove[];
	readonly givers: readonly NoteMove[];
	/** What stays where it is and why, and what else a person should know. */
	readonly problems: readonly string[];
}

/** What a move needs to know beside the notes. */
export interface MoveOptions {
	readonly config: Config;
	/** Whether the vault has a file of that path; without it every relative link counts as one to a file. */
	readonly hasFile?: (path: string) => boolean;
}

/** Why nothing may be taken from a note; null where it may. */
export function obstacleIn({ path, text, log }: Note): string | null {
	if (log.frontMatter?.watched === false) return `${path} is not watched: its front matter says \`ml-watch: false\`.`;
	if (log.unclosed) return `${path} holds a block that is never closed, which may hide entries. Close it first.`;
	const region = indexRegion(text);
	if (region.kind === 'broken') return `${path}: ${region.message}`;
	if (/^<{7}(?:[ \r\n]|$)/m.test(text)) return `${path} holds a conflict. Resolve it first.`;
	return null;
}

/**
 * What a cut makes of a note; null where something that stays would be read differently, or would come to stand under a day that would
 * have to go as well.
 */
export function giverOf(note: Note, cutOf: (note: Note) => Cut, config: Config): NoteMove | null {
	const { pieces, edits } = cutOf(note);
	const after = applyEdits(note.text, edits);
	const gone = pieces.flatMap(entriesOf);
	const rest = readNote(note.path, after, config);
	if (cutOf(rest).pieces.length > 0 || !isSame([...rest.log.entries, ...gone].map(readingOf), note.log.entries.map(readingOf))) return null;
	return { path: note.path, before: note.text, edits, after, entries: gone.length };
}

/** What a note becomes that takes pieces in; null where an entry would be read differently there. */
export function receiverOf(note: Note, isMade: boolean, { edits, placed, standing }: Put, config: Config): NoteMove | null {
	const after = applyEdits(note.text, edits);
	if (edits.length === 0) return { path: note.path, before: note.text, edits, after, entries: standing };
	const come = placed.flatMap(({ piece, date }) => entriesOf(piece).map((entry) => readingOf({ ...entry, date })));
	const stands = readNote(note.path, after, config).log.entries.map(readingOf);
	if (!isSame(stands, [...note.log.entries.map(readingOf), ...come])) return null;
	return { path: note.path, before: isMade ? null : note.text, edits, after, entries: come.length + standing };
}

function isSame(one: string[], other: string[]): boolean {
	if (one.length !== other.length) return false;
	const sorted = other.sort();
	return one.sort().every((text, index) => text === sorted[index]);
}

/** A piece whose links by a relative path lead from the folder of the note that takes it in to where they led before. */
export function carryLinks(piece: Piece, giver: string, receiver: string, { config, hasFile = () => true }: MoveOptions): Piece {
	const move = { from: folderOf(giver), to: folderOf(receiver), hasFile };
	const carried = (part: PiecePart): PiecePart => {
		const text = rebaseLinks(part.text, move);
		if (text === part.text || !part.entry) return { ...part, text };
		const entry = rebaseEntry(part.entry, move, config);
		return entry ? { text, entry } : part;
	};
	return { ...piece, lead: piece.lead.map(carried), body: piece.body.map(carried) };
}

/** What a person should know of entries that stand at both ends of a move already; nothing where there are none. */
export function standingNote(count: number, giver: string, receiver: string): string[] {
	return count === 0 ? [] : [`${counted(count, 'entry stands', 'entries stand')} in ${receiver} already, word for word. Nothing comes twice: what goes from ${giver} stays there.`];
}
