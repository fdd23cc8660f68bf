import { describe, expect, test } from 'vitest';
import MlWatchPlugin from '../../src/main';
import { startHost, type Host, type HostOptions } from '../host';

const LOG = [
	'## 2024.05.02', '',
	'### Lab: [First](https://example.org/1)', '', '[\\[paper\\]](https://example.org/1.pdf)', '', '**Keywords**: vision; language', '',
	'### Lab: [Second](https://example.org/2)', '', '**Keywords**: vision', '',
	'### Institute: [Third](https://example.org/3)', '', '',
].join('\n');

const start = (options: HostOptions = {}): Promise<Host> => startHost({ pluginClass: MlWatchPlugin, files: { 'Log.md': LOG }, ...options });
const offered = (host: Host): string[] => host.findAll('.suggestion-item').map((item) => item.textContent);

/** Opens the log, goes to its end and types; resolves when the suggestions are there. */
async function typeAtEnd(host: Host, text: string): Promise<void> {
	await host.openNote('Log.md');
	const view = host.activeEditor();
	view.dispatch({ selection: { anchor: view.state.doc.length } });
	host.type(text);
	await host.settle();
}

describe('completion', () => {
	test('offers keywords by use, without those that the entry has, and writes the chosen one', async () => {
		const host = await start();
		await typeAtEnd(host, '**Keywords**: ');
		expect(offered(host)).toEqual(['vision2', 'language1']);
		host.type('lang');
		await host.settle();
		expect(offered(host)).toEqual(['language1']);
		host.press('Enter');
		await host.settle();
		expect(host.shownText('Log.md')).toBe(`${LOG}**Keywords**: language`);
		host.type('; ');
		await host.settle();
		expect(offered(host)).toEqual(['vision2']);
		await host.flush();
	});

	test('offers sources at the heading of an entry, and goes on to the title', async () => {
		const host = await start();
		await typeAtEnd(host, '### In');
		host.findByText('.suggestion-item', 'Institute').click();
		await host.settle();
		host.type('Fourth');
		expect(host.shownText('Log.md')).toBe(`${LOG}### Institute: [Fourth]()`);
		await host.flush();
	});

	test('offers labels inside an item, closed in the form in which it was begun', async () => {
		const host = await start();
		await typeAtEnd(host, '[\\[pap');
		host.findByText('.suggestion-item', 'paper').click();
		await host.settle();
		host.type('https://example.org/3.pdf');
		expect(host.shownText('Log.md')).toBe(`${LOG}[\\[paper\\]](https://example.org/3.pdf)`);
		await host.flush();
	});

	test('offers fields that the entry does not have', async () => {
		const host = await start();
		await typeAtEnd(host, '**Keywords**: a\n**');
		expect(offered(host)).toContain('Summary');
		expect(offered(host)).not.toContain('Keywords');
		host.type('Su');
		await host.settle();
		host.press('Enter');
		await host.settle();
		expect(host.shownText('Log.md')).toBe(`${LOG}**Keywords**: a\n**Summary**: `);
		await host.flush();
	});

	test('offers dates as the log writes them', async () => {
		const host = await start();
		const { getFullYear } = Date.prototype;
		const year = getFullYear.call(new Date());
		await typeAtEnd(host, `## ${String(year).slice(0, 2)}`);
		expect(offered(host)[0]).toMatch(/^[0-9]{4}\.[0-9]{2}\.[0-9]{2}/);
		await host.flush();
	});

	test('writes at every cursor that stands behind the same text', async () => {
		const host = await start();
		await host.openNote('Log.md');
		const view = host.activeEditor();
		const text = view.state.doc.toString();
		const ends = [...text.matchAll(/vision/g)].map((match) => match.index + 6);
		view.dispatch({ changes: ends.map((at) => ({ from: at, insert: '; la' })), selection: { anchor: 0 } });
		const now = view.state.doc.toString();
		const { EditorSelection } = await import('@codemirror/state');
		const heads = [...now.matchAll(/; la(?!n)/g)].map((match) => match.index + 4);
		view.dispatch({ selection: EditorSelection.create(heads.map((head) => EditorSelection.cursor(head)).reverse(), 0) });
		view.dispatch(view.state.update({ ...view.state.replaceSelection('n'), userEvent: 'input.type' }));
		await host.settle();
		host.findByText('.suggestion-item', 'language').click();
		await host.settle();
		expect(host.shownText('Log.md')).toBe(LOG.replace(/vision/g, 'vision; language'));
		await host.flush();
	});

	test('works in notes with Windows line endings, at every cursor, and matches as the app does', async () => {
		const host = await start({ files: { 'Log.md': LOG.replace(/\n/g, '\r\n'), 'Other.md': '## 2024-05-03\n\n### Lab: [Other](https://example.org/9)\n\n**Keywords**: graph neural networks\n' } });
		await typeAtEnd(host, '**Keywords**: gnn');
		expect(offered(host)).toEqual(['graph neural networks1']);
		host.press('Enter');
		await host.settle();
		expect(host.activeEditor().state.doc.toString()).toBe(`${LOG}**Keywords**: graph neural networks`);
		await host.flush();
	});

	test('offers, of words used as often, the one used last first', async () => {
		const host = await start({ files: { 'Log.md': LOG, 'Other.md': '## 2025-01-01\n\n### Lab: [Newer](https://example.org/8)\n\n**Keywords**: zeta\n' } });
		await typeAtEnd(host, '**Keywords**: ');
		expect(offered(host)).toEqual(['vision2', 'zeta1', 'language1']);
		await host.flush();
	});

	test.each([
		['in prose', 'text **Keywords**: '],
		['outside of a log', '# Other\n\n**Keywords**: '],
	])('is silent %s', async (_place, typed) => {
		const host = await start();
		await typeAtEnd(host, typed);
		expect(offered(host)).toEqual([]);
		await host.flush();
	});

	test('is silent where it is turned off', async () => {
		const host = await start({ data: { completion: false } });
		await typeAtEnd(host, '**Keywords**: ');
		expect(offered(host)).toEqual([]);
		await host.flush();
	});
});
