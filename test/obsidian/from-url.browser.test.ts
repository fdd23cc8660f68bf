import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host } from '../host';
import app from '../host/demo/app.css?inline';
import forms from '../host/demo/forms.css?inline';
import overlay from '../host/demo/overlay.css?inline';
import settings from '../host/demo/settings.css?inline';
import variables from '../host/demo/variables.css?inline';
import { playServices } from '../host/played-services';
import styles from '../../styles.css?inline';

const sheet = document.createElement('style');
sheet.textContent = [variables, forms, app, overlay, settings, styles].join('\n');
const LOG = '## 2021-09-23\n\n### Lab: [Done](https://a.org/done)\n\n[[paper]](https://arxiv.org/abs/2104.00298)\n\n**Keywords**: attention; image recognition; machine translation\n\n### arXiv: [https://arxiv.org/abs/1706.03762](https://arxiv.org/abs/1706.03762)\n';

async function open(theme: string): Promise<Host> {
	document.head.append(sheet);
	const played = playServices();
	played.trouble('journal.example', { status: 403, body: 'no' });
	const host = await startHost({ pluginClass: MlWatchPlugin, files: { 'ML Watch.md': LOG }, data: { askArxiv: true, askWebPage: true, askHuggingFace: true }, network: played.network });
	document.body.classList.remove('theme-light', 'theme-dark');
	document.body.classList.add(theme);
	await host.settle();
	return host;
}

afterEach(() => sheet.remove());

/** The frame of a dialog, its switches and the colours of its main button and its links are the app's own. */
async function violations(): Promise<string[]> {
	const exclude = ['.checkbox-container', '.modal button.mod-cta', '.ml-watch-plain-button', 'a.external-link'];
	const result = await axe.run({ include: '.modal-container:last-of-type .modal-content', exclude }, { resultTypes: ['violations'] });
	return result.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`));
}

describe.each(['theme-light', 'theme-dark'])('for a screen reader, %s', (theme) => {
	test('nothing is wrong in the form with its details', async () => {
		const host = await open(theme);
		await host.runCommand('new-note');
		host.fill('.ml-watch-capture [aria-label="URL"]', 'https://blog.example/2021/09/toward-fast-and-accurate-neural.html');
		await host.settle();
		expect(await violations()).toEqual([]);
		host.click(host.findByText('.ml-watch-capture button', 'Get details'));
		await host.until(() => host.findAll('.ml-watch-proposal').length > 0, 'the details', 10_000);
		await host.settle();
		expect(await violations()).toEqual([]);
	});

	test('nothing is wrong in a list', async () => {
		const host = await open(theme);
		await host.runCommand('new-notes-from-list');
		host.fill('.ml-watch-list-input', 'https://arxiv.org/abs/1512.03385\nhttps://journal.example/1\nhttps://arxiv.org/abs/2104.00298\nwords');
		expect(await violations()).toEqual([]);
		host.press('Mod-Enter');
		await host.settle();
		host.click(host.findByText('.ml-watch-batch-services button', 'Get details'));
		await host.until(() => host.findByText('.ml-watch-batch-summary', 'details found') !== null && host.findAll('.ml-watch-batch-asking').length === 0, 'the details', 10_000).catch(() => undefined);
		await host.settle();
		expect(await violations()).toEqual([]);
	});

	test('nothing is wrong in a proposal to complete an entry', async () => {
		const host = await open(theme);
		await host.runCommand('complete-entries');
		expect(await violations()).toEqual([]);
		host.click(host.findByText('.modal button', 'Start'));
		await host.until(() => host.findAll('.ml-watch-difference').length > 0, 'a proposal', 10_000);
		await host.settle();
		expect(await violations()).toEqual([]);
	});
});
