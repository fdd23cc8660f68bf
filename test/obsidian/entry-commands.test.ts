import { codeFolding, foldedRanges } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { afterEach, describe, expect, test, vi } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { foldIn } from '../../src/obsidian/entry/folds';
import { startHost, type Host, type HostOptions } from '../host';

const LOG = [
	'## 2024-05-02', '',
	'### Lab: [First](https://example.org/1)', '', '[\\[paper\\]](https://example.org/1.pdf)', '', '**Keywords**: vision', '',
	'### Lab: [Second](https://example.org/2)', '',
	'## 2024-05-01', '',
	'### Lab: [Third](https://example.org/3)', '', 'Some words.', '',
].join('\n');

const start = async (options: HostOptions = {}): Promise<Host> => {
	const host = await startHost({ pluginClass: MlWatchPlugin, files: { 'Log.md': LOG }, ...options });
	await host.openNote('Log.md');
	return host;
};
const cursorLine = (host: Host): string => {
	const { state } = host.activeEditor();
	return state.doc.lineAt(state.selection.main.head).text;
};
const lastNotice = (host: Host): string => host.notices().at(-1)?.text ?? '';

afterEach(() => vi.restoreAllMocks());

describe('commands on the entry under the cursor', () => {
	test('go from entry to entry and say where there is none', async () => {
		const host = await start();
		const seen: string[] = [];
		for (let step = 0; step < 3; step++) {
			await host.runCommand('next-entry');
			seen.push(cursorLine(host));
		}
		expect(seen.map((line) => /\[(\w+)\]/.exec(line)?.[1])).toEqual(['First', 'Second', 'Third']);
		await host.runCommand('next-entry');
		expect(lastNotice(host)).toBe('This is the last entry.');
		await host.runCommand('previous-entry');
		expect(cursorLine(host)).toContain('[Second]');
	});

	test('select the entry from its heading to its last word', async () => {
		const host = await start();
		host.placeCursor('vision');
		await host.runCommand('select-entry');
		const { state } = host.activeEditor();
		expect(state.sliceDoc(state.selection.main.from, state.selection.main.to)).toBe(
			'### Lab: [First](https://example.org/1)\n\n[\\[paper\\]](https://example.org/1.pdf)\n\n**Keywords**: vision',
		);
	});

	test('are not offered outside of entries', async () => {
		const host = await start();
		await expect(host.runCommand('select-entry')).rejects.toThrow();
	});

	test('add a keyword: one of the vault, or a new one', async () => {
		const host = await start();
		host.placeCursor('[Second]');
		await host.runCommand('add-keyword');
		host.findByText('.suggestion-item', 'vision').click();
		await host.settle();
		expect(host.shownText('Log.md')).toContain('[Second](https://example.org/2)\n\n**Keywords**: vision\n');
		host.placeCursor('[Second]');
		await host.runCommand('add-keyword');
		host.fill('.prompt-input', 'large models');
		await host.settle();
		host.findByText('.suggestion-item', 'large models').click();
		await host.settle();
		expect(host.shownText('Log.md')).toContain('**Keywords**: vision; large models\n');
		await host.flush();
	});

	test('move the entry to another date, and back by one tap', async () => {
		const host = await start();
		host.placeCursor('[Second]');
		await host.runCommand('move-entry');
		host.fill('.prompt-input', '2024-05-01');
		await host.settle();
		host.findByText('.suggestion-item', '2024-05-01').click();
		await host.settle();
		const moved = host.shownText('Log.md')!;
		expect(moved.indexOf('[Second]')).toBeGreaterThan(moved.indexOf('[Third]'));
		expect(lastNotice(host)).toContain('Entry moved to 2024-05-01.');
		host.findByText('.notice button', 'Undo').click();
		await host.settle();
		expect(host.shownText('Log.md')).toBe(LOG);
		await host.flush();
	});

	test('copy the entry as it is written, and for reference managers', async () => {
		const host = await start();
		const copied: string[] = [];
		vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text));
		host.placeCursor('Some words');
		await host.runCommand('copy-entry');
		await host.runCommand('copy-entry-bibtex');
		await host.settle();
		expect(copied[0]).toBe('### Lab: [Third](https://example.org/3)\n\nSome words.');
		expect(copied[1]).toContain('Third');
		expect(copied[1]).toMatch(/^@/);
	});

	test('copy the entry with the key that every export gives it, also while it is typed in', async () => {
		const paper = (day: number): string => `## 2021-09-${day}\n\n### Lab: [Deep nets ${day}](https://example.com/${day})\n\n`;
		const host = await start({ files: { 'Log.md': paper(22) + paper(21), 'Other.md': paper(20) } });
		const copied: string[] = [];
		vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text));
		for (const day of [22, 21]) {
			host.placeCursor(`Deep nets ${day}`);
			await host.runCommand('copy-entry-bibtex');
			await host.settle();
		}
		const whole = await host.runCli('ml-watch:export', { format: 'bibtex' });
		expect(copied[0]).toMatch(/^@misc\{lab2021deep-[0-9a-f]{4},/);
		for (const text of copied) expect(whole).toContain(text.trimEnd());
		const editor = host.activeEditor();
		editor.dispatch({ changes: { from: editor.state.doc.length, insert: '### Lab: [Deep typed](https://example.com/typed)\n' } });
		host.placeCursor('Deep typed');
		await host.runCommand('copy-entry-bibtex');
		await host.settle();
		expect(copied[2]).toMatch(/^@misc\{lab2021deep-[0-9a-f]{4},\n\ttitle = \{\{Deep typed/);
		await host.flush();
	});

	test('extract the entry to a note of its own, which the log links, and bring it back', async () => {
		const full = LOG.replace('Some words.', '[\\[paper\\]](https://example.org/3.pdf)\n\n**Keywords**: a; b\n\n**Summary**: Much\nto say.\n\n**Comment**: Mine: "yes".');
		const host = await start({ files: { 'Log.md': full } });
		host.placeCursor('to say');
		await host.runCommand('extract-entry');
		await host.settle();
		expect(host.text('Third.md')).toBe([
			'---', 'date: 2024-05-01', 'source: "Lab"', 'starred: false', 'url: "https://example.org/3"',
			'keywords:', '  - "a"', '  - "b"', 'links:', '  - "https://example.org/3.pdf"', '---', '', '# Third', '',
			'[\\[paper\\]](https://example.org/3.pdf)', '', '**Keywords**: a; b', '', '**Summary**: Much', 'to say.', '', '**Comment**: Mine: "yes".', '',
		].join('\n'));
		const log = host.shownText('Log.md')!;
		expect(log).toContain('[\\[paper\\]](https://example.org/3.pdf)\n\n**Keywords**: a; b\n\n[[Third]]');
		expect(log).not.toContain('Much');
		host.findByText('.notice button', 'Undo').click();
		await host.settle();
		expect(host.shownText('Log.md')).toBe(full);
		expect(host.text('Third.md')).toBeNull();
		await host.flush();
	});

	test('put back what was extracted, days later and with what was written since, where such a note is linked', async () => {
		const full = LOG.replace('Some words.', '**Summary**: Much to say.');
		const host = await start({ files: { 'Log.md': full } });
		host.placeCursor('Third');
		await expect(host.runCommand('put-back-entry')).rejects.toThrow();
		await host.runCommand('extract-entry');
		await host.flush();
		await host.reload();
		await host.writeExternally('Third.md', host.text('Third.md')!.replace('Much', 'Less'));
		await host.openNote('Log.md');
		host.placeCursor('Third');
		await host.runCommand('put-back-entry');
		expect(host.shownText('Log.md')).toBe(full.replace('Much', 'Less'));
		expect(lastNotice(host)).toContain('Third.md was left as it is');
		host.findAll('.notice button').filter((button) => button.textContent === 'Undo').at(-1)!.click();
		await host.settle();
		expect(host.shownText('Log.md')).toContain('[[Third]]');
		await host.flush();
	});

	test('open the link at the cursor, else that of the title', async () => {
		const host = await start();
		const opened: unknown[] = [];
		vi.spyOn(window, 'open').mockImplementation((url) => {
			opened.push(url);
			return null;
		});
		host.placeCursor('paper\\]');
		await host.runCommand('open-entry-link');
		host.placeCursor('vision');
		await host.runCommand('open-entry-link');
		expect(opened).toEqual(['https://example.org/1.pdf', 'https://example.org/1']);
	});
});

describe('folding', () => {
	const folds = (view: EditorView): string[] => {
		const found: string[] = [];
		foldedRanges(view.state).between(0, view.state.doc.length, (from, to) => void found.push(`${from}-${to}`));
		return found;
	};

	test('folds ranges once, leaves other folds, and unfolds what it folded', () => {
		const view = new EditorView({ state: EditorState.create({ doc: 'one\ntwo\nthree\nfour', extensions: [codeFolding()] }) });
		const ranges = [{ from: 3, to: 7 }];
		expect(foldIn(view, [{ from: 13, to: 18 }], true)).toBe(true);
		expect(foldIn(view, ranges, true)).toBe(true);
		expect(foldIn(view, ranges, true)).toBe(true);
		expect(folds(view)).toEqual(['3-7', '13-18']);
		foldIn(view, ranges, false);
		expect(folds(view)).toEqual(['13-18']);
		view.destroy();
	});

	test('says where an editor cannot fold', () => {
		const view = new EditorView({ state: EditorState.create({ doc: 'one' }) });
		expect(foldIn(view, [], true)).toBe(false);
		view.destroy();
	});
});
