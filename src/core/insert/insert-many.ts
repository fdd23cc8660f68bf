import { dateRank } from '../date';
import { draftDifferences, draftOf, type Draft } from '../draft';
import { kindOfSource } from '../entry';
import { endingFor, headingAbove, margins, nameOf, placeFor, readEdited, writtenEntry, type InsertOptions } from '../insert';
import { normaliseDraft } from '../print/normalise';
import type { Note } from '../note';
import type { Place, Refusal } from './place';
import type { Edit } from '../text';
import { generatedSpan } from '../log/watch';

/** One of several new entries. */
export interface NewEntry {
	readonly draft: Draft;
	/** Plain text that is quoted below the heading of a discussion. */
	readonly quote?: string;
}

/** Several entries about to be written as one change. */
export interface ManyInserted {
	/** In UTF-16 offsets of the note as it is, in text order. */
	readonly edits: readonly Edit[];
	/** Why entries cannot be written, by their index; the others are in the edits. */
	readonly refused: ReadonlyMap<number, string>;
}

/** An entry with a place and the words for it. */
interface Placed {
	readonly index: number;
	readonly normal: Draft;
	readonly place: Place;
	readonly written: string;
}

/** Entries that stand below one heading, in their order. */
interface Group {
	readonly place: Place;
	readonly members: Placed[];
}

/**
 * Puts entries into a note as `insertEntry` does it with one, those of one date below each other in the order given. The note is read
 * twice, however many there are: to find the places, and to see that each entry reads back as it was meant.
 */
export function insertEntries(note: Note, entries: readonly NewEntry[], options: Omit<InsertOptions, 'quote'>): ManyInserted {
	const refused = new Map<number, string>();
	let placed = placeAll(note, entries, options, refused);
	// What does not read back is left out, and the rest tried again: without it the others stand where they should.
	while (placed.length > 0) {
		const { edits, headings } = editsFor(note, placed, options);
		const faults = faultsOf(note, edits, headings, options);
		if (faults.size === 0) return { edits, refused };
		for (const [index, fault] of faults) refused.set(index, fault);
		placed = placed.filter(({ index }) => !faults.has(index));
	}
	return { edits: [], refused };
}

function placeAll(note: Note, entries: readonly NewEntry[], options: Omit<InsertOptions, 'quote'>, refused: Map<number, string>): Placed[] {
	const places = new Map<string, Place | Refusal>();
	return entries.flatMap(({ draft, quote = '' }, index): Placed[] => {
		const normal = normaliseDraft(draft, options.style).draft;
		const key = JSON.stringify([normal.date, kindOfSource(normal.source)]);
		const place = places.get(key) ?? placeFor(note, normal, options);
		places.set(key, place);
		const refusal = refusalOf(normal, place);
		if (refusal !== null || 'refusal' in place) {
			refused.set(index, refusal ?? '');
			return [];
		}
		return [{ index, normal, place, written: writtenEntry(normal, place, { style: options.style, quote }) }];
	});
}

function refusalOf(normal: Draft, place: Place | Refusal): string | null {
	if (normal.title === '') return 'Nothing to write: a title or a URL is expected.';
	if ('refusal' in place) return place.refusal;
	return place.date === null && normal.source === '' ? 'Missing source: outside of dates an entry needs one.' : null;
}

/** An entry's heading line, as a UTF-16 offset in the note as it will be. */
type Headings = ReadonlyMap<number, Placed>;

function editsFor(note: Note, placed: readonly Placed[], { style }: InsertOptions): { edits: Edit[]; headings: Headings } {
	const ending = endingFor(note.text, style);
	const gap = ending.repeat(style.blankLines + 1);
	const headings = new Map<number, Placed>();
	const edits: Edit[] = [];
	let grown = 0;
	for (const groups of byPlace(placed, style.order === 'newest' ? -1 : 1)) {
		const { at } = groups[0]!.place;
		const first = margins(note.text, groups[0]!.place, style, ending);
		let insert = first.before;
		for (const [position, { place, members }] of groups.entries()) {
			if (position > 0) insert += gap;
			insert += headingAbove(place, style).replace(/\n/g, ending);
			for (const [order, member] of members.entries()) {
				if (order > 0) insert += gap;
				headings.set(at + grown + insert.length, member);
				insert += member.written.replace(/\n/g, ending);
			}
		}
		insert += margins(note.text, groups.at(-1)!.place, style, ending).after;
		edits.push({ from: at, to: at, insert });
		grown += insert.length;
	}
	return { edits, headings };
}

/** The groups, those of one place together, in text order. At one place new sections follow each other as the log's do. */
function byPlace(placed: readonly Placed[], direction: 1 | -1): Group[][] {
	const groups = new Map<string, Group>();
	for (const member of placed) {
		const { at, heading, title = '' } = member.place;
		const key = JSON.stringify([at, heading, title]);
		const group = groups.get(key);
		if (group) group.members.push(member);
		else groups.set(key, { place: member.place, members: [member] });
	}
	const places = new Map<number, Group[]>();
	for (const group of groups.values()) {
		const known = places.get(group.place.at);
		if (known) known.push(group);
		else places.set(group.place.at, [group]);
	}
	return [...places].sort(([a], [b]) => a - b).map(([, members]) => members.sort((a, b) => orderOf(a, direction) - orderOf(b, direction)));
}

/** What goes on with what stands above comes first, then new dates, then a new section of discussions, which ends them. */
function orderOf({ place: { heading, title } }: Group, direction: 1 | -1): number {
	if (heading) return dateRank(heading) * direction;
	return title === undefined ? -Infinity : Infinity;
}

/** The entries that would not be read as they were meant; all of them where they would change how others are read. */
function faultsOf(note: Note, edits: readonly Edit[], headings: Headings, { style }: InsertOptions): Map<number, string> {
	const faults = new Map<number, string>();
	const { log } = readEdited(note, edits, style);
	const found = new Map(log.entries.map((entry) => [entry.from + entry.block.heading[0], entry]));
	for (const [at, { index, normal, place }] of headings) {
		const entry = found.get(at);
		const [part] = entry ? draftDifferences({ ...normal, date: place.date }, draftOf(entry)) : [];
		if (!entry) faults.set(index, 'The entry would not be read at its place in this note. Choose another note.');
		else if (part !== undefined) faults.set(index, `The template of the body would not keep the ${nameOf(part)}. Check it in the settings.`);
	}
	if (faults.size > 0 || generatedSpan(note.text) !== null || log.entries.length === note.log.entries.length + headings.size) return faults;
	for (const { index } of headings.values()) faults.set(index, 'The entries would change how others in this note are read. Insert them one at a time.');
	return faults;
}
