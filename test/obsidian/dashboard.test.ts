import { describe, expect, test, vi } from 'vitest';
import { Library } from '../../src/core/library';
import { readNote } from '../../src/core/note';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host, type HostOptions } from '../host';

const LOG = [
	'# Log', '',
	'## 2024-05-02', '',
	'### :star:Lab: [First paper](https://example.org/1)', '', '[[paper]](https://example.org/1.pdf) [[code]](https://example.org/1.git)', '',
	'**Keywords**: vision; language', '', '**Comment**: Worth a second look.', '',
	'### Lab: [Second paper](https://example.org/2)', '', '**Keywords**: graphs', '',
	'## 2024-04-01', '',
	'### Other: [Unsafe paper](javascript:alert(1))', '',
].join('\n');
const DAILY = '### Press: [From a daily note](https://example.org/3)\n\n**Keywords**: Vision\n';

async function open(options: HostOptions = {}): Promise<Host> {
	const host = await startHost({ pluginClass: MlWatchPlugin, files: { 'Log.md': LOG, 'Daily/2024-06-01.md': DAILY }, ...options });
	await host.runCommand('open-dashboard');
	await host.settle();
	return host;
}

const titles = (host: Host): string[] => host.findAll('.ml-watch-row-title').map((element) => element.textContent ?? '');
const row = (host: Host, title: string): HTMLElement => host.findByText('.ml-watch-row', title);
const inRow = (host: Host, title: string, selector: string): HTMLElement => {
	const found = row(host, title).querySelector<HTMLElement>(selector);
	if (!found) throw new Error(`No ${selector} in the row of ${title}`);
	return found;
};
const shown = (host: Host): string => host.find('.ml-watch-shown [role="status"]').textContent ?? '';
const focused = (): string => activeDocument.activeElement?.querySelector('.ml-watch-row-title')?.textContent ?? '';

describe('the list', () => {
	test('shows entries newest first, with all their parts', async () => {
		const host = await open();
		expect(titles(host)).toEqual(['From a daily note', 'First paper', 'Second paper', 'Unsafe paper']);
		const first = row(host, 'First paper');
		expect(first.querySelector('time')?.textContent).toBe('2024-05-02');
		expect(first.textContent).toContain('Lab');
		expect(Array.from(first.querySelectorAll('.ml-watch-link-chip')).map((chip) => chip.textContent)).toEqual(['paper', 'code']);
		expect(Array.from(first.querySelectorAll('.ml-watch-keyword-chip')).map((chip) => chip.textContent)).toEqual(['vision', 'language']);
		expect(first.textContent).toContain('Worth a second look.');
		expect(first.querySelector('.ml-watch-star-toggle')?.getAttribute('aria-pressed')).toBe('true');
		expect(shown(host)).toBe('4 entries');
	});

	test('never links what is no web address', async () => {
		const host = await open();
		expect(inRow(host, 'Unsafe paper', '.ml-watch-row-title').tagName).toBe('SPAN');
		expect(inRow(host, 'First paper', '.ml-watch-row-title').getAttribute('href')).toBe('https://example.org/1');
	});

	test('follows typing in a note, and a note that goes', async () => {
		const host = await open();
		await host.openNote('Log.md');
		host.placeCursor('Second paper');
		host.type('My ');
		await host.until(() => titles(host).includes('My Second paper'), 'the new title');
		await host.app.fileManager.trashFile(host.app.vault.getFileByPath('Daily/2024-06-01.md')!);
		await host.until(() => titles(host).length === 3, 'the note to go');
	});

	test('draws nothing while it is hidden, and catches up when it is seen', async () => {
		const host = await open();
		const panel = host.find('.ml-watch-view').closest<HTMLElement>('.workspace-leaf-content')!;
		panel.style.display = 'none';
		await host.writeExternally('Daily/2024-06-02.md', '### Press: [Another](https://example.org/4)\n');
		await host.settle();
		expect(titles(host)).not.toContain('Another');
		panel.style.display = '';
		host.app.workspace.trigger('layout-change');
		expect(titles(host)[0]).toBe('Another');
	});
});

