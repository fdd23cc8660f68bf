import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host, type HostOptions } from '../host';
import app from '../host/demo/app.css?inline';
import variables from '../host/demo/variables.css?inline';
import styles from '../../styles.css?inline';

const sheet = document.createElement('style');
sheet.textContent = [variables, app, styles].join('\n');
const entry = (number: number): string => [
	`## ${2020 + (number % 5)}-0${1 + (number % 9)}-1${number % 9}`, '',
	`### ${number % 3 === 0 ? ':star:' : ''}Lab ${number % 7}: [Paper number ${number} on topic ${number % 11}](https://example.org/${number})`, '',
	`[[paper]](https://example.org/${number}.pdf)`, '', `**Keywords**: topic ${number % 11}; field ${number % 5}`, '', `**Comment**: ${'A remark. '.repeat(number % 6)}`, '', '',
].join('\n');
const notes = (files: number, each: number): Record<string, string> => Object.fromEntries(Array.from({ length: files }, (_, file) => [
	`Logs/${file}.md`, Array.from({ length: each }, (__, at) => entry(file * each + at)).join(''),
]));

async function open(files: Record<string, string>, options: HostOptions = {}): Promise<Host> {
	document.head.append(sheet);
	const host = await startHost({ pluginClass: MlWatchPlugin, files, ...options });
	await host.runCommand('open-dashboard');
	await host.until(() => host.findAll('.ml-watch-row').length > 0, 'the first rows', 20_000);
	await host.settle();
	return host;
}

const rows = (host: Host): HTMLElement[] => host.findAll('.ml-watch-grid > .ml-watch-row');
const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

afterEach(() => sheet.remove());

