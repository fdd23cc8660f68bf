import type { Config } from '../config/config';
import { dateRank } from '../date';
import type { Entry } from '../entry';
import { indexRegion } from '../index-region';
import type { Located } from '../log';
import { folderOf, readNote, type Note } from '../note';
import { applyEdits, textOf, type Edit } from '../text';
import { counted } from '../rules/shown';
import type { Cut, Piece } from './piece';
import type { Put } from './put';

/** What changes in one of the notes between which entries move. */
export interface NoteMove {
	readonly path: string;
	/** The text that the edits are for; null where the note has to be made. */
	readonly before: string | null;
	readonly edits: readonly Edit[];
	readonly after: string;
	/** How many entries come or go. */
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
	const gone = pieces.flatMap(({ entries }) => entries);
	const rest = readNote(note.path, after, config);
	if (cutOf(rest).pieces.length > 0 || !isSame([...rest.log.entries, ...gone].map(readingOf), note.log.entries.map(readingOf))) return null;
	return { path: note.path, before: note.text, edits, after, entries: gone.length };
}

/** What a note becomes that takes pieces in; null where an entry would be read differently there. */
export function receiverOf(note: Note, isMade: boolean, { edits, placed }: Put, config: Config): NoteMove | null {
	const after = applyEdits(note.text, edits);
	const come = placed.flatMap(({ piece, date }) => piece.entries.map((entry) => readingOf({ ...entry, date })));
	const stands = readNote(note.path, after, config).log.entries.map(readingOf);
	if (!isSame(stands, [...note.log.entries.map(readingOf), ...come])) return null;
	return { path: note.path, before: isMade ? null : note.text, edits, after, entries: come.length };
}

/** What an entry says, its date, heading and body, whatever its lines end with. */
function readingOf({ block, date }: Located<Entry>): string {
	const lines = `${textOf(block.text, block.heading)}\n${textOf(block.text, block.body)}`.split(/\r\n|\n|\r/);
	return `${date ? dateRank(date) : ''}\n${lines.map((line) => line.trimEnd()).join('\n').trim()}`;
}

function isSame(one: string[], other: string[]): boolean {
	if (one.length !== other.length) return false;
	const sorted = other.sort();
	return one.sort().every((text, index) => text === sorted[index]);
}

/** The destination of a link or image that counts from the folder of its note: no URL, no place in the note itself. */
const relativeLink = /\]\((?!<?(?:[a-z][a-z\d+.-]*:|[#/)]))/i;

/** What a person should know of links in words that go from one folder to another; null where there is nothing to say. */
export function linkNote(moves: readonly { readonly from: string; readonly to: string; readonly pieces: readonly Piece[] }[]): string | null {
	const broken = moves.filter(({ from, to, pieces }) => folderOf(from) !== folderOf(to) && pieces.some(({ lead, body }) => relativeLink.test(lead) || relativeLink.test(body)));
	const [first] = broken;
	if (!first) return null;
	const more = broken.length === 1 ? '' : ` and ${counted(broken.length - 1, 'other note')}`;
	return `Links to files that count from the folder of their note are moved as they are, and lead elsewhere then: look at what goes from ${first.from} to ${first.to}${more}.`;
}
