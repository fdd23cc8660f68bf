import type { LogDate } from '../date';
import { byCodeUnits } from '../library/fold';
import { comparable, type IndexPiece, type IndexSource } from './source';

/** The entries of one date. */
interface Bucket {
	/** `dateRank` of the date; 0 where there is none. */
	readonly rank: number;
	readonly date: LogDate | null;
	placed: IndexPiece[];
	/** In order and each once; null where something changed. */
	shown: readonly IndexPiece[] | null;
}

/** A date's entries as an index shows them: in the order of their notes' paths, the same under the same date only once. */
export interface ShownDate {
	readonly rank: number;
	readonly date: LogDate | null;
	readonly shown: readonly IndexPiece[];
}

/** Entries by date. A change of one note makes anew the dates that it touches, and nothing else. */
export class Shelf {
	private readonly buckets = new Map<number, Bucket>();
	private inOrder: readonly Bucket[] | null = null;
	private readonly stale = new Set<Bucket>();

	/** How many dates were put in order since the shelf was made: by this a test sees that the rest is kept. */
	sorted = 0;

	get isEmpty(): boolean {
		return this.buckets.size === 0;
	}

	add(piece: IndexPiece): void {
		let bucket = this.buckets.get(piece.rank);
		if (!bucket) {
			bucket = { rank: piece.rank, date: piece.date, placed: [], shown: null };
			this.buckets.set(piece.rank, bucket);
			this.inOrder = null;
		}
		bucket.placed.push(piece);
		this.touch(bucket);
	}

	/** Takes out what a source gave under a date. */
	remove(source: IndexSource, rank: number): void {
		const bucket = this.buckets.get(rank);
		if (!bucket) return;
		bucket.placed = bucket.placed.filter((piece) => piece.source !== source);
		this.touch(bucket);
		if (bucket.placed.length > 0) return;
		this.buckets.delete(rank);
		this.stale.delete(bucket);
		this.inOrder = null;
	}

	/** Every date, newest first; what has no date comes last. */
	dates(): readonly ShownDate[] {
		for (const bucket of this.stale) {
			bucket.shown = shownOf(bucket.placed);
			this.sorted++;
		}
		this.stale.clear();
		this.inOrder ??= [...this.buckets.values()].sort((a, b) => b.rank - a.rank);
		return this.inOrder as readonly ShownDate[];
	}

	/** How many entries stand on it, those passed over included. */
	placed(): number {
		let placed = 0;
		for (const bucket of this.buckets.values()) placed += bucket.placed.length;
		return placed;
	}

	private touch(bucket: Bucket): void {
		bucket.shown = null;
		this.stale.add(bucket);
	}
}

function shownOf(placed: IndexPiece[]): readonly IndexPiece[] {
	if (placed.length === 1) return placed;
	// The entries of one note came in their order, and a sort leaves equals in theirs.
	placed.sort((a, b) => (a.source === b.source ? 0 : byCodeUnits(a.source.order, b.source.order) || byCodeUnits(a.source.path, b.source.path)));
	const seen = new Map<number, IndexPiece>();
	const shown = placed.filter((piece) => {
		const same = seen.get(piece.lines.sum);
		if (!same) seen.set(piece.lines.sum, piece);
		return !same || comparable(same.text) !== comparable(piece.text);
	});
	return shown.length === placed.length ? placed : shown;
}