describe('filters', () => {
	test('starred only, search and keyword narrow the list together, and one action clears them', async () => {
		const host = await open();
		host.click(host.findByText('button', 'vision'));
		expect(titles(host)).toEqual(['From a daily note', 'First paper']);
		host.click('[aria-label="Starred only"]');
		expect(titles(host)).toEqual(['First paper']);
		expect(shown(host)).toBe('1 of 4 entries');
		host.fill('.ml-watch-search input', 'nothing like it');
		expect(titles(host)).toEqual([]);
		expect(host.find('.ml-watch-empty').textContent).toContain('No entry matches');
		host.click(host.findByText('.ml-watch-empty button', 'Clear filters'));
		expect(titles(host)).toHaveLength(4);
		expect((host.find('.ml-watch-search input') as HTMLInputElement).value).toBe('');
	});

	test('understand the query language and say what they could not read', async () => {
		const host = await open();
		host.fill('.ml-watch-search input', 'source:lab -graphs');
		expect(titles(host)).toEqual(['First paper']);
		host.fill('.ml-watch-search input', 'since:soon');
		expect(host.find('.ml-watch-problem-text').textContent).toContain('Unexpected soon');
		expect(titles(host)).toHaveLength(4);
	});

	test('facets count what each choice would show, and chips take it back', async () => {
		const host = await open();
		host.click('[aria-label="Filters"]');
		await host.settle();
		const facet = (text: string): HTMLElement => host.findByText('.ml-watch-facet-values label', text);
		expect(facet('Lab').textContent?.replace(/\s+/g, ' ').trim()).toBe('Lab 2');
		expect(facet('May 2024').textContent).toContain('2');
		host.click(facet('Lab').querySelector('input')!);
		await host.settle();
		expect(titles(host)).toEqual(['First paper', 'Second paper']);
		expect(host.findAll('.ml-watch-facet-values label').map((label) => label.textContent)).not.toContain('Press 0');
		host.click('[aria-label="Remove filter Source: Lab"]');
		expect(titles(host)).toHaveLength(4);
	});

	test('facets are not counted on while entries change, but anew with the next drawing', async () => {
		const all = vi.spyOn(Library.prototype, 'all');
		const host = await open();
		const library = all.mock.contexts.at(-1) as Library;
		all.mockRestore();
		const labels = (): string[] => host.findAll('.ml-watch-facet-values label').map((label) => label.textContent.trim());
		host.click('[aria-label="Filters"]');
		// As while the view is hidden: the library moves on and nothing is drawn.
		library.set(readNote('New.md', '## 2024-07-01\n\n### Fresh: [New](https://example.org/5)\n'));
		await host.settle();
		expect(labels()).toEqual([]);
		await host.writeExternally('Daily/2024-06-02.md', '### Press: [Another](https://example.org/4)\n');
		await host.until(() => labels().length > 0, 'the facets');
		expect(labels()).toContain('Press 2');
		expect(labels()).toContain('Fresh 1');
	});

	test('a keyword that never stands beside the chosen one can be chosen too, for entries with any of them', async () => {
		const host = await open();
		host.click('[aria-label="Filters"]');
		const check = async (text: string): Promise<void> => {
			const box = (): HTMLElement | null | undefined => host.findAll('.ml-watch-facets label').find((label) => label.textContent?.includes(text))?.querySelector('input');
			await host.until(() => box() != null, text);
			host.click(box()!);
			await host.settle();
		};
		await check('graphs');
		expect(titles(host)).toEqual(['Second paper']);
		await check('Any of these');
		await check('language');
		expect(titles(host)).toEqual(['First paper', 'Second paper']);
	});

	test('the search is cleared by a press as well, and the parts of a complete entry narrow the list', async () => {
		const host = await open();
		host.fill('.ml-watch-search input', 'graphs');
		host.click('[aria-label="Clear search"]');
		await host.settle();
		expect([titles(host).length, activeDocument.activeElement]).toEqual([4, host.find('.ml-watch-search input')]);
		host.click(host.findByText('[role="tab"]', 'Statistics'));
		await host.settle();
		for (const [part, found] of [['Comment', ['First paper']], ['Links', ['First paper']]] as const) {
			host.click(host.findByText('.ml-watch-table button', part));
			await host.settle();
			expect(titles(host)).toEqual(found);
			host.click(host.findByText('[role="tab"]', 'Statistics'));
			await host.settle();
		}
	});

	test('a word of a row or a number narrows what is shown, whatever was chosen before', async () => {
		const host = await open({ layout: { right: [{ type: 'ml-watch-dashboard', state: { filters: 'date:2024 source:"Lab" source:"Press" match:any keyword:"vision" keyword:"graphs"' } }] } });
		expect(titles(host)).toEqual(['From a daily note', 'First paper', 'Second paper']);
		host.click(inRow(host, 'First paper', '[aria-label="Only source Lab"]'));
		await host.settle();
		expect(titles(host)).toEqual(['First paper', 'Second paper']);
		host.click(inRow(host, 'First paper', '[aria-label="Only keyword vision"]'));
		await host.settle();
		expect(titles(host)).toEqual(['First paper']);
		host.click(host.find('[aria-label="Remove filter Source: Lab"]'));
		host.click(host.findByText('[role="tab"]', 'Statistics'));
		await host.settle();
		host.click(host.findByText('.ml-watch-table button', 'June 2024'));
		await host.settle();
		expect(titles(host)).toEqual(['From a daily note']);
	});

	test('survive a restart, order and grouping too', async () => {
		const host = await open();
		host.fill('.ml-watch-search input', 'paper');
		host.click('[aria-label="Starred only"]');
		const group = host.findAll('.ml-watch-choice select')[1] as HTMLSelectElement;
		group.value = 'source';
		group.dispatchEvent(new Event('change', { bubbles: true }));
		const again = host.restartOptions();
		await host.close();
		const next = await startHost({ ...again, pluginClass: MlWatchPlugin });
		await next.runCommand('open-dashboard');
		await next.settle();
		expect((next.find('.ml-watch-search input') as HTMLInputElement).value).toBe('paper');
		expect(titles(next)).toEqual(['First paper']);
		expect(next.findAll('.ml-watch-grid .ml-watch-group').map((heading) => heading.textContent)).toEqual(['Lab 1']);
	});
});

