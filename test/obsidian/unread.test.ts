/* What cannot be read or written at the moment: the person is told, and nothing stays stuck. */
import { expect, test, vi } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { startHost } from '../host';

const said = (host: Awaited<ReturnType<typeof startHost>>): string[] => host.notices().map(({ text }) => text);

test('an inbox that cannot be read is told', async () => {
	const host = await startHost({ pluginClass: MlWatchPlugin, data: { inbox: 'Inbox.md' }, files: { 'Inbox.md': 'https://example.com/a\n' } });
	vi.spyOn(host.app.vault, 'read').mockRejectedValue(new Error('EBUSY.'));
	await host.runCommand('process-inbox');
	await host.settle();
	expect(said(host)).toEqual(['That could not be finished: EBUSY. Try again.']);
});

test('a list whose log cannot be read can be inserted once it can', async () => {
	const host = await startHost({ pluginClass: MlWatchPlugin, data: { inbox: 'Inbox.md', logs: ['Log.md'] }, files: { 'Inbox.md': 'https://example.com/a\n', 'Log.md': '## 2021-09-22\n' } });
	await host.runCommand('process-inbox');
	await host.settle();
	const insert = (): HTMLButtonElement => [...document.querySelectorAll<HTMLButtonElement>('.modal-container .ml-watch-batch-actions button')].at(-1)!;
	const read = vi.spyOn(host.app.vault, 'read').mockRejectedValue(new Error('EBUSY.'));
	insert().click();
	await host.settle();
	expect(said(host)).toHaveLength(1);
	expect(insert().disabled).toBe(false);
	expect(host.text('Inbox.md')).toBe('https://example.com/a\n');
	read.mockRestore();
	insert().click();
	await host.settle();
	expect(host.text('Log.md')).toContain('https://example.com/a');
});
