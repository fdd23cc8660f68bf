import { describe, expect, test, vi } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host } from '../host';

const log = '## 2021-09-22\n\n### :star:arXiv: [A](https://arxiv.org/abs/2104.00298)\n\n**Comment**: Mine.\n';
const list = '## 2021-09-23\n\n- **B** [[paper]](https://b.example) [[code]](https://github.com/b/b)\n- **A** [[pdf]](https://arxiv.org/pdf/2104.00298v2)\n- Words\n';

const start = (files: Readonly<Record<string, string>>, data: object = {}): Promise<Host> => startHost({ pluginClass: MlWatchPlugin, files, data: { logs: ['Log.md'], ...data } });

const press = async (host: Host, name: string): Promise<void> => {
	host.click(host.findByText('.modal button', name));
	await host.settle();
};

async function type(host: Host, field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): Promise<void> {
	field.value = value;
	field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input'));
	await host.settle();
}

const field = (host: Host, name: string): HTMLInputElement | HTMLSelectElement => (
	host.findAll('.modal .setting-item').find((item) => item.querySelector('.setting-item-name')?.textContent === name)!.querySelector<HTMLInputElement | HTMLSelectElement>('input, select')!
);

describe('import paper list', () => {
	test('shows papers, duplicates and what was not understood, and writes the new ones', async () => {
		const host = await start({ 'Log.md': log });
		await host.openNote('Log.md');
		await host.runCommand('import-list');
		await host.settle();
		expect(host.modal()!.textContent).toContain('Paste a list, or take it from a note.');
		await type(host, host.find('.modal textarea') as HTMLTextAreaElement, list);
		expect(host.modal()!.textContent).toContain('1 of 2 papers will be imported, 1 duplicate found, 1 line not understood.');
		expect(host.modal()!.textContent).toContain('In Log.md already');
		expect(host.modal()!.textContent).toContain('Line 5: No link and no URL');
		const details = host.find('.ml-watch-fix-difference') as HTMLDetailsElement;
		details.open = true;
		details.dispatchEvent(new Event('toggle'));
		await host.settle();
		expect(details.textContent).toContain('## 2021-09-23');
		await press(host, 'Import');
		expect(host.shownText('Log.md')).toBe(`## 2021-09-23\n\n### [B](https://b.example)\n\n[\\[code\\]](https://github.com/b/b)\n\n${log}`);
		host.click(host.findByText('.notice button', 'Undo'));
		await host.settle();
		expect(host.shownText('Log.md')).toBe(log);
	});

	test('begins with the selection, and takes what the person chooses', async () => {
		const host = await start({ 'Log.md': log, 'List.md': list });
		await host.openNote('List.md');
		const { editor } = host.app.workspace.activeEditor!;
		editor!.setSelection({ line: 2, ch: 0 }, { line: 4, ch: 0 });
		await host.runCommand('import-list');
		await host.settle();
		await type(host, field(host, 'Date'), '2021-09');
		const row = host.findAll('.modal .setting-item').find((item) => item.textContent.startsWith('A'))!;
		host.click(row.querySelector<HTMLElement>('.checkbox-container')!);
		await host.settle();
		expect(host.modal()!.textContent).toContain('2 of 2 papers will be imported');
		await press(host, 'Import');
		expect(host.text('Log.md')).toContain('## 2021-09\n\n### [B](https://b.example)');
		expect(host.text('Log.md')!.match(/\[A\]/g)).toHaveLength(2);
	});
});

