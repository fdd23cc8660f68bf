import { describe, expect, test } from 'vitest';
import { TFile, TFolder, resolveSubpath, type CachedMetadata } from 'obsidian';
import { startHost, type Host, type HostOptions } from '../host';
import { parseMetadata } from '../host/metadata-parser';

const start = (options: HostOptions = {}): Promise<Host> => startHost({
	pluginClass: null, manifest: { id: 'none', name: 'None', author: '', version: '1.0.0', minAppVersion: '1.13.0', description: '' }, ...options,
});
const file = (host: Host, path: string): TFile => {
	const found = host.app.vault.getFileByPath(path);
	if (found === null) throw new Error(`no ${path}`);
	return found;
};

describe('vault', () => {
	test('create refuses a file that exists, a parent that does not, and a path that is not normalised', async () => {
		const { app } = await start({ files: { 'a.md': 'a' } });
		await expect(app.vault.create('a.md', '')).rejects.toThrow('already exists');
		await expect(app.vault.create('new/a.md', '')).rejects.toThrow('ENOENT');
		await expect(app.vault.create('/b.md', '')).rejects.toThrow('normalizePath');
		await app.vault.createFolder('new');
		await expect(app.vault.createFolder('new')).rejects.toThrow('already exists');
		expect(await app.vault.create('new/a.md', 'text')).toBeInstanceOf(TFile);
		expect(app.vault.getFolderByPath('new')?.children.map(({ name }) => name)).toEqual(['a.md']);
	});

	test('process is atomic: no concurrent change is lost', async () => {
		const host = await start({ files: { 'a.md': '' } });
		const a = file(host, 'a.md');
		await Promise.all(Array.from({ length: 20 }, (_, index) => host.app.vault.process(a, (text) => `${text}${index};`)));
		expect(host.text('a.md')?.split(';').length).toBe(21);
	});

	test('process refuses a callback that is not synchronous, and writes nothing', async () => {
		const host = await start({ files: { 'a.md': 'kept' } });
		const careless = (async () => Promise.resolve('lost')) as unknown as (text: string) => string;
		await expect(host.app.vault.process(file(host, 'a.md'), careless)).rejects.toThrow('synchronously');
		expect(host.text('a.md')).toBe('kept');
	});

	test('stat counts bytes and grows with every write', async () => {
		const host = await start({ files: { 'a.md': 'é' } });
		const a = file(host, 'a.md');
		expect(a.stat.size).toBe(2);
		const before = a.stat.mtime;
		await host.app.vault.modify(a, 'éé');
		await host.settle();
		expect(a.stat.size).toBe(4);
		expect(a.stat.mtime).toBeGreaterThan(before);
	});

	test('a renamed folder moves what is in it, with the same file objects and an event for each', async () => {
		const host = await start({ files: { 'old/deep/a.md': 'a' } });
		const a = file(host, 'old/deep/a.md');
		const seen: string[] = [];
		host.app.vault.on('rename', (item, oldPath) => { seen.push(`${oldPath} -> ${item.path}`); });
		const folder = host.app.vault.getFolderByPath('old');
		if (folder !== null) await host.app.vault.rename(folder, 'new');
		expect(a.path).toBe('new/deep/a.md');
		expect(file(host, 'new/deep/a.md')).toBe(a);
		expect(host.app.vault.getAbstractFileByPath('old')).toBeNull();
		expect(seen).toEqual(['old -> new', 'old/deep -> new/deep', 'old/deep/a.md -> new/deep/a.md']);
	});

	test('trash keeps a copy that the vault does not list; delete does not', async () => {
		const host = await start({ files: { 'a.md': 'a', 'b.md': 'b' } });
		const gone: string[] = [];
		host.app.vault.on('delete', ({ path }) => { gone.push(path); });
		await host.app.vault.trash(file(host, 'a.md'), false);
		await host.app.vault.delete(file(host, 'b.md'));
		expect(gone).toEqual(['a.md', 'b.md']);
		expect(host.files()).toEqual([]);
		expect(await host.app.vault.adapter.list('.trash')).toEqual({ files: ['.trash/a.md'], folders: [] });
	});

	test('the adapter reaches the config folder, and what it writes to a note is seen by the vault', async () => {
		const host = await start({ files: { '.obsidian/daily-notes.json': '{"folder":"Daily"}' } });
		const { adapter } = host.app.vault;
		expect(JSON.parse(await adapter.read('.obsidian/daily-notes.json'))).toEqual({ folder: 'Daily' });
		expect(host.files()).toEqual([]);
		await adapter.mkdir('Daily');
		await adapter.write('Daily/x.md', 'x');
		expect(host.app.vault.getFileByPath('Daily/x.md')).not.toBeNull();
		expect(host.app.vault.getAbstractFileByPath('Daily')).toBeInstanceOf(TFolder);
		await expect(adapter.read('nothing.md')).rejects.toThrow('ENOENT');
		await adapter.remove('Daily/x.md');
		expect(host.files()).toEqual([]);
	});
});

