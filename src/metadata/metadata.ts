/**
 * The metadata of papers: from a URL to everything that is known of it.
 *
 * ```ts
 * const metadata = new Metadata({ http, clock, store, parse, enabled: (service) => settings[settingOf(service)] });
 * const [found] = await metadata.look(['https://arxiv.org/abs/1706.03762'], { progress: (row, found) => show(row, found) });
 * const { draft } = proposeDraft(found, context);   // draft-of.ts
 * ```
 *
 * - `recognise(url)` (recognition.ts) alone asks nobody. `look` calls it for every URL at once, and `progress` tells of each row before
 *   the first request leaves; with no service switched on `look` is that and nothing else.
 * - A `Found` that is not finished names the services in `waitingFor`. It can be used at any moment: `proposeDraft` takes what is there.
 * - Nothing rejects: what went wrong is a `Failure` with a sentence. Looking again asks only for what is missing, as answers are kept for a day.
 * - `services` (directory.ts) is the ordered list of who is asked, with hosts and what is sent: settings and docs are made of it.
 * - Completing entries is `completion.ts`.
 */
import { Cache } from './cache';
import { Cancel } from './cancel';
import type { Clock } from './clock';
import { services } from './directory';
import type { Found } from './found';
import type { Http, Signal } from './http';
import { Look } from './look';
import type { ParseMarkup } from './markup';
import type { ServiceId } from './paper';
import { HostQueues } from './queue';
import { Row } from './row';
import type { Store } from './store';

/** What looking up needs of its host: the way out, time, memory, a parser, and the person's switches. */
export interface MetadataPorts {
	readonly http: Http;
	readonly clock: Clock;
	readonly store: Store;
	readonly parse: ParseMarkup;
	/** Whether the person switched a service on. Asked anew for each look. */
	enabled(service: ServiceId): boolean;
	/** Told before each request leaves. */
	onRequest?(service: ServiceId, host: string, url: string): void;
}

/** How a look is followed and ended. */
export interface LookOptions {
	/** Ends the waiting at once: what is known by then is returned, the rest is a failure `cancelled`. */
	readonly signal?: Signal;
	/** Told of each new state of a row, by its place in the list; the last one has an empty `waitingFor`. */
	readonly progress?: (row: number, found: Found) => void;
}

/** What is known of a URL when nobody is asked. */
export function foundOffline(url: string): Found {
	return new Row(url).found(services, () => false);
}

/** Looks URLs up. One for a session: it holds the queues of the hosts. */
export class Metadata {
	private readonly queues: HostQueues;
	private readonly cache: Cache;
	private readonly closing = new Cancel();

	constructor(private readonly ports: MetadataPorts) {
		this.queues = new HostQueues(ports);
		this.cache = new Cache(ports.store, ports.clock);
	}

	/** Looks up a list of URLs, hundreds if need be. @returns what was found, in the order of the list. Never rejects. */
	async look(urls: readonly string[], { signal, progress }: LookOptions = {}): Promise<readonly Found[]> {
		const { ports, queues, cache } = this;
		const on = new Set(services.filter(({ id }) => ports.enabled(id)));
		const cancel = new Cancel(signal);
		const stop = (): void => cancel.abort();
		this.closing.addEventListener('abort', stop);
		if (this.closing.aborted) stop();
		const look = new Look(urls, cancel, {
			services, cache, parse: ports.parse,
			isOn: (service) => on.has(service),
			ask: (order) => queues.ask(order),
			onRequest: ({ id }, host, url) => ports.onRequest?.(id, host, url),
		}, progress ?? (() => undefined));
		try {
			return await look.run();
		} finally {
			cancel.dispose();
			this.closing.removeEventListener('abort', stop);
		}
	}

	/** Ends every look, and lets no further request leave. */
	close(): void {
		this.closing.abort();
	}

	/** Forgets all answers, the stored ones too. */
	forget(): void {
		this.cache.clear();
	}
}
