import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { CountedFacts } from '../../src/core/rules/counted-facts';
import { applyEdits, invertEdits, type Edit } from '../../src/core/text';
import MlWatchPlugin from '../../src/main';
import { inverseFor, recordOf } from '../../src/obsidian/check/journal';
import { groupProblems, initialListState, ProblemRows, readListState, visible } from '../../src/obsidian/problems/problem-list';
import { startHost, type Host, type HostOptions } from '../host';

const entry = (keywords: string): string => `## 2024-05-02\n\n### Lab: [Title](https://example.org/1)\n\n**Keywords**: ${keywords}\n`;
const FILES = {
	'a.md': entry('vision, language'),
	'b.md': entry('vision; ; language').replace('org/1', 'org/2').replace(/\n/g, '\r\n'),
	'c.md': entry('vision').replace('org/1', 'org/3'),
	'prose.md': '# Thoughts\n\nwords, words\n',
};

const start = (options: HostOptions = {}): Promise<Host> => startHost({ pluginClass: MlWatchPlugin, files: FILES, ...options });
const lastNotice = (host: Host): string => host.notices().at(-1)?.text ?? '';
const problems = (host: Host): string[] => host.findAll('.ml-watch-problems-message').map((message) => message.textContent);

test('a count of the vault that fails keeps nobody waiting', async () => {
	const failure = vi.spyOn(CountedFacts.prototype, 'replace').mockImplementation(() => { throw new Error('Not counted'); });
	const told = vi.spyOn(console, 'error').mockImplementation(() => {});
	try {
		const host = await start();
		await host.runCommand('open-problems');
		await host.until(() => problems(host).length > 0, 'the problems');
		expect(told).toHaveBeenCalled();
	} finally {
		failure.mockRestore();
		told.mockRestore();
	}
});

describe('fixing the vault', () => {
	test('shows every note and rule before it writes, and changes what was chosen', async () => {
		const host = await start();
		await host.runCommand('fix-vault');
		await host.settle();
		const modal = host.modal()!;
		expect(modal.textContent).toContain('can be fixed without a choice');
		expect(host.text('a.md')).toBe(FILES['a.md']);
		const row = host.findByText('.modal .setting-item', 'b.md');
		host.click(row.querySelector<HTMLElement>('.checkbox-container')!);
		host.click(host.findByText('.modal button', 'Fix'));
		await host.settle();
		expect(host.text('a.md')).toBe(entry('vision; language'));
		expect(host.text('b.md')).toBe(FILES['b.md']);
		expect(lastNotice(host)).toContain('1 problem fixed in a.md.');
	});

	test('shows what would change, line by line', async () => {
		const host = await start();
		await host.runCommand('fix-vault');
		await host.settle();
		const details = host.find('.ml-watch-fix-difference') as HTMLDetailsElement;
		details.open = true;
		details.dispatchEvent(new Event('toggle'));
		await host.settle();
		expect(details.textContent).toContain('**Keywords**: vision; language');
	});

	test('is taken back after a restart, but for notes that were changed since, which are named', async () => {
		const first = await start();
		await first.runCommand('fix-vault');
		await first.settle();
		first.click(first.findByText('.modal button', 'Fix'));
		await first.settle();
		expect(first.text('b.md')).not.toBe(FILES['b.md']);
		await first.writeExternally('a.md', `${first.text('a.md')}\nMine.\n`);
		const options = first.restartOptions();
		await first.close();
		const host = await startHost({ ...options, pluginClass: MlWatchPlugin });
		await host.runCommand('undo-vault-change');
		await host.settle();
		expect(host.text('b.md')).toBe(FILES['b.md']);
		expect(host.text('a.md')).toContain('Mine.');
		expect(host.notices().map(({ text }) => text).join(' ')).toContain('a.md was changed since and is left as it is.');
		expect(lastNotice(host)).toBe('What is left, in a.md, can still be undone: run "Undo last vault-wide change" again.');
		await host.runCommand('undo-vault-change');
		await host.settle();
		expect(host.text('a.md')).toContain('Mine.');
		// Once the words are out of the way, after a restart too.
		await host.writeExternally('a.md', host.text('a.md')!.replace('\nMine.\n', ''));
		const again = host.restartOptions();
		await host.close();
		const third = await startHost({ ...again, pluginClass: MlWatchPlugin });
		await third.runCommand('undo-vault-change');
		await third.settle();
		expect(third.text('a.md')).toBe(FILES['a.md']);
		await third.runCommand('undo-vault-change');
		await third.settle();
		expect(lastNotice(third)).toBe('There is no vault-wide change to undo.');
	});

	test.each(['{', 'null', '{"time":0}', '[{"path":"a.md"}]', '[null]', '[{"path":"a.md","after":{"fingerprint":"x","inverse":[null]},"plain":null}]'])('trusts no record that was broken by hand: %s', async (broken) => {
		const host = await start();
		await host.runCommand('fix-vault');
		await host.settle();
		host.click(host.findByText('.modal button', 'Fix'));
		await host.settle();
		const fixed = host.text('a.md');
		const at = '.obsidian/plugins/ml-watch/last-vault-change.json';
		const { time } = JSON.parse(await host.app.vault.adapter.read(at)) as { time: number };
		await host.app.vault.adapter.write(at, broken.startsWith('[') ? `{"time":${time},"notes":${broken}}` : broken);
		await host.runCommand('undo-vault-change');
		await host.settle();
		expect(lastNotice(host)).toBe('There is no vault-wide change to undo.');
		expect(host.text('a.md')).toBe(fixed);
	});

	test('writes nothing where the way back cannot be written, and says so', async () => {
		const host = await start();
		await host.runCommand('fix-vault');
		await host.settle();
		vi.spyOn(host.app.vault.adapter, 'write').mockRejectedValue(new Error('The disk is full'));
		host.click(host.findByText('.modal button', 'Fix'));
		await host.settle();
		expect(host.text('a.md')).toBe(FILES['a.md']);
		expect(lastNotice(host)).toMatch(/^Nothing was written: the way back could not be written to .+ The disk is full$/);
		vi.restoreAllMocks();
	});

	test('leaves a note alone that changed between the look and the write', async () => {
		const host = await start();
		const { vault } = host.app;
		await host.runCommand('fix-vault');
		await host.settle();
		const process = vault.process.bind(vault);
		vault.process = async (file, change, options) => process(file, (text) => change(file.path === 'a.md' ? `${text}!` : text), options);
		host.click(host.findByText('.modal button', 'Fix'));
		await host.settle();
		expect(host.text('a.md')).not.toContain('vision; language');
		expect(host.text('b.md')).not.toBe(FILES['b.md']);
	});

	test('says so where nothing can be fixed', async () => {
		const host = await start({ files: { 'c.md': FILES['c.md'] } });
		await host.runCommand('fix-vault');
		await host.settle();
		expect(lastNotice(host)).toBe('No problems in the vault.');
	});
});

