/**
 * A stream of numbers that one seed decides (mulberry32): no clock and no platform source of chance, so that every machine writes
 * the same corpus.
 */
export function randomSource(seed) {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
	const integer = (least, most) => least + Math.floor(next() * (most - least + 1));
	const pick = (list) => list[Math.floor(next() * list.length)];
	return {
		next,
		integer,
		pick,
		chance: (share) => next() < share,
		/** One of `[weight, value]` pairs, by weight. */
		weighted: (pairs) => {
			let left = next() * pairs.reduce((sum, [weight]) => sum + weight, 0);
			for (const [weight, value] of pairs) {
				left -= weight;
				if (left < 0) return value;
			}
			return pairs.at(-1)[1];
		},
		digits: (count) => Array.from({ length: count }, () => integer(0, 9)).join(''),
		word: (length) => Array.from({ length }, () => 'abcdefghijklmnopqrstuvwxyz0123456789'[integer(0, 35)]).join(''),
	};
}
