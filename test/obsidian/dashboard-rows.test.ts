import { afterEach, describe, expect, test, vi } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host, type HostOptions } from '../host';

const LOG = [
	'## 2024-05-02', '',
	'### :star:Lab: [Alpha](https://example.org/1)', '', '**Comment**: See [[Other#Part|the notes]] and [a page](https://example.org/page).', '', '- [ ] a task', '',
	'### Lab: [Beta](https://example.org/2)', '', '**Comment**: Short.', '',
	'### Lab: [Gamma](https://example.org/3)', '',
	'### Lab: [Delta](https://example.org/4)', '',
].join('\n');

async function open(options: HostOptions = {}): Promise<Host> {
	const host = await startHost({ pluginClass: MlWatchPlugin, files: { 'Logs/Log.md': LOG, 'Other.md': '# Part\n' }, ...options });
	await host.runCommand('open-dashboard');
	await host.settle();
	return host;
}

afterEach(() => vi.restoreAllMocks());

const row = (host: Host, title: string): HTMLElement => host.findByText('.ml-watch-row', title);
const selected = (host: Host): string[] => host.findAll('.ml-watch-row[aria-selected="true"] .ml-watch-row-title').map((element) => element.textContent ?? '');
const focused = (): string => activeDocument.activeElement?.querySelector('.ml-watch-row-title')?.textContent ?? '';
async function press(host: Host, ...keys: string[]): Promise<void> {
	for (const key of keys) {
		host.press(key);
		await host.settle();
	}
}
async function focusList(host: Host): Promise<void> {
	host.find('.ml-watch-search input').focus();
	await press(host, 'ArrowDown');
}

describe('an expanded row', () => {
	async function expand(host: Host): Promise<HTMLElement> {
		host.click('[aria-label="Whole entry: Alpha"]');
		await host.until(() => host.findAll('.ml-watch-row-body a.internal-link').length > 0, 'the rendered entry');
		return host.find('.ml-watch-row-body');
	}

	test('follows links between notes as the note does, in a new tab with the modifier', async () => {
		const host = await open();
		const body = await expand(host);
		const tabs = (): number => host.app.workspace.getLeavesOfType('markdown').length;
		host.click(body.querySelector<HTMLElement>('a.internal-link')!);
		await host.settle();
		expect([host.app.workspace.getActiveFile()?.path, tabs()]).toEqual(['Other.md', 1]);
		host.click(host.find('.ml-watch-row-body a.internal-link'), { ctrlKey: true });
		await host.settle();
		expect(tabs()).toBe(2);
		host.click(host.find('.ml-watch-row-body a.internal-link'), { button: 1 });
		await host.settle();
		expect(tabs()).toBe(3);
	});

	test('stays as it is while its note changes elsewhere, and follows where it changes itself', async () => {
		const host = await open();
		const body = await expand(host);
		const seen = new Set<string>();
		const observer = new MutationObserver(() => void seen.add(body.textContent!.trim().slice(0, 12)));
		observer.observe(body, { childList: true, subtree: true });
		await host.writeExternally('Logs/Log.md', LOG.replace('Short.', 'Longer.').replace('a page', 'another page'));
		await host.until(() => body.textContent!.includes('another page'), 'the new words');
		observer.disconnect();
		expect([...seen]).toEqual(['Comment: See']);
		expect(body.querySelectorAll('a.internal-link')).toHaveLength(1);
	});

	test('offers its links to the page preview', async () => {
		const host = await open();
		const body = await expand(host);
		const asked: { linktext: string; sourcePath: string }[] = [];
		host.plugin.registerEvent(host.app.workspace.on('hover-link' as 'quit', ((asking: { linktext: string; sourcePath: string }) => void asked.push(asking)) as never));
		body.querySelector('a.internal-link')!.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
		expect(asked).toMatchObject([{ linktext: 'Other#Part', sourcePath: 'Logs/Log.md' }]);
	});

	test('shows a task as the note has it, and does not pretend to change it', async () => {
		const host = await open();
		const body = await expand(host);
		const box = body.querySelector<HTMLInputElement>('input[type="checkbox"]')!;
		box.disabled = false;
		box.click();
		expect(box.checked).toBe(false);
		expect(host.text('Logs/Log.md')).toBe(LOG);
	});

	test('shows the very one of two entries with one heading, and copies it', async () => {
		const twins = '## 2024-05-02\n\n### Lab: [Twin](https://example.org/1)\n\nFirst.\n\n### Lab: [Twin](https://example.org/1)\n\nSecond.\n';
		const host = await open({ files: { 'Log.md': twins } });
		for (const number of [0, 1]) {
			host.click(host.findAll('[aria-label="Whole entry: Twin"]')[number]!);
			await host.settle();
		}
		await host.until(() => host.findAll('.ml-watch-row-body p').length === 2, 'both');
		expect(host.findAll('.ml-watch-row-body').map((body) => body.textContent?.trim())).toEqual(['First.', 'Second.']);
		let copied = '';
		vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void (copied = text));
		host.click(host.findAll('[aria-label="More actions: Twin"]')[1]!);
		host.click(host.findByText('.menu-item', 'Copy as Markdown'));
		await host.settle();
		expect(copied).toContain('Second.');
		// Which of both a change is meant for cannot be told in a note that may have changed.
		host.click(host.findAll('[aria-label="Star: Twin"]')[1]!);
		await host.settle();
		expect(host.notices().at(-1)?.text).toBe('Nothing was written: Log.md holds 2 entries with this very heading.');
		expect(host.text('Log.md')).toBe(twins);
	});

	test('opens and closes by a click on the first words of its comment', async () => {
		const host = await open();
		host.click(row(host, 'Beta').querySelector<HTMLElement>('.ml-watch-row-excerpt')!);
		await host.until(() => host.findAll('.ml-watch-row-body').some((body) => body.textContent!.includes('Short.')), 'the rendered entry');
	});
});

