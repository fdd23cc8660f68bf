/**
 * Where a range of indexes splits in two: the first index of which something does not hold, where it holds of all before that one and
 * of none behind; `length` where it holds of all. Asks about as often as `length` has binary digits.
 */
export function partitionPoint(length: number, holds: (index: number) => boolean): number {
	let low = 0;
	let high = length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (holds(middle)) low = middle + 1;
		else high = middle;
	}
	return low;
}