describe('the problems view', () => {
	test('lists the problems of every note, follows typing, and goes to one', async () => {
		const host = await start();
		await host.runCommand('check-vault');
		await host.settle();
		await host.until(() => problems(host).length > 1, 'the problems');
		const before = problems(host).length;
		expect(host.findAll('.ml-watch-problems-key').map((key) => key.textContent)).toEqual(['a.md', 'b.md']);
		host.click(host.findAll('.ml-watch-problems-main')[0]!);
		await host.settle();
		expect(host.app.workspace.getActiveFile()?.path).toBe('a.md');
		const { state } = host.activeEditor();
		expect(state.sliceDoc(state.selection.main.from, state.selection.main.to)).toBe(',');
		host.type(';');
		await host.until(() => problems(host).length < before, 'the mended problem to go');
		await host.flush();
	});

	test('lists what can be read, and tells of notes that cannot', async () => {
		const host = await start();
		const { vault } = host.app;
		const { cachedRead } = vault;
		const broken = new Set(['a.md', 'c.md', 'prose.md']);
		vault.cachedRead = async (file) => {
			if (broken.has(file.path)) throw new Error('EIO: i/o error');
			return cachedRead.call(vault, file);
		};
		await host.runCommand('open-problems');
		await host.until(() => lastNotice(host).startsWith('Could not'), 'the notice');
		expect(lastNotice(host)).toBe('Could not read a.md and 2 more notes: EIO: i/o error. What is listed there may be out of date.');
		expect(new Set(host.findAll('.ml-watch-problems-key').map((key) => key.textContent))).toEqual(new Set(['b.md']));
	});

	test('mends one problem, and all of a rule', async () => {
		const host = await start();
		await host.runCommand('open-problems');
		await host.until(() => problems(host).length > 1, 'the problems');
		host.click(host.findByText('.ml-watch-problems-cell button', 'Fix'));
		await host.until(() => host.text('a.md') === entry('vision; language'), 'the fix');
		const grouping = host.find('select[aria-label="Group"]') as HTMLSelectElement;
		grouping.value = 'rule';
		grouping.dispatchEvent(new Event('change', { bubbles: true }));
		await host.settle();
		expect(host.findAll('.ml-watch-problems-key').map((key) => key.textContent)).not.toContain('b.md');
		host.click(host.findAll('.ml-watch-problems-head button')[0]!);
		await host.until(() => host.text('b.md') !== FILES['b.md'], 'the fix of the rule');
		expect(host.text('b.md')).toContain('\r\n');
	});

	test('filters by severity, and keeps that', async () => {
		const host = await start();
		await host.runCommand('open-problems');
		await host.until(() => problems(host).length > 1, 'the problems');
		host.click('button[aria-label="Warnings"]');
		await host.settle();
		expect(host.findAll('.ml-watch-problems-icon[aria-label="warning"]')).toHaveLength(0);
		const [leaf] = host.app.workspace.getLeavesOfType('ml-watch-problems');
		expect(leaf?.getViewState().state).toMatchObject({ hidden: ['warning'] });
	});

	test('is walked by keys', async () => {
		const host = await start();
		await host.runCommand('open-problems');
		await host.until(() => problems(host).length > 1, 'the problems');
		const row = (): Element | null => activeDocument.activeElement;
		host.find('.ml-watch-problems [role="row"]').focus();
		host.press('ArrowDown');
		await host.until(() => row()?.getAttribute('data-index') === '1', 'the next row');
		host.press('Enter');
		await host.settle();
		expect(host.app.workspace.getActiveFile()?.path).toBe('a.md');
	});

	test('keeps the focus when the row that had it is mended, and takes no chord of the app for a fix', async () => {
		const host = await start({ files: { 'a.md': entry('vision, language') + entry('vision, language').replace('/1)', '/2)') } });
		await host.runCommand('open-problems');
		await host.until(() => problems(host).length > 1, 'the problems');
		const rows = host.findAll('.ml-watch-problems [role="row"]').filter((row) => row.querySelector('.ml-watch-problems-cell button:not(.ml-watch-problem-rule)'));
		const before = host.text('a.md');
		rows.at(-1)!.focus();
		host.press('Mod-f');
		await host.settle();
		expect(host.text('a.md')).toBe(before);
		for (let left = rows.length; left > 0; left--) {
			const count = problems(host).length;
			const fixable = host.findAll('.ml-watch-problems [role="row"]').filter((row) => row.querySelector('.ml-watch-problems-cell button:not(.ml-watch-problem-rule)'));
			fixable.at(-1)!.focus();
			host.press('f');
			await host.until(() => problems(host).length < count, 'the fix');
			await host.settle();
			expect(activeDocument.activeElement?.closest('.ml-watch-problems')).not.toBeNull();
		}
	});

	test('leaves the focus on its problem where others come above, and begins anew where filters change', async () => {
		const host = await start();
		await host.runCommand('open-problems');
		await host.until(() => problems(host).length > 1, 'the problems');
		const focused = (): string | undefined => activeDocument.activeElement?.closest('[role="row"]')?.querySelector('.ml-watch-problems-key')?.textContent;
		host.findAll('.ml-watch-problems [role="row"]').find((row) => row.textContent.startsWith('b.md'))!.focus();
		expect(focused()).toBe('b.md');
		const count = problems(host).length;
		await host.writeExternally('a.md', entry('vision, language') + entry('vision, language').replace('/1)', '/9)'));
		await host.until(() => problems(host).length > count, 'another problem');
		await host.settle();
		expect(focused()).toBe('b.md');
		const grouping = host.find('select[aria-label="Group"]') as HTMLSelectElement;
		grouping.value = 'rule';
		grouping.dispatchEvent(new Event('change', { bubbles: true }));
		await host.settle();
		expect(host.find('.ml-watch-problems [role="row"][tabindex="0"]').dataset['index']).toBe('0');
	});

	test('mends of a note only what the filters let through', async () => {
		const twice = entry('a; b; a').replace('org/1', 'org/2');
		const host = await start({ files: { 'a.md': entry('vision, language') + twice } });
		await host.runCommand('open-problems');
		await host.until(() => problems(host).length > 1, 'the problems');
		const rule = host.find('select[aria-label="Rule"]') as HTMLSelectElement;
		expect(host.text('a.md')).toContain('a; b; a');
		rule.value = 'keyword-separator';
		rule.dispatchEvent(new Event('change', { bubbles: true }));
		await host.settle();
		const before = host.text('a.md');
		host.click(host.findAll('.ml-watch-problems-head button')[0]!);
		await host.until(() => host.text('a.md') !== before, 'the fix');
		expect(host.text('a.md')).toBe(entry('vision; language') + twice);
	});

	test('checks notes only, whatever else is renamed', async () => {
		const host = await start({ files: { ...FILES, 'list.txt': entry('vision, language') } });
		await host.runCommand('open-problems');
		await host.until(() => problems(host).length > 1, 'the problems');
		const before = problems(host).length;
		await host.app.fileManager.renameFile(host.app.vault.getFileByPath('list.txt')!, 'other.txt');
		await host.settle();
		await new Promise((resolve) => { window.setTimeout(resolve, 700); });
		await host.settle();
		expect(problems(host)).toHaveLength(before);
	});
});

