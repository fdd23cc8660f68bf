import { coarsen, dateRank, newestFirst, sameDate, type DateFormat, type LogDate, type Precision } from '../date';
import { byCodeUnits } from '../library/fold';
import type { Config } from '../config/config';
import type { Note } from '../note';
import { prevailingFormat, readIndexSource, sourceRules, type IndexPiece, type IndexSource, type LeftOut, type SourceRules } from './source';

/** One date of an index with its entries, each once. */
interface Section {
	readonly date: LogDate;
	readonly placed: PlacedPiece[];
	/** What stands below the date heading; null where it has to be joined anew. */
	text: string | null;
	/** How many entries stand in `text`, by source. */
	kept: Map<IndexSource, number>;
}

interface PlacedPiece {
	readonly piece: IndexPiece;
	readonly source: IndexSource;
	/** The path of its note by which it is ordered, NFC: the same on file systems that spell it differently. */
	readonly order: string;
}

/** A date's part of an index, ready to be joined. */
export interface IndexSection {
	readonly date: LogDate;
	/** The entries, with a blank line between two; no line ending at the end. */
	readonly text: string;
}

/**
 * What all notes together give to an index, ready to be joined. Replacing or removing a note makes anew the dates that it touches,
 * and nothing else. The same notes give the same sections, in whatever order they came.
 */
export class IndexContents {
	readonly rules: SourceRules;
	private readonly sources = new Map<string, IndexSource>();
	private readonly byRank = new Map<number, Section>();
	private inOrder: readonly Section[] | null = null;
	private readonly granularity: Precision;

	constructor(readonly config: Config) {
		this.rules = sourceRules(config);
		this.granularity = config.indexGranularity;
	}

	/** Puts what a note gives in the place of what it gave before. */
	set(note: Note): void {
		this.add(readIndexSource(note, this.rules));
	}

	/** The same for a note that was read by `readIndexSource` with these rules. */
	add(source: IndexSource): void {
		this.remove(source.path);
		this.sources.set(source.path, source);
		const order = source.path.normalize('NFC');
		for (const piece of source.pieces) {
			const section = this.section(coarsen(piece.date, this.granularity));
			section.placed.push({ piece, source, order });
			section.text = null;
		}
	}

	remove(path: string): void {
		const source = this.sources.get(path);
		if (!source) return;
		this.sources.delete(path);
		for (const rank of new Set(source.pieces.map(({ date }) => dateRank(coarsen(date, this.granularity))))) {
			const section = this.byRank.get(rank)!;
			const left = section.placed.filter((placed) => placed.source !== source);
			if (left.length === 0) {
				this.byRank.delete(rank);
				this.inOrder = null;
			} else {
				section.placed.splice(0, section.placed.length, ...left);
				section.text = null;
			}
		}
	}

	/** Every date with its entries, newest first. */
	sections(): readonly IndexSection[] {
		this.inOrder ??= [...this.byRank.values()].sort((a, b) => newestFirst(a.date, b.date));
		for (const section of this.inOrder) if (section.text === null) join(section);
		return this.inOrder as readonly IndexSection[];
	}

	/** The notes that give entries, in order, each with the number of those that the index shows. */
	counts(): { readonly path: string; readonly entries: number }[] {
		this.sections();
		const counts = new Map<IndexSource, number>();
		for (const { kept } of this.byRank.values()) {
			for (const [source, count] of kept) counts.set(source, (counts.get(source) ?? 0) + count);
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
		let placed = 0;
		for (const section of this.byRank.values()) placed += section.placed.length;
		return placed - this.counts().reduce((total, { entries }) => total + entries, 0);
	}

	/** The date format that the settings ask for, else the one that most dates of the notes have. */
	dateFormat(): DateFormat {
		const { dateFormat } = this.config;
		return dateFormat === 'auto' ? prevailingFormat(this.sources.values()) : dateFormat;
	}

	private section(date: LogDate): Section {
		const rank = dateRank(date);
		const known = this.byRank.get(rank);
		if (known) return known;
		const section: Section = { date, placed: [], text: null, kept: new Map() };
		this.byRank.set(rank, section);
		this.inOrder = null;
		return section;
	}
}

function join(section: Section): void {
	// The entries of one note came in their order, and a sort leaves equals in theirs.
	section.placed.sort((a, b) => newestFirst(a.piece.date, b.piece.date) || byCodeUnits(a.order, b.order) || byCodeUnits(a.source.path, b.source.path));
	const texts: string[] = [];
	const seen = new Set<string>();
	let date: LogDate | null = null;
	section.kept = new Map();
	for (const { piece, source } of section.placed) {
		// A month's section holds several dates; only under the same one is the same text the same entry.
		if (date && !sameDate(date, piece.date)) seen.clear();
		date = piece.date;
		const key = comparable(piece.text);
		if (seen.has(key)) continue;
		seen.add(key);
		texts.push(piece.text);
		section.kept.set(source, (section.kept.get(source) ?? 0) + 1);
	}
	section.text = texts.join('\n\n');
}

/** A piece as it is compared: without blanks at the ends of lines. */
export function comparable(text: string): string {
	if (!text.includes(' \n') && !text.includes('\t\n') && !/[ \t]$/.test(text)) return text;
	return text.split('\n').map((line) => line.trimEnd()).join('\n');
}