describe('a vault without entries', () => {
	test('says what to do', async () => {
		const host = await open({ files: { 'Notes.md': '# Shopping\n' } });
		expect(host.find('.ml-watch-empty').textContent).toContain('No entries yet.');
		expect(host.find('.ml-watch-empty').textContent).toContain('### arXiv: [Title]');
	});

	test('points to what could not be read', async () => {
		const host = await open({ files: { 'Notes.md': '## 2024-05-02\n\n### arXiv [Title](https://example.org)\n' } });
		host.click(host.findByText('.ml-watch-empty button', 'could not be read'));
		expect(host.find('.ml-watch-unread-item').textContent).toContain('Unexpected text before the title');
		host.click(host.findByText('.ml-watch-unread-item button', 'line 3'));
		await host.settle();
		expect(host.app.workspace.getActiveFile()?.path).toBe('Notes.md');
	});
});

describe('the star', () => {
	test('is written into the note, and the row follows', async () => {
		const host = await open();
		host.click(inRow(host, 'From a daily note', '.ml-watch-star-toggle'));
		expect(inRow(host, 'From a daily note', '.ml-watch-star-toggle').getAttribute('aria-pressed')).toBe('true');
		await host.settle();
		expect(host.text('Daily/2024-06-01.md')).toBe(DAILY.replace('Press', ':star:Press'));
		expect(inRow(host, 'From a daily note', '.ml-watch-star-toggle').getAttribute('aria-pressed')).toBe('true');
		host.click(host.findByText('.notice button', 'Undo'));
		await host.settle();
		expect(host.text('Daily/2024-06-01.md')).toBe(DAILY);
		expect(inRow(host, 'From a daily note', '.ml-watch-star-toggle').getAttribute('aria-pressed')).toBe('false');
	});

	test('goes through the editor of an open note', async () => {
		const host = await open();
		await host.openNote('Log.md');
		host.click(inRow(host, 'First paper', '.ml-watch-star-toggle'));
		await host.settle();
		expect(host.shownText('Log.md')).toBe(LOG.replace(':star:', ''));
	});

	test('is not written where the entry is not there exactly once', async () => {
		const host = await open();
		const entry = host.find('.ml-watch-row [aria-label="Star: Second paper"]');
		const doubled = `${LOG}\n### Lab: [Second paper](https://example.org/2)\n`;
		// The library has not heard of it yet.
		await host.app.vault.adapter.write('Log.md', doubled);
		host.click(entry);
		await host.settle();
		expect(host.text('Log.md')).toBe(doubled);
		expect(host.notices().at(-1)?.text).toContain('Nothing was written');
		expect(inRow(host, 'Second paper', '.ml-watch-star-toggle').getAttribute('aria-pressed')).toBe('false');
	});
});

