import { sameDate } from './date';
import { indexRegion, withoutIndexRegion } from './index-region';
import { holdsWord, type Columns, type WordColumn } from './library/columns';
import { inOrder, type InOrder } from './library/in-order';
import type { LibraryEntry } from './library/library-entry';
import { readEntries, Vocabularies } from './library/read-entries';
import { byPath } from './library/path-order';
import { SearchIndex } from './library/search-index';
import type { SearchedText } from './library/searched-text';
import type { Vocabulary } from './library/vocabulary';
import { dateOfName, parse } from './log';
import { baseName, type Note } from './note';
import { unreadOf, type Unread } from './log/unread';
import { defaultFieldTable, type FieldTable } from './field';

export { LibraryEntry, type Link } from './library/library-entry';
export type { Vocabulary, Word } from './library/vocabulary';

interface Shelf {
	readonly path: string;
	readonly entries: readonly LibraryEntry[];
	readonly searched: SearchedText;
	readonly unread: readonly Unread[];
	readonly edited: number;
}

export interface SetOptions {
	/** When the note was last changed, in milliseconds; only compared, for the order "recently edited". */
	readonly edited?: number;
	/** The fields by which the note was read; those known without any setting when left out. */
	readonly fields?: FieldTable;
}

/**
 * The entries of many notes. Replacing or removing a note costs time for that note alone; what is derived from all of them is made
 * when it is asked for, once a revision. Equal notes make equal libraries, whatever happened before.
 */
export class Library {
	private readonly shelves = new Map<string, Shelf>();
	private readonly words = new Vocabularies();
	private readonly index = new SearchIndex();
	private count = 0;
	private changes = 0;
	private order: readonly string[] | null = null;
	/** What was made of all entries last, and at which revision. */
	private made: InOrder<Shelf> | null = null;
	private madeAt = -1;

	/** Grows with every change. What was computed at one revision holds as long as it is the same. */
	get revision(): number {
		return this.changes;
	}

	/** The number of entries. */
	get size(): number {
		return this.count;
	}

	get keywords(): Vocabulary {
		return this.words.keywords;
	}

	get sources(): Vocabulary {
		return this.words.sources;
	}

	get labels(): Vocabulary {
		return this.words.labels;
	}

	get statuses(): Vocabulary {
		return this.words.statuses;
	}

	/** Puts the entries of a note in the place of those it had. The generated part of an index note is left out. */
	set(note: Note, { edited = 0, fields = defaultFieldTable }: SetOptions = {}): void {
		const own = withoutRegion(note, fields);
		if (own.log.frontMatter?.watched === false) {
			this.remove(note.path);
			return;
		}
		const unread = unreadOf(own, { text: note.text, region: indexRegion(note.text) });
		const { entries, searched } = readEntries(own, this.words);
		if (entries.length === 0 && unread.length === 0) {
			this.remove(note.path);
			return;
		}
		const path = entries[0]?.path ?? note.path;
		const before = this.shelves.get(path);
		if (before) this.index.remove(before.searched);
		this.index.add(searched);
		this.put({ path, entries, searched, unread, edited });
	}

	/** Drops a note. @returns whether it was there. */
	remove(path: string): boolean {
		const shelf = this.take(path);
		if (shelf) this.index.remove(shelf.searched);
		return shelf !== null;
	}

	/**
	 * Moves a note, over another one where the new path is taken.
	 * @returns whether the note has to be read again: its name may be a date, which governs what stands in it.
	 */
	rename(from: string, to: string): boolean {
		const readAgain = !sameDate(dateOfName(baseName(from)), dateOfName(baseName(to)));
		if (from === to) return false;
		this.remove(to);
		const shelf = this.take(from);
		if (!shelf) return readAgain;
		this.put({
			...shelf, path: to,
			entries: shelf.entries.map((entry) => entry.movedTo(to)),
			unread: shelf.unread.map((item) => ({ ...item, path: to })),
		});
		return readAgain;
	}

	has(path: string): boolean {
		return this.shelves.has(path);
	}

	/** The entries of a note, in text order. */
	entries(path: string): readonly LibraryEntry[] {
		return this.shelves.get(path)?.entries ?? [];
	}

	/** When a note was last changed, as it was told by `set`; 0 where it was not. */
	edited(path: string): number {
		return this.shelves.get(path)?.edited ?? 0;
	}

	/** The notes that hold anything, in the order of their paths (NFC, code units). */
	paths(): string[] {
		return [...this.pathsInOrder()];
	}

	/** All entries: by path (NFC, code units), then by their place in the note. The list is the same object until the next change. */
	all(): readonly LibraryEntry[] {
		return this.inOrder().entries;
	}

	/** All entries, column by column, made once a revision from those of the last one. */
	columns(): Columns {
		return this.inOrder().columns;
	}

	/**
	 * Searches all entries for a text.
	 * @param folded as `fold` makes it.
	 * @returns for each entry, by its place in `all()`, 1 where title, source, a keyword, comment or summary holds the text, else 0.
	 */
	search(folded: string): Uint8Array {
		const hits = new Uint8Array(this.count);
		const { held, columns: { sources, keywords } } = this.inOrder();
		this.index.search(folded, held, hits);
		markWords(hits, sources, this.sources.holding(folded));
		markWords(hits, keywords, this.keywords.holding(folded));
		return hits;
	}

	/** What looks like a part of a log and could not be read, in the same order. */
	unread(): readonly Unread[] {
		return this.pathsInOrder().flatMap((path) => this.shelves.get(path)!.unread);
	}

	/** Takes a note out, to be dropped or put elsewhere. */
	private take(path: string): Shelf | null {
		const shelf = this.shelves.get(path);
		if (!shelf) return null;
		this.shelves.delete(path);
		this.count -= shelf.entries.length;
		this.changed(true);
		return shelf;
	}

	private put(shelf: Shelf): void {
		const before = this.shelves.get(shelf.path);
		this.shelves.set(shelf.path, shelf);
		this.count += shelf.entries.length - (before?.entries.length ?? 0);
		this.changed(!before);
	}

	private changed(paths: boolean): void {
		this.changes++;
		if (paths) this.order = null;
	}

	private inOrder(): InOrder<Shelf> {
		if (!this.made || this.madeAt !== this.changes) {
			this.made = inOrder(this.pathsInOrder().map((path) => this.shelves.get(path)!), this.made);
			this.madeAt = this.changes;
		}
		return this.made;
	}

	private pathsInOrder(): readonly string[] {
		this.order ??= [...this.shelves.keys()].sort(byPath);
		return this.order;
	}
}

/** Source and keywords are few words that many entries share: each word is compared once, then its number looked up. */
function markWords(hits: Uint8Array, column: WordColumn, found: Uint8Array | null): void {
	if (!found) return;
	for (let place = 0; place < hits.length; place++) if (hits[place] === 0 && holdsWord(column, place, found)) hits[place] = 1;
}

/** The note without its generated part, read anew where it has one: its dates may not govern what stands below it either. */
function withoutRegion(note: Note, fields: FieldTable): Note {
	const text = withoutIndexRegion(note.text);
	if (text === note.text) return note;
	return { path: note.path, text, log: parse(text, { name: baseName(note.path), fields }), lineStarts: note.lineStarts };
}