describe('export entries', () => {
	test('prints what the query shows, to a file of the vault, and asks before it replaces one', async () => {
		const host = await start({ 'Log.md': log, 'Other.md': '### Lab: [Z](https://z.example)\n' });
		await host.openNote('Log.md');
		await host.runCommand('export-entries');
		await host.settle();
		expect(field(host, 'Which entries').value).toBe('path:"Log.md"');
		expect(host.modal()!.textContent).toContain('1 entry.');
		await type(host, field(host, 'Which entries'), '');
		await type(host, field(host, 'Format'), 'csv');
		await type(host, field(host, 'Where to'), 'file');
		await type(host, field(host, 'File'), 'out/papers');
		await press(host, 'Export');
		const text = host.text('out/papers.csv')!;
		expect(text.split('\r\n')).toHaveLength(4);
		expect(host.notices().at(-1)!.text).toBe('2 entries exported as CSV to out/papers.csv.');
		await host.runCommand('export-entries');
		await host.settle();
		// What was chosen last is offered again.
		expect(field(host, 'Format').value).toBe('csv');
		await press(host, 'Export');
		host.click(host.findByText('.modal button', 'Cancel'));
		await host.settle();
		expect(host.text('out/papers.csv')).toBe(text);
	});

	test('puts a code block at the end of a note, and leaves out what the index leaves out', async () => {
		const host = await start({ 'Log.md': log, 'Out.md': 'Mine.\n' }, { indexOmit: ['Comment'] });
		await host.runCommand('export-entries');
		await host.settle();
		await type(host, field(host, 'Where to'), 'note');
		await type(host, field(host, 'Note'), 'Out');
		await press(host, 'Export');
		expect(host.text('Out.md')).toMatch(/^Mine\.\n\n```bib\n@misc\{arxiv2021a,\n[\s\S]*\n\}\n```\n$/);
		expect(host.text('Out.md')).not.toContain('annote');
	});

	test('writes nothing outside of the vault, nor what other devices cannot name', async () => {
		const host = await start({ 'Log.md': log });
		const before = host.files();
		await host.runCommand('export-entries');
		await host.settle();
		await type(host, field(host, 'Where to'), 'file');
		for (const [name, problem] of [['../out', 'expected a path inside the vault'], ['a:b', 'expected a vault path without'], ['x/./y', 'expected a path inside the vault']] as const) {
			await type(host, field(host, 'File'), name);
			await press(host, 'Export');
			expect(host.notices().at(-1)!.text).toContain(`Nothing was written: unusable path \`${name}.bib\`, ${problem}`);
			expect(host.files()).toEqual(before);
		}
		await type(host, field(host, 'File'), '/sub//out');
		await press(host, 'Export');
		expect(host.notices().at(-1)!.text).toContain('to sub/out.bib.');
		expect(host.files()).toContain('sub/out.bib');
	});

	test('ends lines in a note as the note does', async () => {
		const host = await start({ 'Log.md': log, 'Out.md': 'Words\r\n\r\n' });
		await host.runCommand('export-entries');
		await host.settle();
		await type(host, field(host, 'Where to'), 'note');
		await type(host, field(host, 'Note'), 'Out');
		await press(host, 'Export');
		expect(host.text('Out.md')).toMatch(/^Words\r\n\r\n```bib\r\n@/);
		expect(host.text('Out.md')!.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
	});

	test('copies, and says what a feed has no place for', async () => {
		const host = await start({ 'Log.md': log, 'Other.md': '### Lab: [Z](https://z.example)\n' });
		const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
		await host.runCommand('export-entries');
		await host.settle();
		await type(host, field(host, 'Format'), 'atom');
		expect(host.modal()!.textContent).toContain('1 of them has no date and no place in a feed.');
		await press(host, 'Export');
		expect(written.mock.calls[0]![0]).toContain('<title>★ arXiv: A</title>');
		expect(host.notices().at(-1)!.text).toBe('1 entry exported as Atom to the clipboard. 1 left out.');
	});

	test('gives the key that every export has, and begins with what the dashboard shows', async () => {
		const paper = (day: number): string => `## 2021-09-${day}\n\n### Lab: [Deep nets ${day}](https://example.com/${day})\n\n`;
		const host = await start({ 'Log.md': paper(21) + paper(20) });
		const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
		await host.runCommand('open-dashboard');
		await host.settle();
		const row = host.findByText('.ml-watch-row', 'Deep nets 21');
		host.click(row.querySelector<HTMLElement>('[aria-haspopup="menu"]')!);
		host.click(host.findByText('.menu-item', 'Copy citation key'));
		await host.settle();
		expect(written.mock.calls.at(-1)![0]).toMatch(/^lab2021deep-[0-9a-f]{4}$/);
		const search = host.find('.ml-watch-search input') as HTMLInputElement;
		await type(host, search, 'starred:false');
		host.click(host.find('[aria-label="Saved views and more"]'));
		host.click(host.findByText('.menu-item', 'Export shown entries…'));
		await host.settle();
		expect(field(host, 'Which entries').value).toBe('starred:false');
	});
});
