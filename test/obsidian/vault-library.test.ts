import { describe, expect, test } from 'vitest';
import { Settings } from '../../src/obsidian/settings';
import { headingsMayHoldEntries, VaultLibrary } from '../../src/obsidian/vault-library';
import { startHost, type Host, type HostOptions } from '../host';
import ProbePlugin, { PROBE_MANIFEST } from '../host/fixtures/probe-plugin';

interface Started {
	readonly host: Host;
	readonly library: VaultLibrary;
	/** The paths that were read from the disk, in order. */
	readonly reads: string[];
	titles(path: string): string[];
}

/** A running app and a library that was loaded into it, counting what it reads. */
async function start(options: HostOptions, fails: (path: string) => boolean = () => false): Promise<Started> {
	const host = await startHost({ pluginClass: ProbePlugin, manifest: PROBE_MANIFEST, ...options });
	const reads: string[] = [];
	const { vault } = host.app;
	const read = vault.cachedRead.bind(vault);
	vault.cachedRead = async (file) => {
		reads.push(file.path);
		if (fails(file.path)) throw new Error('The disk is on strike.');
		return read(file);
	};
	const library = new VaultLibrary(host.app, new Settings(host.plugin));
	host.plugin.addChild(library);
	await library.ready;
	await host.settle();
	return { host, library, reads, titles: (path) => library.entries.entries(path).map(({ title }) => title) };
}

const entry = (title: string, source = 'Lab'): string => `### ${source}: [${title}](https://example.org/${title})\n`;
const log = (...titles: string[]): string => `## 2024-05-02\n\n${titles.map((title) => entry(title)).join('\n')}`;