describe('going to an entry', () => {
	test('opens its note at its line', async () => {
		const host = await open();
		host.click(inRow(host, 'Second paper', '[aria-label^="Show in note"]'));
		await host.settle();
		expect(host.app.workspace.getActiveFile()?.path).toBe('Log.md');
		expect(host.activeEditor().state.doc.lineAt(host.activeEditor().state.selection.main.head).text).toContain('Second paper');
	});

	test('uses the leaf that has the note open, and finds the entry where it stands now', async () => {
		const host = await open();
		await host.openNote('Log.md');
		await host.openNote('Daily/2024-06-01.md', { newLeaf: 'tab' });
		const leaves = host.app.workspace.getLeavesOfType('markdown').length;
		host.click(inRow(host, 'Unsafe paper', '[aria-label^="Show in note"]'));
		await host.settle();
		expect(host.app.workspace.getLeavesOfType('markdown')).toHaveLength(leaves);
		expect(host.activeEditor().state.doc.lineAt(host.activeEditor().state.selection.main.head).text).toContain('Unsafe paper');
	});
});

describe('the keyboard', () => {
	const focusList = (host: Host): void => {
		host.find('.ml-watch-search input').focus();
		host.press('ArrowDown');
	};

	test('goes through the list with one tab stop', async () => {
		const host = await open();
		focusList(host);
		expect(focused()).toBe('From a daily note');
		for (const [key, title] of [['j', 'First paper'], ['ArrowDown', 'Second paper'], ['k', 'First paper'], ['End', 'Unsafe paper'], ['ArrowDown', 'Unsafe paper'], ['Home', 'From a daily note']] as const) {
			host.press(key);
			await host.settle();
			expect(focused()).toBe(title);
		}
		expect(host.findAll('.ml-watch-grid [role="row"][tabindex="0"]')).toHaveLength(1);
	});

	test('stars, expands, opens the note, searches', async () => {
		const host = await open();
		focusList(host);
		host.press('s');
		await host.settle();
		expect(host.text('Daily/2024-06-01.md')).toContain(':star:Press');
		expect(focused()).toBe('From a daily note');
		host.press(' ');
		await host.settle();
		expect(host.find('.ml-watch-row-body').textContent).toContain('Vision');
		host.press('Escape');
		await host.settle();
		expect(host.findAll('.ml-watch-row-body')).toEqual([]);
		host.press('/');
		expect(activeDocument.activeElement).toBe(host.find('.ml-watch-search input'));
		focusList(host);
		host.press('*');
		expect(host.find('[aria-label="Starred only"]').getAttribute('aria-pressed')).toBe('true');
		host.press('Enter');
		await host.settle();
		expect(host.app.workspace.getActiveFile()?.path).toBe('Daily/2024-06-01.md');
	});

	test('keeps the focus on the row that takes the place of one that goes', async () => {
		const host = await open();
		host.click('[aria-label="Starred only"]');
		host.fill('.ml-watch-search input', 'starred:true');
		host.fill('.ml-watch-search input', '');
		host.click('[aria-label="Starred only"]');
		focusList(host);
		host.press('j');
		await host.writeExternally('Log.md', LOG.replace('First paper', 'Renamed'));
		await host.settle();
		expect(activeDocument.activeElement?.getAttribute('role')).toBe('row');
	});
});

