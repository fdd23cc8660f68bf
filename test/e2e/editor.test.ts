// Entries in the editor and in reading view, by a real mouse, a real finger and the keyboard: the plugin as built, in Chromium.
import { afterEach, describe, expect, test } from 'vitest';
import type { Host } from '../host';
import { openDemo, type Demo, type DemoOptions } from './demo-page';

let demo: Demo | null = null;
afterEach(async () => {
	const open = demo;
	demo = null;
	await open?.close();
});

const LOG = `# Log

Words before.

## 2024-05-02

### :star:Lab: [First paper](https://example.org/1)

[[paper]](https://example.org/1.pdf) [\\[code\\]](https://example.org/1.git) [slides](https://example.org/1.slides)

**Keywords**: vision; large models

### Lab: [Second paper](https://example.org/2)

**Keywords**: vision

# Other things

[[paper]](https://example.org/prose.pdf)
`;

declare const window: { opened: string[]; open: (url: string) => null; mlWatchHost: Host };

async function open(options: DemoOptions = {}): Promise<Demo> {
	demo = await openDemo({ vault: { 'Log.md': LOG }, ...options });
	await demo.openNote('Log.md');
	await demo.page.evaluate(() => {
		window.opened = [];
		window.open = (url) => {
			window.opened.push(url);
			return null;
		};
	});
	return demo;
}

const opened = ({ page }: Demo): Promise<string[]> => page.evaluate(() => window.opened.splice(0));
const notes = ({ page }: Demo): Promise<string[]> => page.locator('.nav-file-title').evaluateAll((titles) => titles.map((title) => title.getAttribute('data-path') ?? ''));

/** A place on the screen in the midst of the `part` of the text of the note that the first `needle` holds. */
async function placeOf({ page }: Demo, needle: string, part = needle): Promise<{ x: number; y: number }> {
	return page.evaluate(([whole, wanted]) => {
		const view = window.mlWatchHost.activeEditor();
		const at = view.state.doc.toString().indexOf(whole) + whole.indexOf(wanted);
		const [start, end] = [view.coordsAtPos(at, 1)!, view.coordsAtPos(at + wanted.length, -1)!];
		return { x: (start.left + end.right) / 2, y: (start.top + start.bottom) / 2 };
	}, [needle, part] as const);
}

