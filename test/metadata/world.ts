import { fetchHttp } from '../../src/cli/fetch-http';
import { parseMarkup } from '../../src/cli/markup';
import { services } from '../../src/metadata/directory';
import type { Found } from '../../src/metadata/found';
import type { Http } from '../../src/metadata/http';
import { Metadata, type LookOptions } from '../../src/metadata/metadata';
import type { ServiceId } from '../../src/metadata/paper';
import type { Store } from '../../src/metadata/store';
import { FakeClock } from './fake-clock';
import type { PlayedServices } from './server/start';

/** A store in memory, as broken as a test wants it. */
export class MemoryStore implements Store {
	readonly texts = new Map<string, string>();
	broken = false;

	load(name: string): string | null {
		if (this.broken) throw new Error('no store here');
		return this.texts.get(name) ?? null;
	}

	save(name: string, text: string | null): void {
		if (this.broken) throw new Error('the store is full');
		if (text === null) this.texts.delete(name);
		else this.texts.set(name, text);
	}
}

/** A request as it left, with the time on the clock. */
export interface Sent {
	readonly service: ServiceId;
	readonly host: string;
	readonly url: string;
	readonly at: number;
}

export interface WorldOptions {
	readonly on?: readonly ServiceId[];
	readonly store?: MemoryStore;
	readonly clock?: FakeClock;
}

/** One window: its own `Metadata` over the played services, with a clock that never waits. */
export class Window {
	readonly clock: FakeClock;
	readonly store: MemoryStore;
	readonly sent: Sent[] = [];
	readonly http: Http;
	readonly metadata: Metadata;
	private underWay = 0;

	constructor(private readonly played: PlayedServices, { on = services.map(({ id }) => id), store = new MemoryStore(), clock = new FakeClock() }: WorldOptions = {}) {
		this.clock = clock;
		this.store = store;
		this.http = this.counted(fetchHttp((url, init) => fetch(played.mapped(url), init), 'ml-watch/test'));
		this.metadata = new Metadata({
			http: this.http, clock, store, parse: parseMarkup,
			enabled: (service) => on.includes(service),
			onRequest: (service, host, url) => this.sent.push({ service, host, url, at: clock.now() }),
		});
	}

	readonly isUnderWay = (): boolean => this.underWay > 0;

	async look(urls: readonly string[], options: LookOptions = {}): Promise<readonly Found[]> {
		return this.clock.until(this.metadata.look(urls, options), this.isUnderWay);
	}

	async one(url: string): Promise<Found> {
		return (await this.look([url]))[0]!;
	}

	/** Requests that will be answered are under way; those that hang are not waited for. */
	private counted(http: Http): Http {
		return {
			get: async (request, limits) => {
				const counts = !this.played.hangs(request.url);
				if (counts) this.underWay++;
				try {
					return await http.get(request, limits);
				} finally {
					if (counts) this.underWay--;
				}
			},
		};
	}
}
