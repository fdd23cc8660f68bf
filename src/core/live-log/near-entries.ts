import type { OutlinedNearEntry } from '../log/outline';
import { partitionPoint } from '../text/partition-point';

/** The near-entries of a note while it is edited, in text order. */
export class NearEntries {
	private list: OutlinedNearEntry[] = [];

	get all(): readonly OutlinedNearEntry[] {
		return this.list;
	}

	/** The near-entries in the blocks from `first` to `last - 1`. */
	between(first: number, last: number): readonly OutlinedNearEntry[] {
		return this.list.length === 0 ? [] : this.list.slice(this.place(first), this.place(last));
	}

	/**
	 * Puts those of blocks that were read anew in the place of those in the blocks from `first` to `last - 1`.
	 * @param found with indexes from 0, the first of the blocks read anew. @param count how many blocks these are.
	 */
	replace(first: number, last: number, found: readonly OutlinedNearEntry[], count: number): void {
		const shift = first + count - last;
		const from = this.place(first);
		const to = this.place(last);
		if (from === to && found.length === 0 && (shift === 0 || to === this.list.length)) return;
		const moved = (list: readonly OutlinedNearEntry[], by: number): readonly OutlinedNearEntry[] => (
			by === 0 ? list : list.map(({ index, near }) => ({ index: index + by, near }))
		);
		const taken = found.filter(({ index }) => index < count);
		this.list = [...this.list.slice(0, from), ...moved(taken, first), ...moved(this.list.slice(to), shift)];
	}

	/** How many stand before the block `index`. */
	private place(index: number): number {
		return partitionPoint(this.list.length, (at) => this.list[at]!.index < index);
	}
}
