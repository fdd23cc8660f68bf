import type { Config } from '../config/config';
import { conventionsOf, resolveStyle, type Conventions } from '../conventions';
import { dateRank, printDate, type LogDate } from '../date';
import { blockEdit } from '../insert';
import type { Note } from '../note';
import { placeOf, type Place } from '../insert/place';
import type { Style } from '../style';
import type { Edit } from '../text';
import { wordsOf, type Piece } from './piece';
import { Standing } from './standing';

/** What a note takes in. */
export interface Put {
	readonly edits: readonly Edit[];
	/** What of each piece did not stand there already. */
	readonly placed: readonly { readonly piece: Piece; /** The date that its entries will have. */ readonly date: LogDate | null }[];
	/** How many entries stood there already, word for word: a move that was broken off is finished so, and nothing comes twice. */
	readonly standing: number;
	readonly refused: readonly { readonly piece: Piece; readonly reason: string }[];
	/** What the person should know, such as that days went under their month. */
	readonly messages: readonly string[];
}

/** Words that go to one place of a note. */
interface Group {
	readonly place: Place;
	/** Words before the entries come first, in the other group their entries. */
	readonly order: 0 | 1;
	readonly texts: string[];
}

/**
 * Puts the pieces of several days into a note, each under its date as a new entry would be (FORMAT section 3). All places are those of the
 * note as it is, so that many days cost no more than a look each.
 */
export function putPieces(note: Note, pieces: readonly Piece[], style: Style): Put {
	const groups = new Map<string, Group>();
	const placed: { piece: Piece; date: LogDate | null }[] = [];
	const refused: { piece: Piece; reason: string }[] = [];
	const messages = new Set<string>();
	const standing = new Standing(note);
	const sign = style.order === 'newest' ? -1 : 1;
	for (const piece of [...pieces].sort((a, b) => sign * (dateRank(a.date) - dateRank(b.date)))) {
		const place = placeOf(note, piece.date, style);
		// Words go before the entries of their date.
		const before = wordsOf(piece.lead) === '' ? place : placeOf(note, piece.date, { ...style, insertAt: 'start' });
		if ('refusal' in place || 'refusal' in before) {
			refused.push({ piece, reason: 'refusal' in place ? place.refusal : (before as { refusal: string }).refusal });
			continue;
		}
		const rest = standing.without(piece, place.date);
		const [lead, body] = [wordsOf(rest.lead), wordsOf(rest.body)];
		if (lead === '' && body === '') continue;
		if (place.message !== null) messages.add(place.message);
		placed.push({ piece: rest, date: place.date });
		if (lead !== '') add(groups, before, 0, lead);
		if (body !== '') add(groups, place, 1, body);
	}
	return { edits: editsOf(note, [...groups.values()], style), placed, standing: standing.entries, refused, messages: [...messages] };
}

function add(groups: Map<string, Group>, place: Place, order: 0 | 1, text: string): void {
	const heading = place.heading ? dateRank(place.heading) : -1;
	const key = `${place.at} ${place.behind} ${heading} ${order}`;
	const group = groups.get(key) ?? { place, order, texts: [] };
	group.texts.push(text);
	groups.set(key, group);
}

function editsOf({ text }: Note, groups: readonly Group[], style: Style): Edit[] {
	const sign = style.order === 'newest' ? -1 : 1;
	const rank = ({ place }: Group): number => (place.heading ? dateRank(place.heading) : 0);
	// What goes under a date that stands there already comes before new dates at the same place.
	const inOrder = groups.map((group, index) => ({ group, index })).sort(({ group: a, index }, { group: b, index: other }) => (
		a.place.at - b.place.at || Number(b.place.behind) - Number(a.place.behind)
		|| Number(a.place.heading !== null) - Number(b.place.heading !== null) || sign * (rank(a) - rank(b)) || a.order - b.order || index - other
	)).map(({ group }) => group);
	const edits: Edit[] = [];
	for (let first = 0; first < inOrder.length; ) {
		const { place } = inOrder[first]!;
		const blocks: string[] = [];
		let under: number | null = null;
		let next = first;
		for (; next < inOrder.length && inOrder[next]!.place.at === place.at && inOrder[next]!.place.behind === place.behind; next++) {
			const group = inOrder[next]!;
			const { heading, level } = group.place;
			if (heading && under !== rank(group)) blocks.push(`${'#'.repeat(level)} ${printDate(heading, style.dateFormat)}`);
			under = heading ? rank(group) : null;
			blocks.push(...group.texts);
		}
		edits.push(blockEdit(text, place, blocks.join('\n'.repeat(style.blankLines + 1)), style).edit);
		first = next;
	}
	return edits;
}

/** How a note is written: as the settings say, as it does itself, and where that leaves it open as another note does. */
export function styleFor(note: Note, other: Note, config: Config): Style {
	const own = conventionsOf(note);
	const others = conventionsOf(other);
	const habits = Object.fromEntries(Object.keys(own).map((key) => [key, own[key as keyof Conventions] ?? others[key as keyof Conventions]]));
	return resolveStyle(habits as unknown as Conventions, config);
}
