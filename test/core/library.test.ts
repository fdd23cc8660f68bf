import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Library, LibraryEntry } from '../../src/core/library';
import { columnsOf } from '../../src/core/library/columns';
import { readNote } from '../../src/core/note';
import { libraryOf, notePath, noteText } from './library-arbitrary';

const log = [
	'# Log', '',
	'## 2024-01-09', '',
	'### :star:arXiv: [Mixtral \\[of\\] Experts &amp; more](https://arxiv.org/abs/2401.04088)', '',
	'[[paper]](https://arxiv.org/abs/2401.04088) [\\[code\\]](https://github.com/a/b)', '',
	'**Keywords**: mixture of experts; language', 'models', '',
	'**Summary**: Eight experts.', '',
	'**Comment**: Which',
	'ones?', '',
	'**Status**: to read', '',
	'### [No source](<javascript:alert(1)>)', '',
	'**Keywords**:', '',
].join('\n');

describe('an entry of a library', () => {
	const [first, second] = libraryOf({ 'Log.md': log }).all();

	it('says all that a list shows', () => {
		expect(first).toMatchObject({
			path: 'Log.md', ordinal: 0, line: 4, offset: 22, twin: 0, title: 'Mixtral [of] Experts & more',
			heading: '### :star:arXiv: [Mixtral \\[of\\] Experts &amp; more](https://arxiv.org/abs/2401.04088)',
			links: [{ label: 'paper', url: 'https://arxiv.org/abs/2401.04088' }, { label: 'code', url: 'https://github.com/a/b' }],
			keywords: ['mixture of experts', 'language models'],
			excerpt: 'Which ones?',
			date: { year: 2024, month: 1, day: 9 },
		});
		expect(first).toMatchObject({
			level: 3, kind: 'paper', starred: true, source: 'arXiv', url: 'https://arxiv.org/abs/2401.04088', status: 'to read',
			hasSummary: true, hasComment: true, hasEmptyField: false, incomplete: false,
		});
		expect(first!.search).toBe('mixtral [of] experts & more\nwhich ones?\neight experts.');
	});

	it('says what it lacks', () => {
		expect(second).toMatchObject({
			source: null, starred: false, url: 'javascript:alert(1)', links: [], keywords: [], status: null,
			hasSummary: false, hasComment: false, hasEmptyField: true, incomplete: true, excerpt: '',
		});
	});

	it('cuts a long comment at a word, and never through a character', () => {
		const words = libraryOf({ 'Log.md': `### a: [b](c)\n\n**Comment**: ${'lorem '.repeat(60)}` }).all()[0]!.excerpt;
		expect(words).toMatch(/lorem…$/);
		expect(words.length).toBeLessThanOrEqual(161);
		const faces = libraryOf({ 'Log.md': `### a: [b](c)\n\n**Comment**: x${'😀'.repeat(200)}` }).all()[0]!.excerpt;
		expect(faces.isWellFormed()).toBe(true);
	});

	it('keeps its key when it is starred or moves, and has one of its own among twins', () => {
		const twins = '### a: [b](c)\n\n### a: [b](c)\n';
		const keys = libraryOf({ 'Log.md': twins }).all().map((entry) => entry.key);
		expect(new Set(keys).size).toBe(2);
		expect(libraryOf({ 'Log.md': `### new: [n](n)\n\n${twins.replace('a:', ':star:a:')}` }).all().map((entry) => entry.key).slice(1)).toEqual(keys);
	});
});

