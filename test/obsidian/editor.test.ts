import { Component, MarkdownRenderer } from 'obsidian';
import { describe, expect, test } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host, type HostOptions } from '../host';

const start = (options: HostOptions = {}): Promise<Host> => startHost({ pluginClass: MlWatchPlugin, ...options });

const LOG = [
	'# 2024-05-02',
	'',
	'### :star:Lab: [First paper](https://example.org/1)',
	'',
	'[[paper]](https://example.org/1.pdf) [[code]](https://example.org/1.git)',
	'',
	'**Keywords**: vision, language',
	'',
	'### Lab: [Second paper](https://example.org/2)',
	'',
	'See [[paper]](https://example.org/prose) and :star: here.',
	'',
	'# Other things',
	'',
	'[[paper]](https://example.org/3.pdf)',
	'',
].join('\n');

const shownLinks = (host: Host): string[] => host.findAll('.cm-content .ml-watch-link').map((link) => `${link.textContent} ${link.getAttribute('href')}`);
const firstLinks = ['[paper] https://example.org/1.pdf', '[code] https://example.org/1.git'];

describe('live preview', () => {
	test('shows link items and stars of entries, and nothing else, as what they are', async () => {
		const host = await start({ files: { 'Log.md': LOG } });
		await host.openNote('Log.md');
		expect(shownLinks(host)).toEqual(firstLinks);
		const stars = host.findAll('.cm-content .ml-watch-star');
		expect(stars.map((star) => star.getAttribute('aria-label'))).toEqual(['Starred']);
		expect(host.activeEditor().contentDOM.textContent).toContain('See [[paper]](https://example.org/prose) and :star: here.');
		expect(host.activeEditor().contentDOM.textContent).toContain('[[paper]](https://example.org/3.pdf)');
	});

	test('shows what is written where the cursor is', async () => {
		const host = await start({ files: { 'Log.md': LOG } });
		await host.openNote('Log.md');
		host.placeCursor('paper]](https://example.org/1.pdf)');
		expect(shownLinks(host)).toEqual(firstLinks.slice(1));
		host.placeCursor(':star:Lab');
		expect(host.findAll('.cm-content .ml-watch-star')).toHaveLength(0);
		expect(shownLinks(host)).toEqual(firstLinks);
	});

	test('follows typing', async () => {
		const host = await start({ files: { 'Log.md': LOG } });
		await host.openNote('Log.md');
		host.placeCursor('\n\n**Keywords**');
		host.type(' [[slides]](https://example.org/1.slides) ');
		expect(shownLinks(host)).toEqual([...firstLinks, '[slides] https://example.org/1.slides']);
		await host.flush();
	});

	test('leaves source mode as it is', async () => {
		const host = await start({ files: { 'Log.md': LOG } });
		await host.openNote('Log.md', { mode: 'source' });
		expect(host.findAll('.cm-content .ml-watch-link, .cm-content .ml-watch-star')).toHaveLength(0);
		expect(host.activeEditor().contentDOM.textContent).toContain('[[paper]](https://example.org/1.pdf)');
	});

	test('follows the settings at once', async () => {
		const host = await start({ files: { 'Log.md': LOG } });
		await host.openNote('Log.md');
		const { store } = host.plugin as MlWatchPlugin;
		await store!.set('renderLinks', false);
		expect(shownLinks(host)).toEqual([]);
		expect(host.findAll('.cm-content .ml-watch-star')).toHaveLength(1);
		await store!.set('renderStars', false);
		await store!.set('renderLinks', true);
		expect(shownLinks(host)).toEqual(firstLinks);
		expect(host.findAll('.cm-content .ml-watch-star')).toHaveLength(0);
	});

	test('opens a link once, outside of the app, and makes no note', async () => {
		const host = await start({ files: { 'Log.md': LOG } });
		await host.openNote('Log.md');
		const opened: unknown[] = [];
		const open = window.open;
		window.open = (url) => {
			opened.push(url);
			return null;
		};
		host.click(host.findAll('.cm-content .ml-watch-link')[0]!);
		await host.settle();
		window.open = open;
		expect(opened).toEqual(['https://example.org/1.pdf']);
		expect(host.files()).toEqual(['Log.md']);
	});

	test('a press on a star takes it off, as one undo step, and offers the way back', async () => {
		const host = await start({ files: { 'Log.md': LOG } });
		const view = await host.openNote('Log.md');
		host.click('.cm-content .ml-watch-star');
		await host.settle();
		expect(view.editor.getValue()).toBe(LOG.replace(':star:Lab', 'Lab'));
		host.findByText('.notice button', 'Undo').click();
		await host.settle();
		expect(view.editor.getValue()).toBe(LOG);
		await host.flush();
	});

	test('what could run a script is never shown as a link', async () => {
		const host = await start({ files: { 'Log.md': LOG.replace('https://example.org/1.pdf', 'javascript:alert(1)') } });
		await host.openNote('Log.md');
		expect(shownLinks(host)).toEqual(firstLinks.slice(1));
	});
});

