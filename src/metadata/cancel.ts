import type { Signal } from './http';

/** A signal of this room's own: it also fires when another one does. */
export class Cancel implements Signal {
	private readonly listeners = new Set<() => void>();
	private readonly pass = (): void => this.abort();
	private fired = false;

	constructor(private readonly above: Signal | null = null) {
		if (above?.aborted === true) this.fired = true;
		else above?.addEventListener('abort', this.pass);
	}

	get aborted(): boolean {
		return this.fired;
	}

	abort(): void {
		if (this.fired) return;
		this.fired = true;
		this.dispose();
		for (const listener of [...this.listeners]) listener();
		this.listeners.clear();
	}

	/** Lets go of the signal above, which may live long. */
	dispose(): void {
		this.above?.removeEventListener('abort', this.pass);
	}

	addEventListener(_type: 'abort', listener: () => void): void {
		this.listeners.add(listener);
	}

	removeEventListener(_type: 'abort', listener: () => void): void {
		this.listeners.delete(listener);
	}
}

/** What a wait gives once it is cancelled. */
export const cancelled = Symbol('cancelled');

/** Waits for a promise, or until the signal fires; then nobody waits any more. */
export function unlessCancelled<T>(promise: Promise<T>, signal: Signal): Promise<T | typeof cancelled> {
	if (signal.aborted) {
		// Nobody is left to hear of its failure.
		promise.catch(() => undefined);
		return Promise.resolve(cancelled);
	}
	return new Promise((resolve, reject) => {
		const stop = (): void => resolve(cancelled);
		signal.addEventListener('abort', stop);
		const done = (): void => signal.removeEventListener('abort', stop);
		promise.then((value) => {
			done();
			resolve(value);
		}, (error: unknown) => {
			done();
			reject(error instanceof Error ? error : new Error(String(error)));
		});
	});
}