describe('a library', () => {
	it('leaves the generated part of a note out, its dates too', () => {
		const text = '<!-- ml-watch:index -->\n## 2024-01-09\n\n### a: [b](c)\n<!-- /ml-watch:index -->\n\n### a: [own](c)\n';
		const entries = libraryOf({ 'Index.md': text }).all();
		expect(entries.map((entry) => [entry.title, entry.date, entry.line])).toEqual([['own', null, 6]]);
	});

	it('tells of a region that is broken', () => {
		const library = libraryOf({ 'Index.md': '<!-- ml-watch:index -->\n### a: [b](c)\n' });
		expect(library.all()).toEqual([]);
		expect(library.unread()).toMatchObject([{ path: 'Index.md', reason: 'index-region', line: 0, text: '<!-- ml-watch:index -->' }]);
	});

	it('lists what it could not read', () => {
		const library = libraryOf({ 'Log.md': '## 2024-01-09\n\n### Synced [T](u)\n\n```\n### a: [b](c)\n' });
		expect(library.unread().map(({ reason, line, text }) => [reason, line, text])).toEqual([
			['missing-colon', 2, '### Synced [T](u)'], ['unclosed-block', 4, '```'], ['hidden', 5, '### a: [b](c)'],
		]);
	});

	it('takes a note out that opted out', () => {
		const library = libraryOf({ 'Log.md': log });
		library.set(readNote('Log.md', `---\nml-watch: false\n---\n${log}`));
		expect(library.all()).toEqual([]);
		expect(library.size).toBe(0);
	});

	it('says when a renamed note has to be read again', () => {
		const library = libraryOf({ 'Log.md': '### a: [b](c)\n', 'b.md': '### a: [b](c)\n' });
		expect(library.rename('Log.md', 'a/Log.md')).toBe(false);
		expect(library.entries('a/Log.md')).toMatchObject([{ path: 'a/Log.md', title: 'b', url: 'c', source: 'a', level: 3 }]);
		expect(library.rename('b.md', '2024-01-09.md')).toBe(true);
		expect(library.rename('2024-01-09.md', '2024-01-09.md')).toBe(false);
		expect(library.paths()).toEqual(['2024-01-09.md', 'a/Log.md']);
	});

	it('changes its revision with every change and keeps its list without one', () => {
		const library = libraryOf({ 'Log.md': log });
		const { revision } = library;
		expect(library.all()).toBe(library.all());
		expect(library.remove('None.md')).toBe(false);
		expect(library.revision).toBe(revision);
		library.set(readNote('Log.md', log));
		expect(library.revision).toBeGreaterThan(revision);
	});

	it('orders notes by code units of their NFC paths', () => {
		const entry = '### a: [b](c)\n';
		expect(libraryOf({ 'b.md': entry, 'B.md': entry, 'e\u0301.md': entry, 'f.md': entry, 'é/a.md': entry }).paths())
			.toEqual(['B.md', 'b.md', 'f.md', 'e\u0301.md', 'é/a.md']);
	});

	it('is the same after any changes as when built anew', () => {
		const change = fc.oneof(
			{ weight: 4, arbitrary: fc.record({ type: fc.constant('set' as const), path: notePath, text: noteText }) },
			fc.record({ type: fc.constant('remove' as const), path: notePath }),
			fc.record({ type: fc.constant('rename' as const), path: notePath, to: notePath }),
		);
		fc.assert(fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
			const texts = new Map<string, string>();
			const library = new Library();
			for (const step of changes) {
				if (step.type === 'set') {
					texts.set(step.path, step.text);
					library.set(readNote(step.path, step.text));
				} else if (step.type === 'remove') {
					texts.delete(step.path);
					library.remove(step.path);
				} else if (texts.has(step.path) && step.path !== step.to) {
					texts.set(step.to, texts.get(step.path)!);
					texts.delete(step.path);
					if (library.rename(step.path, step.to)) library.set(readNote(step.to, texts.get(step.to)!));
				}
				// What is taken over from the last state is what reading every entry anew gives.
				expect(library.columns()).toEqual(columnsOf(library.all(), null));
			}
			const rebuilt = libraryOf(Object.fromEntries(texts));
			expect(library.all().map(plain)).toEqual(rebuilt.all().map(plain));
			expect(library.unread()).toEqual(rebuilt.unread());
			expect(library.paths()).toEqual(rebuilt.paths());
			expect(library.size).toBe(rebuilt.all().length);
		}), { numRuns: 150 });
	});

	it('reads no entry of other notes again for the columns after an edit', () => {
		const notes = Object.fromEntries(Array.from({ length: 50 }, (_, number) => [`${10 + number}.md`, log]));
		const library = libraryOf(notes);
		library.columns();
		let read = 0;
		const rank = vi.spyOn(LibraryEntry.prototype, 'rank', 'get').mockImplementation(() => ++read);
		library.set(readNote('25.md', log));
		library.columns();
		rank.mockRestore();
		expect(read).toBe(library.entries('25.md').length);
	});

	it('reads entries again from the very lines that it names', () => {
		fc.assert(fc.property(notePath, noteText, (path, text) => {
			for (const entry of libraryOf({ [path]: text }).all()) {
				expect(text.split('\n')[entry.line]).toBe(entry.heading);
				expect(text.startsWith(entry.heading, entry.offset)).toBe(true);
			}
		}));
	});
});

/** An entry without the numbers of its words, which depend on what the library met before. */
function plain(entry: ReturnType<Library['all']>[number]): unknown {
	const fields: Readonly<Record<string, unknown>> = { ...(entry as object) };
	const { keywordWords: _keywords, labelWords: _labels, sourceWord: _source, statusWord: _status, searched: _searched, ...rest } = fields;
	return { ...rest, search: entry.search, keywords: entry.keywords, links: entry.links, source: entry.source, status: entry.status, kind: entry.kind };
}
