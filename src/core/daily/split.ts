import type { Config } from '../config/config';
import { isoDate, precisionOf } from '../date';
import { readNote, type Note } from '../note';
import { counted } from '../rules/shown';
import { watchesOf } from '../log/watch';
import type { DailyNotes } from './daily-notes';
import { carryLinks, giverOf, obstacleIn, receiverOf, standingNote, type MoveOptions, type MovePlan, type NoteMove } from './move';
import { cutSections, type Piece } from './piece';
import { putPieces, styleFor } from './put';

/** The daily notes that a split of a log would write, in the order of the log; to be read for `splitLog`. */
export function splitPaths(log: Note, daily: DailyNotes): string[] {
	return [...new Set(cutSections(log, () => true).pieces.flatMap(({ date }) => pathFor(log, date, daily) ?? []))];
}

function pathFor(log: Note, date: Piece['date'], daily: DailyNotes): string | null {
	const path = daily.pathOf(date);
	return path === log.path ? null : path;
}

/**
 * Moves what a log holds of each day to the note of that day, word for word. A note that is there already takes it in as it takes a new
 * entry; nothing is written over. What does not stand under a day stays in the log.
 * @param notes the daily notes that exist, by path; the others are made.
 * @param isChosen whether a daily note is to be written.
 */
export function splitLog(log: Note, notes: ReadonlyMap<string, Note>, options: MoveOptions & {
	readonly daily: DailyNotes; readonly isChosen?: (path: string) => boolean;
}): MovePlan {
	const { daily, config, isChosen = () => true } = options;
	const obstacle = obstacleIn(log);
	if (obstacle !== null) return { receivers: [], givers: [], problems: [obstacle] };
	const problems: string[] = [];
	const receivers: NoteMove[] = [];
	let standing = 0;
	for (const [path, pieces] of piecesByPath(log, daily)) {
		if (!isChosen(path)) continue;
		const moved = receive(log, path, pieces, notes.get(path) ?? null, options);
		if (typeof moved === 'string') problems.push(moved);
		else receivers.push(moved.move);
		if (typeof moved !== 'string') standing += moved.standing;
	}
	if (receivers.length === 0) return { receivers, givers: [], problems: [...problems, ...staying(log)] };
	const giver = withoutDays(log, new Set(receivers.map(({ path }) => path)), { daily, config });
	if (!giver) return { receivers: [], givers: [], problems: [`${log.path} was left as it is: without these days it would be read differently. Look at its problems first.`] };
	return { receivers, givers: [giver], problems: [...problems, ...standingNote(standing, log.path, 'daily notes'), ...staying(log)] };
}

/**
 * The log without the days whose notes hold them by now.
 * @param written the daily notes that were written: what could not be written stays in the log.
 */
export function withoutDays(log: Note, written: ReadonlySet<string>, { daily, config }: { readonly daily: DailyNotes; readonly config: Config }): NoteMove | null {
	return giverOf(log, (note) => cutSections(note, (date) => written.has(pathFor(log, date, daily) ?? '')), config);
}

function piecesByPath(log: Note, daily: DailyNotes): Map<string, Piece[]> {
	const byPath = new Map<string, Piece[]>();
	for (const piece of cutSections(log, () => true).pieces) {
		const path = pathFor(log, piece.date, daily);
		if (path === null) continue;
		const pieces = byPath.get(path);
		if (pieces) pieces.push(piece);
		else byPath.set(path, [piece]);
	}
	return byPath;
}

function receive(log: Note, path: string, pieces: readonly Piece[], found: Note | null, options: MoveOptions): { move: NoteMove; standing: number } | string {
	const { config } = options;
	const note = found ?? readNote(path, '', config);
	if (note.log.frontMatter?.watched === false) return `${path} is not watched: its entries would be lost from sight. They stay in the log.`;
	const put = putPieces(note, pieces.map((piece) => carryLinks(piece, log.path, path, options)), { ...styleFor(note, log, config), precision: 'day' });
	const [refused] = put.refused;
	if (refused) return `${path}: ${refused.reason}`;
	const move = receiverOf(note, found === null, put, config);
	return move ? { move, standing: put.standing } : `${path}: The entries of ${isoDate(pieces[0]!.date)} would be read differently there. They stay in the log.`;
}

function staying(log: Note): string[] {
	const coarse = watchesOf(log).flat().filter(({ heading, entries }) => heading.date && precisionOf(heading.date) !== 'day' && entries.length > 0).length;
	return coarse === 0 ? [] : [`${counted(coarse, 'section')} of a month or a year ${coarse === 1 ? 'stays' : 'stay'} in the log: no day is known to file ${coarse === 1 ? 'it' : 'them'} under.`];
}
