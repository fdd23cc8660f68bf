import { requestUrl } from 'obsidian';
import type { Http } from '../metadata/http';

/**
 * The way to the network in the app. The platform follows redirects by itself and tells nobody where they led, reads answers whole, and
 * ends no request: what comes when nobody waits any more is thrown away by who asked.
 */
export const requestHttp: Http = {
	async get({ url, headers }) {
		const answer = await requestUrl({ url, method: 'GET', headers: { ...headers }, throw: false });
		return { status: answer.status, headers: inLowerCase(answer.headers), bytes: new Uint8Array(answer.arrayBuffer), url: null };
	},
};

function inLowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
