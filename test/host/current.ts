import type * as Api from 'obsidian';

/** The one running app. Notice, Menu and the static registries of the API take no app, so they need to find it. */
interface Running {
	readonly app: Api.App;
}

let running: Running | null = null;

export function setRunning(app: Running | null): void {
	running = app;
}

/** The running app, for those parts of the API that are not given it. */
export function runningApp(): Api.App {
	if (running === null) throw new Error('No host is running: call startHost() before using the app.');
	return running.app;
}