/** The rendered body of an entry has the colours of the app's own theme. */
async function violations(): Promise<string[]> {
	const result = await axe.run({ include: '.ml-watch-dashboard', exclude: '.ml-watch-row-body' }, { resultTypes: ['violations'] });
	return result.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`));
}

describe('for a screen reader', () => {
	test.each(['theme-light', 'theme-dark'])('nothing is wrong in any tab, %s', async (theme) => {
		const host = await open(notes(2, 12));
		document.body.classList.remove('theme-light', 'theme-dark');
		document.body.classList.add(theme);
		host.click('[aria-label="Filters"]');
		const group = host.findAll('.ml-watch-choice select')[1] as HTMLSelectElement;
		group.value = 'month';
		group.dispatchEvent(new Event('change', { bubbles: true }));
		host.click(host.findAll('.ml-watch-keyword-chip')[0]!);
		host.click(host.findAll('[aria-label^="Whole entry"]')[0]!);
		await host.settle();
		expect(await violations()).toEqual([]);
		// A selection, a mistake in the search, and nothing found.
		host.click(rows(host)[1]!.querySelector<HTMLElement>('[aria-haspopup="menu"]')!);
		host.click(host.findByText('.menu-item', 'Select'));
		await host.settle();
		expect(await violations()).toEqual([]);
		host.fill('.ml-watch-search input', 'since:soon');
		await host.settle();
		expect(await violations()).toEqual([]);
		host.fill('.ml-watch-search input', 'found nowhere');
		await host.settle();
		expect(await violations()).toEqual([]);
		host.fill('.ml-watch-search input', '');
		for (const tab of ['Statistics', 'Not understood']) {
			host.click(host.findByText('[role="tab"]', tab));
			await host.settle();
			expect(await violations()).toEqual([]);
		}
	});
});

describe('a list of 20,000 entries', () => {
	test('draws at most 80 rows wherever it is scrolled to', async () => {
		const host = await open(notes(200, 100));
		await host.until(() => host.find('.ml-watch-shown').textContent?.includes('20000') ?? false, 'every note', 60_000);
		const list = host.find('.ml-watch-list');
		expect(list.clientHeight).toBeGreaterThan(100);
		for (const share of [0, 0.3, 0.7, 1]) {
			list.scrollTop = share * list.scrollHeight;
			list.dispatchEvent(new Event('scroll'));
			await frame();
			expect(rows(host).length).toBeGreaterThan(3);
			expect(rows(host).length).toBeLessThanOrEqual(80);
			const seen = rows(host).filter((row) => row.getBoundingClientRect().bottom > list.getBoundingClientRect().top && row.getBoundingClientRect().top < list.getBoundingClientRect().bottom);
			expect(seen.length).toBeGreaterThan(2);
		}
		expect(host.find('[role="grid"]').getAttribute('aria-rowcount')).toBe('20000');
	}, 120_000);

	test('starts at its top where other entries are asked for, and stays where it is while notes change', async () => {
		const host = await open(notes(20, 100));
		const list = host.find('.ml-watch-list');
		const scrollTo = async (offset: number): Promise<void> => {
			list.scrollTop = offset;
			list.dispatchEvent(new Event('scroll'));
			for (let frames = 0; frames < 5; frames++) await frame();
		};
		const topRow = (): { title: string; top: number } => {
			const { top } = list.getBoundingClientRect();
			const row = rows(host).find((each) => each.getBoundingClientRect().bottom > top + 1)!;
			return { title: row.querySelector('.ml-watch-row-title')?.textContent ?? '', top: Math.round(row.getBoundingClientRect().top - top) };
		};
		await scrollTo(30_000);
		const seen = topRow();
		const first = rows(host)[0]!.querySelector('time')!.textContent;
		expect(first).not.toBe('');
		await host.writeExternally('Logs/new.md', '## 2030-01-01\n\n### Lab: [Newest](https://example.org/newest)\n');
		await host.until(() => host.find('.ml-watch-shown').textContent?.includes('2001') ?? false, 'the new entry');
		for (let frames = 0; frames < 5; frames++) await frame();
		expect(topRow().title).toBe(seen.title);
		expect(Math.abs(topRow().top - seen.top)).toBeLessThanOrEqual(2);
		host.fill('.ml-watch-search input', 'topic 3');
		await host.settle();
		for (let frames = 0; frames < 5; frames++) await frame();
		expect(list.scrollTop).toBe(0);
		expect(rows(host)[0]!.getAttribute('aria-rowindex')).toBe('1');
	});

	test('is where it was after a restart, whatever heights its rows turn out to have', async () => {
		const files = notes(3, 100);
		const host = await open(files);
		const topTitle = (where: Host): string => {
			const { top } = where.find('.ml-watch-list').getBoundingClientRect();
			return rows(where).find((each) => each.getBoundingClientRect().bottom > top + 2)!.querySelector('.ml-watch-row-title')!.textContent ?? '';
		};
		for (const offset of [4000, 9000, 14_000]) {
			host.find('.ml-watch-list').scrollTop = offset;
			host.find('.ml-watch-list').dispatchEvent(new Event('scroll'));
			for (let frames = 0; frames < 5; frames++) await frame();
		}
		const seen = topTitle(host);
		const options = host.restartOptions();
		await host.close();
		const again = await startHost({ ...options, pluginClass: MlWatchPlugin });
		await again.runCommand('open-dashboard');
		await again.until(() => again.findAll('.ml-watch-row').length > 0, 'the first rows', 20_000);
		await again.settle();
		for (let frames = 0; frames < 10; frames++) await frame();
		expect(topTitle(again)).toBe(seen);
	});

	test('keeps the focus on a row that is scrolled away', async () => {
		const host = await open(notes(20, 100));
		host.find('.ml-watch-search input').focus();
		host.press('ArrowDown');
		await frame();
		const { activeElement } = document;
		const list = host.find('.ml-watch-list');
		list.scrollTop = 20_000;
		list.dispatchEvent(new Event('scroll'));
		await frame();
		expect(document.activeElement).toBe(activeElement);
		host.press('End');
		await frame();
		await frame();
		expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('2000');
	});
});

test('the row that the keyboard goes up to is not covered by the heading of its group', async () => {
	const host = await open(notes(2, 30));
	const group = host.findAll('.ml-watch-choice select')[1] as HTMLSelectElement;
	group.value = 'year';
	group.dispatchEvent(new Event('change', { bubbles: true }));
	await host.settle();
	host.find('.ml-watch-search input').focus();
	for (const key of ['ArrowDown', 'End']) {
		host.press(key);
		await host.settle();
		await frame();
	}
	const covered: number[] = [];
	for (let step = 0; step < 25; step++) {
		host.press('k');
		await host.settle();
		await frame();
		covered.push(host.find('.ml-watch-group-sticky > div').getBoundingClientRect().bottom - document.activeElement!.getBoundingClientRect().top);
	}
	expect(document.activeElement?.getAttribute('role')).toBe('row');
	expect(Math.max(...covered)).toBeLessThan(1);
});

test('rows do not overlap, whatever their height', async () => {
	const host = await open(notes(2, 20));
	host.click(host.findAll('[aria-label^="Whole entry"]')[1]!);
	await host.settle();
	// On a busy machine the rows are measured a frame or two after they are drawn.
	await expect.poll(() => {
		const boxes = rows(host).map((row) => row.getBoundingClientRect()).sort((a, b) => a.top - b.top);
		return { several: boxes.length > 1, overlapping: boxes.filter((box, index) => index > 0 && box.top < boxes[index - 1]!.bottom - 1).length };
	}).toEqual({ several: true, overlapping: 0 });
});

test('on a phone every target can be hit, and nothing is cut off', async () => {
	const host = await open(notes(1, 12), { mobile: true });
	const view = host.find('.ml-watch-view');
	// What a drawer leaves of 390.
	view.style.width = '334px';
	view.style.height = '700px';
	host.click('[aria-label="Filters"]');
	await host.settle();
	await frame();
	const small = (): string[] => Array.from(view.querySelectorAll<HTMLElement>('button, a[href], select, summary, label'))
		.filter((element) => element.getBoundingClientRect().height > 0 && element.getBoundingClientRect().height < 43.5)
		.map((element) => `${element.className} ${element.textContent ?? ''} ${element.getBoundingClientRect().height}`);
	expect(small()).toEqual([]);
	host.click(rows(host)[0]!.querySelector<HTMLElement>('[aria-haspopup="menu"]')!);
	host.click(host.findByText('.menu-item', 'Select'));
	await host.settle();
	const bar = host.find('.ml-watch-selection');
	expect(bar.scrollWidth).toBeLessThanOrEqual(bar.clientWidth);
	expect(Math.max(...Array.from(bar.children, (child) => child.getBoundingClientRect().right))).toBeLessThanOrEqual(view.getBoundingClientRect().right);
	expect(view.querySelector('.ml-watch-dashboard')!.scrollWidth).toBeLessThanOrEqual(view.clientWidth);
	host.click(host.findByText('[role="tab"]', 'Statistics'));
	await host.settle();
	expect(small()).toEqual([]);
	expect(Array.from(view.querySelectorAll('.ml-watch-table')).filter((table) => table.clientWidth > view.clientWidth)).toEqual([]);
});
