import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/core/config/config';
import { Library } from '../../src/core/library';
import MlWatchPlugin from '../../src/main';
import { Batch } from '../../src/obsidian/many/batch';
import { readList } from '../../src/obsidian/many/list-modal';
import type { Shell } from '../../src/obsidian/shell';
import { startHost, type Host, type HostOptions } from '../host';
import { playServices } from '../host/played-services';

const LOG = '# Log\n\n## 2021.09.23\n\n### Google AI: [First](https://ai.googleblog.com/2021/09/first.html)\n\n[[paper]](https://arxiv.org/abs/2109.06270)\n\n### Google AI: [Second](https://ai.googleblog.com/2021/09/second.html)\n';

async function start(options: HostOptions = {}): Promise<Host> {
	const host = await startHost({ pluginClass: MlWatchPlugin, files: { 'ML Watch.md': LOG }, ...options });
	await host.settle();
	return host;
}

const rows = (host: Host): string[] => host.findAll('.ml-watch-batch-row').map((row) => {
	const ticked = row.querySelector<HTMLInputElement>('input')!.checked ? 'x' : ' ';
	const word = (part: string): string => row.querySelector(`.ml-watch-batch-${part}`)?.textContent ?? '';
	return `[${ticked}] ${word('title')} | ${word('status')}${word('why') === '' ? '' : `: ${word('why')}`}`;
});
const noticed = (host: Host): string => host.notices().map(({ text }) => text).join('\n');
const today = (): string => {
	const now = new Date();
	return `${now.getFullYear()}.${String(now.getMonth() + 1).padStart(2, '0')}.${String(now.getDate()).padStart(2, '0')}`;
};
const insert = async (host: Host): Promise<void> => {
	host.click(host.find('.ml-watch-batch-actions .mod-cta'));
	await host.settle();
};

async function paste(host: Host, list: string): Promise<void> {
	await host.runCommand('new-notes-from-list');
	host.fill('.ml-watch-list-input', list);
	host.press('Mod-Enter');
	await host.settle();
}

