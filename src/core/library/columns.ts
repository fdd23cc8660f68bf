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

/** Reads the entries once, each with all its columns: fetching the objects costs more than filling the columns. */
export function columnsOf(entries: readonly LibraryEntry[]): Columns {
	const count = entries.length;
	const flags = new Uint8Array(count);
	const ranks = new Int32Array(count);
	const notes = new Uint32Array(count);
	const paths: string[] = [];
	const sources = new ColumnBuilder(count);
	const keywords = new ColumnBuilder(count);
	const labels = new ColumnBuilder(count);
	const statuses = new ColumnBuilder(count);
	let path: string | null = null;
	for (let place = 0; place < count; place++) {
		const entry = entries[place]!;
		flags[place] = flagsOf(entry);
		ranks[place] = entry.rank;
		if (entry.path !== path) paths.push(path = entry.path);
		notes[place] = paths.length - 1;
		if (entry.sourceWord) sources.add(entry.sourceWord);
		if (entry.statusWord) statuses.add(entry.statusWord);
		for (const word of entry.keywordWords) keywords.add(word);
		for (const word of entry.labelWords) labels.add(word);
		sources.end(place);
		statuses.end(place);
		keywords.end(place);
		labels.end(place);
	}
	return {
		entries, flags, ranks, notes, paths,
		sources: sources.column(), keywords: keywords.column(), labels: labels.column(), statuses: statuses.column(),
	};
}

function flagsOf(entry: LibraryEntry): number {
	return (entry.starred ? entryFlags.starred : 0) | (entry.kind === 'discussion' ? entryFlags.discussion : 0)
		| (entry.incomplete ? entryFlags.incomplete : 0) | (entry.hasSummary ? entryFlags.summary : 0) | (entry.hasComment ? entryFlags.comment : 0);
}

class ColumnBuilder {
	private readonly starts: Uint32Array;
	private spellings: Uint32Array;
	private used = 0;

	constructor(count: number) {
		this.starts = new Uint32Array(count + 1);
		this.spellings = new Uint32Array(count);
	}

	/** Adds a word of the entry that is read now. */
	add({ spelling }: Word): void {
		if (this.used === this.spellings.length) {
			const longer = new Uint32Array(2 * this.used + 16);
			longer.set(this.spellings);
			this.spellings = longer;
		}
		this.spellings[this.used++] = spelling;
	}

	/** Ends the entry at a place. */
	end(place: number): void {
		this.starts[place + 1] = this.used;
	}

	column(): WordColumn {
		return { starts: this.starts, spellings: this.spellings.slice(0, this.used) };
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
