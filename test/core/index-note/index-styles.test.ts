import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/core/config/config';
import { buildIndex, IndexContents, indexTargets, pageChecksum } from '../../../src/core/index-note';
import { indexRegion, markedChecksum } from '../../../src/core/index-region';
import { parse } from '../../../src/core/log';
import { readNote } from '../../../src/core/note';
import { textOf } from '../../../src/core/text';

type Stored = Readonly<Record<string, unknown>>;
type Notes = Readonly<Record<string, string>>;

function contentsOf(notes: Notes, index: Stored, config: Stored = {}): IndexContents {
	const settings = readConfig({ indexes: [{ path: 'Index.md', heading: '', ...index }], ...config });
	expect(settings.problems).toEqual([]);
	const contents = new IndexContents(settings.config);
	for (const [path, text] of Object.entries(notes)) contents.set(readNote(path, text, settings.config));
	return contents;
}

/** What stands in the region, without the empty lines at its ends. */
function shown(notes: Notes, index: Stored, { config = {}, year = null }: { config?: Stored; year?: number | null } = {}): string {
	const build = buildIndex(contentsOf(notes, index, config), { path: 'Index.md', text: null, year });
	if (build.kind !== 'change') throw new Error(build.kind);
	const region = indexRegion(build.text);
	if (region.kind !== 'region') throw new Error(region.kind);
	const content = textOf(build.text, region.content);
	expect(content).toMatch(/^\n\n(?:[^\n][\s\S]*[^\n]\n\n)?$/);
	return content.slice(2, -2);
}

const log = [
	'## 2021-09-22', '', '### :star:Synced: [Two \\[sic\\]](https://example.com/2)', '',
	'[\\[paper\\]](https://arxiv.org/abs/2109.1) [[code]](https://example.com/c) [slides]()', '', '**Keywords**: Attention; R&amp;D; C #', '', '**Comment**: private', '',
	'### r/MachineLearning: [Thread](https://example.com/t)', '',
	'## 2021-08', '', '### Lab: [One](https://example.com/1)', '', '**Keywords**: attention', '',
	'## 2020-01-02', '', '### [Zero](https://example.com/0)', '',
].join('\n');
const undated = '### Lab: [Undated](https://example.com/u)\n';
const notes = { 'Logs/ML Watch.md': log, 'Other.md': undated };

