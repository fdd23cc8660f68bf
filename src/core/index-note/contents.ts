import type { Config } from '../config/config';
import type { IndexSettings } from '../config/indexes';
import { dateFormats, type DateFormat } from '../date';
import { byCodeUnits, fold } from '../library/fold';
import type { Note } from '../note';
import { Shelf, type ShownDate } from './shelf';
import { prevailingFormat, readIndexSource, sourceRules, type IndexPart, type IndexPiece, type IndexSource, type LeftOut, type SourceOptions, type SourceRules } from './source';

/** The entries that have a keyword, whatever its case. */
interface KeywordGroup {
	readonly shelf: Shelf;
	/** How often each spelling is used. */
	readonly spellings: Map<string, number>;
}

/** A keyword with its entries. */
export interface ShownKeyword {
	/** The spelling used most; empty for the entries without keywords. */
	readonly label: string;
	readonly dates: readonly ShownDate[];
}

/**
 * What all notes together give to an index, ready to be joined. Replacing or removing a note makes anew the dates that it touches,
 * and nothing else. The same notes give the same contents, in whatever order they came.
 */
export class IndexContents {
	readonly rules: SourceRules;
	private readonly sources = new Map<string, IndexSource>();
	private readonly shelves: Readonly<Record<IndexPart, Shelf>>;
	/** How often each date format is used. */
	private readonly formats: Record<DateFormat, number> = { 'yyyy-MM-dd': 0, 'yyyy.MM.dd': 0, 'yyyy/MM/dd': 0 };
	private readonly groups = new Map<string, KeywordGroup>();

	constructor(readonly config: Config, readonly index: IndexSettings = config.indexes[0], options: SourceOptions = {}) {
		this.rules = sourceRules(config, index, options);
		const apart = index.style === 'full';
		this.shelves = { papers: new Shelf(apart), undated: new Shelf(apart), discussions: new Shelf(apart) };
	}

	/** Puts what a note gives in the place of what it gave before. */
	set(note: Note): void {
		this.add(readIndexSource(note, this.rules));
	}

	/** The same for a note that was read by `readIndexSource` with these rules. */
	add(source: IndexSource): void {
		this.remove(source.path);
		// Most notes of a vault hold nothing of ours.
		if (isEmpty(source)) return;
		this.sources.set(source.path, source);
		this.count(source, 1);
		for (const piece of source.pieces) {
			this.shelves[piece.part].add(piece);
			if (this.byKeyword(piece)) for (const keyword of keywordsOf(piece)) this.group(keyword).add(piece);
		}
	}

	remove(path: string): void {
		const source = this.sources.get(path);
		if (!source) return;
		this.sources.delete(path);
		this.count(source, -1);
		const ranks = new Map<Shelf, Set<number>>();
		const leave = (shelf: Shelf, rank: number): void => { ranks.set(shelf, (ranks.get(shelf) ?? new Set<number>()).add(rank)); };
		const names = new Set<string>();
		for (const piece of source.pieces) {
			leave(this.shelves[piece.part], piece.rank);
			if (!this.byKeyword(piece)) continue;
			for (const keyword of keywordsOf(piece)) {
				names.add(keyword[0]);
				leave(this.ungroup(keyword), piece.rank);
			}
		}
		for (const [shelf, left] of ranks) for (const rank of left) shelf.remove(source, rank);
		for (const name of names) if (this.groups.get(name)!.shelf.placed === 0) this.groups.delete(name);
	}

	/** The paths of the notes whose text depends on which files there are: those with relative links. */
	linked(): string[] {
		return [...this.sources.values()].filter((source) => source.linked).map(({ path }) => path);
	}

	/** A part's entries by date, newest first; those without date last. */
	dates(part: IndexPart = 'papers'): readonly ShownDate[] {
		return this.shelves[part].dates();
	}