describe('what takes a change back', () => {
	const text = fc.array(fc.constantFrom('a', 'b ', '\n', '\r\n', '😀'), { maxLength: 20 }).map((parts) => parts.join(''));

	test('gives back every text to the unit, and knows it again with other line endings', () => {
		fc.assert(fc.property(text, fc.nat(), fc.nat(), text, (before, a, b, insert) => {
			const [from, to] = [a % (before.length + 1), b % (before.length + 1)].sort((x, y) => x - y) as [number, number];
			const edits: Edit[] = [{ from, to, insert }];
			const after = applyEdits(before, edits);
			const record = recordOf('a.md', after, invertEdits(before, edits));
			expect(applyEdits(after, inverseFor(record, after)!)).toBe(before);
			if (record.plain === null) return;
			const bare = after.replace(/\r\n?/g, '\n');
			const back = inverseFor(record, bare);
			expect(back).not.toBeNull();
		}));
	});

	test('knows no other text', () => {
		const record = recordOf('a.md', 'after', [{ from: 0, to: 5, insert: 'before' }]);
		expect(inverseFor(record, 'after!')).toBeNull();
		expect(inverseFor(record, '')).toBeNull();
	});
});

describe('the list', () => {
	const found = (path: string, rule: string, severity: 'error' | 'info') => ({
		path, problem: { rule, severity, span: [0, 1] as const, message: 'Unexpected', fixes: [], related: [] },
		from: { line: 0, column: 0 }, to: { line: 0, column: 1 },
	});
	const all = [found('b.md', 'x', 'error'), found('a.md', 'y', 'info'), found('b.md', 'y', 'info')];

	test('groups by note or rule', () => {
		expect(groupProblems(all, 'note').map(({ key, found: { length } }) => `${key} ${length}`)).toEqual(['a.md 1', 'b.md 2']);
		expect(groupProblems(all, 'rule').map(({ key, found: { length } }) => `${key} ${length}`)).toEqual(['x 1', 'y 2']);
	});

	test('finds a row again where it stands in its group, whatever comes above', () => {
		const before = new ProblemRows(groupProblems(all, 'note'));
		const after = new ProblemRows(groupProblems([found('a.md', 'x', 'info'), found('0.md', 'x', 'info'), ...all], 'note'));
		const shown = (rows: ProblemRows, index: number): unknown => {
			const row = rows.at(index);
			return row?.kind === 'problem' ? row.found : row?.group.key;
		};
		for (const index of [2, 3, 4]) expect(shown(after, after.find(before.placeAt(index)!))).toEqual(shown(before, index));
		for (let index = 0; index < after.length; index++) expect(after.find(after.placeAt(index)!)).toBe(index);
		// What is gone: the last row of its group, the next group, the last row of all.
		expect(after.find({ key: 'a.md', below: 9 })).toBe(4);
		expect(shown(after, after.find({ key: 'aa.md', below: 3 }))).toBe('b.md');
		expect(after.find({ key: 'z.md', below: 3 })).toBe(after.length - 1);
	});

	test('filters by severity and rule', () => {
		expect(visible(all, { ...initialListState, hidden: ['info'] })).toHaveLength(1);
		expect(visible(all, { ...initialListState, rule: 'y' })).toHaveLength(2);
	});

	test.each([[null], ['x'], [{ grouping: 'else', hidden: 'error', rule: 3 }]])('reads any stored state: %j', (stored) => {
		expect(readListState(stored)).toEqual(initialListState);
	});
});