describe('a list of URLs', () => {
	test('is read line by line, with the words beside a URL', () => {
		const short = (text: string): string[] => readList(text).map(({ url, title }) => `${title}|${url}`);
		expect(short('https://a.org\r\n\n - [ ] A title: https://b.org\n[C](https://c.org) d\nhttps://e.org, https://f.org\nnothing\narXiv:2101.00001')).toEqual([
			'|https://a.org', 'A title|https://b.org', 'C|https://c.org', '|https://e.org', '|https://f.org', '|nothing', '|arXiv:2101.00001',
		]);
	});

	test('is recognised without a request; what is there already, repeated or no URL is not ticked', async () => {
		const host = await start();
		await paste(host, 'https://arxiv.org/abs/2404.19756\nhttps://arxiv.org/pdf/2404.19756v2.pdf\nhttps://arxiv.org/pdf/2109.06270\nA talk https://youtu.be/x\nwords\n');
		expect(rows(host)).toEqual([
			'[x] https://arxiv.org/abs/2404.19756 | Recognised',
			'[ ] https://arxiv.org/abs/2404.19756 | Repeated: The same as row 1',
			'[ ] https://arxiv.org/abs/2109.06270 | Logged already: "First" in ML Watch.md, 2021-09-23',
			'[x] A talk | Recognised',
			'[ ] words | Not usable: Unexpected `words`, expected a URL that begins with https:// or http://',
		]);
		expect(host.find('.ml-watch-batch-summary').textContent).toBe('5 URLs: 2 recognised, 1 logged already, 1 repeated, 1 not usable.');
		expect(host.find('.ml-watch-batch-services').textContent).toContain('Nobody is asked');
		await insert(host);
		expect(host.requests()).toEqual([]);
		expect(host.modal()).toBeNull();
		expect(host.text('ML Watch.md')).toBe(LOG.replace('## 2021.09.23', `## ${today()}\n\n### arXiv: [https://arxiv.org/abs/2404.19756](https://arxiv.org/abs/2404.19756)\n\n### YouTube: [A talk](https://youtu.be/x)\n\n## 2021.09.23`));
		expect(noticed(host)).toContain('2 paper notes added to ML Watch.md.');
		host.click(host.findByText('.notice button', 'Undo'));
		await host.settle();
		expect(host.text('ML Watch.md')).toBe(LOG);
	});

	test('is kept until it is written, and forgotten then', async () => {
		const host = await start();
		await paste(host, 'https://a.org/1');
		host.press('Escape');
		await host.runCommand('new-notes-from-list');
		expect((host.find('.ml-watch-list-input') as HTMLTextAreaElement).value).toBe('https://a.org/1');
		host.press('Mod-Enter');
		await host.settle();
		await insert(host);
		await host.runCommand('new-notes-from-list');
		expect((host.find('.ml-watch-list-input') as HTMLTextAreaElement).value).toBe('');
	});

	test('a row is changed in the form before it is written', async () => {
		const host = await start();
		await paste(host, 'https://a.org/1\nhttps://a.org/2');
		host.click('[aria-label="Edit row 2"]');
		await host.settle();
		host.fill('.ml-watch-capture [aria-label="Title"]', 'Mine');
		host.fill('.ml-watch-capture [aria-label="Date"]', '2021-09-23');
		await host.settle();
		expect(host.find('.ml-watch-preview-source').textContent).toContain('[Mine](https://a.org/2)');
		host.press('Mod-Enter');
		await host.settle();
		expect(rows(host)[1]).toBe('[x] Mine | Recognised');
		host.click(host.find('.ml-watch-batch-row input'));
		await host.settle();
		expect(host.findByText('.ml-watch-batch-actions button', 'Insert 1 paper note')).toBeTruthy();
		await insert(host);
		expect(host.text('ML Watch.md')).toContain('second.html)\n\n### [Mine](https://a.org/2)\n');
		// The form of a row leaves nothing behind for the next new note.
		await host.runCommand('new-note');
		expect(host.findAll('.ml-watch-capture-offer')).toHaveLength(0);
	});

	test('is looked up on request, cancelled, and taken up again where that may help', async () => {
		const played = playServices();
		played.trouble('blog.example', 'hang');
		played.trouble('journal.example', { status: 403, body: 'no' });
		const host = await start({ data: { askArxiv: true, askWebPage: true }, network: played.network });
		await paste(host, 'https://arxiv.org/abs/1706.03762\nhttps://blog.example/plain\nMine https://journal.example/1');
		const press = async (words: string): Promise<void> => {
			host.click(host.findByText('.ml-watch-batch-services button', words));
			await host.settle();
		};
		await press('Get details of 3 URLs');
		await host.until(() => rows(host)[0]!.includes('Details found'), 'the first answer');
		expect(rows(host)[1]).toContain('| Asking');
		expect(host.findAll('.ml-watch-batch-actions .mod-cta:disabled')).toHaveLength(1);
		await press('Cancel');
		await host.until(() => rows(host)[1]!.includes('Not found'), 'the end of the asking');
		expect(rows(host)[1]).toContain('Cancelled before blog.example answered.');
		expect(rows(host)[2]).toContain('Mine | Not found: journal.example refuses to answer programs');
		played.trouble('blog.example', null);
		played.release();
		await press('Try 1 URL again');
		await host.until(() => rows(host)[1]!.includes('Details found'), 'the second answer');
		expect(rows(host).map((row) => row.split(' | ')[0])).toEqual(['[x] Attention Is All You Need', '[x] No more than a title', '[x] Mine']);
		await insert(host);
		expect(host.text('ML Watch.md')).toContain('[Mine](https://journal.example/1)');
		// What was answered is not asked again.
		expect(played.seen.filter((request) => request.startsWith('export.arxiv.org'))).toHaveLength(1);
	});

	test('is not left by a slip once a row was changed', async () => {
		const host = await start();
		await paste(host, 'https://a.org/1');
		host.click('[aria-label="Edit row 1"]');
		await host.settle();
		host.fill('.ml-watch-capture [aria-label="Comment"]', 'My words.');
		await host.settle();
		host.press('Mod-Enter');
		await host.settle();
		host.press('Escape');
		expect(host.modal()!.textContent).toContain('What you changed in 1 row would be lost.');
		host.click(host.findByText('.modal button', 'Stay'));
		expect(rows(host)).toEqual(['[x] https://a.org/1 | Recognised']);
		await insert(host);
		expect(host.text('ML Watch.md')).toContain('**Comment**: My words.');
	});

	test('a row may go into the entry that is there', async () => {
		const host = await start();
		await paste(host, 'https://arxiv.org/abs/2109.06270\nhttps://other.example/post');
		host.click('[aria-label="Edit row 2"]');
		await host.settle();
		host.fill('.ml-watch-capture [aria-label="Source"]', 'Other');
		host.click(host.findByText('.ml-watch-capture button', 'Add link'));
		host.fill(host.find('.ml-watch-link-label'), 'paper');
		host.fill(host.find('.ml-watch-link-url'), 'https://arxiv.org/abs/2109.06270');
		await host.settle();
		host.click(host.findByText('.ml-watch-capture button', 'Add as link'));
		await host.settle();
		expect(host.text('ML Watch.md')).toContain('[[paper]](https://arxiv.org/abs/2109.06270) [[Other]](https://other.example/post)');
		expect(rows(host)[1]).toContain('| Written');
	});

	test('what cannot be written stays on the list and says why', async () => {
		const host = await start({ files: { 'ML Watch.md': '## 2021-09-22\n\n## 2021-09-23\n\n```\n' } });
		await paste(host, 'https://a.org/1');
		await insert(host);
		expect(rows(host)[0]).toContain('Not written: An unclosed code fence in line 5');
		expect(noticed(host)).toContain('Nothing was written: An unclosed code fence');
	});
});