test('a status that is none of the settings can be taken away from the menu as well', async () => {
	const host = await open({ files: { 'Log.md': '## 2024-05-02\n\n### Lab: [Alpha](https://example.org/1)\n\n**Status**: skimmed\n' }, data: { statuses: ['queued', 'done'] } });
	host.click(row(host, 'Alpha').querySelector<HTMLElement>('[aria-haspopup="menu"]')!);
	expect(host.findAll('.menu-item').map((item) => item.textContent ?? '').filter((text) => text.startsWith('Status'))).toEqual(['Status: queued', 'Status: done', 'Status: skimmed']);
	host.click(host.findByText('.menu-item', 'Status: skimmed'));
	await host.settle();
	expect(host.text('Log.md')).not.toContain('skimmed');
});

describe('rows are selected', () => {
	test('by Shift and the arrows, one more or one less', async () => {
		const host = await open();
		await focusList(host);
		await press(host, 'Shift-ArrowDown', 'Shift-ArrowDown');
		expect([selected(host), focused()]).toEqual([['Alpha', 'Beta', 'Gamma'], 'Gamma']);
		await press(host, 'Shift-ArrowUp');
		expect([selected(host), focused()]).toEqual([['Alpha', 'Beta'], 'Beta']);
		await press(host, 'ArrowDown');
		expect(selected(host)).toEqual(['Alpha', 'Beta']);
		await press(host, 'Escape');
		expect(selected(host)).toEqual([]);
	});

	test('all at once', async () => {
		const host = await open();
		host.fill('.ml-watch-search input', '-gamma');
		await host.settle();
		await focusList(host);
		await press(host, 'Mod-a');
		expect(selected(host)).toEqual(['Alpha', 'Beta', 'Delta']);
	});

	test('and no text with them', async () => {
		const host = await open();
		const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true, shiftKey: true });
		row(host, 'Beta').dispatchEvent(down);
		expect(down.defaultPrevented).toBe(true);
	});

	test('by a tap on a phone, once one is', async () => {
		const host = await open({ mobile: true });
		const tap = async (title: string): Promise<void> => {
			host.click(row(host, title).querySelector<HTMLElement>('time')!);
			await host.settle();
		};
		await tap('Beta');
		expect(selected(host)).toEqual([]);
		host.click(row(host, 'Alpha').querySelector<HTMLElement>('[aria-haspopup="menu"]')!);
		host.click(host.findByText('.menu-item', 'Select'));
		await host.settle();
		await tap('Delta');
		expect(selected(host)).toEqual(['Alpha', 'Delta']);
		await tap('Alpha');
		expect(selected(host)).toEqual(['Delta']);
	});
});

