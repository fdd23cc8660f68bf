/*
 * One text, three places: what the plugin writes shows the same links on a page made by CommonMark, on one made by kramdown with
 * GitHub's dialect and emoji names, as Jekyll sites have it, and in the app. Read from the HTML that each of them makes.
 */
import { readFileSync } from 'node:fs';
import nodePath from 'node:path';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { full as emoji } from 'markdown-it-emoji';
import { describe, expect, test } from 'vitest';
import { defaultConfig, readConfig } from '../../src/core/config/config';
import { conventionsOf, resolveStyle } from '../../src/core/conventions';
import { buildIndex, IndexContents } from '../../src/core/index-note';
import { insertEntry } from '../../src/core/insert';
import { readNote } from '../../src/core/note';
import { newLogStyle } from '../../src/core/style';
import { defaultTidy, tidyLog } from '../../src/core/tidy';
import { printEntry } from '../../src/core/print/template';
import { applyEdits } from '../../src/core/text';
import { renderSections } from '../host/markdown-syntax';
import { draft } from './drafts';

/** A link as a page shows it. */
type Shown = readonly [text: string, target: string];

const commonMark = new MarkdownIt('commonmark');
const kramdown = new MarkdownIt({ html: true, typographer: true }).use(emoji, { shortcuts: {} });

const withoutFrontMatter = (text: string): string => text.replace(/^---\n.*?\n---\n/s, '');

const readers = {
	CommonMark: (text: string): string => commonMark.render(withoutFrontMatter(text)),
	kramdown: (text: string): string => kramdown.render(withoutFrontMatter(text)),
	'the app': (text: string): string => renderSections(text, () => false).map(({ html }) => html).join('\n'),
} as const;

/** The links of a page, in order: what stands between the tags, without markup, and where it leads. */
function linksOf(html: string): Shown[] {
	return [...html.matchAll(/<a (?:[^>]* )?href="([^"]*)"[^>]*>(.*?)<\/a>/gs)].map(([, target = '', inner = '']) => [plain(inner), target]);
}

/** kramdown and its like make signs of quotes, dashes, dots and the names of emoji: the same words. */
function plain(html: string): string {
	return html.replace(/<[^>]*>/g, '').replace(/[“”]|&quot;/g, '"').replace(/[‘’]/g, "'").replace(/–/g, '--').replace(/—/g, '---').replaceAll('…', '...').replaceAll('±', '+-')
		.replaceAll('⭐', ':star:').replaceAll('©', '(c)').replaceAll('®', '(r)').replaceAll('™', '(tm)').replace(/\s+/g, ' ').trim();
}

function expectSame(text: string): Shown[] {
	const shown = linksOf(readers.CommonMark(text));
	expect({ kramdown: linksOf(readers.kramdown(text)), app: linksOf(readers['the app'](text)) }).toEqual({ kramdown: shown, app: shown });
	return shown;
}

const sample = readFileSync(nodePath.join(import.meta.dirname, '../vault/ML Watch.md'), 'utf8');

function indexOf(text: string, index: Record<string, unknown>): string {
	const { config } = readConfig({ dateFormat: 'yyyy-MM-dd', indexes: [{ path: 'Index.md', undated: true, discussions: true, ...index }] });
	const contents = new IndexContents(config);
	contents.set(readNote('Logs/ML Watch.md', text, config));
	const build = buildIndex(contents, { path: 'Index.md', text: null });
	if (build.kind !== 'change') throw new Error(build.kind);
	return build.text;
}

/** The same log with every link item in the form of new logs. */
function escaped(text: string): string {
	const note = readNote('ML Watch.md', text);
	return tidyLog(note, { ...defaultConfig, linkForm: 'escaped' }, { ...defaultTidy, links: true }).text;
}

describe('the readers of this test', () => {
	test('differ as those that they stand for do', () => {
		const text = '### :star:Lab: [T](https://a.example)\n\n[[paper]](https://b.example)\n';
		expect(linksOf(readers.CommonMark(text))).toEqual([['T', 'https://a.example'], ['[paper]', 'https://b.example']]);
		expect(linksOf(readers['the app'](text))).toEqual([['T', 'https://a.example'], ['paper', 'paper'], ['https://b.example', 'https://b.example']]);
		expect(readers.kramdown(text)).toContain('⭐Lab');
		expect(readers.CommonMark(text)).toContain(':star:Lab');
	});
});

