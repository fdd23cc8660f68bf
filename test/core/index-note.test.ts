import { readFileSync } from 'node:fs';
import nodePath from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/core/config/config';
import { isoDate } from '../../src/core/date';
import { buildIndex, IndexContents, type IndexBuild, type IndexTarget } from '../../src/core/index-note';
import { checksumOf } from '../../src/core/index-note/checksum';
import { indexRegion } from '../../src/core/index-region';
import { parse } from '../../src/core/log';
import { readNote } from '../../src/core/note';
import { textOf } from '../../src/core/text';

type Stored = Readonly<Record<string, unknown>>;

function build(sources: Readonly<Record<string, string>>, stored: Stored = {}, text: string | null = null): IndexBuild {
	return buildIndex(contentsOf(sources, stored), { path: 'Index.md', text });
}

function contentsOf(sources: Readonly<Record<string, string>>, stored: Stored = {}): IndexContents {
	const { config } = readConfig(stored);
	const contents = new IndexContents(config);
	for (const [path, text] of Object.entries(sources)) contents.set(readNote(path, text, config));
	return contents;
}

function change(result: IndexBuild): Extract<IndexBuild, { kind: 'change' }> {
	if (result.kind !== 'change') throw new Error(JSON.stringify(result));
	return result;
}

/** What stands in the region, without the blank lines at its ends. */
function shown(sources: Readonly<Record<string, string>>, stored: Stored = {}): string {
	const { text } = change(build(sources, { indexHeading: '', ...stored }));
	const region = indexRegion(text);
	if (region.kind !== 'region') throw new Error(region.kind);
	return textOf(text, region.content).slice(2, -2);
}

const one = '### Lab: [One](https://example.com/1)';
const two = '### Lab: [Two](https://example.com/2)';

