import { styleOf } from '../conventions';
import type { Note } from '../note';
import { counted } from '../rules/shown';
import type { DailyNotes } from './daily-notes';
import { carryLinks, giverOf, obstacleIn, receiverOf, standingNote, type MoveOptions, type MovePlan, type NoteMove } from './move';
import { cutDailyNote, type Cut } from './piece';
import { putPieces } from './put';

/**
 * Moves the entries of daily notes into a log, each under its day (in a log kept by months under its month), word for word. Under a date
 * heading of a daily note the whole section moves, elsewhere its entries; what else stands in it stays.
 * @param log the log as it is; a note without text becomes one.
 * @param isMade whether the log has to be made.
 * @param keepsDays whether each day gets a section of its own in a log kept by months, too.
 * @param notes notes of the vault; those that are no daily notes are passed over.
 */
export function collectNotes(log: Note, notes: readonly Note[], options: MoveOptions & {
	readonly daily: DailyNotes; readonly isMade?: boolean; readonly keepsDays?: boolean;
}): MovePlan {
	const { daily, config, isMade = false, keepsDays = false } = options;
	const obstacle = obstacleIn(log);
	if (obstacle !== null) return { receivers: [], givers: [], problems: [obstacle] };
	const problems: string[] = [];
	const cuts: { readonly giver: NoteMove; readonly cut: Cut }[] = [];
	for (const note of notes) {
		const date = daily.dateOf(note.path);
		if (!date || note.path === log.path) continue;
		const cut = cutDailyNote(note, date);
		if (cut.pieces.length === 0) continue;
		const stop = obstacleIn(note);
		const giver = stop === null ? giverOf(note, (read) => cutDailyNote(read, date), config) : null;
		if (giver) cuts.push({ giver, cut });
		else problems.push(stop ?? `${note.path} was left as it is: without its entries it would be read differently. Look at its problems first.`);
	}
	if (cuts.length === 0) return { receivers: [], givers: [], problems };
	const style = styleOf(log, config);
	const put = putPieces(log, cuts.flatMap(({ giver, cut }) => cut.pieces.map((piece) => carryLinks(piece, giver.path, log.path, options))), keepsDays ? { ...style, precision: 'day' } : style);
	const [refused] = put.refused;
	if (refused) return { receivers: [], givers: [], problems: [...problems, `${log.path}: ${refused.reason}`] };
	const receiver = receiverOf(log, isMade, put, config);
	if (!receiver) return { receivers: [], givers: [], problems: [...problems, `${log.path} was left as it is: an entry would be read differently there. Look at its problems first.`] };
	const empty = cuts.filter(({ giver }) => giver.after.trim() === '').length;
	if (empty > 0) problems.push(`${counted(empty, 'daily note')} would be left without a word.`);
	return { receivers: [receiver], givers: cuts.map(({ giver }) => giver), problems: [...put.messages, ...standingNote(put.standing, 'daily notes', log.path), ...problems] };
}
