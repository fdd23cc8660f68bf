import { describe, expect, test } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host } from '../host';

const untidy = '# Log\n\n## 2021-09-20\n\n### Lab: [A](https://example.com/a)\n\n## 2021-09-22\n\n### Lab: [B](https://example.com/b)\n\n## 2021.09.21\n\n### Lab: [C](https://example.com/c)\n';
const tidy = '# Log\n\n## 2021-09-22\n\n### Lab: [B](https://example.com/b)\n\n## 2021-09-21\n\n### Lab: [C](https://example.com/c)\n\n## 2021-09-20\n\n### Lab: [A](https://example.com/a)\n';

async function opened(text: string): Promise<Host> {
	const host = await startHost({ pluginClass: MlWatchPlugin, files: { 'Log.md': text }, data: { order: 'newest' } });
	await host.openNote('Log.md');
	await host.runCommand('tidy-log');
	await host.settle();
	return host;
}

const choose = async (host: Host, name: string): Promise<void> => {
	const row = host.findByText('.modal .setting-item', name);
	host.click(row.querySelector<HTMLElement>('.checkbox-container, input[type=checkbox]')!);
	await host.settle();
};

describe('tidy log', () => {
	test('shows what would change, does it as one step, and takes it back', async () => {
		const host = await opened(untidy);
		expect(host.findAll('.ml-watch-difference-removed').length).toBeGreaterThan(0);
		expect(host.shownText('Log.md')).toBe(untidy);
		host.click(host.findByText('.modal button', 'Tidy'));
		await host.settle();
		expect(host.shownText('Log.md')).toBe(tidy);
		host.click(host.findByText('.notice button', 'Undo'));
		await host.settle();
		expect(host.shownText('Log.md')).toBe(untidy);
	});

	test('does what the switches say, and remembers them', async () => {
		const host = await opened(untidy);
		await choose(host, 'One date format');
		host.click(host.findByText('.modal button', 'Tidy'));
		await host.settle();
		expect(host.shownText('Log.md')).toBe(tidy.replace('2021-09-21', '2021.09.21'));
		await host.runCommand('tidy-log');
		await host.settle();
		expect(host.modal()!.textContent).toContain('Nothing would change.');
		expect(host.findByText('.modal button', 'Tidy')).toHaveProperty('disabled', true);
	});

	test('writes nothing after Cancel, nor over words that were typed meanwhile', async () => {
		const host = await opened(untidy);
		host.click(host.findByText('.modal button', 'Cancel'));
		await host.settle();
		expect(host.shownText('Log.md')).toBe(untidy);
		await host.runCommand('tidy-log');
		await host.settle();
		host.app.workspace.activeEditor!.editor!.replaceRange('More. ', { line: 0, ch: 0 });
		host.click(host.findByText('.modal button', 'Tidy'));
		await host.settle();
		expect(host.shownText('Log.md')).toBe(`More. ${untidy}`);
		expect(host.notices().at(-1)!.text).toContain('has changed while the dialog was open');
	});

	test('says so where there is no log', async () => {
		const host = await opened('Words.\n');
		expect(host.modal()).toBeNull();
		expect(host.notices().at(-1)!.text).toContain('There is no log in this note');
	});
});
