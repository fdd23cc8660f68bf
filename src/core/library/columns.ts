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

export function columnsOf(entries: readonly LibraryEntry[]): Columns {
	const flags = new Uint8Array(entries.length);
	const ranks = new Int32Array(entries.length);
	const notes = new Uint32Array(entries.length);
	const paths: string[] = [];
	for (const [place, entry] of entries.entries()) {
		flags[place] = (entry.starred ? entryFlags.starred : 0) | (entry.kind === 'discussion' ? entryFlags.discussion : 0)
			| (entry.incomplete ? entryFlags.incomplete : 0) | (entry.hasSummary ? entryFlags.summary : 0) | (entry.hasComment ? entryFlags.comment : 0);
		ranks[place] = entry.rank;
		if (paths.at(-1) !== entry.path) paths.push(entry.path);
		notes[place] = paths.length - 1;
	}
	return {
		entries, flags, ranks, notes, paths,
		sources: oneWord(entries, (entry) => entry.sourceWord),
		keywords: wordColumn(entries, (entry) => entry.keywordWords),
		labels: wordColumn(entries, (entry) => entry.labelWords),
		statuses: oneWord(entries, (entry) => entry.statusWord),
	};
}

function wordColumn(entries: readonly LibraryEntry[], wordsOf: (entry: LibraryEntry) => readonly Word[]): WordColumn {
	const starts = new Uint32Array(entries.length + 1);
	for (let place = 0; place < entries.length; place++) starts[place + 1] = starts[place]! + wordsOf(entries[place]!).length;
	const spellings = new Uint32Array(starts[entries.length]!);
	let at = 0;
	for (const entry of entries) for (const { spelling } of wordsOf(entry)) spellings[at++] = spelling;
	return { starts, spellings };
}

function oneWord(entries: readonly LibraryEntry[], wordOf: (entry: LibraryEntry) => Word | null): WordColumn {
	const starts = new Uint32Array(entries.length + 1);
	const spellings: number[] = [];
	for (let place = 0; place < entries.length; place++) {
		const word = wordOf(entries[place]!);
		if (word) spellings.push(word.spelling);
		starts[place + 1] = spellings.length;
	}
	return { starts, spellings: Uint32Array.from(spellings) };
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
