import type { Clock } from '../../src/metadata/clock';

/** Time that passes only when nothing else is left to happen. */
export class FakeClock implements Clock {
	time = Date.UTC(2026, 10, 23, 8);
	private timers: { readonly at: number; readonly call: () => void }[] = [];

	now(): number {
		return this.time;
	}

	after(milliseconds: number, call: () => void): () => void {
		const timer = { at: this.time + milliseconds, call };
		this.timers.push(timer);
		return () => void (this.timers = this.timers.filter((other) => other !== timer));
	}

	random(): number {
		return 0.5;
	}

	/** How many timers wait: a finished piece of work leaves none behind. */
	get waiting(): number {
		return this.timers.length;
	}

	/** Waits for a promise; whenever nothing else is under way, the next timer goes off at once. */
	async until<T>(promise: Promise<T>, underWay: () => boolean): Promise<T> {
		const state = { done: false };
		const end = (): void => void (state.done = true);
		promise.then(end, end);
		for (let idle = 0; !state.done; ) {
			await new Promise((resolve) => setImmediate(resolve));
			idle = underWay() ? 0 : idle + 1;
			// A few turns, for what an answer sets going.
			if (idle > 3) {
				this.goOff();
				idle = 0;
			}
		}
		return promise;
	}

	private goOff(): void {
		const [next] = [...this.timers].sort((a, b) => a.at - b.at);
		if (!next) return;
		this.timers = this.timers.filter((other) => other !== next);
		this.time = Math.max(this.time, next.at);
		next.call();
	}
}