describe('an index note', () => {
	test('is a heading, dates newest first and entries, between the markers', () => {
		const { text, report, confirm } = change(build({ 'a.md': `## 2021-09-21\n\n${one}\n\n## 2021-09-22\n\n${two}\n\nWords.\n` }));
		const content = `\n\n# Machine Learning Researches\n\n## 2021-09-22\n\n${two}\n\nWords.\n\n## 2021-09-21\n\n${one}\n\n`;
		expect(text).toBe(`<!-- ml-watch:index checksum=${checksumOf(content)} -->${content}<!-- /ml-watch:index -->\n`);
		expect(confirm).toBe('first');
		expect(report).toMatchObject({ entries: 2, sources: [{ path: 'a.md', entries: 2 }], leftOut: [], repeats: 0 });
	});

	test('holds its heading alone when there is nothing to show', () => {
		expect(shown({}, { indexHeading: 'Papers' })).toBe('# Papers');
		expect(shown({})).toBe('');
		expect(build({}, {}, change(build({})).text).kind).toBe('current');
	});

	test('keeps what stands around the region, front matter and line endings included', () => {
		const before = '\ufeff---\r\nlayout: page\r\n---\r\n\r\nMy words.\r\n';
		const behind = '\r\n\r\nMore words, no line ending';
		const first = change(build({ 'a.md': `## 2021-09-21\n\n${one}\n` }, {}, before)).text;
		expect(first.startsWith(`${before}\r\n<!-- ml-watch:index`)).toBe(true);
		const second = change(build({ 'a.md': `## 2021-09-21\n\n${one}\n\n${two}\n` }, {}, first + behind));
		expect(second.text.startsWith(`${before}\r\n<!-- ml-watch:index`)).toBe(true);
		expect(second.text.endsWith(`<!-- /ml-watch:index -->\r\n${behind}`)).toBe(true);
		expect(second.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(second).toMatchObject({ confirm: null, handEdit: null, report: { changes: { added: 1, changed: 0, moved: 0, removed: 0 } } });
	});

	test('replaces what changed and nothing else', () => {
		const notes = { 'a.md': `## 2021-09-22\n\n${one}\n\n## 2021-09-21\n\n${two}\n` };
		const { text } = change(build(notes));
		const { edits } = change(build({ 'a.md': notes['a.md'].replace('[Two]', '[Twice]') }, {}, text));
		expect(edits.map(({ from, to, insert }) => [text.slice(from, to), insert])).toEqual([
			[expect.stringMatching(/^[0-9a-f]{1,8}$/), expect.stringMatching(/^[0-9a-f]{1,8}$/)],
			['o', 'ice'],
		]);
	});
});

describe('the entries of an index', () => {
	test('of one date stand in the order of paths by code units, then as in their note', () => {
		const note = (letter: string): string => `## 2021-09-22\n\n### ${letter}: [2](https://example.com)\n\n### ${letter}: [1](https://example.com)\n`;
		const paths = ['b.md', 'a/z.md', 'B.md', 'a.md', 'e\u0301.md', 'f.md'];
		const order = [...shown(Object.fromEntries(paths.map((path) => [path, note(path)]))).matchAll(/### (.*): \[/g)].map((match) => match[1]);
		expect(order).toEqual(['B.md', 'B.md', 'a.md', 'a.md', 'a/z.md', 'a/z.md', 'b.md', 'b.md', 'f.md', 'f.md', 'e\u0301.md', 'e\u0301.md']);
	});

	test('appear once where date and words are the same but for line ends and trailing blanks', () => {
		const sources = {
			'a.md': `## 2021-09-22\n\n${one}\n\nWords.\n`,
			'b.md': `# 2021.09.22\r\n\r\n## Lab: [One](https://example.com/1)  \r\n\r\nWords. \t\r\n`,
			'c.md': `## 2021-09-23\n\n${one}\n\nWords.\n`,
			'd.md': `## 2021-09-22\n\n${one}\n\nOther words.\n`,
		};
		const { report } = change(build(sources));
		expect(report).toMatchObject({ entries: 3, repeats: 1, sources: [{ path: 'a.md', entries: 1 }, { path: 'c.md', entries: 1 }, { path: 'd.md', entries: 1 }] });
	});

	test('are copied word for word, with the comment lines above, without the rule below', () => {
		const entry = `<!-- mine -->\n%% aside %%\n${one}\n\n\nTwo blank lines above.  \nA [[note]].\n\n\`\`\`\n## no heading\n\`\`\``;
		expect(shown({ 'a.md': `## 2021-09-22\n\n${entry}\n\n---\n\n***\n` })).toBe(`## 2021-09-22\n\n${entry}`);
	});

	test('stand below their date, and their headings below them', () => {
		const below = (level: number): string => `${'#'.repeat(level)} Sub`;
		expect(shown({ 'a.md': `# 2021-09-22\n\n## Lab: [T](u)\n\n${below(3)}\n\n${below(5)}\n\n${below(6)} ##\n\n    ### code\n` }))
			.toBe(`## 2021-09-22\n\n### Lab: [T](u)\n\n${below(4)}\n\n${below(6)}\n\n${below(6)} ##\n\n    ### code`);
		expect(shown({ 'a.md': `#### 2021-09-22\n\n  ##### Lab: [T](u)\n\n${below(6)}\n\n###### 2021-09-21\n` }))
			.toBe(`## 2021-09-22\n\n  ### Lab: [T](u)\n\n${below(4)}\n\n###### 2021-09-21`);
	});

	test('leave out the fields that the settings name, whatever they hold', () => {
		const text = `## 2021-09-22\n\n${one}\n\n**Keywords**: a; b\n**Comment**: private\n\n\`\`\`\nnever closed\n`;
		expect(shown({ 'a.md': text }, { indexOmit: ['comments'] })).toBe(`## 2021-09-22\n\n${one}\n\n**Keywords**: a; b`);
		const middle = `## 2021-09-22\r\n\r\n${one}\r\n\r\n**Comment**: private\r\n\r\nstill private\r\n\r\n**Summary**: Short.\r\n`;
		expect(shown({ 'a.md': middle }, { indexOmit: ['Comment'] })).toBe(`## 2021-09-22\n\n${one}\n\n**Summary**: Short.`);
		const tight = `## 2021-09-22\n\n${one}\n**Venue**: x\n**Summary**: Short.\n**Comment**: private\n`;
		expect(shown({ 'a.md': tight }, { indexOmit: ['Comment', 'Venue'] })).toBe(`## 2021-09-22\n\n${one}\n**Summary**: Short.`);
	});
});

describe('dates of an index', () => {
	test('are written in the format that most dates of the notes have', () => {
		const dotted = `## 2021.09.22\n\n${one}\n\n## 2021.09.20\n\n${two}\n`;
		expect(shown({ 'a.md': dotted, 'b.md': `## 2021-09-21\n\n${one}\n` })).toContain('## 2021.09.21');
		expect(shown({ 'a.md': dotted }, { dateFormat: 'yyyy/MM/dd' })).toContain('## 2021/09/22');
		expect(shown({ '2021.09.22.md': `${one}\n` })).toContain('## 2021.09.22');
		expect(shown({ 'a.md': `---\ndate: 2021-09-22\n---\n${one}\n` })).toContain('## 2021-09-22');
	});

	test('that name a month only come behind its days, and a year behind its months', () => {
		const text = ['2021', '2021-09', '2021-09-01', '2021-10', '2022'].map((date, index) => `## ${date}\n\n### Lab: [${index}](u)\n`).join('\n');
		expect([...shown({ 'a.md': text }).matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual(['2022', '2021-10', '2021-09-01', '2021-09', '2021']);
	});

	test('may be one for each month, with its days newest first', () => {
		const text = ['2021-09-01', '2021-09', '2021-09-22', '2021'].map((date) => `## ${date}\n\n### Lab: [${date}](u)\n`).join('\n');
		const months = shown({ 'a.md': text }, { indexGranularity: 'month' });
		expect([...months.matchAll(/^#{2,} .*$/gm)].map(([line]) => line)).toEqual([
			'## 2021-09', '### Lab: [2021-09-22](u)', '### Lab: [2021-09-01](u)', '### Lab: [2021-09](u)', '## 2021', '### Lab: [2021](u)',
		]);
		const twice = `## 2021-09-01\n\n${one}\n\n## 2021-09-02\n\n${one}\n\n## 2021-09-02\n\n${one}\n`;
		expect(shown({ 'a.md': twice }, { indexGranularity: 'month' }).split(one)).toHaveLength(3);
	});
});

describe('what is no part of an index', () => {
	test('is told, with the reason', () => {
		const { report } = change(build({
			'a.md': `### Lab: [Undated](u)\n\n## 2021.13.40\n\n### Lab: [No such day](u)\n\n## 2021-09-22\n\n### Lab [Near](u)\n\n### r/ML: [Thread](u)\n\n### Lab: [Open](u)\n\n~~~\n\n### Lab: [Hidden](u)\n`,
			'b.md': `## 2021-09-22\n\n${one}\n\n<<<<<<< mine\n\n${two}\n`,
			'c.md': `## 2021-09-22\n\n${one}\n\n<!-- ml-watch:index -->\n\n${two}\n`,
		}));
		expect(report.leftOut.map(({ path, reason, text }) => [path, reason, text])).toEqual([
			['a.md', 'undated', '### Lab: [Undated](u)'],
			['a.md', 'invalid-date', '### Lab: [No such day](u)'],
			['a.md', 'unread', '### Lab [Near](u)'],
			['a.md', 'unclosed', '### Lab: [Open](u)'],
			['a.md', 'unread', '~~~'],
			['a.md', 'unread', '### Lab: [Hidden](u)'],
			['b.md', 'conflict', one],
			['c.md', 'unread', '<!-- ml-watch:index -->'],
		]);
		expect(report.entries).toBe(2);
	});

	test('is what generated regions, folders left out and notes that opted out hold', () => {
		const entry = `## 2021-09-22\n\n${one}\n`;
		const counted = (stored: Stored, ...paths: string[]): string[] => change(build(Object.fromEntries(paths.map((path) => [path, entry.replace('One', path)])), stored))
			.report.sources.map(({ path }) => path);
		expect(counted({ indexInclude: ['papers'] }, 'papers/a.md', 'papers.md', 'papersx/a.md')).toEqual(['papers/a.md']);
		expect(counted({ indexExclude: ['papers/old/', 'x.md'] }, 'papers/a.md', 'papers/old/b.md', 'x.md')).toEqual(['papers/a.md']);
		expect(counted({ indexInclude: ['\u00e9'], indexExclude: ['e\u0301/x'] }, 'e\u0301/a.md', '\u00e9/x/a.md', 'e/a.md')).toEqual(['e\u0301/a.md']);
		expect(change(build({ 'a.md': `---\nml-watch: false\n---\n${entry}` })).report.entries).toBe(0);
		const region = `<!-- ml-watch:index -->\n\n${entry}\n<!-- /ml-watch:index -->\n`;
		expect(change(build({ 'a.md': region, 'b.md': `${region}\n${entry.replace('One', 'Own')}` })).report.sources).toEqual([{ path: 'b.md', entries: 1 }]);
	});
});

describe('a build is refused', () => {
	const sources = { 'a.md': `## 2021-09-22\n\n${one}\n` };

	test.each([
		['markers that make no region', '<!-- ml-watch:index -->\n', {}, 'Unclosed region'],
		['two regions', '<!-- ml-watch:index -->\n<!-- /ml-watch:index -->\n<!-- ml-watch:index -->\n<!-- /ml-watch:index -->\n', {}, 'second region'],
		['entries of its own', `${one}\n`, {}, 'entries of its own'],
		['entries of its own behind the region', `<!-- ml-watch:index -->\n<!-- /ml-watch:index -->\n\n${one}\n`, {}, 'entries of its own'],
		['a note that ends in an open block', 'Words.\n\n```\ncode\n', {}, 'never closed'],
		['a field to leave out that cannot be found', '', { indexOmit: ['Private'] }, '`Private`'],
		['a marker as its heading', '', { indexHeading: '<!-- /ml-watch:index -->' }, 'heading'],
	])('%s', (_case, text, stored, message) => {
		expect(build(sources, stored, text)).toMatchObject({ kind: 'refused', message: expect.stringContaining(message) });
	});

	test('and an own field to leave out is fine once it is known', () => {
		const text = `## 2021-09-22\n\n${one}\n\n**Private**: x\n`;
		expect(shown({ 'a.md': text }, { indexOmit: ['private'], extraFields: ['Private'] })).toBe(`## 2021-09-22\n\n${one}`);
	});
});

describe('a person is asked', () => {
	const note = (titles: readonly string[]): string => `## 2021-09-22\n\n${titles.map((title) => `### Lab: [${title}](https://example.com/${title})\n`).join('\n')}`;
	const twenty = Array.from({ length: 20 }, (_, index) => `T${index}`);
	const built = change(build({ 'a.md': note(twenty) })).text;

	test('when more than a tenth of the entries would go', () => {
		expect(change(build({ 'a.md': note(twenty.slice(2)) }, {}, built))).toMatchObject({ confirm: null, report: { changes: { removed: 2, before: 20 } } });
		expect(change(build({ 'a.md': note(twenty.slice(3)) }, {}, built))).toMatchObject({ confirm: 'removal', report: { changes: { removed: 3 } } });
	});

	test('not when entries only changed or moved', () => {
		const touched = note(twenty).replaceAll(/\[(T[0-9])\]/g, '[New $1]').replace('### Lab: [T15]', '## 2021-09-01\n\n### Lab: [T15]');
		expect(change(build({ 'a.md': touched }, {}, built))).toMatchObject({ confirm: null, report: { changes: { added: 0, changed: 10, moved: 5, removed: 0 } } });
	});

	test('when words were changed in the region by hand', () => {
		const edited = built.replace('[T7]', '[My own words]');
		const result = change(build({ 'a.md': note(twenty) }, {}, edited));
		expect(result.handEdit?.current).toContain('[My own words]');
		expect(result.handEdit?.built).not.toContain('[My own words]');
		expect(result.text).toBe(built);
	});

	test('not when an editor changed blanks and line endings only', () => {
		const evened = built.replace('### Lab: [T3]', '### Lab: [T3] ').replaceAll('\n', '\r\n').replace('[T3] (', '[T3](');
		expect(change(build({ 'a.md': note(twenty.slice(1)) }, {}, evened))).toMatchObject({ handEdit: null });
	});

	test('not when the same was changed in the note', () => {
		const edited = built.replace('[T7]', '[Better]');
		const result = change(build({ 'a.md': note(twenty).replace('[T7]', '[Better]') }, {}, edited));
		expect(result).toMatchObject({ handEdit: null, confirm: null });
	});

	test('when words stand between markers without a checksum, but not when nothing does', () => {
		const target = (words: string): string => `<!-- ml-watch:index -->\n${words}\n<!-- /ml-watch:index -->\n`;
		expect(change(build({ 'a.md': note(['T']) }, {}, target('Mine.'))).handEdit).not.toBeNull();
		expect(change(build({ 'a.md': note(['T']) }, {}, target('\n'))).handEdit).toBeNull();
	});
});

describe('an incremental build', () => {
	test('puts in order only the dates that a note touches', () => {
		const contents = contentsOf(Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`${index}.md`, `## ${2000 + (index % 20)}-0${1 + (index % 9)}-21\n\n${one}\n\n${two} ${index}\n`])));
		const before = contents.dates();
		const { sorted } = contents;
		expect(sorted).toBe(before.length);
		expect(before.map(({ rank }) => rank)).toEqual(before.map(({ rank }) => rank).sort((a, b) => b - a));
		expect(before.length).toBeGreaterThan(100);
		contents.set(readNote('7.md', `## 2007-08-21\n\n${two}\n`));
		expect(contents.dates().filter((date, index) => date.shown !== before[index]?.shown)).toHaveLength(0);
		contents.set(readNote('7.md', `## 2007-08-21\n\n### Lab: [Third](https://example.com/3)\n`));
		contents.dates();
		expect(contents.sorted - sorted).toBe(2);
		contents.remove('7.md');
		contents.remove('no such note.md');
		contents.dates();
		expect(contents.sorted - sorted).toBe(3);
		contents.dates();
		expect(contents.sorted - sorted).toBe(3);
	});

	test('by keyword touches the keywords of that note only', () => {
		const keyed = (word: string, title: string): string => `## 2021-09-21\n\n### Lab: [${title}](u)\n\n**Keywords**: ${word}; shared\n`;
		const contents = contentsOf({ 'a.md': keyed('a', 'A'), 'b.md': keyed('b', 'B'), 'c.md': keyed('c', 'C') }, { indexes: [{ style: 'keyword' }] });
		contents.keywords();
		contents.dates();
		const { sorted } = contents;
		contents.set(readNote('b.md', keyed('b', 'Other')));
		expect(contents.keywords().map(({ label }) => label)).toEqual(['a', 'b', 'c', 'shared']);
		contents.dates();
		// The date of the papers and that of `shared`; the group `b` is a new one in the place of the old one, with one date as well.
		expect(contents.sorted - sorted).toBe(2);
		contents.remove('b.md');
		expect(contents.keywords().map(({ label }) => label)).toEqual(['a', 'c', 'shared']);
	});
});

const seed = process.env.ML_WATCH_SEED;
if (!seed) console.log('The index is not built from the real log: ML_WATCH_SEED is not set');

describe.skipIf(!seed)('the real log, cut into one note a day', () => {
	const whole = seed ? readFileSync(nodePath.join(seed, 'ml-watch.md'), 'utf8') : '';
	const part = whole.slice(whole.indexOf('# Machine Learning Researches'));
	const even = (text: string): string => text.replace(/\n{3,}/g, '\n\n').trim();

	function cut(name: (date: string) => string, withHeading: boolean): Record<string, string> {
		const notes: Record<string, string> = {};
		for (const section of part.split(/^(?=## )/m).slice(1)) {
			const [heading = '', ...rest] = section.split('\n');
			notes[name(heading.slice(3))] = withHeading ? section : rest.join('\n');
		}
		return notes;
	}

	function contentOf(sources: Record<string, string>, target: IndexTarget = { path: 'Index.md', text: null }): string {
		const { text } = change(buildIndex(contentsOf(sources), target));
		const region = indexRegion(text);
		return region.kind === 'region' ? textOf(text, region.content) : '';
	}

	test.each([
		['with a date heading each', (date: string) => `Daily/${date}.md`, true],
		['named by the date', (date: string) => `${date}.md`, false],
	])('%s comes back byte for byte', (_case, name, withHeading) => {
		const notes = cut(name, withHeading);
		expect(Object.keys(notes).length).toBeGreaterThan(5);
		expect(contentOf(notes)).toBe(`\n\n${even(part)}\n\n`);
		expect(parse(contentOf(notes)).entries.map(({ date }) => date && isoDate(date)))
			.toEqual(parse(part).entries.map(({ date }) => date && isoDate(date)));
	});
});