describe('the same links in all three places', () => {
	test('has the sample log', () => {
		expect(expectSame(escaped(sample)).length).toBeGreaterThan(10);
	});

	test.each(['full', 'compact', 'keyword'])('has an index in the style %s', (style) => {
		const links = expectSame(indexOf(sample, { style, contents: 'web', backLinks: 'web' }));
		expect(links.filter(([, target]) => target.startsWith('Logs/ML%20Watch.md#')).length).toBeGreaterThan(3);
		expect(links.filter(([, target]) => target.startsWith('#')).length).toBeGreaterThan(1);
	});

	test('has a new entry in a new log', () => {
		fc.assert(fc.property(draft, (given) => {
			const written = insertEntry(readNote('Log.md', ''), { ...given, source: 'Lab', summary: '', comment: '', fields: {}, keywords: [] }, { style: newLogStyle });
			if (!('edits' in written)) return;
			// Mathematics is shown in the app only, and a bare URL is a link of its own there.
			fc.pre(!JSON.stringify(given).includes('$') && given.title.trim() !== '' && ![given.title, ...given.links.map(({ label }) => label)].some((text) => text.trim() === '' || text.includes('://')));
			expectSame(applyEdits('', written.edits));
		}), { numRuns: 300 });
	});

	test('has what is written by default, with the labels and targets of the draft', () => {
		const given = {
			title: '[D] A *starred* `title` & co', url: 'https://example.com/a_(b)?x=1&y=2', source: 'r/ML', starred: true, date: null, keywords: ['a', 'b'], summary: '', comment: '', fields: {},
			links: [{ label: 'paper', url: 'https://arxiv.org/abs/2401.1' }, { label: 'project [page]', url: 'https://example.com/p q' }],
		};
		expect(expectSame(printEntry(given, newLogStyle))).toEqual([
			['[D] A *starred* <code>title</code> &amp; co'.replace(/<[^>]*>/g, ''), 'https://example.com/a_(b)?x=1&amp;y=2'],
			['[paper]', 'https://arxiv.org/abs/2401.1'], ['[project [page]]', 'https://example.com/p%20q'],
		]);
	});
});

const folder = process.env.ML_WATCH_SEED;
if (!folder) console.log('The real log is not rendered: ML_WATCH_SEED is not set');

describe.skipIf(!folder)('the real log', () => {
	const real = folder ? readFileSync(nodePath.join(folder, 'ml-watch.md'), 'utf8') : '';

	test('shows in the app a link to a note beside the URL of each link item, and the same elsewhere: what docs/format.md says', () => {
		expect(linksOf(readers.kramdown(real))).toEqual(linksOf(readers.CommonMark(real)));
		const items = readNote('ml-watch.md', real).log.entries.flatMap(({ block }) => block.links.filter(({ form }) => form === 'nested').map(({ label, url }) => [block.text.slice(...label), block.text.slice(...url)]));
		expect(items.length).toBeGreaterThan(10);
		const app = linksOf(readers['the app'](real)).map(([text, target]) => `${text} ${target}`);
		for (const [label = '', url = ''] of items) expect(app).toEqual(expect.arrayContaining([`${label} ${label}`, `${plain(url)} ${url}`]));
	});

	test('shows the same in all three places once its links have the form of new logs', () => {
		expect(expectSame(escaped(real)).length).toBeGreaterThan(readNote('ml-watch.md', real).log.entries.length);
	});

	test('makes an index that does, in the styles of one line for each entry', () => {
		for (const style of ['compact', 'keyword']) expectSame(indexOf(real, { style, contents: 'web', backLinks: 'web' }));
	});

	test('keeps its own style in whole entries', () => {
		const style = resolveStyle(conventionsOf(readNote('ml-watch.md', real)), defaultConfig);
		expect(style.linkForm).toBe('nested');
	});
});
