import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startServices, type PlayedServices } from '../metadata/server/start';
import { openDemo, type Demo } from './demo-page';

const LOG = '# Log\n\n## 2024-02-28\n\n### :star:arXiv: [The era of 1-bit models](https://arxiv.org/abs/2402.17764)\n\n[\\[paper\\]](https://arxiv.org/abs/2402.17764)\n\n**Keywords**: attention; machine translation; image recognition\n';
const ON = { askArxiv: true, askWebPage: true, askHuggingFace: true, askDoi: true, askOpenReview: true };
const BLOG = 'https://blog.example/2021/09/toward-fast-and-accurate-neural.html';

let services: PlayedServices;
beforeAll(async () => {
	services = await startServices();
});
beforeEach(() => services.reset());
afterAll(() => services.close());

const open = (options: Parameters<typeof openDemo>[0] = {}): Promise<Demo> => openDemo({ vault: { 'ML Watch.md': LOG }, settings: ON, services: services.url, ...options });

/** Fills the URL in as a paste would. */
async function paste(demo: Demo, url: string): Promise<void> {
	await demo.runCommand('New paper note');
	await demo.page.fill('.ml-watch-capture [aria-label="URL"]', url);
	await demo.page.press('.ml-watch-capture [aria-label="URL"]', 'Enter');
	await demo.settle();
}

async function details(demo: Demo): Promise<void> {
	await demo.page.click('.ml-watch-details button:has-text("Get details")');
	await demo.page.waitForSelector('.ml-watch-details-asking', { state: 'detached', timeout: 20_000 });
	await demo.settle();
}

test('an arXiv URL becomes a finished block', async () => {
	const demo = await open();
	await demo.openNote('ML Watch.md');
	await paste(demo, 'https://arxiv.org/abs/1706.03762');
	expect(services.requests).toEqual([]);
	await demo.screenshot('url-recognised');
	await details(demo);
	await demo.page.focus('.ml-watch-proposal');
	await demo.page.keyboard.press('Enter');
	await demo.settle();
	await demo.screenshot('url-details');
	await demo.page.keyboard.press('Control+Enter');
	await demo.settle();
	expect(await demo.text('ML Watch.md')).toMatch(
		/### arXiv: \[Attention Is All You Need\]\(https:\/\/arxiv\.org\/abs\/1706\.03762\)\n\n\[\\\[code\\\]\]\(https:\/\/github\.com\/tensorflow\/tensor2tensor\)\n\n\*\*Keywords\*\*: attention\n/,
	);
	await demo.close();
});

test('a blog post leads to its paper; the same paper is not logged twice', async () => {
	const demo = await open();
	await demo.openNote('ML Watch.md');
	await paste(demo, BLOG);
	await details(demo);
	await demo.screenshot('url-blog');
	expect(await demo.page.textContent('.ml-watch-details')).toContain('EfficientNetV2: Smaller Models and Faster Training');
	await demo.page.keyboard.press('Control+Enter');
	await demo.settle();
	const first = await demo.text('ML Watch.md');
	expect(first).toContain('[\\[paper\\]](https://arxiv.org/abs/2104.00298)');
	await paste(demo, 'https://arxiv.org/pdf/2104.00298v2');
	await demo.page.waitForSelector('.ml-watch-details-logged:has-text("Logged already")');
	await demo.screenshot('url-duplicate');
	await demo.page.keyboard.press('Escape');
	await demo.close();
});

test('offline the note goes in with what the URL tells', async () => {
	const demo = await open({ services: '' });
	await demo.openNote('ML Watch.md');
	await paste(demo, 'https://arxiv.org/abs/1706.03762');
	await demo.page.click('.ml-watch-details button:has-text("Get details")');
	await demo.page.waitForSelector('.ml-watch-details-failure', { timeout: 40_000 });
	await demo.page.fill('.ml-watch-capture [aria-label="Title"]', 'Typed while waiting');
	await demo.page.waitForSelector('.ml-watch-details-asking', { state: 'detached', timeout: 40_000 });
	await demo.settle();
	await demo.screenshot('url-offline');
	expect(await demo.page.textContent('.ml-watch-details')).toContain('No answer from export.arxiv.org');
	expect(await demo.page.textContent('.ml-watch-details')).toContain('Try again');
	await demo.page.keyboard.press('Control+Enter');
	await demo.settle();
	expect(await demo.text('ML Watch.md')).toContain('### arXiv: [Typed while waiting](https://arxiv.org/abs/1706.03762)');
	await demo.close();
});