describe('reading view', () => {
	test('shows link items and stars of entries, and nothing else', async () => {
		const host = await start({ files: { 'Log.md': LOG } });
		await host.openNote('Log.md', { mode: 'preview' });
		await host.settle();
		const preview = host.find('.markdown-preview-view');
		const links = [...preview.querySelectorAll('.ml-watch-link')].map((link) => `${link.textContent} ${link.getAttribute('href')}`);
		expect(links).toEqual(firstLinks);
		expect(preview.querySelectorAll('h3 .ml-watch-star')).toHaveLength(1);
		expect(preview.querySelectorAll('.ml-watch-star')).toHaveLength(1);
		expect(preview.textContent).toContain('[paper] [code]');
		expect(preview.textContent).not.toContain('1.pdf');
		expect(preview.querySelectorAll('a.internal-link')).toHaveLength(2);
	});

	test('shows the same in embeds, hover previews and exports, where the app does not say which lines it renders', async () => {
		const host = await start({ files: { 'Log.md': LOG, 'Other.md': 'Nothing here.\n' } });
		const component = new Component();
		component.load();
		const render = async (path: string): Promise<number[]> => {
			const element = createDiv();
			await MarkdownRenderer.render(host.app, LOG, element, path, component);
			await host.settle();
			return ['.ml-watch-star', '.ml-watch-link', '.ml-watch-keyword'].map((what) => element.querySelectorAll(what).length);
		};
		expect(await render('Log.md')).toEqual([1, 2, 1]);
		// The same words in a note that holds no such entry, or in no note at all, stay as they are.
		expect(await render('Other.md')).toEqual([0, 0, 0]);
		expect(await render('Board.canvas')).toEqual([0, 0, 0]);
		component.unload();
	});

	test('a press on a star takes it off in the file', async () => {
		const host = await start({ files: { 'Log.md': LOG } });
		await host.openNote('Log.md', { mode: 'preview' });
		await host.settle();
		host.click('.markdown-preview-view .ml-watch-star');
		await host.settle();
		expect(host.text('Log.md')).toBe(LOG.replace(':star:Lab', 'Lab'));
	});
});

describe('keywords', () => {
	const shown = (host: Host, place: string): (string | null)[] => host.findAll(`${place} .ml-watch-keyword`).map((keyword) => keyword.textContent);
	const KEYWORDS = LOG.replace('vision, language', 'vision; large models');

	test('show as links in live preview and reading view, in entries only', async () => {
		const host = await start({ files: { 'Log.md': `${KEYWORDS}\n**Keywords**: vision; prose\n` } });
		const view = await host.openNote('Log.md');
		expect(shown(host, '.cm-content')).toEqual(['vision', 'large models']);
		await view.setState({ ...view.getState(), mode: 'preview' }, { history: false });
		await host.settle();
		expect(shown(host, '.markdown-preview-view')).toEqual(['vision', 'large models']);
		expect(host.find('.markdown-preview-view').textContent).toContain('Keywords: vision; large models');
	});

	test('show the dashboard with the entries that have them', async () => {
		const host = await start({ files: { 'Log.md': KEYWORDS } });
		await host.openNote('Log.md', { mode: 'preview' });
		await host.settle();
		host.click(host.findByText('.markdown-preview-view .ml-watch-keyword', 'large models'));
		await host.settle();
		const [leaf] = host.app.workspace.getLeavesOfType('ml-watch-dashboard');
		expect(leaf?.getViewState().state).toMatchObject({ filters: 'keyword:"large models"', tab: 'entries' });
	});

	test('can be turned off', async () => {
		const host = await start({ files: { 'Log.md': KEYWORDS }, data: { renderKeywords: false } });
		await host.openNote('Log.md');
		expect(shown(host, '.cm-content')).toEqual([]);
	});
});

