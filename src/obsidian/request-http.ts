import { requestUrl } from 'obsidian';
import type { Http, HttpAnswer, Signal } from '../metadata/http';

/**
 * The way to the network in the app. The platform follows redirects by itself and tells nobody where they led, reads answers whole, and
 * ends no request: who stops waiting is let go at once, and what comes later is thrown away.
 */
export const requestHttp: Http = {
	async get({ url, headers }, { signal }) {
		return unlessAborted(send(url, headers), signal);
	},
};

async function send(url: string, headers: Readonly<Record<string, string>>): Promise<HttpAnswer> {
	const answer = await requestUrl({ url, method: 'GET', headers: { ...headers }, throw: false });
	return { status: answer.status, headers: inLowerCase(answer.headers), bytes: new Uint8Array(answer.arrayBuffer), url: null };
}

function inLowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function unlessAborted<T>(work: Promise<T>, signal: Signal): Promise<T> {
	return new Promise((resolve, reject) => {
		const stop = (): void => reject(new Error('Nobody waits for the answer any more.'));
		if (signal.aborted) stop();
		signal.addEventListener('abort', stop);
		work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
	});
}
