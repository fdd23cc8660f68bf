import type * as Api from 'obsidian';

/** What a test answers to a request of the plugin. */
export interface FakeResponse {
	readonly status?: number;
	readonly headers?: Record<string, string>;
	readonly text?: string;
	/** In the place of a text. */
	readonly bytes?: Uint8Array;
	/** Becomes the text, as JSON, when no text is given. */
	readonly json?: unknown;
}

/** Answers a request, or throws as a network failure would. */
export type Network = (request: Api.RequestUrlParam) => FakeResponse | Promise<FakeResponse>;

const offline: Network = ({ url }) => {
	throw new Error(`net::ERR_INTERNET_DISCONNECTED (the test gave startHost() no network for ${url})`);
};

let network: Network = offline;
let seen: Api.RequestUrlParam[] = [];

/** Sets who answers, and forgets the requests seen so far. Null is offline. */
export function setNetwork(next: Network | null): void {
	network = next ?? offline;
	seen = [];
}

/** Every request since the host started. */
export function requestsSeen(): readonly Api.RequestUrlParam[] {
	return seen;
}

/** requestUrl: obsidian.d.ts 5442. A status of 400 or above rejects, unless `throw` is false. */
export function requestUrl(request: Api.RequestUrlParam | string): Api.RequestUrlResponsePromise {
	const param = typeof request === 'string' ? { url: request } : request;
	const answer = send(param);
	const part = <T>(read: (response: Api.RequestUrlResponse) => T): Promise<T> => {
		const derived = answer.then(read);
		// Whoever awaits only the answer itself must not get an unhandled rejection from the parts.
		derived.catch(() => undefined);
		return derived;
	};
	return Object.assign(answer, {
		text: part((response) => response.text),
		json: part((response) => response.json as unknown),
		arrayBuffer: part((response) => response.arrayBuffer),
	}) as unknown as Api.RequestUrlResponsePromise;
}

/** request: 5436. */
export async function request(param: Api.RequestUrlParam | string): Promise<string> {
	return (await send(typeof param === 'string' ? { url: param } : param)).text;
}

async function send(param: Api.RequestUrlParam): Promise<Api.RequestUrlResponse> {
	seen.push(param);
	const { status = 200, headers = {}, text, bytes, json } = await network(param);
	const body = text ?? (bytes ? new TextDecoder().decode(bytes) : json === undefined ? '' : JSON.stringify(json));
	if (status >= 400 && param.throw !== false) throw Object.assign(new Error(`Request failed, status ${status}`), { status, headers });
	return {
		status, headers, text: body, arrayBuffer: (bytes ? bytes.slice() : new TextEncoder().encode(body)).buffer as ArrayBuffer,
		get json(): unknown {
			return JSON.parse(body) as unknown;
		},
	};
}