describe('checking while typing', () => {
	const underlined = (host: Host): string[] => host.findAll('.cm-content .ml-watch-problem').map((mark) => mark.textContent);

	test('underlines a problem once the cursor has left it, and not before', async () => {
		const host = await start({ files: { 'Log.md': LOG.replace('vision, language', 'vision') } });
		await host.openNote('Log.md', { mode: 'source' });
		host.placeCursor('\n\n**Keywords**');
		host.type(' [[slides]](https://example.org/1.slides');
		await host.until(() => host.find('.status-bar').textContent.includes('1 error'), 'the check');
		expect(underlined(host).join('')).not.toContain('slides');
		host.placeCursor('[Second');
		await host.until(() => underlined(host).join('').includes('[[slides]](https://example.org/1.slides'), 'the underline');
		await host.flush();
	});

	test('costs and shows nothing in a note without entries', async () => {
		const host = await start({ files: { 'prose.md': '# Thoughts\n\n[[paper]] (https://example.org)\n\n**keywords**: a, b\n' } });
		await host.openNote('prose.md', { mode: 'source' });
		await new Promise((resolve) => setTimeout(resolve, 600));
		expect(underlined(host)).toEqual([]);
		expect(host.find('.status-bar').textContent.trim()).toBe('');
	});

	test('can be turned off', async () => {
		const host = await start({ files: { 'Log.md': LOG }, data: { checkWhileTyping: false } });
		await host.openNote('Log.md', { mode: 'source' });
		await new Promise((resolve) => setTimeout(resolve, 600));
		expect(underlined(host)).toEqual([]);
	});
});

describe('commands', () => {
	test('check the note, walk through its problems, and mend them as one undo step', async () => {
		const host = await start({ files: { 'Log.md': LOG } });
		const view = await host.openNote('Log.md', { mode: 'source' });
		await host.runCommand('check-note');
		expect(host.notices().at(-1)?.text).toMatch(/1 warning.* in Log\./);
		const first = view.editor.getSelection();
		await host.runCommand('next-problem');
		expect(view.editor.getSelection()).not.toBe(first);
		await host.runCommand('previous-problem');
		expect(view.editor.getSelection()).toBe(first);
		await host.runCommand('fix-note');
		expect(view.editor.getValue()).toBe(LOG.replace('vision, language', 'vision; language'));
		view.editor.undo();
		expect(view.editor.getValue()).toBe(LOG);
		await host.flush();
	});

	test('mend a note in reading mode in the vault', async () => {
		const host = await start({ files: { 'Log.md': LOG } });
		await host.openNote('Log.md', { mode: 'preview' });
		await host.runCommand('fix-note');
		await host.settle();
		expect(host.text('Log.md')).toBe(LOG.replace('vision, language', 'vision; language'));
	});

	test('offer what can be done at the cursor: a fix, or a comment that silences the rule', async () => {
		const host = await start({ files: { 'Log.md': LOG } });
		const view = await host.openNote('Log.md', { mode: 'source' });
		host.placeCursor('ision, language');
		await host.runCommand('fix-problem');
		const titles = host.findAll('.suggestion-item').map((item) => item.textContent);
		expect(titles).toContain('Ignore keyword-separator here');
		host.findByText('.suggestion-item', 'Ignore keyword-separator here').click();
		await host.settle();
		expect(view.editor.getValue()).toBe(LOG.replace('### :star:', '<!-- ml-watch-ignore keyword-separator -->\n### :star:'));
		await host.runCommand('fix-note');
		expect(view.editor.getValue()).toContain('vision, language');
		await host.flush();
	});

	test('say so where there is nothing to mend', async () => {
		const host = await start({ files: { 'Log.md': '# 2024-05-02\n\n### Lab: [Title](https://example.org/1)\n' } });
		await host.openNote('Log.md');
		await host.runCommand('fix-note');
		expect(host.notices().at(-1)?.text).toBe('There are no problems in this note.');
		await host.runCommand('next-problem');
		expect(host.notices().at(-1)?.text).toBe('No problems in Log.');
	});
});
