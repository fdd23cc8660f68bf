import type { Found } from '../../metadata/found';
import { recognise } from '../../metadata/recognition';
import type { Shell } from '../shell';

/** What a URL alone tells, in the shape that services add to. */
export function recognised(url: string): Found {
	return { given: url, recognition: recognise(url), papers: [], titles: [], failures: [], waitingFor: [], off: [] };
}

/** The details of one URL: asked for when the person wants it, and let go at any time. */
export class Details {
	private running: AbortController | null = null;
	private current: Found | null = null;

	/** @param changed told of each new state, the last one too. */
	constructor(private readonly shell: Shell, private readonly changed: (found: Found) => void) {}

	/** What is known by now; null before anything was asked. */
	get found(): Found | null {
		return this.current;
	}

	get asking(): boolean {
		return this.running !== null;
	}

	/** Asks the services that are switched on. Asking again asks only for what is missing. */
	async ask(url: string): Promise<void> {
		this.forget();
		const controller = new AbortController();
		this.running = controller;
		const [found] = await this.shell.metadata.look([url], { signal: controller.signal, progress: (_row, state) => this.take(controller, state) });
		if (this.running !== controller) return;
		this.running = null;
		this.current = found ?? null;
		if (found) this.changed(found);
	}

	/** Ends the waiting; what is known stays. */
	cancel(): void {
		this.running?.abort();
	}

	/** Ends the waiting and forgets what is known: it belongs to another URL. */
	forget(): void {
		const { running } = this;
		this.running = null;
		this.current = null;
		running?.abort();
	}

	private take(controller: AbortController, state: Found): void {
		if (this.running !== controller) return;
		this.current = state;
		this.changed(state);
	}
}