test('keys that end what an input method composes are not for the search', async () => {
	const host = await open();
	const input = host.find('.ml-watch-search input') as HTMLInputElement;
	host.fill('.ml-watch-search input', 'alp');
	for (const key of ['Escape', 'Enter']) input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, isComposing: true }));
	await host.settle();
	expect([input.value, activeDocument.activeElement]).toEqual(['alp', input]);
});

test('where the last row goes, the keyboard stays with the dashboard', async () => {
	const host = await open();
	await focusList(host);
	await press(host, '*');
	expect(host.findAll('.ml-watch-row')).toHaveLength(1);
	await press(host, 's');
	await host.until(() => host.findAll('.ml-watch-empty').length > 0, 'the list to be empty');
	expect(activeDocument.activeElement).toBe(host.find('.ml-watch-dashboard'));
	await press(host, '*');
	expect(host.findAll('.ml-watch-row')).toHaveLength(4);
	await press(host, '/');
	expect(activeDocument.activeElement).toBe(host.find('.ml-watch-search input'));
});

test('a dashboard in a tab knows the note that was worked on before it', async () => {
	const host = await startHost({ pluginClass: MlWatchPlugin, files: { 'Logs/Log.md': LOG, 'Other.md': 'Above\n\nBelow\n' } });
	await host.openNote('Logs/Log.md');
	await host.openNote('Other.md');
	host.placeCursor('Below');
	await host.runCommand('open-dashboard-in-tab');
	await host.settle();
	host.click('[aria-label="Saved views and more"]');
	expect(host.findByText('.menu-item', 'Note Other')).toBeTruthy();
	host.click(host.findByText('.menu-item', 'Insert as static list'));
	await host.flush();
	expect(host.text('Other.md')).toBe('Above\n\n- ★ [Alpha](https://example.org/1), Lab, 2024-05-02\n- [Beta](https://example.org/2), Lab, 2024-05-02\n- [Gamma](https://example.org/3), Lab, 2024-05-02\n- [Delta](https://example.org/4), Lab, 2024-05-02\n\nBelow\n');
});

test('unloading takes away what is seen: an expanded row, a chart, a block in a note that stays open', async () => {
	const host = await open({ files: { 'Logs/Log.md': LOG, 'Other.md': '```ml-watch\nshow: table\n```\n' } });
	host.click('[aria-label="Whole entry: Alpha"]');
	await host.openNote('Other.md', { mode: 'preview' });
	await host.until(() => host.findAll('.ml-watch-query td').length > 0, 'the block');
	await host.unload();
	expect(host.findAll('.ml-watch-dashboard, .ml-watch-query *')).toEqual([]);
	const { events } = host.footprint();
	expect(events.workspace).toBe(host.bareFootprint.events.workspace);
});

test('what could not be read is told with what it quotes as code, and an entry below a date that is none without a date', async () => {
	const host = await open({ files: { 'Log.md': '## 2024-13-40\n\n### Lab: [Odd](https://example.org/1)\n\n```\n### Lab: [Hidden](https://example.org/2)\n' } });
	host.click(host.findByText('[role="tab"]', 'Not understood'));
	await host.settle();
	const item = (text: string): HTMLElement => host.findByText('.ml-watch-unread-item', text);
	expect(item('Unclosed block').querySelector('code')?.textContent).toBe('```');
	expect(item('[Odd]').textContent).toContain('No date could be read above it');
});
