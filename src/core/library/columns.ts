import type { LibraryEntry } from './library-entry';
import type { Word } from './vocabulary';

/** Bits of `Columns.flags`. */
export const entryFlags = { starred: 1, discussion: 2, incomplete: 4, summary: 8, comment: 16 } as const;

/** Some words of each entry, by the numbers of their spellings: those of the entry at `place` are in `spellings` from `starts[place]` up to `starts[place + 1]`. */
export interface WordColumn {
	readonly starts: Uint32Array;
	readonly spellings: Uint32Array;
}

/**
 * The entries of a library, column by column, by their place in `library.all()`. Going through a hundred thousand entries is
 * quick in a column, where values lie side by side, and slow from object to object.
 */
export interface Columns {
	readonly entries: readonly LibraryEntry[];
	readonly flags: Uint8Array;
	/** `dateRank` of the date, 0 where there is none. */
	readonly ranks: Int32Array;
	/** The number of the note, in the order of `paths`. */
	readonly notes: Uint32Array;
	readonly paths: readonly string[];
	readonly sources: WordColumn;
	readonly keywords: WordColumn;
	readonly labels: WordColumn;
	readonly statuses: WordColumn;
}

/** Columns of an earlier state, and how many entries at its front and its back are still there. */
export interface Kept {
	readonly columns: Columns;
	readonly front: number;
	readonly back: number;
}

/**
 * Makes columns of entries. What is kept is copied; the rest is read, each entry with all its columns: fetching the objects costs more
 * than filling the columns.
 */
export function columnsOf(entries: readonly LibraryEntry[], kept: Kept | null): Columns {
	const count = entries.length;
	const [front, back] = [kept?.front ?? 0, count - (kept?.back ?? 0)];
	const old = kept?.columns ?? null;
	/** Where what is kept at the back stood before. */
	const oldBack = old ? old.entries.length - (kept?.back ?? 0) : 0;
	const flags = new Uint8Array(count);
	const ranks = new Int32Array(count);
	const notes = new Uint32Array(count);
	const paths = old ? old.paths.slice(0, front === 0 ? 0 : old.notes[front - 1]! + 1) : [];
	const words = wordColumns.map((name) => new ColumnBuilder(count, old ? { column: old[name], front, back, oldBack } : null));
	const [sources, keywords, labels, statuses] = words as [ColumnBuilder, ColumnBuilder, ColumnBuilder, ColumnBuilder];
	if (old) {
		flags.set(old.flags.subarray(0, front));
		ranks.set(old.ranks.subarray(0, front));
		notes.set(old.notes.subarray(0, front));
		flags.set(old.flags.subarray(oldBack), back);
		ranks.set(old.ranks.subarray(oldBack), back);
	}
	let path = paths.at(-1) ?? null;
	for (let place = front; place < back; place++) {
		const entry = entries[place]!;
		flags[place] = flagsOf(entry);
		ranks[place] = entry.rank;
		if (entry.path !== path) paths.push(path = entry.path);
		notes[place] = paths.length - 1;
		if (entry.sourceWord) sources.add(entry.sourceWord);
		if (entry.statusWord) statuses.add(entry.statusWord);
		for (const word of entry.keywordWords) keywords.add(word);
		for (const word of entry.labelWords) labels.add(word);
		for (const column of words) column.end(place);
	}
	if (old && back < count) {
		const oldNote = old.notes[oldBack]!;
		const shift = paths.length - oldNote;
		for (let place = back; place < count; place++) notes[place] = old.notes[oldBack + place - back]! + shift;
		for (const name of old.paths.slice(oldNote)) paths.push(name);
	}
	return {
		entries, flags, ranks, notes, paths,
		sources: sources.column(), keywords: keywords.column(), labels: labels.column(), statuses: statuses.column(),
	};
}

const wordColumns = ['sources', 'keywords', 'labels', 'statuses'] as const;

function flagsOf(entry: LibraryEntry): number {
	return (entry.starred ? entryFlags.starred : 0) | (entry.kind === 'discussion' ? entryFlags.discussion : 0)
		| (entry.incomplete ? entryFlags.incomplete : 0) | (entry.hasSummary ? entryFlags.summary : 0) | (entry.hasComment ? entryFlags.comment : 0);
}

/** What a column keeps of an earlier one: the entries before `front`, and those from `oldBack` on, which stand from `back` on now. */
interface KeptWords {
	readonly column: WordColumn;
	readonly front: number;
	readonly back: number;
	readonly oldBack: number;
}

class ColumnBuilder {
	private readonly starts: Uint32Array;
	private spellings: Uint32Array;
	private used = 0;

	constructor(private readonly count: number, private readonly kept: KeptWords | null) {
		this.starts = new Uint32Array(count + 1);
		if (!kept) {
			this.spellings = new Uint32Array(count);
			return;
		}
		const { column, front } = kept;
		this.starts.set(column.starts.subarray(0, front + 1));
		this.used = column.starts[front]!;
		this.spellings = new Uint32Array(column.spellings.length + 16);
		this.spellings.set(column.spellings.subarray(0, this.used));
	}

	/** Adds a word of the entry that is read now. */
	add({ spelling }: Word): void {
		if (this.used === this.spellings.length) this.grow(2 * this.used + 16);
		this.spellings[this.used++] = spelling;
	}

	/** Ends the entry at a place. */
	end(place: number): void {
		this.starts[place + 1] = this.used;
	}

	column(): WordColumn {
		if (this.kept) this.addBack(this.kept);
		return { starts: this.starts, spellings: this.spellings.slice(0, this.used) };
	}

	private addBack({ column, back, oldBack }: KeptWords): void {
		const words = column.spellings.subarray(column.starts[oldBack]);
		const shift = this.used - column.starts[oldBack]!;
		if (this.used + words.length > this.spellings.length) this.grow(this.used + words.length);
		this.spellings.set(words, this.used);
		this.used += words.length;
		for (let place = back; place < this.count; place++) this.starts[place + 1] = column.starts[oldBack + place - back + 1]! + shift;
	}

	private grow(length: number): void {
		const longer = new Uint32Array(length);
		longer.set(this.spellings.subarray(0, this.used));
		this.spellings = longer;
	}
}

/** Whether an entry has one of the words that `found` marks, by the numbers of their spellings. */
export function holdsWord({ starts, spellings }: WordColumn, place: number, found: Uint8Array): boolean {
	for (let at = starts[place]!; at < starts[place + 1]!; at++) if (found[spellings[at]!] === 1) return true;
	return false;
}

/** Whether an entry has any word in a column. */
export function hasWords({ starts }: WordColumn, place: number): boolean {
	return starts[place + 1]! > starts[place]!;
}