describe('the menu of a row', () => {
	test('adds and removes keywords and sets the status, in the note', async () => {
		const host = await open();
		const choose = async (title: string): Promise<void> => {
			host.click(inRow(host, 'First paper', '[aria-haspopup="menu"]'));
			host.click(host.findByText('.menu-item', title));
			await host.settle();
		};
		await choose('Remove keyword vision');
		expect(host.text('Log.md')).toContain('**Keywords**: language\n');
		await choose('Status: reading');
		expect(host.text('Log.md')).toContain('**Status**: reading\n');
		await choose('Add keyword…');
		host.fill('.prompt-input', 'graphs');
		host.press('Enter');
		await host.settle();
		expect(host.text('Log.md')).toContain('**Keywords**: language; graphs\n');
	});

	test('adds a link, opens the form, copies', async () => {
		const host = await open();
		const choose = async (title: string): Promise<void> => {
			host.click(inRow(host, 'Second paper', '[aria-haspopup="menu"]'));
			host.click(host.findByText('.menu-item', title));
			await host.settle();
		};
		await choose('Add link…');
		host.fill('.modal input[aria-label="URL"]', 'https://github.com/a/b');
		host.fill('.modal input[aria-label="Label"]', 'code');
		host.click(host.findByText('.modal button', 'Add'));
		await host.settle();
		expect(host.text('Log.md')).toContain('[[code]](https://github.com/a/b)\n');
		expect(inRow(host, 'Second paper', '.ml-watch-link-chip').textContent).toBe('code');
		await choose('Edit paper note…');
		expect(host.modal()?.textContent).toContain('Second paper');
	});
});

describe('a finger', () => {
	const touch = (element: HTMLElement, type: 'Start' | 'Move' | 'End', clientX = 40, clientY = 60): void => {
		// By this name Preact listens where the browser has no fingers to tell of.
		const name = `Touch${type}`;
		const event = new Event('ontouchstart' in element ? name.toLowerCase() : name, { bubbles: true, cancelable: true });
		Object.defineProperty(event, 'touches', { value: type === 'End' ? [] : [{ clientX, clientY }] });
		element.dispatchEvent(event);
	};
	const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 700));

	test('that rests on a row asks for its menu, where the system has no event for that', async () => {
		const host = await open();
		touch(row(host, 'First paper'), 'Start');
		await rest();
		expect(host.findByText('.menu-item', 'Remove star')).toBeTruthy();
	});

	test('that scrolls, or is lifted, does not', async () => {
		const host = await open();
		touch(row(host, 'First paper'), 'Start');
		touch(row(host, 'First paper'), 'Move', 40, 90);
		await rest();
		touch(row(host, 'First paper'), 'Start');
		touch(row(host, 'First paper'), 'End');
		await rest();
		expect(host.menu()).toBeNull();
	});
});

