import type { LogDate } from '../date';
import { byCodeUnits } from '../library/fold';
import { emptyLine, joinSums, noLines, type LineSum } from './checksum';
import { comparable, type IndexPiece, type IndexSource } from './source';

/** The entries of one date. */
interface Bucket extends ShownDate {
	placed: IndexPiece[];
	shown: readonly IndexPiece[];
	lines: LineSum;
	/** Whether something changed since it was put in order. */
	stale: boolean;
}

/** A date's entries as an index shows them: in the order of their notes' paths. What shows the same under the same date, but for the link back to its note, is shown once. */
export interface ShownDate {
	/** `dateRank` of the date; 0 where there is none. */
	readonly rank: number;
	readonly date: LogDate | null;
	readonly shown: readonly IndexPiece[];
	/** The checksum of the entries, one below the other. */
	readonly lines: LineSum;
}

/** So many dates come and go without sorting all of them again. */
const fewDates = 8;

/** Entries by date. A change of one note makes anew the dates that it touches, and nothing else. */
export class Shelf {
	private readonly buckets = new Map<number, Bucket>();
	private inOrder: readonly Bucket[] = [];
	private stale: Bucket[] = [];
	private count = 0;
	private last: Bucket | null = null;

	/** How many dates were put in order since the shelf was made: by this a test sees that the rest is kept. */
	sorted = 0;

	/** @param apart whether an empty line stands between two entries. */
	constructor(private readonly apart: boolean) {}

	/** How many entries stand on it, those passed over included. */
	get placed(): number {
		return this.count;
	}

	add(piece: IndexPiece): void {
		// The entries of a note come date by date.
		let bucket = this.last?.rank === piece.rank ? this.last : this.buckets.get(piece.rank);
		if (!bucket) {
			bucket = { rank: piece.rank, date: piece.date, placed: [], shown: [], lines: noLines, stale: false };
			this.buckets.set(piece.rank, bucket);
		}
		this.last = bucket;
		bucket.placed.push(piece);
		this.count++;
		this.touch(bucket);
	}

	/** Takes out what a source gave under a date. */
	remove(source: IndexSource, rank: number): void {
		const bucket = this.buckets.get(rank);
		if (!bucket) return;
		this.count -= bucket.placed.length;
		bucket.placed = bucket.placed.filter((piece) => piece.source !== source);
		this.count += bucket.placed.length;
		this.touch(bucket);
	}

	/** Every date, newest first; what has no date comes last. */
	dates(): readonly ShownDate[] {
		if (this.stale.length === 0) return this.inOrder;
		const changed: Bucket[] = [];
		for (const bucket of this.stale) {
			const before = bucket.shown.length;
			bucket.stale = false;
			if (bucket.placed.length === 0) {
				this.buckets.delete(bucket.rank);
				this.last = null;
			} else {
				this.sorted++;
			}
			bucket.shown = shownOf(bucket.placed);
			bucket.lines = this.sumOf(bucket.shown);
			if ((before === 0) !== (bucket.shown.length === 0)) changed.push(bucket);
		}
		this.stale = [];
		if (changed.length > fewDates) this.inOrder = [...this.buckets.values()].sort((a, b) => b.rank - a.rank);
		else if (changed.length > 0) this.inOrder = withChanged(this.inOrder, changed);
		return this.inOrder;
	}

	private touch(bucket: Bucket): void {
		if (bucket.stale) return;
		bucket.stale = true;
		this.stale.push(bucket);
	}

	private sumOf(shown: readonly IndexPiece[]): LineSum {
		let sum = shown[0]?.lines ?? noLines;
		for (let index = 1; index < shown.length; index++) sum = joinSums(this.apart ? joinSums(sum, emptyLine) : sum, shown[index]!.lines);
		return sum;
	}
}

/** The dates in order, without those that became empty and with those that came. */
function withChanged(inOrder: readonly Bucket[], changed: readonly Bucket[]): readonly Bucket[] {
	const next = inOrder.filter(({ placed }) => placed.length > 0);
	for (const bucket of changed) {
		if (bucket.placed.length === 0) continue;
		const at = next.findIndex(({ rank }) => rank < bucket.rank);
		next.splice(at < 0 ? next.length : at, 0, bucket);
	}
	return next;
}

function shownOf(placed: IndexPiece[]): readonly IndexPiece[] {
	if (placed.length < 2) return placed;
	// The entries of one note came in their order, and a sort leaves equals in theirs.
	placed.sort((a, b) => (a.source === b.source ? 0 : byCodeUnits(a.source.order, b.source.order) || byCodeUnits(a.source.path, b.source.path)));
	const seen = new Set<number>();
	for (const { lines } of placed) seen.add(lines.sum);
	// No two are the same, unless each links back to its own note.
	if (seen.size === placed.length && placed.every(({ own, text }) => own === text.length)) return placed;
	const texts = new Set<string>();
	return placed.filter(({ text, own }) => isNew(texts, comparable(text.slice(0, own))));
}

function isNew(known: Set<string>, text: string): boolean {
	const { size } = known;
	return known.add(text).size > size;
}
