import { dateRank, isoDate, type LogDate } from '../date';
import type { Entry } from '../entry';
import { byCodeUnits } from '../library/fold';
import type { Located } from '../log';
import { decode } from '../markdown';
import type { Note } from '../note';
import { positionAt, shiftSpan, textOf } from '../text';
import { generatedSpan } from '../log/watch';
import type { LibraryFacts, Place } from './context';
import type { Rule } from './rule';
import { shown } from './shown';
import { entryKeys } from './targets';

export const duplicateEntry: Rule = {
	id: 'duplicate-entry',
	summary: 'Another entry is about the same paper or page.',
	severity: 'info',
	fixable: 'no',
	docs: `Two entries are about the same thing when their titles lead to one URL, or when title or \`[paper]\` link name the same paper: an arXiv id (abstract, PDF or
any version), a DOI, an OpenReview id. Similar URLs never count (39 entries of a real log share most of theirs). The earliest entry stands; the later ones are
reported, and name the place of the first.

Found in all notes; without them the rule is silent. Info: two sources that write about one paper may well deserve two entries.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://arxiv.org/abs/2105.08756)\n\n### News: [Title](https://arxiv.org/pdf/2105.08756v2.pdf)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://arxiv.org/abs/2105.08756)\n\n### News: [Title](https://arxiv.org/abs/2105.08757)\n',
	},
	checkNote(note, { library }, report) {
		if (!library) return;
		const own = ownEntries(note);
		const firsts = firstByKey(own, library, note.path);
		for (const place of own) {
			const { keys, entry: { block, from } } = place;
			if (keys.every((key) => firsts.get(key) === place)) continue;
			const first = earliest(keys.map((key) => firsts.get(key)!))!;
			if (first === place) continue;
			report({
				span: shiftSpan(block.link, from),
				message: `Unexpected second entry about ${shown(keys.find((key) => firsts.get(key) === first)!)}, expected one: ${whereIs(first, note.path)} has it already`,
				related: [{ path: first.path, line: first.line, title: first.title }],
			});
		}
	},
};

/** An entry of the note. Its line and title are read where another entry is about the same thing, which is rare. */
class OwnEntry implements Place {
	constructor(private readonly note: Note, readonly entry: Located<Entry>, readonly keys: readonly string[]) {}

	get path(): string {
		return this.note.path;
	}

	get date(): LogDate | null {
		return this.entry.date;
	}

	get line(): number {
		const { from, block } = this.entry;
		return positionAt(this.note.lineStarts, from + block.heading[0]).line;
	}

	get title(): string {
		const { text, title } = this.entry.block;
		return decode(textOf(text, title));
	}
}

const keysOf = new WeakMap<Entry, readonly string[]>();

/** The entries of the note, without what is generated: that is found again where it was taken from. */
function ownEntries(note: Note): OwnEntry[] {
	const generated = generatedSpan(note.text);
	const own: OwnEntry[] = [];
	for (const entry of note.log.entries) {
		const { block, from } = entry;
		const at = from + block.heading[0];
		if (generated && at >= generated[0] && at < generated[1]) continue;
		let keys = keysOf.get(block);
		if (!keys) keysOf.set(block, (keys = entryKeys(block)));
		if (keys.length > 0) own.push(new OwnEntry(note, entry, keys));
	}
	return own;
}

/**
 * The earliest entry about each target of the note. The library may know an older state of the note at hand: of that note only what
 * stands in it now counts.
 */
function firstByKey(own: readonly OwnEntry[], library: LibraryFacts, path: string): ReadonlyMap<string, Place> {
	const firsts = new Map<string, Place>();
	for (const place of own) {
		for (const key of place.keys) {
			const known = firsts.get(key) ?? firstElsewhere(library.places(key), path);
			firsts.set(key, known && isEarlier(known, place) ? known : place);
		}
	}
	return firsts;
}

/** The earliest entry about one target, and the earliest in any other note than that one's. */
interface Firsts {
	readonly first: Place | null;
	readonly elsewhere: Place | null;
}

/** What many notes share is looked through once, and not once for each of them. */
const firstsOf = new WeakMap<readonly Place[], Firsts>();

/** The earliest of the entries about one target that stand in another note. */
function firstElsewhere(places: readonly Place[], path: string): Place | null {
	// Most targets are known from one entry, which is the one at hand.
	if (places.length < 2) return places[0] && places[0].path !== path ? places[0] : null;
	let known = firstsOf.get(places);
	if (!known) {
		const first = earliest(places);
		firstsOf.set(places, (known = { first, elsewhere: earliest(places.filter((other) => other.path !== first?.path)) }));
	}
	return known.first?.path === path ? known.elsewhere : known.first;
}

function earliest(places: readonly Place[]): Place | null {
	return places.reduce<Place | null>((first, place) => (first && !isEarlier(place, first) ? first : place), null);
}

/** Undated entries come last; of one date, the first by path, then by line. */
function isEarlier(a: Place, b: Place): boolean {
	const [left, right] = [a.date ? dateRank(a.date) : Infinity, b.date ? dateRank(b.date) : Infinity];
	return (left === right ? byCodeUnits(a.path, b.path) || a.line - b.line : left - right) < 0;
}

function whereIs({ path, line, date }: Place, here: string): string {
	const day = date ? ` of ${isoDate(date)}` : '';
	return path === here ? `the one${day} in line ${line + 1}` : `the one${day} in ${shown(path)}, line ${line + 1},`;
}
