import { describe, expect, test } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host, type HostOptions } from '../host';

const LOG = '# Log\n\n## 2021.09.23\n\n### :star:Google AI: [First](https://ai.googleblog.com/2021/09/first.html)\n\n[[paper]](https://arxiv.org/abs/2109.06270)\n\n**Keywords**: speech; translation\n\n### Google AI: [Second](https://ai.googleblog.com/2021/09/second.html)\n';

async function start(options: HostOptions = {}): Promise<Host> {
	const host = await startHost({ pluginClass: MlWatchPlugin, files: { 'ML Watch.md': LOG }, ...options });
	await host.settle();
	return host;
}

async function openForm(host: Host, command = 'new-note'): Promise<void> {
	await host.runCommand(command);
	await host.settle();
}

const input = (host: Host, name: string): HTMLInputElement => host.find(`.ml-watch-capture [aria-label="${name}"]`) as HTMLInputElement;
const fill = (host: Host, name: string, value: string): void => host.fill(`.ml-watch-capture [aria-label="${name}"]`, value);
const preview = (host: Host): string => host.find('.ml-watch-preview-source').textContent ?? '';
const remarks = (host: Host): string => host.find('.ml-watch-preview-notes').textContent ?? '';
const isOpen = (host: Host): boolean => host.findAll('.ml-watch-capture').length > 0;
const noticed = (host: Host): string => host.notices().map(({ text }) => text).join('\n');

async function save(host: Host): Promise<void> {
	host.press('Mod-Enter');
	await host.settle();
}

