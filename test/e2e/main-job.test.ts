// The main job, end to end, by keyboard: the plugin as built, in the demo page, in Chromium.
import { afterEach, expect, test } from 'vitest';
import { openDemo, type Demo } from './demo-page';

let demo: Demo | null = null;
afterEach(async () => {
	const open = demo;
	demo = null;
	await open?.close();
});

const log = `# Machine Learning Researches

## 2024-01-09

### :star:arXiv: [Mixtral of Experts](https://arxiv.org/abs/2401.04088)

[\\[paper\\]](https://arxiv.org/abs/2401.04088)

**Keywords**: mixture of experts, language models

## 2023-12-05

### arXiv: [Mamba](https://arxiv.org/abs/2312.00752)

[[paper]] (https://arxiv.org/abs/2312.00752)

**Keywords**: state space models;
`;

const daily = `### :star:arXiv: [GaLore](https://arxiv.org/abs/2403.03507)

[\\[paper\\]](https://arxiv.org/abs/2403.03507)
`;

const vault = { 'Log.md': log, 'Daily/2024-03-07.md': daily, 'Recipe.md': '# Soup\n\n- onions\n' };

test('problems are underlined, walked through and fixed in one undo step', async () => {
	demo = await openDemo({ vault });
	await demo.openNote('Log.md');
	await demo.page.waitForSelector('.cm-lintRange');
	await demo.runCommand('Next problem');
	await demo.screenshot('check-problems');
	await demo.runCommand('Fix problems in current note');
	const fixed = log
		.replace('experts, language', 'experts; language')
		.replace('[[paper]] (https://arxiv.org/abs/2312.00752)', '[[paper]](https://arxiv.org/abs/2312.00752)')
		.replace('state space models;', 'state space models');
	const text = await demo.text('Log.md');
	expect(text?.replace('[\\[paper\\]](https://arxiv.org/abs/2312.00752)', '[[paper]](https://arxiv.org/abs/2312.00752)')).toBe(fixed);
	await demo.screenshot('check-fixed');
	await demo.page.keyboard.press('Control+z');
	expect(await demo.text('Log.md')).toBe(log);
});

test('the index is built from every note, and building again changes nothing', async () => {
	demo = await openDemo({ vault });
	await demo.openNote('Log.md');
	await demo.runCommand('Build index');
	await demo.page.waitForSelector('.modal-container');
	await demo.screenshot('index-review');
	await demo.page.keyboard.press('Enter');
	await demo.page.waitForSelector('.modal-container', { state: 'detached' });
	await demo.settle();
	const index = await demo.text('Machine Learning Researches.md');
	expect(index?.match(/^#{2,} .*$/gm)).toEqual([
		'## 2024-03-07', '### :star:arXiv: [GaLore](https://arxiv.org/abs/2403.03507)',
		'## 2024-01-09', '### :star:arXiv: [Mixtral of Experts](https://arxiv.org/abs/2401.04088)',
		'## 2023-12-05', '### arXiv: [Mamba](https://arxiv.org/abs/2312.00752)',
	]);
	await demo.screenshot('index-built');
	await demo.runCommand('Build index');
	expect(await demo.text('Machine Learning Researches.md')).toBe(index);
	expect(await demo.page.locator('.modal-container').count()).toBe(0);
	expect((await demo.notices()).at(-1)).toContain('up to date');
});

test('the dashboard shows starred entries only, by keyboard, and stars one through its note', async () => {
	demo = await openDemo({ vault });
	await demo.runCommand('Open dashboard');
	const rows = demo.page.locator('.ml-watch-dashboard [role="option"], .ml-watch-dashboard .ml-watch-row');
	await expect.poll(() => rows.count()).toBe(3);
	await demo.screenshot('dashboard');
	const starred = demo.page.getByRole('button', { name: 'Starred only' });
	await starred.focus();
	await demo.page.keyboard.press('Space');
	await expect.poll(() => rows.count()).toBe(2);
	await demo.screenshot('dashboard-starred');
	await demo.page.keyboard.press('Space');
	await expect.poll(() => rows.count()).toBe(3);
	await demo.page.keyboard.press('/');
	await demo.page.keyboard.type('mamba');
	await expect.poll(() => rows.count()).toBe(1);
	await demo.page.keyboard.press('Enter');
	await rows.first().focus();
	await demo.page.keyboard.press('s');
	await demo.settle();
	expect(await demo.text('Log.md')).toBe(log.replace('### arXiv: [Mamba]', '### :star:arXiv: [Mamba]'));
});

test('on a phone the dashboard is reached and read', async () => {
	demo = await openDemo({ vault, mobile: true });
	await demo.runCommand('Open dashboard');
	await demo.page.waitForSelector('.ml-watch-dashboard');
	await demo.screenshot('dashboard-phone');
	expect(await demo.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
