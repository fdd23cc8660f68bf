/**
 * A few texts by name that outlive a window, shared by all windows of the device: `localStorage` in the app, a file in the terminal.
 * What it holds can be lost or broken at any time. It may throw; nothing here depends on it.
 */
export interface Store {
	/** Null where nothing is kept under the name. */
	load(name: string): string | null;
	/** Null deletes. */
	save(name: string, text: string | null): void;
}

/** What a store gives, null where it throws: a full or forbidden store only costs time. */
export function quietly<T>(run: () => T): T | null {
	try {
		return run();
	} catch {
		return null;
	}
}
