import { describe, expect, test } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host } from '../host';

const entry = (title: string): string => `### Lab: [${title}](https://example.com/${title})\n`;
const log = `# Log\n\n## 2021-09-22\n\n${entry('B')}\n## 2021-09-20\n\n${entry('A')}`;
const settings = { '.obsidian/daily-notes.json': '{"folder": "Daily", "format": "YYYY-MM-DD"}' };

async function opened(files: Readonly<Record<string, string>>, path: string, command: string): Promise<Host> {
	const host = await startHost({ pluginClass: MlWatchPlugin, files: { ...settings, ...files }, data: { logs: ['Log.md'] } });
	await host.openNote(path);
	await host.runCommand(command);
	await host.settle();
	return host;
}

const press = async (host: Host, name: string): Promise<void> => {
	host.click(host.findByText('.modal button', name));
	await host.settle();
};

describe('split log into daily notes', () => {
	test('shows each note, moves what is left chosen, and takes all of it back', async () => {
		const host = await opened({ 'Log.md': log, 'Daily/2021-09-20.md': '# Monday\n' }, 'Log.md', 'split-log');
		expect(host.modal()!.textContent).toContain('2 entries would move into 2 daily notes.');
		expect(host.modal()!.textContent).toContain('1 entry, a new note');
		const details = host.find('.ml-watch-fix-difference') as HTMLDetailsElement;
		details.open = true;
		details.dispatchEvent(new Event('toggle'));
		expect(details.textContent).toContain('### Lab: [B]');
		await press(host, 'Split');
		expect(host.text('Daily/2021-09-22.md')).toBe(entry('B'));
		expect(host.text('Daily/2021-09-20.md')).toBe(`# Monday\n\n${entry('A')}`);
		expect(host.shownText('Log.md')).toBe('# Log\n');
		expect(host.notices().at(-1)!.text).toContain('Log.md split into 2 daily notes.');
		host.click(host.findByText('.notice button', 'Undo'));
		await host.settle();
		expect(host.shownText('Log.md')).toBe(log);
		expect(host.app.vault.getFileByPath('Daily/2021-09-22.md') === null).toBe(true);
		expect(host.text('Daily/2021-09-20.md')).toBe('# Monday\n');
	});

	test('leaves in the log what was taken out of the choice', async () => {
		const host = await opened({ 'Log.md': log }, 'Log.md', 'split-log');
		host.click(host.findByText('.modal .setting-item', 'Daily/2021-09-20.md').querySelector<HTMLElement>('.checkbox-container')!);
		await host.settle();
		expect(host.modal()!.textContent).toContain('1 entry would move into 1 daily note.');
		await press(host, 'Split');
		expect(host.shownText('Log.md')).toBe(`# Log\n\n## 2021-09-20\n\n${entry('A')}`);
		expect(host.app.vault.getFileByPath('Daily/2021-09-20.md') === null).toBe(true);
	});

	test('is undone after a restart, but not where words were added since', async () => {
		const first = await opened({ 'Log.md': log }, 'Log.md', 'split-log');
		await press(first, 'Split');
		await first.flush();
		const options = first.restartOptions();
		await first.close();
		const host = await startHost({ ...options, pluginClass: MlWatchPlugin });
		expect(host.text('Log.md')).toBe('# Log\n');
		await host.writeExternally('Log.md', '# Log\n\nMine.\n');
		await host.runCommand('undo-vault-change');
		await host.settle();
		// The days are nowhere but in the daily notes: these must not go.
		expect(host.text('Daily/2021-09-22.md')).toBe(entry('B'));
		expect(host.notices().at(-1)!.text).toContain('Log.md');
		await host.writeExternally('Log.md', '# Log\n');
		await host.runCommand('undo-vault-change');
		await host.settle();
		await host.flush();
		expect(host.text('Log.md')).toBe(log);
		expect(host.app.vault.getFileByPath('Daily/2021-09-22.md') === null).toBe(true);
	});

	test('is undone in two goes where the first one was stopped by the disk', async () => {
		const host = await opened({ 'Log.md': log, 'Daily/2021-09-20.md': '# Monday\n' }, 'Log.md', 'split-log');
		await press(host, 'Split');
		await host.flush();
		const options = host.restartOptions();
		await host.close();
		const again = await startHost({ ...options, layout: {}, pluginClass: MlWatchPlugin });
		const { adapter } = again.app.vault;
		const whole = adapter.process.bind(adapter);
		adapter.process = (path, change) => (path.startsWith('Daily/') ? Promise.reject(new Error('The disk is full.')) : whole(path, change));
		await again.runCommand('undo-vault-change');
		await again.settle();
		expect(again.text('Log.md')).toBe(log);
		expect(again.text('Daily/2021-09-22.md')).toBe(entry('B'));
		expect(again.notices().at(-1)!.text).toContain('can still be undone');
		adapter.process = whole;
		await again.runCommand('undo-vault-change');
		await again.settle();
		expect([again.text('Daily/2021-09-22.md'), again.text('Daily/2021-09-20.md'), again.text('Log.md')]).toEqual([null, '# Monday\n', log]);
	});

	test('writes nothing over a note that changed while the dialog was open', async () => {
		const host = await opened({ 'Log.md': log, 'Daily/2021-09-20.md': '# Monday\n' }, 'Log.md', 'split-log');
		await host.writeExternally('Daily/2021-09-20.md', 'Other words.\n');
		await press(host, 'Split');
		expect(host.text('Daily/2021-09-20.md')).toBe('Other words.\n');
		expect(host.shownText('Log.md')).toBe(log);
		expect(host.app.vault.getFileByPath('Daily/2021-09-22.md') === null).toBe(true);
	});

	test('says why a name cannot be used, and where there is no log', async () => {
		const host = await opened({ 'Log.md': log }, 'Log.md', 'split-log');
		const field = host.findByText('.modal .setting-item', 'Names of the daily notes').querySelector('input')!;
		field.value = 'YYYY-MM';
		field.dispatchEvent(new Event('input'));
		await host.settle();
		expect(host.modal()!.textContent).toContain('does not tell the day');
		expect(host.findByText('.modal button', 'Split')).toHaveProperty('disabled', true);
		await host.close();
		const other = await opened({ 'Words.md': 'Words.\n' }, 'Words.md', 'split-log');
		expect(other.modal()).toBeNull();
		expect(other.notices().at(-1)!.text).toContain('There is no log in this note');
	});
});