describe('an entry that stands in two notes under one date', () => {
	const twice = '## 2021-09-22\n\n### Lab: [A](https://example.com/a)\n\n**Keywords**: k\n';
	const other = twice.replace('### Lab', '### :star:Lab');
	const alike = (page: string): number => page.split('[A](https://example.com/a)').length - 1;

	test.each(['full', 'compact', 'keyword'].flatMap((style) => ['none', 'app', 'web'].map((backLinks) => ({ style, backLinks }))))('is shown once: %j', (index) => {
		const page = shown({ 'b.md': twice, 'a.md': twice, 'logs/c.md': `${twice}\n` }, index);
		expect(alike(page)).toBe(1);
		if (index.backLinks !== 'none') expect(page).toMatch(/\[a(?:\]|\|)|a#/);
		expect(page).not.toMatch(/b#|b\.md|logs/);
		expect(alike(shown({ 'a.md': twice, 'b.md': other }, index))).toBe(2);
		expect(alike(shown({ 'a.md': twice, 'b.md': twice.replace('09-22', '09-21') }, index))).toBe(2);
	});

	test('comes back with the link of the other note where the first one goes', () => {
		const contents = contentsOf({ 'a.md': twice, 'b.md': twice }, { style: 'compact', backLinks: 'web' });
		expect([contents.dates()[0]!.shown.length, contents.repeats()]).toEqual([1, 1]);
		contents.remove('a.md');
		expect(contents.dates()[0]!.shown[0]!.text).toContain('b.md');
		expect(contents.repeats()).toBe(0);
	});
});

describe('the compact style', () => {
	test('is one line for each entry, below its date', () => {
		expect(shown(notes, { style: 'compact', backLinks: 'none' })).toBe([
			'## 2021-09-22', '',
			'- :star: Synced: [Two \\[sic\\]](https://example.com/2) [\\[paper\\]](https://arxiv.org/abs/2109.1) [\\[code\\]](https://example.com/c) · Attention; R&amp;D; C #', '',
			'## 2021-08', '', '- Lab: [One](https://example.com/1) · attention', '',
			'## 2020-01-02', '', '- [Zero](https://example.com/0)',
		].join('\n'));
	});

	test('leaves out the keywords that the settings leave out, and writes links as they ask', () => {
		const line = shown(notes, { style: 'compact', backLinks: 'none', omit: ['keyword'] }, { config: { linkForm: 'bracketed' } }).split('\n')[2];
		expect(line).toBe('- :star: Synced: [Two \\[sic\\]](https://example.com/2) [[paper](https://arxiv.org/abs/2109.1)] [[code](https://example.com/c)]');
	});

	test('keeps a source from beginning a list or heading of its own', () => {
		const line = (source: string): string => shown({ 'a.md': `## 2021-09-22\n\n### ${source}: [T](https://example.com)\n` }, { style: 'compact', backLinks: 'none' }).split('\n')[2]!;
		expect(['1. Lab', '- x', '+ x', '#deep', '> y', '2) z', 'Plain.', '3Blue'].map(line)).toEqual([
			'1\\. Lab', '\\- x', '\\+ x', '\\#deep', '\\> y', '2\\) z', 'Plain.', '3Blue',
		].map((source) => `- ${source}: [T](https://example.com)`));
	});

	test('keeps kramdown from taking it for a row of a table', () => {
		const note = '## 2021-09-22\n\n### A | B: [C | D \\| `|`](https://example.com/?q=a|b)\n\n[[x | y]](https://example.com/|)\n\n**Keywords**: e | f\n';
		expect(shown({ 'a.md': note }, { style: 'compact', backLinks: 'none' }).split('\n')[2])
			.toBe('- A \\| B: [C \\| D \\| `|`](https://example.com/?q=a%7Cb) [\\[x \\| y\\]](https://example.com/%7C) · e \\| f');
	});

	test('one section per year, oldest first, in the format of its own', () => {
		expect(shown(notes, { style: 'compact', granularity: 'year', order: 'oldest', dateFormat: 'yyyy.MM.dd', backLinks: 'none', heading: 'Log' }).split('\n').filter((line) => line.startsWith('#')))
			.toEqual(['# Log', '## 2020', '## 2021']);
		expect(shown(notes, { style: 'compact', order: 'oldest', dateFormat: 'yyyy.MM.dd', backLinks: 'none' }).match(/^## .*$/gm)).toEqual(['## 2020.01.02', '## 2021.08', '## 2021.09.22']);
	});
});

describe('the style by keyword', () => {
	test('has a section for each keyword, whatever its case, with dates in the lines', () => {
		expect(shown({ ...notes, 'c.md': '## 2019\n\n### Lab: [Old](u)\n\n**Keywords**: attention\n' }, { style: 'keyword', backLinks: 'none' })).toBe([
			'## attention', '',
			'- :star: Synced: [Two \\[sic\\]](https://example.com/2) [\\[paper\\]](https://arxiv.org/abs/2109.1) [\\[code\\]](https://example.com/c) · Attention; R&amp;D; C # · 2021-09-22',
			'- Lab: [One](https://example.com/1) · attention · 2021-08',
			'- Lab: [Old](u) · attention · 2019', '',
			'## C \\#', '',
			'- :star: Synced: [Two \\[sic\\]](https://example.com/2) [\\[paper\\]](https://arxiv.org/abs/2109.1) [\\[code\\]](https://example.com/c) · Attention; R&amp;D; C # · 2021-09-22', '',
			'## R&amp;D', '',
			'- :star: Synced: [Two \\[sic\\]](https://example.com/2) [\\[paper\\]](https://arxiv.org/abs/2109.1) [\\[code\\]](https://example.com/c) · Attention; R&amp;D; C # · 2021-09-22', '',
			'## Without keywords', '', '- [Zero](https://example.com/0) · 2020-01-02',
		].join('\n'));
	});

	test('counts an entry once, however many keywords it has, and says so of changes', () => {
		const before = buildIndex(contentsOf(notes, { style: 'keyword' }), { path: 'Index.md', text: null });
		expect(before).toMatchObject({ report: { entries: 3, changes: { added: 3 } } });
		const { text } = before as { text: string };
		const after = buildIndex(contentsOf({ ...notes, 'Logs/ML Watch.md': log.replace('; R&amp;D', '; R&amp;D; new') }, { style: 'keyword' }), { path: 'Index.md', text });
		expect(after).toMatchObject({ kind: 'change', report: { entries: 3, changes: { added: 0, changed: 1, moved: 0, removed: 0, before: 3 } } });
	});
});

describe('a filter', () => {
	test('picks entries in the language of the dashboard', () => {
		expect(shown(notes, { style: 'compact', backLinks: 'none', filter: 'starred:true' })).toContain('Synced');
		expect(shown(notes, { style: 'compact', backLinks: 'none', filter: 'keyword:attention until:2021-08' })).toBe('## 2021-08\n\n- Lab: [One](https://example.com/1) · attention');
		expect(shown(notes, { filter: 'path:Other' })).toBe('');
	});

	test('does not tell of entries that it would not show', () => {
		const leftOut = (filter: string): unknown[] => contentsOf(notes, { filter }).leftOut();
		expect(leftOut('')).toHaveLength(1);
		expect(leftOut('source:lab')).toHaveLength(1);
		expect(leftOut('source:synced')).toHaveLength(0);
	});
});

describe('sections behind the dates', () => {
	test('hold what has no date, and the discussions with theirs', () => {
		const text = shown({ ...notes, 'Other.md': `${undated}\n### r/Ask: [Question](u)\n` }, { undated: true, discussions: true, style: 'full', granularity: 'month' });
		expect(text.match(/^#.*$/gm)).toEqual([
			'## 2021-09', '### :star:Synced: [Two \\[sic\\]](https://example.com/2)', '## 2021-08', '### Lab: [One](https://example.com/1)', '## 2020-01', '### [Zero](https://example.com/0)',
			'# Undated', '### Lab: [Undated](https://example.com/u)',
			'# Discussions', '### r/Ask: [Question](u)', '## 2021-09', '### r/MachineLearning: [Thread](https://example.com/t)',
		]);
		expect(parse(text).entries.map(({ block, date }) => [textOf(block.text, block.title), date?.month ?? null])).toEqual([
			['Two \\[sic\\]', 9], ['One', 8], ['Zero', 1], ['Undated', null], ['Question', null], ['Thread', 9],
		]);
	});

	test('leave out a date that is not in the calendar, with the reason', () => {
		expect(contentsOf({ 'a.md': '## 2021-13-40\n\n### Lab: [T](u)\n' }, { undated: true }).leftOut()).toMatchObject([{ reason: 'invalid-date' }]);
	});
});

describe('a list of contents', () => {
	const lines = (index: Stored): string[] => shown({ ...notes, 'Other.md': undated }, { style: 'compact', backLinks: 'none', undated: true, heading: '2020', granularity: 'year', ...index })
		.split('\n').filter((line) => /^- \[[^\]]*\]{0,2}(?:\(#|$)|^- \[\[#/.test(line));

	test('leads to the sections, by the anchors that web pages give them, or as the app follows', () => {
		expect(lines({ contents: 'web' })).toEqual(['- [2021](#2021)', '- [2020](#2020-1)', '- [Undated](#undated)']);
		expect(lines({ contents: 'app' })).toEqual(['- [[#2021|2021]]', '- [[#2020|2020]]', '- [[#Undated|Undated]]']);
		expect(lines({ contents: 'none' })).toEqual([]);
	});

	test('writes anchors of dots and of other scripts right', () => {
		const keyed = { 'a.md': '## 2021.09.22\n\n### Lab: [T](u)\n\n**Keywords**: 注意力; Ünder (x) [y]; R&amp;D\n' };
		expect(shown(keyed, { contents: 'web', backLinks: 'none' })).toMatch(/^- \[2021\.09\.22\]\(#20210922\)\n/);
		expect(shown(keyed, { contents: 'web', backLinks: 'none', style: 'keyword' }).split('\n').slice(0, 3)).toEqual([
			'- [R&D](#rd)', '- [Ünder (x) \\[y\\]](#%C3%BCnder-x-y)', '- [注意力](#%E6%B3%A8%E6%84%8F%E5%8A%9B)',
		]);
		expect(shown(keyed, { contents: 'app', backLinks: 'none', style: 'keyword' }).split('\n')[1]).toBe('- [[#Ünder (x) y|Ünder (x) y]]');
	});
});

describe('one page per year', () => {
	const index = { pages: true, style: 'compact', backLinks: 'none', heading: 'Researches', path: 'pages/Index.md', undated: true };

	test('holds the entries of that year, and the index note leads to them and holds the rest', () => {
		expect(shown(notes, index)).toBe('# Researches\n\n- [2021](Index%202021.md)\n- [2020](Index%202020.md)\n\n# Undated\n\n- Lab: [Undated](https://example.com/u)');
		expect(shown(notes, { ...index, contents: 'app' })).toContain('- [[pages/Index 2021|2021]]\n- [[pages/Index 2020|2020]]');
		expect(shown(notes, index, { year: 2020 })).toBe('# Researches 2020\n\n## 2020-01-02\n\n- [Zero](https://example.com/0)');
		expect(shown(notes, index, { year: 2019 })).toBe('# Researches 2019');
	});

	test('is written for years that have entries or a page', () => {
		const contents = contentsOf(notes, index);
		expect(indexTargets(contents, ['pages/Index 2019.md', 'Index 2018.md', 'pages/Index 12345.md', 'pages/Index.md'])).toEqual([
			{ path: 'pages/Index.md', year: null }, { path: 'pages/Index 2021.md', year: 2021 }, { path: 'pages/Index 2020.md', year: 2020 }, { path: 'pages/Index 2019.md', year: 2019 },
		]);
		expect(indexTargets(contentsOf(notes, { path: 'Index.md' }), ['Index 2019.md'])).toEqual([{ path: 'Index.md', year: null }]);
	});
});

describe('links back', () => {
	const linked = { 'Logs/ML Watch (old).md': '## 2021.09.22:\n\n### Lab: [A](https://a.example) ^a-1\n\n## 2021.09.22\n\n### Lab: [B](https://b.example)\n', '2021-09-21.md': '### Lab: [C](https://c.example)\n' };
	const links = (index: Stored): string[] => shown(linked, { style: 'compact', ...index }).split('\n').filter((line) => line.startsWith('- ')).map((line) => line.split(' · ')[1] ?? '');

	test('lead to the date heading, percent-encoded, for the web', () => {
		expect(links({})).toEqual([
			'[ML Watch (old)](Logs/ML%20Watch%20%28old%29.md#20210922)', '[ML Watch (old)](Logs/ML%20Watch%20%28old%29.md#20210922-1)', '[2021-09-21](2021-09-21.md)',
		]);
		expect(links({ path: 'Logs/sub/Index.md' })[0]).toBe('[ML Watch (old)](../ML%20Watch%20%28old%29.md#20210922)');
	});

	test('lead to a block id, else to the date heading, as wikilinks for the app', () => {
		expect(links({ backLinks: 'app' })).toEqual(['[[Logs/ML Watch (old)#^a-1|ML Watch (old)]]', '[[Logs/ML Watch (old)#2021.09.22|ML Watch (old)]]', '[[2021-09-21|2021-09-21]]']);
	});

	test('are not written in whole entries unless they are asked for', () => {
		expect(shown(linked, {})).not.toContain('ML Watch');
		expect(shown(linked, { backLinks: 'web' })).toContain('### Lab: [C](https://c.example)\n\nFrom [2021-09-21](2021-09-21.md)');
	});
});

describe('what a build would write', () => {
	test.each(['full', 'compact', 'keyword'])('is told by its checksum alone, in the style %s', (style) => {
		const contents = contentsOf(notes, { style, contents: 'web', undated: true });
		const build = buildIndex(contents, { path: 'Index.md', text: '# Mine\n' });
		if (build.kind !== 'change') throw new Error(build.kind);
		expect(markedChecksum(build.text)).toBe(pageChecksum(contents));
		contents.set(readNote('Other.md', undated.replace('Undated', 'Changed')));
		expect(markedChecksum(build.text)).not.toBe(pageChecksum(contents));
		contents.set(readNote('Other.md', undated));
		expect(markedChecksum(build.text)).toBe(pageChecksum(contents));
	});
});
