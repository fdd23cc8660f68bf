/*
 * A local HTTP server that plays the metadata services. The first segment of a path is the host that is played:
 * `https://doi.org/10.1/x` is asked as `http://127.0.0.1:<port>/doi.org/10.1/x` (`mapped`).
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { responders, type Reply } from './answers';

/** What goes wrong with a host, or the answer that it gives instead. */
export type Trouble =
	| Reply
	| 'hang'
	| 'cut off'
	| 'huge'
	| 'redirect loop'
	| 'redirect to a file'
	| 'garbage';

export interface SeenRequest {
	readonly host: string;
	/** With its query. */
	readonly path: string;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface PlayedServices {
	/** `http://127.0.0.1:<port>`. */
	readonly url: string;
	/** Every request, in order. */
	readonly requests: SeenRequest[];
	/** Gives a host trouble with its next requests, one after the other; behind the last it works again. */
	trouble(host: string, ...troubles: readonly Trouble[]): void;
	/** Gives a host the same trouble with every request. */
	always(host: string, trouble: Trouble): void;
	/** Takes all trouble away and forgets the requests. */
	reset(): void;
	/** Where a URL of the world is played. */
	mapped(url: string): string;
	/** Whether a host lets requests hang now. */
	hangs(url: string): boolean;
	close(): Promise<void>;
}

/** Starts the server on a port of its own, or on the one given. */
export async function startServices(port = 0): Promise<PlayedServices> {
	const requests: SeenRequest[] = [];
	const next = new Map<string, Trouble[]>();
	const lasting = new Map<string, Trouble>();
	const server = createServer((request, response) => {
		const url = new URL(request.url ?? '/', 'http://localhost');
		const [, host = '', ...rest] = url.pathname.split('/');
		const path = `/${rest.join('/')}`;
		requests.push({ host, path: path + url.search, headers: request.headers });
		const trouble = next.get(host)?.shift() ?? lasting.get(host);
		if (trouble === undefined) send(response, responders[host]?.(path, url.searchParams, request.headers) ?? { status: 404, body: 'Not found' });
		else cause(trouble, { host, path }, request, response);
	});
	// A test that is busy for seconds must not find its connection closed.
	server.keepAliveTimeout = 120_000;
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url, requests,
		trouble: (host, ...troubles) => void next.set(host, [...troubles]),
		always: (host, trouble) => void lasting.set(host, trouble),
		reset: () => {
			next.clear();
			lasting.clear();
			requests.length = 0;
		},
		mapped: (given) => {
			const { host, pathname, search } = new URL(given);
			return `${url}/${host}${pathname}${search}`;
		},
		hangs: (given) => {
			const { host } = new URL(given);
			return (next.get(host)?.[0] ?? lasting.get(host)) === 'hang';
		},
		close: () => closed(server),
	};
}

function send(response: ServerResponse, { status = 200, headers = {}, body = '' }: Reply): void {
	response.writeHead(status, headers);
	response.end(body);
}

function cause(trouble: Trouble, { host, path }: { host: string; path: string }, request: IncomingMessage, response: ServerResponse): void {
	if (typeof trouble === 'object') return send(response, trouble);
	switch (trouble) {
		case 'hang':
			return;
		case 'cut off':
			response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' });
			response.write('<html><head><title>Half of a pa', () => request.socket.destroy());
			return;
		case 'huge':
			return pour(response);
		case 'redirect loop':
			return send(response, { status: 302, headers: { location: `https://${host}${path}` } });
		case 'redirect to a file':
			return send(response, { status: 301, headers: { location: 'file:///etc/hostname' } });
		case 'garbage':
			return send(response, { headers: { 'content-type': 'text/html' }, body: Uint8Array.from({ length: 4096 }, (_, index) => (index * 167 + 13) % 256) });
	}
}

/** 100 MB, as fast as they are taken. */
function pour(response: ServerResponse): void {
	response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
	response.write('<html><head><title>A page without end</title></head><body>');
	const chunk = Buffer.alloc(1_000_000, 'words ');
	let left = 100;
	const more = (): void => {
		while (left-- > 0) if (!response.write(chunk)) return;
		response.end();
	};
	response.on('drain', more);
	more();
}

function closed(server: Server): Promise<void> {
	server.closeAllConnections();
	return new Promise((resolve) => server.close(() => resolve()));
}