describe('collect daily notes into a log', () => {
	test('moves the entries of each day, and makes a log that is missing', async () => {
		const host = await opened({ 'Daily/2021-09-20.md': `# Monday\n\n${entry('A')}`, 'Daily/2021-09-22.md': entry('B') }, 'Daily/2021-09-20.md', 'collect-daily-notes');
		expect(host.modal()!.textContent).toContain('The log, a new note');
		await press(host, 'Collect');
		expect(host.text('Log.md')).toBe(`## 2021-09-22\n\n${entry('B')}\n## 2021-09-20\n\n${entry('A')}`);
		expect(host.shownText('Daily/2021-09-20.md')).toBe('# Monday\n');
		host.click(host.findByText('.notice button', 'Undo'));
		await host.settle();
		expect(host.shownText('Daily/2021-09-20.md')).toBe(`# Monday\n\n${entry('A')}`);
		expect(host.app.vault.getFileByPath('Log.md') === null).toBe(true);
	});

	test('takes a log for the log, where a daily note with a date of its own is open', async () => {
		const host = await opened({ 'Daily/2021-09-20.md': `## 2021-09-20\n\n${entry('A')}`, 'Log.md': '' }, 'Daily/2021-09-20.md', 'collect-daily-notes');
		const log = host.find('.modal select') as HTMLSelectElement;
		expect(Array.from(log.options).map(({ value }) => value)).toEqual(['Log.md', 'Daily/2021-09-20.md']);
		await press(host, 'Collect');
		expect(host.text('Log.md')).toContain(entry('A'));
	});

	test('says so where nothing would move', async () => {
		const host = await opened({ 'Log.md': log }, 'Log.md', 'collect-daily-notes');
		expect(host.modal()!.textContent).toContain('Nothing would move.');
		expect(host.findByText('.modal button', 'Collect')).toHaveProperty('disabled', true);
	});
});