test('with a service in trouble nothing is lost', async () => {
	services.always('blog.example', { status: 403, body: 'no' });
	const demo = await open();
	await demo.openNote('ML Watch.md');
	await paste(demo, BLOG);
	await demo.page.fill('.ml-watch-capture [aria-label="Title"]', 'My own title');
	await details(demo);
	await demo.screenshot('url-failed');
	expect(await demo.page.textContent('.ml-watch-details')).toContain('blog.example refuses to answer programs');
	await demo.page.keyboard.press('Control+Enter');
	await demo.settle();
	expect(await demo.text('ML Watch.md')).toContain(`[My own title](${BLOG})`);
	await demo.close();
});

test('thirty URLs with three failing, reviewed and written in one step', async () => {
	services.always('journal.example', { status: 403, body: 'no' });
	const demo = await open();
	const urls = [
		'https://arxiv.org/abs/1706.03762', 'https://arxiv.org/abs/1512.03385', 'https://openreview.net/forum?id=YicbFdNTTy', BLOG, 'https://doi.org/10.1145/3065386',
		'https://arxiv.org/abs/2402.17764', 'https://journal.example/article/1', 'https://journal.example/article/2', 'https://journal.example/article/3', 'not a URL',
		...Array.from({ length: 20 }, (_, index) => `https://arxiv.org/abs/2301.${String(10_000 + index)}`),
	];
	await demo.runCommand('New paper notes from list');
	await demo.page.fill('.ml-watch-list-input', urls.join('\n'));
	await demo.page.keyboard.press('Control+Enter');
	await demo.page.waitForSelector('.ml-watch-batch-row');
	await demo.page.click('.ml-watch-batch-services button:has-text("Get details")');
	await demo.page.waitForSelector('.ml-watch-batch-services button:has-text("Cancel")', { state: 'detached', timeout: 40_000 });
	await demo.settle();
	await demo.screenshot('list');
	expect(await demo.page.locator('.ml-watch-batch-row').count()).toBe(30);
	expect(await demo.page.locator('.ml-watch-batch-row:has-text("journal.example refuses")').count()).toBe(3);
	await demo.page.click('.ml-watch-batch-actions .mod-cta');
	await demo.settle();
	const text = (await demo.text('ML Watch.md'))!;
	expect(text).toContain('[An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale](https://openreview.net/forum?id=YicbFdNTTy)');
	expect(text.match(/^### /gm)).toHaveLength(29);
	await demo.page.click('.notice button:has-text("Undo")');
	await demo.settle();
	expect(await demo.text('ML Watch.md')).toBe(LOG);
	await demo.close();
});

test('an inbox becomes paper notes', async () => {
	const INBOX = '# Inbox\n\n- https://arxiv.org/abs/1706.03762\n- https://arxiv.org/abs/2402.17764\n- [A title](https://blog.example/plain)\n- no URL here\n\nSomebody mentioned https://arxiv.org/abs/1512.03385 at lunch.\n';
	const demo = await open({ vault: { 'ML Watch.md': LOG, 'Inbox.md': INBOX }, settings: { ...ON, inbox: 'Inbox.md' } });
	await demo.runCommand('Process inbox');
	await demo.page.waitForSelector('.ml-watch-batch-row');
	await demo.page.click('.ml-watch-batch-services button:has-text("Get details")');
	await demo.page.waitForSelector('.ml-watch-batch-services button:has-text("Cancel")', { state: 'detached', timeout: 20_000 });
	await demo.screenshot('inbox');
	await demo.page.click('.ml-watch-batch-actions .mod-cta');
	await demo.settle();
	expect(await demo.text('Inbox.md')).toBe('# Inbox\n\n- https://arxiv.org/abs/2402.17764\n- no URL here\n\nSomebody mentioned https://arxiv.org/abs/1512.03385 at lunch.\n');
	expect(await demo.text('ML Watch.md')).toContain('[Attention Is All You Need]');
	await demo.close();
});

test('five bare entries are completed by keyboard', async () => {
	const ids = ['1706.03762', '2104.00298', '1512.03385'];
	const bare = [...ids.map((id) => `### arXiv: [https://arxiv.org/abs/${id}](https://arxiv.org/abs/${id})\n`), `### Blog: [Fast networks](${BLOG})\n`, '### OpenReview: [Patches](https://openreview.net/forum?id=YicbFdNTTy)\n'];
	const demo = await open({ vault: { 'ML Watch.md': LOG, 'Bare.md': `## 2021-09-22\n\n${bare.join('\n')}` } });
	await demo.openNote('Bare.md');
	await demo.runCommand('Complete entries…');
	await demo.page.click('.modal button:has-text("Start")');
	for (let index = 0; index < 5; index++) {
		await demo.page.waitForFunction((place) => document.querySelector('.ml-watch-complete-progress')?.textContent?.includes(`Entry ${place} of 5`) && document.querySelector('.ml-watch-difference'), index + 1, { timeout: 30_000 });
		if (index === 0) await demo.screenshot('complete');
		await demo.page.keyboard.press('Enter');
	}
	await demo.page.waitForSelector('.ml-watch-complete', { state: 'detached' });
	await demo.settle();
	const text = (await demo.text('Bare.md'))!;
	expect(text).toContain('[Attention Is All You Need](https://arxiv.org/abs/1706.03762)');
	expect(text).toContain('### Blog: [Fast networks]');
	expect(text.match(/^\*\*Keywords\*\*/gm)!.length).toBeGreaterThanOrEqual(3);
	expect((await demo.notices()).join('\n')).toContain('5 entries completed in Bare.md.');
	await demo.close();
});

test.each([{ name: 'dark', theme: 'dark', mobile: false }, { name: 'phone', theme: 'light', mobile: true }] as const)('the dialogs in $name', async ({ name, theme, mobile }) => {
	const demo = await open({ theme, mobile, vault: { 'ML Watch.md': `${LOG}\n### arXiv: [https://arxiv.org/abs/1706.03762](https://arxiv.org/abs/1706.03762)\n` } });
	const { page } = demo;
	const tooWide = (): Promise<string[]> => page.evaluate(() => {
		const all = [...document.querySelectorAll('.modal *')];
		return all.filter((element) => element.getBoundingClientRect().right > innerWidth + 1).map((element) => element.className);
	});
	await demo.openNote('ML Watch.md');
	await paste(demo, BLOG);
	await details(demo);
	await demo.screenshot(`url-${name}`);
	expect(await tooWide()).toEqual([]);
	await page.keyboard.press('Escape');
	await demo.runCommand('New paper notes from list');
	expect(await tooWide()).toEqual([]);
	await page.fill('.ml-watch-list-input', `https://arxiv.org/abs/1512.03385\nhttps://arxiv.org/abs/2402.17764\n${BLOG}\nwords`);
	await page.keyboard.press('Control+Enter');
	await page.waitForSelector('.ml-watch-batch-row');
	await demo.screenshot(`list-${name}`);
	expect(await tooWide()).toEqual([]);
	await page.keyboard.press('Escape');
	await demo.runCommand('Complete entries…');
	expect(await tooWide()).toEqual([]);
	await page.click('.modal button:has-text("Start")');
	await page.waitForSelector('.ml-watch-difference', { timeout: 20_000 });
	await demo.screenshot(`complete-${name}`);
	expect(await tooWide()).toEqual([]);
	await page.keyboard.press('s');
	await demo.close();
});
