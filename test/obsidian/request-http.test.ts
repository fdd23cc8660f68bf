import { describe, expect, test } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { requestHttp } from '../../src/obsidian/request-http';
import { startHost, type Network } from '../host';

const limits = (signal: AbortSignal = new AbortController().signal) => ({ maximumBytes: 5_000_000, signal });
const get = (url: string, signal?: AbortSignal) => requestHttp.get({ url, headers: { Accept: 'text/html' } }, limits(signal));

async function online(network: Network): Promise<Awaited<ReturnType<typeof startHost>>> {
	return startHost({ pluginClass: null, network });
}

describe('the way to the network', () => {
	test('hands out any answer as bytes, with its headers in lower case, and says not where redirects led', async () => {
		const host = await online(() => ({ status: 404, headers: { 'Retry-After': '3' }, bytes: Uint8Array.of(0xe9, 0x21) }));
		expect(await get('https://a.org/x')).toEqual({ status: 404, headers: { 'retry-after': '3' }, bytes: Uint8Array.of(0xe9, 0x21), url: null });
		expect(host.requests()).toEqual([{ url: 'https://a.org/x', method: 'GET', headers: { Accept: 'text/html' }, throw: false }]);
	});

	test('rejects where there is no answer', async () => {
		await online(() => {
			throw new Error('net::ERR_NAME_NOT_RESOLVED');
		});
		await expect(get('https://a.org/x')).rejects.toThrow('net::ERR_NAME_NOT_RESOLVED');
	});

	test('stops waiting at once, and throws away what comes later', async () => {
		let answer: () => void = () => undefined;
		await online(() => new Promise((resolve) => (answer = () => resolve({ text: 'late' }))));
		const controller = new AbortController();
		const waiting = get('https://a.org/x', controller.signal);
		controller.abort();
		await expect(waiting).rejects.toThrow('Nobody waits');
		answer();
		await expect(get('https://a.org/x', controller.signal)).rejects.toThrow('Nobody waits');
		answer();
	});

	test('is not taken at start, whatever is switched on', async () => {
		const data = { askArxiv: true, askOpenReview: true, askDoi: true, askCrossref: true, askSemanticScholar: true, askHuggingFace: true, askGithub: true, askWebPage: true, detailsAtOnce: true };
		const host = await startHost({ pluginClass: MlWatchPlugin, data, files: { 'ML Watch.md': '## 2021-09-22\n\n### arXiv: [T](https://arxiv.org/abs/1706.03762)\n' }, network: () => ({}) });
		await host.openNote('ML Watch.md');
		await host.runCommand('new-note');
		await host.settle();
		expect(host.requests()).toEqual([]);
	});
});
