/** The candidate that was most likely meant; null where none is near. */
export function closest(written: string, candidates: readonly string[]): string | null {
	let best: string | null = null;
	// Half of the letters may be wrong, and no more than three: beyond that a suggestion only distracts.
	let limit = Math.min(3, Math.floor(written.length / 2));
	for (const candidate of candidates) {
		const distance = editDistance(written.toLowerCase(), candidate.toLowerCase());
		if (distance > limit || (best !== null && distance === limit)) continue;
		best = candidate;
		limit = distance;
	}
	return best;
}

/** How many letters have to be added, removed, changed or swapped with their neighbour to turn one word into the other. */
function editDistance(a: string, b: string): number {
	// Arguments are short; a pasted page is no misspelt option.
	if (Math.max(a.length, b.length) > 80) return Infinity;
	let before: number[] = [];
	let above = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const changed = above[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
			let distance = Math.min(changed, above[column]! + 1, current[column - 1]! + 1);
			const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			if (swapped) distance = Math.min(distance, before[column - 2]! + 1);
			current.push(distance);
		}
		before = above;
		above = current;
	}
	return above[b.length]!;
}
