import type { App } from 'obsidian';
import { readDraft } from '../capture/kept-drafts';
import type { Revision } from '../capture/edited-note';

/** A change that a person accepted and that is not written yet. */
export interface Accepted extends Revision {
	readonly path: string;
}

/** How far a person came, on this device only. */
export interface Progress {
	/** Entries that were left on purpose, by `keyOf`. */
	readonly skipped: readonly string[];
	readonly accepted: readonly Accepted[];
}

const storageKey = 'ml-watch-completion';

/** Storage is small, and a person who skips more has other plans. */
const mostSkipped = 2000;

/** Storage may hold anything: what cannot be read is left out. */
export function readProgress(app: App): Progress {
	const stored = app.loadLocalStorage(storageKey) as { skipped?: unknown; accepted?: unknown } | null;
	const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
	return {
		skipped: list(stored?.skipped).filter((key) => typeof key === 'string'),
		accepted: list(stored?.accepted).flatMap((each): Accepted[] => {
			const { path, heading, before, draft } = (each ?? {}) as Record<string, unknown>;
			const drafts = [readDraft(before), readDraft(draft)] as const;
			return typeof path === 'string' && typeof heading === 'string' && drafts[0] && drafts[1] ? [{ path, heading, before: drafts[0], draft: drafts[1] }] : [];
		}),
	};
}

export function keepProgress(app: App, { skipped, accepted }: Progress): void {
	const nothing = skipped.length === 0 && accepted.length === 0;
	app.saveLocalStorage(storageKey, nothing ? null : { skipped: skipped.slice(-mostSkipped), accepted });
}

/** Once it is written. */
export function forgetAccepted(app: App): void {
	keepProgress(app, { ...readProgress(app), accepted: [] });
}

/** The entries that were skipped are shown again. */
export function forgetSkipped(app: App): void {
	keepProgress(app, { ...readProgress(app), skipped: [] });
}
