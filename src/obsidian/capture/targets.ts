import type { App } from 'obsidian';
import { currentNote } from '../current-note';
import type { Shell } from '../shell';
import { dailyNote } from './daily-note';

/** A place that the form offers for a new paper note. */
export interface Target {
	/** `current`, `daily`, or `log:` and the path of a log note. */
	readonly id: string;
	/** As the form shows it. */
	readonly name: string;
}

/** A target, looked up. */
export type Destination =
	| { readonly path: string; /** What the note begins with when it has to be made. */ readonly template: string; readonly missing: boolean }
	| { readonly problem: string };

const lastLogKey = 'ml-watch-last-log';

/** The notes that a new paper note can go into, the one to offer first at the beginning. */
export function targetsOf(shell: Shell, current: string | null): Target[] {
	const { logs, target } = shell.config();
	const last: unknown = shell.app.loadLocalStorage(lastLogKey);
	const paths = [...logs].sort((a, b) => Number(b === last) - Number(a === last));
	const log = paths.map((path) => ({ id: `log:${path}`, name: isThere(shell.app, path) ? path : `${path} (new)` }));
	const groups: Record<typeof target, Target[]> = {
		log,
		current: current === null || logs.includes(current) ? [] : [{ id: 'current', name: `Current note: ${current}` }],
		daily: [{ id: 'daily', name: "Today's daily note" }],
	};
	if (target === 'current' && current !== null && logs.includes(current)) groups.log.sort((a, b) => Number(b.id === `log:${current}`) - Number(a.id === `log:${current}`));
	return [...groups[target], ...(['log', 'current', 'daily'] as const).filter((kind) => kind !== target).flatMap((kind) => groups[kind])];
}

function isThere(app: App, path: string): boolean {
	return app.vault.getFileByPath(path) !== null;
}

/** Remembers the log that was written last: it is offered first the next time. */
export function rememberTarget(app: App, { id }: Target): void {
	if (id.startsWith('log:')) app.saveLocalStorage(lastLogKey, id.slice(4));
}

/** Looks up where a target is now. */
export async function destinationOf(shell: Shell, { id }: Target, current: string | null): Promise<Destination> {
	const { app } = shell;
	if (id === 'current') return current === null ? { problem: 'There is no current note. Choose another one.' } : destination(app, current, '');
	if (id !== 'daily') return destination(app, id.slice(4), '');
	const daily = await dailyNote(app);
	return 'problem' in daily ? daily : destination(app, daily.path, daily.template ?? '');
}

function destination(app: App, path: string, template: string): Destination {
	return { path, template, missing: !isThere(app, path) };
}

/** The path of the note that the person works on; null where there is none. */
export function currentPath(app: App): string | null {
	return currentNote(app)?.file.path ?? null;
}