describe('an inbox', () => {
	const INBOX = '# Inbox\n\nKeep these words.\n\n- https://arxiv.org/abs/2404.19756\n- https://arxiv.org/abs/2109.06270\n- [x] https://a.org/done\n- [A title](https://a.org/1)\n\nSomebody mentioned https://b.org/2 at lunch.\n';
	const files = { 'ML Watch.md': LOG, 'Inbox.md': INBOX };

	test('becomes paper notes in order; what was not used stays there', async () => {
		const host = await start({ files, data: { inbox: 'Inbox.md' } });
		await host.runCommand('process-inbox');
		expect(rows(host).map((row) => row.slice(0, 3))).toEqual(['[x]', '[ ]', '[ ]', '[x]', '[ ]']);
		host.click(host.findAll('.ml-watch-batch-row input')[4]!);
		await host.settle();
		await insert(host);
		expect(host.text('Inbox.md')).toBe('# Inbox\n\nKeep these words.\n\n- https://arxiv.org/abs/2109.06270\n- [x] https://a.org/done\n\n');
		const text = host.text('ML Watch.md')!;
		expect(text).toMatch(/2404\.19756\)\n\n### \[A title\]\(https:\/\/a\.org\/1\)\n\n### \[.*\]\(https:\/\/b\.org\/2\)\n\n\*\*Comment\*\*: Somebody mentioned\nat lunch\.\n/);
		host.click(host.findByText('.notice button', 'Undo'));
		await host.settle();
		expect([host.text('ML Watch.md'), host.text('Inbox.md')]).toEqual([LOG, INBOX]);
	});

	test('keeps a line as long as one of its URLs is not used', async () => {
		const both = '- https://a.org/1 https://a.org/2\n';
		const host = await start({ files: { 'ML Watch.md': LOG, 'Inbox.md': both }, data: { inbox: 'Inbox.md' } });
		await host.runCommand('process-inbox');
		host.click(host.findAll('.ml-watch-batch-row input')[1]!);
		await host.settle();
		await insert(host);
		expect(host.text('Inbox.md')).toBe(both);
		expect(host.text('ML Watch.md')).toContain('(https://a.org/1)');
		await host.runCommand('process-inbox');
		expect(rows(host)[0]).toContain('[ ] https://a.org/1 | Logged already');
		host.click(host.findAll('.ml-watch-batch-row input')[0]!);
		await host.settle();
		await insert(host);
		expect(host.text('Inbox.md')).toBe('');
	});

	test('is finished where the app went away between the log and the inbox: nothing comes twice', async () => {
		const host = await start({ files, data: { inbox: 'Inbox.md' } });
		await host.runCommand('process-inbox');
		await insert(host);
		const log = host.text('ML Watch.md')!;
		await host.writeExternally('Inbox.md', INBOX);
		await host.runCommand('process-inbox');
		expect(rows(host)[0]).toContain('Logged already');
		for (const index of [0, 3]) host.click(host.findAll('.ml-watch-batch-row input')[index]!);
		await host.settle();
		await insert(host);
		expect(host.text('ML Watch.md')).toBe(log);
		expect(host.text('Inbox.md')).toBe('# Inbox\n\nKeep these words.\n\n- https://arxiv.org/abs/2109.06270\n- [x] https://a.org/done\n\nSomebody mentioned https://b.org/2 at lunch.\n');
		expect(noticed(host)).toContain('0 paper notes added to ML Watch.md. 2 rows say what stands there already.');
	});

	test('can be undone after a restart', async () => {
		const first = await start({ files, data: { inbox: 'Inbox.md' } });
		await first.runCommand('process-inbox');
		await insert(first);
		const options = first.restartOptions();
		await first.close();
		const host = await startHost({ ...options, pluginClass: MlWatchPlugin });
		await host.runCommand('undo-vault-change');
		await host.settle();
		expect([host.text('ML Watch.md'), host.text('Inbox.md')]).toEqual([LOG, INBOX]);
	});

	test('loses nothing where it changed while the list was open', async () => {
		const host = await start({ files, data: { inbox: 'Inbox.md' } });
		await host.runCommand('process-inbox');
		await host.writeExternally('Inbox.md', INBOX.replace('- [A title](https://a.org/1)', '- [A title](https://a.org/1), read on Monday').replace('Keep', 'New line\n\nKeep'));
		await insert(host);
		expect(host.text('Inbox.md')).toContain('- [A title](https://a.org/1), read on Monday\n');
		expect(host.text('Inbox.md')).toContain('New line\n\nKeep these words.');
		expect(host.text('Inbox.md')).not.toContain('2404.19756');
		expect(noticed(host)).toContain('1 line of Inbox.md changed meanwhile and stayed there.');
	});

	test('stays whole where the log cannot be written', async () => {
		const host = await start({ files: { 'Inbox.md': INBOX, 'ML Watch.md': '## 2021-09-22\n\n## 2021-09-23\n\n```\n' }, data: { inbox: 'Inbox.md' } });
		await host.runCommand('process-inbox');
		await insert(host);
		expect(host.text('Inbox.md')).toBe(INBOX);
	});

	test('may be the log itself', async () => {
		const host = await start({ files: { 'ML Watch.md': `${LOG}\n# Inbox\n\nhttps://a.org/1\n` }, data: { inbox: 'ML Watch.md' } });
		await host.runCommand('process-inbox');
		await insert(host);
		expect(host.text('ML Watch.md')).toBe(`${LOG.replace('## 2021.09.23', `## ${today()}\n\n### [https://a.org/1](https://a.org/1)\n\n## 2021.09.23`)}\n# Inbox\n\n`);
	});

	test('is asked for where none is set, and says where it holds nothing', async () => {
		const host = await start({ files: { ...files, 'Empty.md': 'words\n' } });
		await host.runCommand('process-inbox');
		host.type('Empty');
		await host.settle();
		host.press('Enter');
		await host.settle();
		expect(noticed(host)).toContain('There are no URLs in Empty.md outside of code, quotes and headings.');
		await host.close();
		const other = await start({ data: { inbox: 'Gone.md' } });
		await other.runCommand('process-inbox');
		expect(noticed(other)).toContain('There is no note Gone.md. Choose the inbox in the settings.');
	});
});

describe('what other apps hand over', () => {
	const link = (params: Record<string, string>): string => `obsidian://ml-watch?${new URLSearchParams(params).toString()}`;

	test('is asked about before anything happens, with nobody asked, and opens the form', async () => {
		const requests: string[] = [];
		const host = await start({
			data: { askArxiv: true, askWebPage: true, detailsAtOnce: true },
			network: ({ url }) => {
				requests.push(url);
				return {};
			},
		});
		await host.openUrl(link({ url: 'https://a.org/1', title: 'A\u0000 title\n\u202e', text: 'Some words.' }));
		await host.until(() => host.modal() !== null, 'the question');
		expect(host.modal()!.textContent).toContain('Another app or a web page handed this over.');
		host.click(host.findByText('.modal button', 'Continue'));
		await host.settle();
		expect((host.find('.ml-watch-capture [aria-label="Title"]') as HTMLInputElement).value).toBe('A title');
		expect((host.find('.ml-watch-capture [aria-label="Summary"]') as HTMLTextAreaElement).value).toBe('Some words.');
		expect(requests).toEqual([]);
		expect(host.text('ML Watch.md')).toBe(LOG);
	});

	test('several at once are one question and one list', async () => {
		const host = await start();
		for (const name of ['1', '2', '3']) void host.openUrl(link({ url: `https://a.org/${name}`, title: name }));
		await host.until(() => host.modal() !== null, 'the question');
		expect(host.modal()!.textContent).toContain('Add 3 paper notes?');
		host.click(host.findByText('.modal button', 'Continue'));
		await host.settle();
		expect(rows(host)).toEqual(['[x] 1 | Recognised', '[x] 2 | Recognised', '[x] 3 | Recognised']);
	});

	test.each([
		[{}, 'without a URL'],
		[{ url: 'javascript:alert(1)' }, 'was refused'],
		[{ url: 'file:///etc/passwd' }, 'was refused'],
		[{ url: 'obsidian://ml-watch?url=x' }, 'was refused'],
		[{ url: 'https://a.org/\nx' }, 'was refused'],
		[{ url: `https://a.org/${'x'.repeat(3000)}` }, 'was refused'],
	])('%j is not taken', async (params, sentence) => {
		const host = await start();
		await host.openUrl(link(params));
		expect(noticed(host)).toContain(sentence);
		expect(host.modal()).toBeNull();
	});

	test('a thread is quoted', async () => {
		const host = await start();
		await host.openUrl(link({ url: 'https://www.reddit.com/r/ML/comments/1/how/', title: 'How?', text: 'Like this.\n\n### So.' }));
		await host.until(() => host.modal() !== null, 'the question');
		host.click(host.findByText('.modal button', 'Continue'));
		await host.settle();
		expect((host.find('[aria-label="Quoted text"]') as HTMLTextAreaElement).value).toBe('Like this.\n\n### So.');
		host.press('Mod-Enter');
		await host.settle();
		expect(host.text('ML Watch.md')).toBe(`${LOG}\n# Discussions\n\n### r/ML: [How?](https://www.reddit.com/r/ML/comments/1/how/)\n\n> Like this.\n>\n> ### So.\n`);
	});
});

describe('the work of a list', () => {
	const factsRead = async (count: number): Promise<number> => {
		const host = await start();
		const { shell, reads } = countedShell(host);
		const batch = new Batch(shell, Array.from({ length: count }, (_, index) => ({ url: `https://a.org/${index}`, title: '', isOwnTitle: true, words: '', doubt: null, inbox: null })), () => undefined);
		// Drawn ten times, as when answers come in.
		for (let draw = 0; draw < 10; draw++) for (const row of batch.rows) batch.draftOf(row);
		await host.close();
		return reads();
	};

	test('grows with the list and not with how often it is drawn', async () => {
		const [few, many] = [await factsRead(10), await factsRead(100)];
		expect(many - few).toBe(90 * (few / 10));
		expect(few).toBeLessThanOrEqual(20);
	});
});

/** The parts of the plugin that a batch asks; counts how often a draft is proposed, which asks for the settings once. */
function countedShell(host: Host): { shell: Shell; reads: () => number } {
	const entries = new Library();
	let count = 0;
	const shell = {
		app: host.app, library: { entries, isReady: true }, facts: { latest: null },
		config: () => {
			count++;
			return defaultConfig;
		},
	} as unknown as Shell;
	return { shell, reads: () => count };
}
