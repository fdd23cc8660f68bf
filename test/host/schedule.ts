/**
 * The host's own waiting. Disk and index answer in a later task, never at once, so that a test sees the interleaving the
 * app has. The real timers are taken at import, so a test that fakes timers does not freeze the host.
 */
const realSetTimeout = globalThis.setTimeout.bind(globalThis);
const realSetImmediate = typeof globalThis.setImmediate === 'function' ? globalThis.setImmediate.bind(globalThis) : null;

/** Resolves in a later task. */
export function laterTask(): Promise<void> {
	return new Promise((resolve) => {
		if (realSetImmediate !== null) {
			realSetImmediate(() => { resolve(); });
			return;
		}
		const channel = new MessageChannel();
		channel.port1.onmessage = () => {
			channel.port1.close();
			resolve();
		};
		channel.port2.postMessage(null);
	});
}

/** Resolves after `milliseconds` of real time, whatever clock the test has installed. */
export function realDelay(milliseconds: number): Promise<void> {
	return new Promise((resolve) => { realSetTimeout(resolve, milliseconds); });
}

/** Counts work that the host has begun and not ended, so that `settle` knows when to stop waiting. */
export interface Activity {
	busy: number;
	track<T>(work: Promise<T>): Promise<T>;
}

/** A counter of unfinished work. */
export function createActivity(): Activity {
	return {
		busy: 0,
		async track(work) {
			this.busy += 1;
			try {
				return await work;
			} finally {
				this.busy -= 1;
			}
		},
	};
}