describe('a mouse in live preview', () => {
	test('opens link items of every form, wherever the cursor was', async () => {
		const page = await open();
		for (const before of ['Words before', 'paper]](https://example.org/1.pdf)', 'vision']) {
			await page.placeCursor(before);
			for (const label of ['[code]', 'slides']) await page.page.locator('.cm-content .ml-watch-link', { hasText: label }).click();
			expect(await opened(page)).toEqual(['https://example.org/1.git', 'https://example.org/1.slides']);
		}
		await page.placeCursor('Words before');
		await page.page.locator('.cm-content .ml-watch-link', { hasText: '[paper]' }).click();
		await page.page.locator('.cm-content .ml-watch-link', { hasText: '[paper]' }).click({ modifiers: ['Control'] });
		expect(await opened(page)).toEqual(['https://example.org/1.pdf', 'https://example.org/1.pdf']);
		expect(await notes(page)).toEqual(['Log.md']);
	});

	test('with the modifier follows a link item whose source is shown, and makes no note', async () => {
		const page = await open();
		for (const [needle, label, url] of [
			['paper]](https://example.org/1.pdf)', 'paper', 'https://example.org/1.pdf'],
			['code\\]](https', 'code', 'https://example.org/1.git'],
			['slides](https', 'slides', 'https://example.org/1.slides'],
		] as const) {
			await page.placeCursor(needle);
			const { x, y } = await placeOf(page, needle, label);
			await page.page.keyboard.down('Control');
			await page.page.mouse.click(x, y);
			await page.page.keyboard.up('Control');
			await page.settle();
			expect(await opened(page)).toEqual([url]);
		}
		expect(await notes(page)).toEqual(['Log.md']);
		expect(await page.text('Log.md')).toBe(LOG);
	});

	test('with the middle button on the source of the form that the app misreads opens the URL', async () => {
		const page = await open();
		await page.placeCursor('paper]](https://example.org/1.pdf)');
		const { x, y } = await placeOf(page, '[[paper]](https://example.org/1.pdf)', 'paper');
		await page.page.mouse.click(x, y, { button: 'middle' });
		await page.settle();
		expect(await opened(page)).toEqual(['https://example.org/1.pdf']);
		expect(await notes(page)).toEqual(['Log.md']);
	});

	test('leaves links outside of entries to the app', async () => {
		const page = await open();
		await page.placeCursor('paper]](https://example.org/prose.pdf)');
		const { x, y } = await placeOf(page, '[[paper]](https://example.org/prose.pdf)', 'paper');
		await page.page.keyboard.down('Control');
		await page.page.mouse.click(x, y);
		await page.page.keyboard.up('Control');
		await page.settle();
		expect(await opened(page)).toEqual([]);
		expect(await notes(page)).toContain('paper.md');
	});

	test('takes a star off, and one key puts it back', async () => {
		const page = await open();
		await page.page.locator('.cm-content .ml-watch-star').click();
		await page.settle();
		expect(await page.text('Log.md')).toBe(LOG.replace(':star:', ''));
		await page.placeCursor('First');
		await page.page.keyboard.press('Control+z');
		expect(await page.text('Log.md')).toBe(LOG);
	});

	test('shows the entries of a keyword in the dashboard, with one press', async () => {
		const page = await open();
		await page.page.locator('.cm-content .ml-watch-keyword', { hasText: 'large models' }).click();
		await page.page.waitForSelector('.ml-watch-filter-chip');
		expect(await page.page.locator('.ml-watch-filter-chip').allTextContents()).toEqual(['Keyword: large models']);
		await expect.poll(() => page.page.locator('.ml-watch-dashboard [aria-rowindex]').count()).toBe(1);
	});

	test('selects text across what is shown otherwise, and the selection shows the source', async () => {
		const page = await open();
		const from = await placeOf(page, 'Words before');
		const to = await placeOf(page, 'Second');
		await page.page.mouse.move(from.x, from.y);
		await page.page.mouse.down();
		await page.page.mouse.move(to.x, to.y, { steps: 5 });
		await page.page.mouse.up();
		expect(await page.page.locator('.cm-content').textContent()).toContain('[[paper]](https://example.org/1.pdf)');
		expect(await opened(page)).toEqual([]);
		expect(await page.text('Log.md')).toBe(LOG);
	});
});

test('in source mode the modifier follows a link item as well, and nothing else is shown', async () => {
	const page = await open();
	await page.runCommand('Toggle Live Preview/Source mode');
	expect(await page.page.locator('.cm-content .ml-watch-link, .cm-content .ml-watch-star').count()).toBe(0);
	const { x, y } = await placeOf(page, '[[paper]]');
	await page.page.mouse.click(x, y);
	expect(await opened(page)).toEqual([]);
	await page.page.keyboard.down('Control');
	await page.page.mouse.click(x, y);
	await page.page.keyboard.up('Control');
	await page.settle();
	expect(await opened(page)).toEqual(['https://example.org/1.pdf']);
	expect(await notes(page)).toEqual(['Log.md']);
});

test('a finger opens links, takes stars off and shows keywords', async () => {
	const page = await open({ mobile: true });
	await page.page.locator('.cm-content .ml-watch-link', { hasText: '[paper]' }).tap();
	expect(await opened(page)).toEqual(['https://example.org/1.pdf']);
	await page.page.locator('.cm-content .ml-watch-star').tap();
	await page.settle();
	expect(await page.text('Log.md')).toBe(LOG.replace(':star:', ''));
	await page.page.locator('.cm-content .ml-watch-keyword', { hasText: 'large models' }).tap();
	await page.page.waitForSelector('.ml-watch-filter-chip');
	expect(await notes(page)).toEqual(['Log.md']);
});

