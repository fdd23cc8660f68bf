import { run } from '../../src/cli';
import type { LogDate } from '../../src/core/date';
import type { MemoryFiles, Outcome } from '../cli/memory-files';
import type { PlayedServices } from './server/start';
import { Window } from './world';

const day: LogDate = { year: 2026, month: 11, day: 23 };

/** A terminal whose network is the played services, with a clock that never waits; each run is a new process with the same store. */
export class Terminal {
	private readonly window: Window;

	constructor(private readonly files: MemoryFiles, played: PlayedServices) {
		this.window = new Window(played);
	}

	async run(...argv: readonly string[]): Promise<Outcome> {
		let out = '';
		let err = '';
		const { clock, http, store } = this.window;
		const code = await clock.until(run({
			argv, files: this.files, out: (text) => (out += text), err: (text) => (err += text), version: '1.2.3', today: day, network: { http, clock, store },
		}), this.window.isUnderWay);
		return { code, out, err };
	}
}
