// Whole logs in the editor and in reading view, light and dark: one that a person kept, and one of 5,000 entries.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Host } from '../host';
import { openDemo, type Demo } from './demo-page';

declare const window: { mlWatchHost: Host };

let demo: Demo | null = null;
afterEach(async () => {
	const open = demo;
	demo = null;
	await open?.close();
});

const seed = process.env['ML_WATCH_SEED'];
const file = seed === undefined ? '' : path.join(seed, 'ml-watch.md');
if (!existsSync(file)) console.log('The real log is not here (ML_WATCH_SEED), so it is not looked at in the editor.');

const entry = (number: number): string => [
	`## 20${10 + (number % 14)}-0${1 + (number % 9)}-1${number % 9}`, '',
	`### ${number % 2 === 0 ? ':star:' : ''}Lab: [Paper ${number}](https://example.org/${number})`, '',
	`[[paper]](https://example.org/${number}.pdf) [[code]](https://example.org/${number}.git)`, '', `**Keywords**: topic ${number % 11}; field ${number % 5}`, '', '',
].join('\n');

/** Puts the cursor where a text stands, and that into view. */
async function goTo({ page, settle }: Demo, needle: string): Promise<void> {
	await page.evaluate((wanted) => {
		const { editor } = window.mlWatchHost.app.workspace.activeEditor!;
		const place = editor!.offsetToPos(editor!.getValue().indexOf(wanted));
		editor!.setCursor(place);
		editor!.scrollIntoView({ from: place, to: place }, true);
		editor!.focus();
	}, needle);
	await settle();
}

describe.runIf(existsSync(file))('the real log', () => {
	const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
	const [, label, url] = /\[\[(.+?)\]\]\((\S+?)\)/.exec(text) ?? [];

	test.each(['light', 'dark'] as const)('shows what it means, %s, and stays as it is', async (theme) => {
		demo = await openDemo({ vault: { 'ml-watch.md': text }, theme });
		const { page } = demo;
		await page.route((address) => address.hostname !== '127.0.0.1', (route) => route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }));
		await demo.openNote('ml-watch.md');
		// To the heading above it: where the cursor is, the source is shown.
		await goTo(demo, text.slice(text.lastIndexOf('\n#', text.indexOf(`[[${label!}]](${url!})`)), text.indexOf(`[[${label!}]](${url!})`)));
		await page.locator('.cm-content .ml-watch-link', { hasText: `[${label!}]` }).first().waitFor();
		await demo.screenshot(`log-editor-${theme}`);
		expect(await page.locator(`.cm-content .ml-watch-link[href="${url!}"]`).count()).toBe(1);
		expect(await page.locator('.cm-content .ml-watch-star[aria-label="Starred"]').count()).toBeGreaterThan(0);
		await page.keyboard.press('Control+e');
		const shown = page.locator(`.markdown-reading-view .ml-watch-link[href="${url!}"]`);
		await shown.scrollIntoViewIfNeeded();
		await demo.screenshot(`log-reading-${theme}`);
		expect(await page.locator('.markdown-reading-view .ml-watch-star').count()).toBe(text.match(/^#+ .*:star:/gm)?.length);
		expect(await demo.text('ml-watch.md')).toBe(text);
	});
});

test('a log of 5,000 entries is gone through by keyboard, and an entry in its midst is starred', async () => {
	const text = Array.from({ length: 5000 }, (_, number) => entry(number)).join('');
	demo = await openDemo({ vault: { 'Log.md': text } });
	const { page } = demo;
	await demo.openNote('Log.md');
	await goTo(demo, '[Paper 2501]');
	await page.locator('.cm-content .ml-watch-star').first().waitFor();
	const pieces = await page.locator('.cm-content :is(.ml-watch-star, .ml-watch-link, .ml-watch-keyword)').count();
	expect(pieces).toBeGreaterThan(10);
	expect(pieces).toBeLessThan(400);
	await demo.runCommand('Toggle star');
	expect(await demo.text('Log.md')).toBe(text.replace('### Lab: [Paper 2501]', '### :star:Lab: [Paper 2501]'));
	await demo.runCommand('Go to next entry');
	await demo.runCommand('Select entry');
	const selected = await page.evaluate(() => {
		const { state } = window.mlWatchHost.activeEditor();
		return state.sliceDoc(state.selection.main.from, state.selection.main.to);
	});
	expect(selected.startsWith('### :star:Lab: [Paper 2502](https://example.org/2502)\n')).toBe(true);
	expect(selected.endsWith('**Keywords**: topic 5; field 2')).toBe(true);
});
