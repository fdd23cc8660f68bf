import { Component, type Plugin } from 'obsidian';
import { describe, expect, test, vi } from 'vitest';
import { defaultConfig } from '../../src/core/config/config';
import MlWatchPlugin from '../../src/main';
import { metadataFor } from '../../src/obsidian/details/session';
import { requestHttp } from '../../src/obsidian/request-http';
import { startHost, type Network } from '../host';

const limits = { maximumBytes: 5_000_000, signal: new AbortController().signal };
const get = (url: string) => requestHttp.get({ url, headers: { Accept: 'text/html' } }, limits);

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

	test('is closed once the plugin is unloaded, to what was under way too', async () => {
		const answers: (() => void)[] = [];
		const host = await online((request) => new Promise((resolve) => answers.push(() => resolve({ text: `<title>${request.url}</title>` }))));
		const plugin = new Component();
		plugin.load();
		const metadata = metadataFor(Object.assign(plugin, { app: host.app }) as unknown as Plugin, () => ({ ...defaultConfig, askWebPage: true }));
		const looking = metadata.look(Array.from({ length: 20 }, () => ['https://a.org/x', 'https://a.org/y']).flat());
		await vi.waitFor(() => expect(answers).toHaveLength(1));
		plugin.unload();
		expect((await looking).map(({ failures }) => failures.map(({ reason }) => reason))).toEqual(Array.from({ length: 40 }, () => ['cancelled']));
		answers[0]!();
		expect((await metadata.look(['https://a.org/z']))[0]!.failures.map(({ reason }) => reason)).toEqual(['cancelled']);
		expect(host.requests()).toHaveLength(1);
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