describe('a new paper note', () => {
	test('shows the Markdown while it is filled in, and goes where the log has it', async () => {
		const host = await start();
		await openForm(host);
		fill(host, 'Title', 'A [new] paper');
		fill(host, 'URL', 'https://example.org/new');
		fill(host, 'Source', 'Lab');
		fill(host, 'Date', '2021-09-25');
		await host.settle();
		expect(preview(host)).toBe('## 2021.09.25\n\n### Lab: [A \\[new\\] paper](https://example.org/new)');
		expect(host.find('.ml-watch-preview-place').textContent).toBe('Goes into ML Watch.md, under 2021.09.25');
		await save(host);
		expect(isOpen(host)).toBe(false);
		expect(host.text('ML Watch.md')).toBe(LOG.replace('## 2021.09.23', '## 2021.09.25\n\n### Lab: [A \\[new\\] paper](https://example.org/new)\n\n## 2021.09.23'));
		expect(noticed(host)).toContain('Paper note added to ML Watch.md under 2021-09-25.');
		host.click(host.findByText('.notice button', 'Undo'));
		await host.settle();
		expect(host.text('ML Watch.md')).toBe(LOG);
	});

	test('is filled in by keyboard alone: fields, star, links, keywords', async () => {
		const host = await start();
		await openForm(host);
		expect(document.activeElement).toBe(input(host, 'Title'));
		host.type('Title');
		host.press('Enter');
		host.type('https://example.org/t');
		host.press('Enter');
		host.type('Goo');
		await host.settle();
		expect(host.findAll('.suggestion-item').map((item) => item.firstChild?.textContent)).toEqual(['Goo', 'Google AI']);
		host.press('Escape');
		expect(isOpen(host)).toBe(true);
		host.press('Enter');
		expect(document.activeElement).not.toBe(input(host, 'Source'));
		fill(host, 'Date', '2021-09-23');
		input(host, 'Add keyword').focus();
		host.type('speech; new one; ');
		host.type('third');
		await save(host);
		expect(host.text('ML Watch.md')).toBe(`${LOG}\n### Goo: [Title](https://example.org/t)\n\n**Keywords**: speech; new one; third\n`);
	});

	test('writes links in the form of the log, in the order of the rows', async () => {
		const host = await start();
		await openForm(host);
		fill(host, 'Title', 'T');
		fill(host, 'URL', 'https://example.org/t');
		fill(host, 'Source', 'S');
		host.click(host.findByText('.ml-watch-capture button', 'Add link'));
		const row = (at: number): HTMLElement => host.findAll('.ml-watch-link-row')[at]!;
		const within = (at: number, name: string): HTMLInputElement => row(at).querySelector<HTMLInputElement>(`[aria-label="${name}"]`)!;
		host.fill(within(0, 'URL'), 'https://github.com/a/b');
		within(0, 'URL').dispatchEvent(new Event('change'));
		expect(within(0, 'Label').value).toBe('code');
		host.click(host.findByText('.ml-watch-capture button', 'Add link'));
		host.fill(within(1, 'Label'), 'paper');
		host.fill(within(1, 'URL'), 'https://arxiv.org/abs/2101.00001');
		within(1, 'URL').focus();
		host.press('Alt-ArrowUp');
		expect(within(0, 'Label').value).toBe('paper');
		expect(document.activeElement).toBe(within(0, 'URL'));
		await host.settle();
		expect(preview(host)).toContain('[[paper]](https://arxiv.org/abs/2101.00001) [[code]](https://github.com/a/b)');
		within(1, 'Label').focus();
		host.fill(within(1, 'Label'), '');
		host.fill(within(1, 'URL'), '');
		within(1, 'Label').focus();
		host.press('Backspace');
		expect(host.findAll('.ml-watch-link-row')).toHaveLength(1);
	});

	test('says what is changed, what is logged already, and what cannot be written', async () => {
		const host = await start();
		await openForm(host);
		expect(remarks(host)).toBe('');
		await save(host);
		expect(isOpen(host)).toBe(true);
		fill(host, 'URL', 'https://arxiv.org/pdf/2109.06270v2.pdf');
		fill(host, 'Summary', 'Words\n# Heading');
		await host.settle();
		expect(host.find('.ml-watch-details-logged').textContent).toContain('Logged already on 2021-09-23: "First" in ML Watch.md.');
		expect(remarks(host)).toContain('Summary: A line that would end the field was escaped.');
		expect(preview(host)).toContain('\\# Heading');
		fill(host, 'Date', '');
		fill(host, 'Source', '');
		await host.settle();
		expect(remarks(host)).toContain('Missing source');
		expect((host.findByText('.ml-watch-capture button', 'Insert') as HTMLButtonElement).disabled).toBe(true);
	});

	test('makes a missing log, and remembers the log that was used last', async () => {
		const host = await start({ files: {}, data: { logs: ['First.md', 'Logs/Second.md'] } });
		await openForm(host);
		fill(host, 'Title', 'T');
		fill(host, 'URL', 'https://example.org/t');
		fill(host, 'Date', '2021-09-23');
		fill(host, 'Insert into', 'log:Logs/Second.md');
		await host.settle();
		expect(host.find('.ml-watch-preview-place').textContent).toBe('Makes Logs/Second.md, under 2021-09-23');
		await save(host);
		expect(host.text('Logs/Second.md')).toBe('## 2021-09-23\n\n### [T](https://example.org/t)\n');
		await openForm(host);
		expect(input(host, 'Insert into').value).toBe('log:Logs/Second.md');
	});

	test('keeps what was typed after Esc and after a restart, until it is written or discarded', async () => {
		const host = await start();
		await openForm(host);
		fill(host, 'Title', 'Unfinished');
		host.click(host.findByText('.ml-watch-capture button', 'Add link'));
		await host.settle();
		host.press('Escape');
		if (isOpen(host)) host.press('Escape');
		expect(isOpen(host)).toBe(false);
		await openForm(host);
		expect(input(host, 'Title').value).toBe('Unfinished');
		const again = host.restartOptions();
		await host.close();
		const after = await startHost({ ...again, pluginClass: MlWatchPlugin });
		await openForm(after);
		expect(input(after, 'Title').value).toBe('Unfinished');
		after.click(after.findByText('.ml-watch-capture button', 'Discard it'));
		await after.settle();
		expect(input(after, 'Title').value).toBe('');
		after.press('Escape');
		await openForm(after);
		expect(after.findAll('.ml-watch-capture-offer')).toHaveLength(0);
	});

	test('keeps the words and the form when the note cannot be written', async () => {
		const host = await start({ files: { 'ML Watch.md': '## 2021-09-23\n\n```\nopen\n' } });
		await openForm(host);
		fill(host, 'Title', 'T');
		fill(host, 'Source', 'S');
		fill(host, 'Date', '2021-09-20');
		await host.settle();
		expect(remarks(host)).toContain('An unclosed code fence in line 3');
		await save(host);
		expect(isOpen(host)).toBe(true);
		expect(host.text('ML Watch.md')).toBe('## 2021-09-23\n\n```\nopen\n');
	});
});