describe('index', () => {
	const headings = (text: string): string[] => (parseMetadata(text).headings ?? []).map(({ level, heading }) => `${level} ${heading}`);

	test('headings: ATX and setext, none in fences, closed or not, none in front matter', () => {
		expect(headings('# A\n\nB\n---\n\n```\n# no\n```\n\n~~~\n# no')).toEqual(['1 A', '2 B']);
		expect(headings('---\n# no\ntitle: x\n---\n## C ##\r\n#no')).toEqual(['2 C']);
	});

	test('positions count UTF-16 units in the very text, also with CRLF', () => {
		const text = 'a\r\n\r\n## B\r\nc';
		const [heading] = parseMetadata(text).headings ?? [];
		expect(text.slice(heading?.position.start.offset, heading?.position.end.offset)).toBe('## B');
		expect(heading?.position.start).toEqual({ line: 2, col: 0, offset: 5 });
	});

	test('sections know their kind', () => {
		const kinds = (parseMetadata('---\na: 1\n---\n# H\n\np\n\n- l\n\n> q\n\n> [!note] c\n\n| a |\n|---|\n| b |\n\n```\nx\n```\n\n***\n\n%%\nhidden\n%%\n\n$$\nx\n$$').sections ?? []).map(({ type }) => type);
		expect(kinds).toEqual(['yaml', 'heading', 'paragraph', 'list', 'blockquote', 'callout', 'table', 'code', 'thematicBreak', 'comment', 'math']);
	});

	test('links of the vault, embeds, tags, blocks, footnotes; nothing in code', () => {
		const cache = parseMetadata('[[A|b]] ![[C]] [d](E%20F.md) [x](https://example.org) #tag #naïve #日本 #12 `[[no]] #no`\n\ntext[^1] ^id-1\n\n[^1]: note');
		expect(cache.links?.map(({ link }) => link)).toEqual(['A', 'E F.md']);
		expect(cache.links?.[0]?.displayText).toBe('b');
		expect(cache.embeds?.map(({ link }) => link)).toEqual(['C']);
		expect(cache.tags?.map(({ tag }) => tag)).toEqual(['#tag', '#naïve', '#日本']);
		expect(cache.blocks?.['id-1']?.id).toBe('id-1');
		expect(cache.footnotes?.map(({ id }) => id)).toEqual(['1']);
		expect(cache.footnoteRefs?.map(({ id }) => id)).toEqual(['1']);
	});

	test('list items know their parent and their task', () => {
		const items = parseMetadata('text\n\n- [ ] a\n  - [x] b\n- c').listItems ?? [];
		expect(items.map(({ parent, task }) => [parent, task])).toEqual([[-2, ' '], [2, 'x'], [-2, undefined]]);
	});

	test('broken front matter does not throw, and the note has none', () => {
		const cache = parseMetadata('---\na: [1\n---\n# H');
		expect(cache.frontmatter).toBeUndefined();
		expect(cache.headings?.length).toBe(1);
		expect(parseMetadata('---\ndate: 2024-05-01\n---').frontmatter).toEqual({ date: '2024-05-01' });
	});

	test('a change is announced after the write resolved; a rename is not; a deletion tells the old cache', async () => {
		const host = await start({ files: { 'a.md': '# One' } });
		const seen: string[] = [];
		const { metadataCache, vault } = host.app;
		metadataCache.on('changed', ({ path }, data, cache) => { seen.push(`changed ${path} ${data} ${cache.headings?.[0]?.heading ?? ''}`); });
		metadataCache.on('deleted', ({ path }, before) => { seen.push(`deleted ${path} ${before?.headings?.[0]?.heading ?? ''}`); });
		metadataCache.on('resolved', () => { seen.push('resolved'); });
		await vault.modify(file(host, 'a.md'), '# Two');
		expect(seen).toEqual([]);
		expect(metadataCache.getCache('a.md')?.headings?.[0]?.heading).toBe('One');
		await host.settle();
		expect(seen.splice(0)).toEqual(['changed a.md # Two Two', 'resolved']);
		await vault.rename(file(host, 'a.md'), 'b.md');
		await host.settle();
		expect(seen).toEqual([]);
		expect(metadataCache.getCache('b.md')?.headings?.[0]?.heading).toBe('Two');
		await vault.delete(file(host, 'b.md'));
		await host.settle();
		expect(seen).toEqual(['deleted b.md Two']);
		expect(metadataCache.getCache('b.md')).toBeNull();
	});

	test('the cache is null until a note is indexed', async () => {
		const host = await start({ files: { 'a.md': '# A' }, holdIndex: true });
		expect(host.app.metadataCache.getFileCache(file(host, 'a.md'))).toBeNull();
		host.releaseIndex();
		await host.settle();
		expect(host.app.metadataCache.getFileCache(file(host, 'a.md'))?.headings?.length).toBe(1);
	});

	test('links resolve to the nearest note whatever the case, and again when their target is made later', async () => {
		const host = await start({ files: { 'x/note.md': '', 'y/note.md': '', 'y/from.md': '[[Note]] [[later]]' } });
		const { metadataCache, vault } = host.app;
		expect(metadataCache.getFirstLinkpathDest('NOTE', 'y/from.md')?.path).toBe('y/note.md');
		expect(metadataCache.fileToLinktext(file(host, 'x/note.md'), '', true)).toBe('x/note');
		expect(metadataCache.fileToLinktext(file(host, 'y/from.md'), '', true)).toBe('from');
		expect(metadataCache.unresolvedLinks['y/from.md']).toEqual({ later: 1 });
		await vault.create('later.md', '');
		await host.settle();
		expect(metadataCache.resolvedLinks['y/from.md']).toEqual({ 'y/note.md': 1, 'later.md': 1 });
		await vault.rename(file(host, 'y/note.md'), 'y/other.md');
		expect(metadataCache.getFirstLinkpathDest('note', 'y/from.md')?.path).toBe('x/note.md');
		await vault.rename(host.app.vault.getFolderByPath('x')!, 'z');
		expect(metadataCache.getFirstLinkpathDest('z/note.md', 'y/from.md')?.path).toBe('z/note.md');
		expect(metadataCache.getFirstLinkpathDest('x/note', 'y/from.md')).toBeNull();
		await vault.delete(host.app.vault.getFolderByPath('z')!, true);
		expect(metadataCache.getFirstLinkpathDest('note', 'y/from.md')).toBeNull();
		expect(metadataCache.getFirstLinkpathDest('Other', '')?.path).toBe('y/other.md');
	});

	test('renameFile takes the links along', async () => {
		const host = await start({ files: { 'a.md': '', 'b.md': 'see [[a#h|it]] and [[other]]' } });
		await host.app.fileManager.renameFile(file(host, 'a.md'), 'c.md');
		expect(host.text('b.md')).toBe('see [[c#h|it]] and [[other]]');
	});

	test('resolveSubpath finds headings and blocks', () => {
		const cache: CachedMetadata = parseMetadata('# A\n\n## B: x\n\ntext ^id\n\n# C');
		expect(resolveSubpath(cache, '#A#B x')).toMatchObject({ type: 'heading', start: { line: 2 }, end: { line: 6 } });
		expect(resolveSubpath(cache, '#^id')).toMatchObject({ type: 'block', start: { line: 4 } });
		expect(resolveSubpath(cache, '#none')).toBeNull();
	});
});