describe('several rows', () => {
	test('are selected and changed together', async () => {
		const host = await open();
		host.find('.ml-watch-search input').focus();
		host.press('ArrowDown');
		for (const key of ['x', 'j', 'j', 'x']) {
			host.press(key);
			await host.settle();
		}
		expect(host.find('.ml-watch-selection').textContent).toContain('2 selected');
		host.click('[aria-label="Star selected entries"]');
		await host.settle();
		expect(host.text('Daily/2024-06-01.md')).toContain(':star:Press');
		expect(host.text('Log.md')).toContain(':star:Lab: [Second paper]');
		// One notice for all notes, and one way back.
		expect(host.notices().map(({ text }) => text.replace('Undo', ''))).toEqual(['Stars added in 2 notes.']);
		host.click(host.findByText('.notice button', 'Undo'));
		await host.settle();
		expect([host.text('Log.md'), host.text('Daily/2024-06-01.md')]).toEqual([LOG, DAILY]);
	});

	test('get one status, and lose it', async () => {
		const host = await open();
		const press = async (title: string, init: MouseEventInit): Promise<void> => {
			host.click(row(host, title).querySelector<HTMLElement>('time')!, init);
			await host.settle();
		};
		await press('From a daily note', { ctrlKey: true });
		await press('Second paper', { shiftKey: true });
		expect(host.find('.ml-watch-selection').textContent).toContain('3 selected');
		const choose = async (): Promise<void> => {
			host.click('[aria-label="Set status of selected entries"]');
			host.click(host.findByText('.menu-item', 'Status: to read'));
			await host.settle();
		};
		await choose();
		expect([host.text('Log.md')!.split('**Status**: to read').length, host.text('Daily/2024-06-01.md')!.includes('**Status**: to read')]).toEqual([3, true]);
		await choose();
		expect(host.text('Log.md')).toBe(LOG);
	});

	test('share the menu of a selected row; one beside them keeps its own', async () => {
		const host = await open();
		const menuOf = (title: string): string[] => {
			row(host, title).querySelector('time')!.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 5, clientY: 5 }));
			return host.findAll('.menu-item').map((item) => item.textContent ?? '');
		};
		for (const title of ['First paper', 'From a daily note']) {
			host.click(row(host, title).querySelector<HTMLElement>('time')!, { ctrlKey: true });
			await host.settle();
		}
		expect(menuOf('Second paper')).toContain('Open paper');
		host.press('Escape');
		const shared = menuOf('First paper');
		expect(shared.filter((title) => title.includes('2 entries'))).toHaveLength(4);
		expect(shared).not.toContain('Open paper');
		host.click(host.findByText('.menu-item', 'Star 2 entries'));
		await host.settle();
		expect(host.text('Daily/2024-06-01.md')).toContain(':star:Press');
		expect(menuOf('From a daily note')).toContain('Deselect');
	});

	test('are selected from the menu as well, for those without a keyboard', async () => {
		const host = await open();
		host.click(inRow(host, 'First paper', '[aria-haspopup="menu"]'));
		host.click(host.findByText('.menu-item', 'Select'));
		await host.settle();
		expect(host.find('.ml-watch-selection').textContent).toContain('1 selected');
		host.click(inRow(host, 'First paper', '[aria-haspopup="menu"]'));
		host.click(host.findByText('.menu-item', 'Deselect'));
		await host.settle();
		expect(host.findAll('.ml-watch-selection')).toHaveLength(0);
	});
});

describe('the scope', () => {
	test('narrows to the note last worked on, and back', async () => {
		const host = await open();
		await host.openNote('Daily/2024-06-01.md');
		const choose = async (title: string): Promise<void> => {
			host.click('[aria-label="Saved views and more"]');
			host.click(host.findByText('.menu-item', title));
			await host.settle();
		};
		await choose('Note 2024-06-01');
		expect(titles(host)).toEqual(['From a daily note']);
		await choose('Folder Daily');
		expect(titles(host)).toEqual(['From a daily note']);
		await choose('Whole vault');
		expect(titles(host)).toHaveLength(4);
	});

	test('what is shown can be written into a note as a list', async () => {
		const host = await open({ files: { 'Log.md': LOG, 'Essay.md': 'Words.' } });
		await host.openNote('Essay.md');
		host.click('[aria-label="Starred only"]');
		host.click('[aria-label="Saved views and more"]');
		host.click(host.findByText('.menu-item', 'Insert as static list'));
		await host.flush();
		expect(host.text('Essay.md')).toBe('- ★ [First paper](https://example.org/1), Lab, 2024-05-02\n\nWords.');
	});
});

describe('several dashboards', () => {
	test('each have a state of their own', async () => {
		const host = await open();
		await host.runCommand('open-dashboard-in-tab');
		await host.settle();
		const [first, second] = host.findAll('.ml-watch-search input');
		host.fill(first!, 'graphs');
		expect((second as HTMLInputElement).value).toBe('');
		const lists = host.findAll('.ml-watch-view').map((view) => view.querySelectorAll('.ml-watch-row-title').length);
		expect([...lists].sort()).toEqual([1, 4]);
	});
});