describe('where it goes', () => {
	const DAILY = { '.obsidian/daily-notes.json': '{"folder":"Daily","format":"YYYY-MM-DD","template":"Templates/Day"}', 'Templates/Day.md': '# {{title}}\n\n## Papers\n' };

	test("today's daily note is made from its template, and needs no date heading", async () => {
		const host = await start({ files: DAILY, data: { target: 'daily' } });
		await openForm(host);
		const day = input(host, 'Date').value;
		fill(host, 'Title', 'T');
		fill(host, 'URL', 'https://example.org/t');
		await save(host);
		expect(host.text(`Daily/${day}.md`)).toBe(`# ${day}\n\n## Papers\n\n## [T](https://example.org/t)\n`);
	});

	test('a core feature that is off is explained', async () => {
		const host = await start({ files: { '.obsidian/core-plugins.json': '{"daily-notes":false}' }, data: { target: 'daily' } });
		await openForm(host);
		fill(host, 'Title', 'T');
		await host.settle();
		expect(remarks(host)).toContain('Daily notes are off.');
	});

	test('the note at hand, with its unsaved words, where the cursor chooses the log', async () => {
		const host = await start({ files: { 'Two.md': '# One\n\n## 2021-09-22\n\n# Two\n\n## 2021-09-22\n\n## 2021-09-21\n' }, data: { target: 'current' } });
		await host.openNote('Two.md');
		host.placeCursor('# Two');
		host.type('Words.\n\n');
		host.placeCursor('## 2021-09-22');
		await openForm(host);
		fill(host, 'Title', 'T');
		fill(host, 'Date', '2021-09-22');
		await save(host);
		expect(host.shownText('Two.md')).toMatch(/^# One\n\n## 2021-09-22\n\nWords\.\n\n### \[T\]\(\)\n\n# Two/);
	});
});

describe('from what is at hand', () => {
	test('a selected Markdown link or URL', async () => {
		const host = await start({ files: { 'ML Watch.md': LOG, 'Inbox.md': 'See [A title](https://ai.googleblog.com/x) and more.\n\nhttps://arxiv.org/abs/2101.00001\n\nno link\n' } });
		await host.openNote('Inbox.md');
		host.placeCursor('See');
		await openForm(host, 'new-note-from-selection');
		expect([input(host, 'Title').value, input(host, 'URL').value, input(host, 'Source').value]).toEqual(['A title', 'https://ai.googleblog.com/x', 'Google AI']);
		host.press('Escape');
		host.placeCursor('https://arxiv');
		await openForm(host, 'new-note-from-selection');
		expect([input(host, 'Title').value, input(host, 'URL').value, input(host, 'Source').value]).toEqual(['', 'https://arxiv.org/abs/2101.00001', 'arXiv']);
		host.press('Escape');
		host.placeCursor('no link');
		await expect(host.runCommand('new-note-from-selection')).rejects.toThrow();
	});
});

describe('the entry under the cursor', () => {
	test('is edited part by part; nothing else of it moves', async () => {
		const host = await start();
		await host.openNote('ML Watch.md');
		host.placeCursor('**Keywords**');
		await openForm(host, 'edit-note');
		expect(input(host, 'Title').value).toBe('First');
		fill(host, 'Title', 'First and best');
		fill(host, 'Comment', 'Good.');
		await host.settle();
		expect(preview(host)).toContain('**Comment**: Good.');
		await save(host);
		expect(host.shownText('ML Watch.md')).toBe(LOG.replace('[First]', '[First and best]').replace('speech; translation\n', 'speech; translation\n\n**Comment**: Good.\n'));
	});

	test('is not overwritten where it was changed in the note meanwhile', async () => {
		const host = await start();
		await host.openNote('ML Watch.md', { mode: 'source' });
		host.placeCursor('**Keywords**');
		await openForm(host, 'edit-note');
		fill(host, 'Summary', 'Mine.');
		await host.settle();
		const typed = host.shownText('ML Watch.md')!.replace('**Keywords**: speech', '**Summary**: Theirs.\n\n**Keywords**: speech');
		await host.writeExternally('ML Watch.md', typed);
		await host.settle();
		await save(host);
		expect(isOpen(host)).toBe(true);
		expect(noticed(host)).toContain('the summary was changed in the note since');
		expect(host.shownText('ML Watch.md')).toBe(typed);
	});

	test('gets a star and a link in the forms of its log', async () => {
		const host = await start();
		await host.openNote('ML Watch.md');
		host.placeCursor('Second');
		await host.runCommand('toggle-star');
		await host.settle();
		expect(host.shownText('ML Watch.md')).toContain('### :star:Google AI: [Second]');
		await openForm(host, 'add-link');
		fill(host, 'URL', 'https://github.com/a/b');
		host.press('Mod-Enter');
		await host.settle();
		expect(host.shownText('ML Watch.md')).toContain('second.html)\n\n[[code]](https://github.com/a/b)\n');
	});

	test('is asked for: elsewhere the commands are not there', async () => {
		const host = await start();
		await host.openNote('ML Watch.md');
		host.placeCursor('# Log');
		await expect(host.runCommand('edit-note')).rejects.toThrow();
		await expect(host.runCommand('toggle-star')).rejects.toThrow();
	});
});
