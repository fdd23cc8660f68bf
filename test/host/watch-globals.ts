/**
 * Listens to what is hung on the page: listeners on window, document and body, timers and intervals. A plugin that is
 * unloaded must take all of it away, and `settle` waits for the short timers.
 */
export interface GlobalsWatch {
	/** How many listeners of which kind hang where, as `document:click` -> 2. */
	listeners(): Record<string, number>;
	intervals(): number;
	/** Timers of at most `milliseconds` that have not fired. */
	pendingTimers(milliseconds: number): number;
	stop(): void;
}

interface Hung { readonly place: string; readonly type: string; readonly callback: unknown; readonly capture: boolean }

let own = 0;

/** Runs the host's own code: listeners that it hangs up are not the plugin's to take away. */
export function unwatched<T>(run: () => T): T {
	own += 1;
	try {
		return run();
	} finally {
		own -= 1;
	}
}

/** Starts to watch. */
export function watchGlobals(): GlobalsWatch {
	const hung: Hung[] = [];
	const timers = new Map<unknown, number>();
	const intervals = new Set<unknown>();
	const places = new Map<EventTarget, string>([[window, 'window'], [document, 'document'], [document.body, 'body']]);
	const { setTimeout: setTimer, clearTimeout: clearTimer, setInterval: setRepeat, clearInterval: clearRepeat } = window;
	const captureOf = (options: unknown): boolean => (typeof options === 'boolean' ? options : (options as AddEventListenerOptions | undefined)?.capture === true);

	const restores = [...places].map(([target, place]) => {
		const add = target.addEventListener;
		const remove = target.removeEventListener;
		const had = { add: Object.hasOwn(target, 'addEventListener'), remove: Object.hasOwn(target, 'removeEventListener') };
		target.addEventListener = function watched(this: EventTarget, type: string, callback: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions) {
			const item = { place, type, callback, capture: captureOf(options) };
			const once = typeof options === 'object' && options.once === true;
			if (own === 0 && !once && callback !== null && !hung.some((other) => same(other, item))) hung.push(item);
			add.call(this, type, callback, options);
		};
		target.removeEventListener = function watched(this: EventTarget, type: string, callback: EventListenerOrEventListenerObject | null, options?: boolean | EventListenerOptions) {
			const item = { place, type, callback, capture: captureOf(options) };
			const at = hung.findIndex((other) => same(other, item));
			if (at >= 0) hung.splice(at, 1);
			remove.call(this, type, callback, options);
		};
		return () => {
			if (had.add) target.addEventListener = add;
			else Reflect.deleteProperty(target, 'addEventListener');
			if (had.remove) target.removeEventListener = remove;
			else Reflect.deleteProperty(target, 'removeEventListener');
		};
	});

	const patched = {
		setTimeout: (callback: TimerHandler, delay = 0, ...args: unknown[]): number => {
			const id: number = setTimer(() => {
				timers.delete(id);
				if (typeof callback === 'function') (callback as (...all: unknown[]) => void)(...args);
			}, delay) as unknown as number;
			timers.set(id, delay);
			return id;
		},
		clearTimeout: (id?: number): void => {
			timers.delete(id);
			clearTimer(id);
		},
		setInterval: (callback: TimerHandler, delay = 0, ...args: unknown[]): number => {
			const id = setRepeat(callback, delay, ...args) as unknown as number;
			intervals.add(id);
			return id;
		},
		clearInterval: (id?: number): void => {
			intervals.delete(id);
			clearRepeat(id);
		},
	};
	Object.assign(window, patched);

	return {
		listeners() {
			const counts: Record<string, number> = {};
			for (const { place, type } of hung) counts[`${place}:${type}`] = (counts[`${place}:${type}`] ?? 0) + 1;
			return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
		},
		intervals: () => intervals.size,
		pendingTimers: (milliseconds) => [...timers.values()].filter((delay) => delay <= milliseconds).length,
		stop() {
			for (const restore of restores) restore();
			// A test that faked the timers meanwhile puts back what it found; only our own are taken away.
			if (window.setTimeout === (patched.setTimeout as unknown)) Object.assign(window, { setTimeout: setTimer, clearTimeout: clearTimer, setInterval: setRepeat, clearInterval: clearRepeat });
		},
	};
}

function same(a: Hung, b: Hung): boolean {
	return a.place === b.place && a.type === b.type && a.callback === b.callback && a.capture === b.capture;
}
