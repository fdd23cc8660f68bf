import { realDelay, type Activity } from './schedule';
import type { GlobalsWatch } from './watch-globals';

/** Timers up to this many milliseconds count as work in progress: debounced re-reading, delayed rendering. */
const SHORT_TIMER = 400;
/** How long `settle` waits at most, in milliseconds. What runs on for longer is not quiet by nature. */
const PATIENCE = 4000;

/** Waits until nothing is under way, three looks in a row. */
export async function settleWith(activity: Activity, watch: GlobalsWatch): Promise<void> {
	const end = performance.now() + PATIENCE;
	for (let quiet = 0; quiet < 3 && performance.now() < end;) {
		await realDelay(2);
		// With a fake clock the timers fire when the test says so: waiting for them would never end.
		const timers = 'clock' in window.setTimeout ? 0 : watch.pendingTimers(SHORT_TIMER);
		quiet = activity.busy > 0 || timers > 0 ? 0 : quiet + 1;
	}
}

/** Waits until `check` holds; says what it waited for when it never does. */
export async function waitUntil(check: () => boolean, what: string, milliseconds = 3000): Promise<void> {
	const end = performance.now() + milliseconds;
	while (!check()) {
		if (performance.now() > end) throw new Error(`Waited ${milliseconds} ms in vain for ${what}.`);
		await realDelay(5);
	}
}