describe('reading view', () => {
	test.each(['light', 'dark'] as const)('by mouse, %s', async (theme) => {
		const page = await open({ theme });
		await page.page.keyboard.press('Control+e');
		const reading = page.page.locator('.markdown-reading-view');
		await reading.locator('.ml-watch-star').waitFor();
		expect(await reading.locator('h3').first().textContent()).not.toContain(':star:');
		await reading.locator('.ml-watch-link', { hasText: '[paper]' }).click();
		await reading.locator('.ml-watch-link', { hasText: '[paper]' }).click({ modifiers: ['Control'] });
		expect(await opened(page)).toEqual(['https://example.org/1.pdf', 'https://example.org/1.pdf']);
		expect(await notes(page)).toEqual(['Log.md']);
		await reading.locator('.ml-watch-keyword', { hasText: 'large models' }).click();
		await page.page.waitForSelector('.ml-watch-filter-chip');
		await reading.locator('.ml-watch-star').click();
		await page.settle();
		expect(await page.text('Log.md')).toBe(LOG.replace(':star:', ''));
	});

	test('by keyboard', async () => {
		const page = await open();
		await page.page.keyboard.press('Control+e');
		const reading = page.page.locator('.markdown-reading-view');
		await reading.locator('.ml-watch-link').first().focus();
		await page.page.keyboard.press('Enter');
		expect(await opened(page)).toEqual(['https://example.org/1.pdf']);
		await reading.locator('.ml-watch-star').focus();
		await page.page.keyboard.press('Space');
		await page.settle();
		expect(await page.text('Log.md')).toBe(LOG.replace(':star:', ''));
	});
});

test('an entry is extracted to a note of its own and put back, by keyboard', async () => {
	const full = LOG.replace('**Keywords**: vision; large models\n', '**Keywords**: vision; large models\n\n**Summary**: Much to say.\n');
	const page = await open({ vault: { 'Log.md': full } });
	await page.placeCursor('Much to say');
	await page.runCommand('Extract entry to its own note');
	expect(await page.text('First paper.md')).toMatch(/^---\ndate: 2024-05-02\nsource: "Lab"\nstarred: true\n/);
	expect(await page.text('Log.md')).toContain('\n\n[[First paper]]\n');
	await page.placeCursor('[[First paper]]');
	await page.runCommand('Put extracted words back into entry');
	expect(await page.text('Log.md')).toBe(full);
	await page.page.keyboard.press('Control+z');
	expect(await page.text('Log.md')).toContain('[[First paper]]');
});

describe('switches and unloading', () => {
	const shown = async ({ page }: Demo, place: string): Promise<number[]> => Promise.all(
		['.ml-watch-star', '.ml-watch-link', '.ml-watch-keyword'].map((what) => page.locator(`${place} ${what}`).count()),
	);
	/** Presses a switch of the settings, while the note stays open behind them. */
	const toggle = async ({ page, settle }: Demo, name: string): Promise<void> => {
		await page.keyboard.press('Control+,');
		const tab = page.locator('.vertical-tab-nav-item', { hasText: 'ML Watch' });
		if (await tab.count() > 0) await tab.click();
		await page.locator('.setting-item', { hasText: name }).locator('.checkbox-container').click();
		await settle();
		await page.keyboard.press('Escape');
		await settle();
	};

	test.each([
		{ mode: 'live preview', place: '.cm-content' }, { mode: 'reading view', place: '.markdown-reading-view' },
	])('each switch shows at once in $mode', async ({ mode, place }) => {
		const page = await open();
		await page.placeCursor('Words before');
		if (mode === 'reading view') await page.page.keyboard.press('Control+e');
		const links = mode === 'reading view' ? 1 : 3;
		await expect.poll(() => shown(page, place)).toEqual([1, links, 3]);
		await toggle(page, 'Show stars');
		await expect.poll(() => shown(page, place)).toEqual([0, links, 3]);
		await toggle(page, 'Show link items as links');
		await expect.poll(() => shown(page, place)).toEqual([0, 0, 3]);
		await toggle(page, 'Link keywords');
		await expect.poll(() => shown(page, place)).toEqual([0, 0, 0]);
		await toggle(page, 'Show stars');
		await expect.poll(() => shown(page, place)).toEqual([1, 0, 0]);
	});

	test('unloading restores editor and reading view at once, and leaves the text alone', async () => {
		const page = await open();
		await page.runCommand('Split right');
		await page.page.keyboard.press('Control+e');
		await page.page.locator('.markdown-reading-view .ml-watch-star').waitFor();
		await page.page.evaluate(() => window.mlWatchHost.unload());
		await page.settle();
		expect(await page.page.locator('.markdown-source-view [class*="ml-watch"], .markdown-reading-view [class*="ml-watch"]').count()).toBe(0);
		expect(await page.page.locator('.cm-content').first().textContent()).toContain(':star:Lab');
		expect(await page.text('Log.md')).toBe(LOG);
	});
});