	/** The papers by keyword, in the order of the keywords, those without one last. Only the style by keyword has them. */
	keywords(): ShownKeyword[] {
		return [...this.groups]
			.sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : byCodeUnits(a, b)))
			.map(([, { shelf, spellings }]) => ({ label: prevailingSpelling(spellings), dates: shelf.dates() }));
	}

	/** The years that dated entries have, newest first. */
	years(): number[] {
		const ranks = [...this.dates('papers'), ...this.dates('discussions')].filter(({ rank }) => rank > 0);
		return [...new Set(ranks.map(({ date }) => date!.year))].sort((a, b) => b - a);
	}

	/** What a page of the index shows: a year's page, or the index note itself. */
	shown(part: IndexPart, year: number | null): readonly ShownDate[] {
		return ofYear(this.dates(part), this.index.pages, year);
	}

	/** The notes that give entries, in order, each with the number of those that a page shows. */
	counts(year: number | null = null): { readonly path: string; readonly entries: number }[] {
		const counts = new Map<IndexSource, number>();
		for (const part of ['papers', 'undated', 'discussions'] as const) {
			for (const { shown } of this.shown(part, year)) for (const { source } of shown) counts.set(source, (counts.get(source) ?? 0) + 1);
		}
		return [...counts].map(([{ path }, entries]) => ({ path, entries })).sort((a, b) => byCodeUnits(a.path, b.path));
	}

	/** What stands in the notes and not in the index, in the order of the notes. */
	leftOut(): LeftOut[] {
		return [...this.sources.values()].filter((source) => source.leftOut.length > 0)
			.sort((a, b) => byCodeUnits(a.path, b.path))
			.flatMap((source) => source.leftOut);
	}

	/** How many entries were passed over because the same stands under the same date already. */
	repeats(): number {
		let repeats = 0;
		for (const shelf of Object.values(this.shelves)) {
			repeats += shelf.placed - shelf.dates().reduce((total, { shown }) => total + shown.length, 0);
		}
		return repeats;
	}

	/** How many dates were put in order so far. */
	get sorted(): number {
		let sorted = 0;
		for (const shelf of Object.values(this.shelves)) sorted += shelf.sorted;
		for (const { shelf } of this.groups.values()) sorted += shelf.sorted;
		return sorted;
	}

	/** The date format that the settings ask for, else the one that most dates of the notes have. */
	dateFormat(): DateFormat {
		const asked = this.index.dateFormat === 'auto' ? this.config.dateFormat : this.index.dateFormat;
		return asked === 'auto' ? prevailingFormat(this.formats) : asked;
	}

	private count({ formats }: IndexSource, by: 1 | -1): void {
		for (const format of dateFormats) this.formats[format] += by * formats[format];
	}

	private byKeyword({ part }: IndexPiece): boolean {
		return part === 'papers' && this.index.style === 'keyword';
	}

	private group([name, spelling]: readonly [string, string]): Shelf {
		let group = this.groups.get(name);
		if (!group) this.groups.set(name, (group = { shelf: new Shelf(false), spellings: new Map() }));
		group.spellings.set(spelling, (group.spellings.get(spelling) ?? 0) + 1);
		return group.shelf;
	}

	/** Forgets a spelling once. */
	private ungroup([name, spelling]: readonly [string, string]): Shelf {
		const { shelf, spellings } = this.groups.get(name)!;
		const left = spellings.get(spelling)! - 1;
		if (left > 0) spellings.set(spelling, left);
		else spellings.delete(spelling);
		return shelf;
	}
}

function isEmpty({ pieces, leftOut, formats }: IndexSource): boolean {
	return pieces.length === 0 && leftOut.length === 0 && dateFormats.every((format) => formats[format] === 0);
}

/** Where the index has a page for each year, its own note shows what has no year. */
export function ofYear(dates: readonly ShownDate[], pages: boolean, year: number | null): readonly ShownDate[] {
	return pages ? dates.filter(({ date }) => (date?.year ?? null) === year) : dates;
}

/** The keywords of an entry, each once: as compared, and as written first; one empty name where it has none. */
function keywordsOf({ keywords }: IndexPiece): readonly (readonly [string, string])[] {
	const names = new Map<string, string>();
	for (const keyword of keywords) {
		const name = fold(keyword);
		if (name !== '' && !names.has(name)) names.set(name, keyword);
	}
	return names.size === 0 ? [['', '']] : [...names];
}

function prevailingSpelling(spellings: ReadonlyMap<string, number>): string {
	const [first] = [...spellings].sort(([a, most], [b, other]) => other - most || byCodeUnits(a, b));
	return first?.[0] ?? '';
}
