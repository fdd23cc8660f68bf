/**
 * Lengths in a row. Changing one, summing the first few, and finding what stands at a distance from the start each take steps that
 * grow with the logarithm of their number (a binary indexed tree, Fenwick 1994).
 */
export class RunningSums {
	readonly count: number;
	/** `sums[i]` is the sum of the lengths from `i - (i & -i)` to `i - 1`. */
	private readonly sums: Int32Array;
	/** The greatest power of two that is not greater than the count. */
	private readonly top: number;

	/** @param starts where each length begins; the first is 0. @param end where the last one ends. */
	constructor(starts: readonly number[], end: number) {
		const count = starts.length;
		this.count = count;
		this.sums = new Int32Array(count + 1);
		let top = 1;
		while (top * 2 <= count) top *= 2;
		this.top = top;
		for (let index = 1; index <= count; index++) {
			this.sums[index] = (starts[index] ?? end) - starts[index - (index & -index)]!;
		}
	}

	/** The sum of the lengths before `index`. */
	before(index: number): number {
		let sum = 0;
		for (let at = index; at > 0; at -= at & -at) sum += this.sums[at]!;
		return sum;
	}

	/** The length at `index`. On average it takes two steps. */
	length(index: number): number {
		const end = index + 1;
		const start = end - (end & -end);
		let length = this.sums[end]!;
		for (let at = index; at > start; at -= at & -at) length -= this.sums[at]!;
		return length;
	}

	/** The sums before each length. */
	all(): number[] {
		const all: number[] = [0];
		for (let index = 1; index <= this.count; index++) all.push(all[index - (index & -index)]! + this.sums[index]!);
		all.length = this.count;
		return all;
	}

	/** Makes the length at `index` longer by a number of units, or shorter. */
	add(index: number, by: number): void {
		for (let at = index + 1; at <= this.count; at += at & -at) this.sums[at]! += by;
	}

	/** The index of the length that the unit at `offset` is part of; the last one for the end and what lies behind it. */
	at(offset: number): number {
		let index = 0;
		let left = offset;
		for (let step = this.top; step > 0; step >>= 1) {
			const next = index + step;
			if (next > this.count || this.sums[next]! > left) continue;
			index = next;
			left -= this.sums[next]!;
		}
		return Math.min(index, this.count - 1);
	}
}
