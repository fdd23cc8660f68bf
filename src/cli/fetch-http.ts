import { HttpRefusal, type Http, type HttpAnswer, type HttpLimits, type HttpRequest } from '../metadata/http';

/** How many redirects are followed (as in the fetch standard, 20; no service needs more than a few). */
const mostRedirects = 10;

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * The network of the terminal. Redirects are followed one by one, to http(s) only; reading stops at the limit; when nobody waits any
 * more the request ends.
 * @param agent how this program calls itself to servers.
 */
export function fetchHttp(fetch: Fetch, agent: string): Http {
	return {
		get: async (request, limits) => {
			const controller = new AbortController();
			const abort = (): void => controller.abort();
			limits.signal.addEventListener('abort', abort);
			try {
				return await follow(fetch, request, { limits, agent, signal: controller.signal });
			} catch (error) {
				throw error instanceof HttpRefusal ? error : new Error(networkReasonOf(error));
			} finally {
				limits.signal.removeEventListener('abort', abort);
			}
		},
	};
}

interface Conduct {
	readonly limits: HttpLimits;
	readonly agent: string;
	readonly signal: AbortSignal;
}

async function follow(fetch: Fetch, { url: first, headers }: HttpRequest, { limits, agent, signal }: Conduct): Promise<HttpAnswer> {
	let url = first;
	for (let redirects = 0; ; redirects++) {
		const response = await fetch(url, { headers: { ...headers, 'user-agent': agent }, redirect: 'manual', credentials: 'omit', signal });
		const location = response.status >= 300 && response.status <= 399 ? response.headers.get('location') : null;
		if (location === null) return { status: response.status, headers: headersOf(response), bytes: await readBytes(response, limits.maximumBytes), url };
		await response.body?.cancel();
		if (redirects === mostRedirects) throw new HttpRefusal('one redirect follows the other without end');
		url = targetOf(location, url);
	}
}

function targetOf(location: string, base: string): string {
	const target = URL.canParse(location, base) ? new URL(location, base) : null;
	if (target?.protocol !== 'https:' && target?.protocol !== 'http:') throw new HttpRefusal('a redirect that is no web address');
	return target.href;
}

function headersOf(response: Response): Record<string, string> {
	const headers: Record<string, string> = {};
	response.headers.forEach((value, name) => (headers[name.toLowerCase()] = value));
	return headers;
}

/** Reads up to a limit and leaves the rest. */
async function readBytes({ body }: Response, maximum: number): Promise<Uint8Array> {
	if (!body) return new Uint8Array();
	const reader = body.getReader();
	const chunks: Uint8Array[] = [];
	let length = 0;
	while (length < maximum) {
		const { done, value } = await reader.read();
		if (done) break;
		chunks.push(value);
		length += value.length;
	}
	if (length >= maximum) await reader.cancel();
	const bytes = new Uint8Array(Math.min(length, maximum));
	let at = 0;
	for (const chunk of chunks) {
		bytes.set(chunk.subarray(0, maximum - at), at);
		at += Math.min(chunk.length, maximum - at);
	}
	return bytes;
}

/** Node hides what went wrong behind "fetch failed". */
function networkReasonOf(error: unknown): string {
	const cause: unknown = error instanceof Error ? error.cause ?? error : error;
	const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
	const known = typeof code === 'string' ? networkReasons[code] : undefined;
	return known ?? (cause instanceof Error ? cause.message : String(cause));
}

const networkReasons: Readonly<Record<string, string>> = {
	ENOTFOUND: 'no such host, or no network', EAI_AGAIN: 'no such host, or no network', ECONNREFUSED: 'connection refused', ECONNRESET: 'connection lost',
	UND_ERR_SOCKET: 'connection lost', ETIMEDOUT: 'no connection', UND_ERR_CONNECT_TIMEOUT: 'no connection',
	CERT_HAS_EXPIRED: 'its certificate has expired', DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted',
};
