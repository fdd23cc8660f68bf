import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/core/config/config';
import { isoDate } from '../../src/core/date';
import { buildIndex, IndexContents, pageChecksum, readIndexSource, sourceRules, type IndexBuild, type IndexTarget } from '../../src/core/index-note';
import { changesBetween } from '../../src/core/index-note/changes';
import { checksumOf } from '../../src/core/index-note/checksum';
import { comparable, withoutRegion } from '../../src/core/index-note/source';
import { indexRegion, markedChecksum } from '../../src/core/index-region';
import { Library } from '../../src/core/library';
import { parse } from '../../src/core/log';
import { readNote } from '../../src/core/note';
import { applyEdits, lineEndingOf, textOf } from '../../src/core/text';
import { notePath, noteText } from './library-arbitrary';
import { logNotes } from './markdown-arbitrary';

const path = 'Index.md';
const notes = fc.dictionary(fc.oneof(notePath, fc.constantFrom('2024-01-08.md', '2024.01.09.md')), fc.oneof(noteText, logNotes), { maxKeys: 5 });
const config = fc.record({
	indexGranularity: fc.constantFrom('day', 'month'),
	dateFormat: fc.constantFrom('auto', 'yyyy.MM.dd'),
	indexOmit: fc.constantFrom([], ['Comment'], ['keyword', 'Summary']),
	indexHeading: fc.constantFrom('Machine Learning Researches', '', '2021'),
}).map((stored) => readConfig(stored).config);
const anyConfig = fc.record({
	dateFormat: fc.constantFrom('auto', 'yyyy.MM.dd'),
	linkForm: fc.constantFrom('auto', 'nested'),
	indexes: fc.record({
		heading: fc.constantFrom('Machine Learning Researches', '', '2021'),
		style: fc.constantFrom('full', 'compact', 'keyword'),
		granularity: fc.constantFrom('day', 'month', 'year'),
		order: fc.constantFrom('newest', 'oldest'),
		contents: fc.constantFrom('none', 'app', 'web'),
		backLinks: fc.constantFrom('auto', 'none', 'app', 'web'),
		undated: fc.boolean(),
		discussions: fc.boolean(),
		pages: fc.boolean(),
		filter: fc.constantFrom('', 'starred:true', 'has:keywords -a'),
		omit: fc.constantFrom([], ['Comment'], ['keyword']),
	}).map((index) => [index]),
}).map((stored) => readConfig(stored).config);
const year = fc.constantFrom(null, 2021, 2024);
/** Text around the region that has no entries of its own. */
const around = fc.constantFrom('', '---\ntitle: x\n---\n', '# Mine\n\nWords.\n', '# Mine\r\n\r\nWords.\r\n', 'no line ending', '\ufeff', 'x\n\n\n', 'lone\rcarriage\r');

function contentsOf(sources: Readonly<Record<string, string>>, settings = readConfig({}).config): IndexContents {
	// No link leads to a file, so that none is re-based.
	const contents = new IndexContents(settings, settings.indexes[0], { hasFile: () => false });
	for (const [name, text] of Object.entries(sources)) contents.set(readNote(name, text, settings));
	return contents;
}

function changed(build: IndexBuild): Extract<IndexBuild, { kind: 'change' }> {
	if (build.kind !== 'change') throw new Error(`${build.kind}: ${JSON.stringify(build)}`);
	return build;
}

function contentOf(text: string): string {
	const region = indexRegion(text);
	if (region.kind !== 'region') throw new Error(region.kind);
	return textOf(text, region.content);
}

function shuffled<T>(items: readonly T[], order: readonly number[]): T[] {
	return items.map((item, index) => [order[index % Math.max(1, order.length)] ?? 0, item] as const).sort((a, b) => a[0] - b[0]).map(([, item]) => item);
}

