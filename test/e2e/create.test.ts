import { expect, test } from 'vitest';
import { openDemo } from './demo-page';

const LOG = '# Log\n\n## 2024-02-28\n\n### :star:arXiv: [The era of 1-bit models](https://arxiv.org/abs/2402.17764)\n\n[\\[paper\\]](https://arxiv.org/abs/2402.17764)\n\n**Keywords**: quantization; language models\n';

test('a paper note is created by keyboard, from the command to the undo', async () => {
	const demo = await openDemo({ vault: { 'ML Watch.md': LOG } });
	const { page } = demo;
	await demo.openNote('ML Watch.md');
	await demo.runCommand('New paper note');
	await page.keyboard.type('Mixtral of [experts]');
	await page.keyboard.press('Enter');
	await page.keyboard.type('https://arxiv.org/abs/2401.04088');
	await page.keyboard.press('Enter');
	// The source is known from the URL.
	await expect.poll(() => page.inputValue('.ml-watch-capture [aria-label="Source"]')).toBe('arXiv');
	await page.focus('.ml-watch-capture [aria-label="Date"]');
	await page.fill('.ml-watch-capture [aria-label="Date"]', '2024-01-09');
	await page.focus('.ml-watch-capture .ml-watch-add-link');
	await page.keyboard.press('Enter');
	await page.keyboard.type('paper');
	await page.keyboard.press('Enter');
	await page.keyboard.type('https://arxiv.org/abs/2401.04088');
	await page.focus('.ml-watch-capture [aria-label="Add keyword"]');
	await page.keyboard.type('lang');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await page.keyboard.type('mixture of experts;');
	await page.focus('.ml-watch-capture [aria-label="Summary"]');
	await page.keyboard.type('Two experts a token.\n# Not a heading');
	await demo.settle();
	await demo.screenshot('create-form');
	await page.keyboard.press('Control+Enter');
	await demo.settle();
	const block = [
		'', '## 2024-01-09', '', '### arXiv: [Mixtral of \\[experts\\]](https://arxiv.org/abs/2401.04088)', '', '[\\[paper\\]](https://arxiv.org/abs/2401.04088)', '',
		'**Keywords**: language models; mixture of experts', '', '**Summary**: Two experts a token.', '\\# Not a heading', '',
	].join('\n');
	expect(await demo.text('ML Watch.md')).toBe(LOG + block);
	await page.click('.notice button:has-text("Undo")');
	await demo.settle();
	expect(await demo.text('ML Watch.md')).toBe(LOG);
	await demo.close();
});

test.each([{ name: 'create-form-dark', theme: 'dark', mobile: false }, { name: 'create-form-phone', theme: 'light', mobile: true }] as const)('the form in $name', async ({ name, theme, mobile }) => {
	const demo = await openDemo({ vault: { 'ML Watch.md': LOG }, theme, mobile });
	const { page } = demo;
	await demo.openNote('ML Watch.md');
	await demo.placeCursor('quantization');
	await demo.runCommand('Edit paper note');
	await page.fill('.ml-watch-capture [aria-label="Comment"]', 'The hardware does not exist yet.');
	await demo.settle();
	await demo.screenshot(name);
	const wide = await page.evaluate(() => {
		const form = document.querySelector('.ml-watch-capture')!;
		return [...form.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1).map((element) => element.className);
	});
	expect(wide).toEqual([]);
	await demo.close();
});