describe('reading', () => {
	test('reads the notes whose headings can hold entries, and no others', async () => {
		const { reads, library, titles } = await start({
			files: { 'Log.md': log('A'), 'prose.md': '# Thoughts\n\ntext', 'bare.md': 'no heading', '2024-05-03.md': entry('B') },
		});
		expect([...reads].sort()).toEqual(['2024-05-03.md', 'Log.md']);
		expect(titles('Log.md')).toEqual(['A']);
		expect(library.entries.size).toBe(2);
	});

	test('reads everything while the app has no index of headings yet', async () => {
		const { reads, titles } = await start({ files: { 'Log.md': log('A'), 'prose.md': '# Thoughts' }, holdIndex: true });
		expect([...reads].sort()).toEqual(['Log.md', 'prose.md']);
		expect(titles('Log.md')).toEqual(['A']);
	});

	test('never has more than eight reads under way', async () => {
		const files = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index}.md`, log(`T${index}`)]));
		let most = 0;
		let under = 0;
		const host = await startHost({ pluginClass: ProbePlugin, manifest: PROBE_MANIFEST, files });
		const { vault } = host.app;
		const read = vault.cachedRead.bind(vault);
		vault.cachedRead = async (file) => {
			most = Math.max(most, ++under);
			const text = await read(file);
			under--;
			return text;
		};
		const library = new VaultLibrary(host.app, new Settings(host.plugin));
		host.plugin.addChild(library);
		await library.ready;
		expect(library.entries.size).toBe(40);
		expect(most).toBeGreaterThan(1);
		expect(most).toBeLessThanOrEqual(8);
	});

	test('tells once of the notes that could not be read, and goes on', async () => {
		const { host, titles } = await start({ files: { 'a.md': log('A'), 'b.md': log('B'), 'c.md': log('C') } }, (path) => path !== 'b.md');
		expect(titles('b.md')).toEqual(['B']);
		expect(host.notices().map(({ text }) => text)).toEqual([
			'Could not read 2 notes, such as a.md. Their entries are missing until they change.',
		]);
	});

	test('gives every note as it stands, also those without entries where that is asked', async () => {
		const { host, library } = await start({ files: { 'Log.md': log('A'), 'prose.md': '# Thoughts' } });
		const paths = async (every: boolean): Promise<string[]> => {
			const found: string[] = [];
			for await (const note of library.notes({ every })) found.push(note.path);
			return found;
		};
		expect(await paths(false)).toEqual(['Log.md']);
		expect(await paths(true)).toEqual(['Log.md', 'prose.md']);
		await host.openNote('Log.md');
		host.placeCursor('[A]');
		host.type('x');
		for await (const note of library.notes()) expect(note.text).toContain('x[A]');
		await host.flush();
	});
});

describe('following', () => {
	test('a change, a rename and a deletion', async () => {
		const { host, titles, library } = await start({ files: { 'Log.md': log('A') } });
		await host.writeExternally('Log.md', log('A', 'B'));
		await host.settle();
		expect(titles('Log.md')).toEqual(['A', 'B']);
		await host.app.vault.rename(host.app.vault.getFileByPath('Log.md')!, 'Moved.md');
		await host.settle();
		expect(titles('Log.md')).toEqual([]);
		expect(titles('Moved.md')).toEqual(['A', 'B']);
		await host.app.fileManager.trashFile(host.app.vault.getFileByPath('Moved.md')!);
		await host.settle();
		expect(library.entries.size).toBe(0);
	});

	test('a rename to or from a date', async () => {
		const { host, library } = await start({ files: { 'Inbox.md': entry('A') } });
		const date = (path: string): unknown => library.entries.entries(path)[0]?.date ?? null;
		expect(date('Inbox.md')).toBeNull();
		await host.app.vault.rename(host.app.vault.getFileByPath('Inbox.md')!, '2024-05-03.md');
		await host.settle();
		expect(date('2024-05-03.md')).toEqual({ year: 2024, month: 5, day: 3 });
	});

	test('typing, before it is saved, and once for many keys', async () => {
		const { host, library, titles } = await start({ files: { 'Log.md': log('A') } });
		let told = 0;
		library.onChange(() => told++);
		await host.openNote('Log.md');
		host.placeCursor('[A]');
		host.type('[B](https://example.org/B)\n\n### Lab: ');
		await host.until(() => titles('Log.md').length === 2, 'the typed entry');
		expect(host.text('Log.md')).not.toContain('[B]');
		expect(told).toBeLessThanOrEqual(2);
		await host.flush();
	});

	test('what is on the screen wins over the text of the file that was saved before', async () => {
		const { host, library, titles } = await start({ files: { 'Log.md': log('A') } });
		await host.openNote('Log.md');
		const stale: string[] = [];
		library.onChange(() => {
			const [title = ''] = titles('Log.md');
			if (!host.shownText('Log.md')?.includes(`[${title}]`)) stale.push(title);
		});
		host.placeCursor('](https');
		host.type('1');
		const saved = host.flush();
		host.type('2');
		await saved;
		await host.until(() => titles('Log.md')[0] === 'A12', 'the typed title');
		expect(stale).toEqual([]);
		await host.flush();
	});

	test('nothing once it is unloaded', async () => {
		const { host, library, titles } = await start({ files: { 'Log.md': log('A') } });
		let told = 0;
		library.onChange(() => told++);
		host.plugin.removeChild(library);
		await host.writeExternally('Log.md', log('A', 'B'));
		await host.settle();
		expect(titles('Log.md')).toEqual(['A']);
		expect(told).toBe(0);
	});
});

test.each([
	['Lab: [T](u)', true], ['2024-05-02', true], ['\u200b2024-05-02', true], ['Lab: [T(https://a.example)', true], ['Thoughts', false], ['Version 2', false], ['2 Methods', false], ['See [[Log]]', false],
])('the heading %j may hold an entry: %s', (heading, may) => {
	const position = { start: { line: 0, col: 0, offset: 0 }, end: { line: 0, col: 0, offset: 0 } };
	expect(headingsMayHoldEntries({ headings: [{ heading, level: 2, position }] })).toBe(may);
});