describe('a code block', () => {
	const block = (...lines: string[]): string => ['```ml-watch', ...lines, '```', ''].join('\n');
	const show = async (text: string): Promise<Host> => {
		const host = await startHost({ pluginClass: MlWatchPlugin, files: { 'Log.md': LOG, 'Daily/2024-06-01.md': DAILY, 'Query.md': text } });
		await host.openNote('Query.md', { mode: 'preview' });
		await host.until(() => !host.find('.ml-watch-query').textContent?.includes('Reading'), 'the vault to be read');
		return host;
	};

	test('lists what its query finds, and follows the notes', async () => {
		const host = await show(block('keywords: vision'));
		const items = (): string[] => host.findAll('.ml-watch-query li').map((item) => (item.textContent ?? '').replace(/\s+/g, ' ').trim());
		expect(items()).toEqual(['Press: From a daily note 2024-06-01', '★ Lab: First paper 2024-05-02']);
		await host.writeExternally('Log.md', LOG.replace('vision', 'hearing'));
		await host.until(() => items().length === 1, 'the list to follow');
	});

	test('shows a table, groups and a limit', async () => {
		const host = await show(block('group: source', 'limit: 3', 'show: table'));
		expect(host.findAll('.ml-watch-query h4').map((heading) => heading.textContent)).toEqual(['Lab', 'Press']);
		expect(host.findAll('.ml-watch-query tbody tr')).toHaveLength(3);
	});

	test('turns the groups of dates round with the entries', async () => {
		const host = await show(block('group: month', 'reverse: true'));
		expect(host.findAll('.ml-watch-query h4').map((heading) => heading.textContent)).toEqual(['April 2024', 'May 2024', 'June 2024']);
	});

	test('explains a mistake in place, with its line', async () => {
		const host = await show(block('starred: true', 'group: colour'));
		expect(host.find('.ml-watch-query .ml-watch-problem-text').textContent).toBe('Line 2: Unexpected colour, expected day, month, year, source or keyword');
		// What is quoted is shown as code, without the backticks.
		expect(host.findAll('.ml-watch-problem-text code').map((code) => code.textContent)).toContain('colour');
		expect(host.findAll('.ml-watch-query li')).toHaveLength(1);
	});

	test('shows a chart with a table behind it', async () => {
		const host = await show(block('show: chart'));
		expect(host.findAll('.ml-watch-query svg .ml-watch-bar')).toHaveLength(3);
		expect(host.findAll('.ml-watch-query tbody tr').map((line) => line.textContent)).toEqual(['June 202410', 'May 202421', 'April 202410']);
	});
});

describe('statistics', () => {
	test('count what the filters let through, and lead back to the list', async () => {
		const host = await open();
		host.click(host.findByText('[role="tab"]', 'Statistics'));
		expect(host.find('.ml-watch-statistics').textContent).toContain('4 entries, 1 starred (25 %).');
		host.click(host.findByText('.ml-watch-table button', 'May 2024'));
		expect(titles(host)).toEqual(['First paper', 'Second paper']);
		host.click(host.findByText('[role="tab"]', 'Statistics'));
		expect(host.find('.ml-watch-statistics').textContent).toContain('2 of 4 entries, 1 starred (50 %).');
		// What narrows the numbers is seen beside them, and can be taken back.
		host.click(host.find('.ml-watch-statistics [aria-label="Remove filter Date: 2024-05"]'));
		expect(host.find('.ml-watch-statistics').textContent).toContain('4 entries, 1 starred (25 %).');
	});
});

