import { responders, type Reply } from '../metadata/server/answers';
import type { FakeResponse, Network } from './request';

/** What a host does instead of answering: a reply, a failure of the network, or nothing until it is let go. */
export type HostTrouble = Reply | 'offline' | 'hang';

export interface PlayedNetwork {
	readonly network: Network;
	/** Every request, as `host path`. */
	readonly seen: string[];
	/** Gives a host trouble until it is taken away with null. */
	trouble(host: string, trouble: HostTrouble | null): void;
	/** Lets go whatever hangs. */
	release(): void;
}

/** The services of test/metadata/server, without a server between: the same in happy-dom and in a browser. No other host is reached. */
export function playServices(): PlayedNetwork {
	const troubles = new Map<string, HostTrouble>();
	const seen: string[] = [];
	let waiting: (() => void)[] = [];
	const answer = async (url: string, headers: Readonly<Record<string, string>>, redirects: number): Promise<FakeResponse> => {
		const { host, pathname, search, searchParams } = new URL(url);
		seen.push(`${host} ${pathname}${search}`);
		const trouble = troubles.get(host);
		if (trouble === 'hang') await new Promise<void>((resolve) => waiting.push(resolve));
		if (trouble === 'offline') throw new Error('net::ERR_INTERNET_DISCONNECTED');
		const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
		const reply = typeof trouble === 'object' ? trouble : responders[host]?.(pathname, searchParams, lower) ?? { status: 404, body: 'Not found' };
		const location = reply.headers?.['location'];
		if (location !== undefined && redirects < 5) return answer(new URL(location, url).href, headers, redirects + 1);
		const { status = 200, headers: given = {}, body = '' } = reply;
		return { status, headers: { ...given }, ...(typeof body === 'string' ? { text: body } : { bytes: body }) };
	};
	return {
		seen,
		network: ({ url, headers = {} }) => answer(url, headers, 0),
		trouble: (host, trouble) => {
			if (trouble === null) troubles.delete(host);
			else troubles.set(host, trouble);
		},
		release: () => {
			for (const go of waiting) go();
			waiting = [];
		},
	};
}
