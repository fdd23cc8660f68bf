// How a row is timed within one process.
import process from 'node:process';

/** By CPU time a row counts what its process did on all threads, and what else the machine does hardly disturbs it. */
export const clocks = {
	wall: () => performance.now(),
	cpu: () => {
		const { user, system } = process.cpuUsage();
		return (user + system) / 1000;
	},
};
let now = clocks.wall;

/** Chooses the clock for everything timed in this process from here on. */
export function useClock(name) {
	now = clocks[name];
}

/** C: a bare loop over every UTF-16 unit, the base of all ratios. */
export function walk(texts) {
	let sum = 0;
	for (const text of texts) {
		for (let at = 0; at < text.length; at++) sum = (sum + text.charCodeAt(at)) | 0;
	}
	return sum;
}

/** Sweeps up what making ready left behind, so that no row pays for it (needs `--expose-gc`). */
export function settle() {
	globalThis.gc?.();
}

/** What the timed code made, so that no compiler may leave it out. */
export const kept = { value: 0 };

/** Milliseconds that a call takes. It gives a number, which is kept. */
export function time(run) {
	const from = now();
	kept.value ^= run();
	return now() - from;
}

/** The same for a call that gives a promise. */
export async function timeAsync(run) {
	const from = now();
	kept.value ^= await run();
	return now() - from;
}

export function median(numbers) {
	const sorted = [...numbers].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Times several calls in turn, round by round, after some rounds that do not count: the medians, in the order of the calls. */
export function timeWarm(runs, { rounds = 7, before = 3 } = {}) {
	const times = runs.map(() => []);
	for (let round = -before; round < rounds; round++) {
		for (const [index, run] of runs.entries()) {
			const took = time(run);
			if (round >= 0) times[index].push(took);
		}
	}
	return times.map(median);
}