describe('saved views', () => {
	test('come with the plugin, and can be added, used and deleted', async () => {
		const host = await open();
		const choose = async (title: string): Promise<void> => {
			host.click('[aria-label="Saved views and more"]');
			host.click(host.findByText('.menu-item', title));
			await host.settle();
		};
		await choose('Starred');
		expect(titles(host)).toEqual(['First paper']);
		host.click(host.findByText('button', 'Clear filters'));
		host.fill('.ml-watch-search input', 'graphs');
		await choose('Save current view…');
		host.fill('.modal input', 'Graphs');
		host.click(host.findByText('.modal button', 'Save'));
		await host.settle();
		host.click(host.findByText('button', 'Clear filters'));
		await choose('Graphs');
		expect(titles(host)).toEqual(['Second paper']);
		await choose('Delete view Graphs');
		host.click('[aria-label="Saved views and more"]');
		expect(host.menu()?.textContent).not.toContain('Graphs');
	});

	test('are put in another order and replaced, each with a way back, and the one that is shown is checked', async () => {
		const stored = ['A: starred:true', 'B: graphs', 'C: sort:title'];
		const host = await open({ data: { savedViews: stored } });
		const views = (): unknown => (host.plugin as MlWatchPlugin).settings.savedViews;
		const choose = async (title: string): Promise<void> => {
			host.click('[aria-label="Saved views and more"]');
			host.click(host.findByText('.menu-item', title));
			await host.settle();
		};
		await choose('Move view C up');
		expect(views()).toEqual(['A: starred:true', 'C: sort:title', 'B: graphs']);
		host.click(host.findByText('.notice button', 'Undo'));
		await host.settle();
		expect(views()).toEqual(stored);
		await choose('C');
		host.click('[aria-label="Saved views and more"]');
		expect(host.findAll('.menu-item.mod-checked').map((item) => item.textContent)).toEqual(['C', 'Whole vault']);
		host.press('Escape');
		await choose('Save current view…');
		host.fill('.modal input', 'a');
		host.click(host.findByText('.modal button', 'Save'));
		await host.settle();
		expect(views()).toEqual(['a: sort:title', 'B: graphs', 'C: sort:title']);
		expect(host.notices().at(-1)?.text).toContain('View a replaced.');
	});
});

describe('where the app puts it', () => {
	test('a deferred view comes back with its state when it is shown', async () => {
		const host = await startHost({
			pluginClass: MlWatchPlugin, files: { 'Log.md': LOG },
			layout: { right: [{ type: 'ml-watch-dashboard', state: { search: 'graphs', filters: 'sort:title' } }] },
		});
		await host.runCommand('open-dashboard');
		await host.settle();
		expect(host.app.workspace.getLeavesOfType('ml-watch-dashboard')).toHaveLength(1);
		expect(titles(host)).toEqual(['Second paper']);
	});

	test('in a window of its own it goes on working', async () => {
		const host = await open();
		const [leaf] = host.app.workspace.getLeavesOfType('ml-watch-dashboard');
		host.app.workspace.moveLeafToPopout(leaf!);
		await host.settle();
		const { contentEl } = leaf!.view as unknown as { contentEl: HTMLElement };
		const list = (): string[] => Array.from(contentEl.querySelectorAll('.ml-watch-row-title'), (title) => title.textContent ?? '');
		expect(contentEl.doc).not.toBe(document);
		expect(list()).toHaveLength(4);
		contentEl.querySelector<HTMLElement>('[aria-label="Starred only"]')!.click();
		expect(list()).toEqual(['First paper']);
	});

	test.each([
		['nothing', null], ['text', 'x'], ['values of other types', { search: 1, filters: [], tab: 'other', scroll: -1, facets: 'yes' }], ['a broken query', { filters: 'since:soon' }],
	])('a stored state of %s is a new dashboard', async (_, state) => {
		const host = await startHost({ pluginClass: MlWatchPlugin, files: { 'Log.md': LOG }, layout: { right: [{ type: 'ml-watch-dashboard', state: state as never }] } });
		await host.runCommand('open-dashboard');
		await host.settle();
		expect(titles(host)).toHaveLength(3);
	});
});

test('unloading leaves nothing behind', async () => {
	const host = await open();
	focusAndClose(host);
	await host.unload();
	expect(host.findAll('.ml-watch-dashboard')).toEqual([]);
	expect(host.footprint()).toEqual(host.bareFootprint);
});

function focusAndClose(host: Host): void {
	host.click('[aria-label="Filters"]');
	host.app.workspace.detachLeavesOfType('ml-watch-dashboard');
}