describe('an index', () => {
	test('built twice changes nothing, and leaves what stands around it', () => {
		fc.assert(fc.property(notes, fc.oneof(config, anyConfig), around, year, (sources, settings, text, page) => {
			const contents = contentsOf(sources, settings);
			const target = { path, year: settings.indexes[0].pages ? page : null };
			const first = changed(buildIndex(contents, { ...target, text }));
			expect(markedChecksum(first.text)).toBe(pageChecksum(contents, target.year));
			expect(first.text.startsWith(text)).toBe(true);
			expect(applyEdits(text, first.edits)).toBe(first.text);
			expect(first.confirm).toBe('first');
			expect(buildIndex(contents, { ...target, text: first.text }).kind).toBe('current');
			const behind = `${first.text}\nBehind.`;
			expect(buildIndex(contents, { ...target, text: behind })).toMatchObject(lineEndingOf(behind) === lineEndingOf(text) ? { kind: 'current' } : {});
		}), { numRuns: 300 });
	});

	test('is the same whatever order the notes came in and whatever stood there before', () => {
		fc.assert(fc.property(notes, notes, fc.oneof(config, anyConfig), fc.array(fc.nat(9)), (sources, other, settings, order) => {
			const fresh = changed(buildIndex(contentsOf(sources, settings), { path, text: null }));
			const contents = contentsOf(other, settings);
			buildIndex(contents, { path, text: null });
			for (const name of Object.keys(other)) if (!(name in sources)) contents.remove(name);
			for (const [name, text] of shuffled(Object.entries(sources), order)) contents.set(readNote(name, text, settings));
			const built = changed(buildIndex(contents, { path, text: null }));
			expect(built.text).toBe(fresh.text);
			expect(built.report).toEqual(fresh.report);
		}), { numRuns: 300 });
	});

	test('shows every dated paper once, or says why not, and reads back as it was written', () => {
		fc.assert(fc.property(notes, config, (sources, settings) => {
			const contents = contentsOf(sources, settings);
			const { text, report } = changed(buildIndex(contents, { path, text: null }));
			expect(contents.dates().flatMap(({ shown }) => shown).filter((piece) => piece.text !== piece.text.replace(/^\n+|\n+$/g, ''))).toEqual([]);
			const papers = Object.entries(sources)
				.map(([name, source]) => withoutRegion(readNote(name, source, settings), settings).log)
				.filter((log) => log.frontMatter?.watched !== false)
				.flatMap((log) => log.entries.filter(({ block }) => block.kind === 'paper'));
			const leftOut = report.leftOut.filter(({ reason }) => reason !== 'unread');
			expect(report.entries + report.repeats + leftOut.length).toBe(papers.length);
			expect(report.sources.reduce((total, { entries }) => total + entries, 0)).toBe(report.entries);
			const shown = parse(contentOf(text)).entries;
			expect(shown).toHaveLength(report.entries);
			expect(shown.every(({ block, date, dateIndex }) => block.level === 3 && date !== null && dateIndex >= 0)).toBe(true);
			const dates = shown.map(({ date }) => isoDate(date!));
			// A coarser date comes behind the finer ones that it contains.
			expect(dates).toEqual([...dates].sort((a, b) => (a === b ? 0 : a.startsWith(b) ? -1 : b.startsWith(a) ? 1 : a < b ? 1 : -1)));
			const links = (entries: typeof shown): string[] => entries.map(({ block, date }) => `${date && isoDate(date)} ${textOf(block.text, block.link)}`);
			const known = links(papers).map((link) => (settings.indexes[0].granularity === 'month' ? link.replace(/^(\d{4}-\d\d)-\d\d/, '$1') : link));
			expect(links(shown).filter((link) => !known.includes(link))).toEqual([]);
		}), { numRuns: 400 });
	});

	test('is never a source: a library with the index in it holds what it held without', () => {
		fc.assert(fc.property(notes, anyConfig, (sources, settings) => {
			const { text } = changed(buildIndex(contentsOf(sources, settings), { path, text: null }));
			const library = new Library();
			library.set(readNote(path, text, settings));
			expect(library.size).toBe(0);
			expect(contentsOf({ ...sources, [path]: text }, settings).dates()).toEqual(contentsOf(sources, settings).dates());
			expect(readIndexSource(readNote(path, text, settings), sourceRules(settings)).leftOut).toEqual([]);
		}), { numRuns: 200 });
	});

	test('says of every change what it does', () => {
		fc.assert(fc.property(notes, notes, fc.oneof(config, anyConfig), (before, after, all) => {
			// An entry is told from another by its date and words: what shows neither can not be counted apart.
			const settings = { ...all, indexes: [{ ...all.indexes[0], pages: false, discussions: false, undated: false }] } as const;
			const old = changed(buildIndex(contentsOf(before, settings), { path, text: null }));
			const now = changed(buildIndex(contentsOf(after, settings), { path, text: null }));
			const { added, removed, changed: touched, moved, before: count } = changesBetween(contentOf(old.text), contentOf(now.text), now.report.entries, settings.indexes[0].style);
			expect(count).toBe(old.report.entries);
			expect(count + added - removed).toBe(now.report.entries);
			expect(Math.min(added, removed, touched, moved)).toBeGreaterThanOrEqual(0);
		}), { numRuns: 300 });
	});

	test('uses the line ending of its note throughout', () => {
		fc.assert(fc.property(notes, fc.constantFrom('\n', '\r\n', '\r'), (sources, ending) => {
			const target: IndexTarget = { path, text: `# Mine${ending}${ending}Words.${ending}` };
			const { text } = changed(buildIndex(contentsOf(sources), target));
			expect(text.split(/\r\n|\n|\r/)).toHaveLength(text.split(ending).length);
			expect(buildIndex(contentsOf(sources), { path, text }).kind).toBe('current');
			// The editor shows the same note with LF: nothing to do there either.
			expect(buildIndex(contentsOf(sources), { path, text: text.replace(/\r\n?/g, '\n') }).kind).toBe('current');
		}));
	});
});

describe('the checksum', () => {
	const line = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\t', 'é', '😀'), maxLength: 6 });
	const normal = (text: string): string => comparable(text.replace(/\r\n?/g, '\n').split('\n').map((part) => part.replace(/[ \t]+$/, '')).join('\n')).replace(/\n+$/, '');

	test('differs exactly where words differ', () => {
		fc.assert(fc.property(fc.array(line, { maxLength: 5 }), fc.array(line, { maxLength: 5 }), fc.constantFrom('\n', '\r\n', '\r'), (a, b, ending) => {
			const one = a.join('\n');
			const other = b.join(ending);
			expect(checksumOf(one) === checksumOf(other)).toBe(normal(one) === normal(other));
			expect(checksumOf(`${one} \n\n`)).toBe(checksumOf(one));
		}), { numRuns: 1000 });
	});
});
