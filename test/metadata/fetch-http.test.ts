import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fetchHttp } from '../../src/cli/fetch-http';
import { Cancel } from '../../src/metadata/cancel';
import { HttpRefusal, type HttpAnswer } from '../../src/metadata/http';
import { startServices, type PlayedServices } from './server/start';

let played: PlayedServices;
beforeAll(async () => void (played = await startServices()));
beforeEach(() => played.reset());
afterAll(() => played.close());

const http = fetchHttp((url, init) => fetch(played.mapped(url), init), 'ml-watch/9.9');

function get(url: string, signal = new Cancel(), maximumBytes = 1000): Promise<HttpAnswer> {
	return http.get({ url, headers: { accept: 'text/html' } }, { maximumBytes, signal });
}

describe('fetch as a port', () => {
	test('says who asks, sends the headers given and no cookies, and tells the URL after redirects', async () => {
		const answer = await http.get({ url: 'https://doi.org/10.1145/3065386', headers: { accept: 'application/vnd.citationstyles.csl+json' } }, { maximumBytes: 1e6, signal: new Cancel() });
		expect(answer).toMatchObject({ status: 200, url: 'https://data.agency.example/10.1145/3065386', headers: { 'content-type': 'application/vnd.citationstyles.csl+json' } });
		expect(played.requests.map(({ headers }) => [headers['user-agent'], headers.accept, headers.cookie])).toEqual(Array.from({ length: 2 }, () => ['ml-watch/9.9', 'application/vnd.citationstyles.csl+json', undefined]));
	});

	test('any status is an answer', async () => {
		played.always('blog.example', { status: 418, body: 'x' });
		expect(await get('https://blog.example/')).toMatchObject({ status: 418, bytes: new TextEncoder().encode('x') });
	});

	test('a redirect without a target is an answer too', async () => {
		played.always('blog.example', { status: 304 });
		expect((await get('https://blog.example/')).status).toBe(304);
	});

	test.each([[999], [1000], [1001], [3000]])('of %i bytes no more than 1000 come', async (length) => {
		played.always('blog.example', { body: 'x'.repeat(length) });
		expect((await get('https://blog.example/')).bytes.length).toBe(Math.min(1000, length));
	});

	test('redirects round in circles or out of the web are refused', async () => {
		played.always('blog.example', 'redirect loop');
		await expect(get('https://blog.example/')).rejects.toBeInstanceOf(HttpRefusal);
		played.always('blog.example', 'redirect to a file');
		await expect(get('https://blog.example/')).rejects.toThrow('a redirect that is no web address');
	});

	test('ends the request when nobody waits any more', async () => {
		played.always('blog.example', 'hang');
		const cancel = new Cancel();
		const answer = get('https://blog.example/', cancel);
		cancel.abort();
		await expect(answer).rejects.toThrow(/abort/i);
	});

	test('tells in words why there is no answer', async () => {
		const refused = fetchHttp(fetch, 'x').get({ url: 'http://127.0.0.1:9/', headers: {} }, { maximumBytes: 1, signal: new Cancel() });
		await expect(refused).rejects.toThrow(/connection refused|bad port/);
	});
});
