import { describe, expect, it } from 'vitest';
import { emptyDraft, type Draft } from '../../../src/core/draft';
import { escapeLabel, escapeText, tidyUrl } from '../../../src/core/print/escape';
import { defaultFieldTable } from '../../../src/core/field';
import { decode } from '../../../src/core/markdown';
import { normaliseDraft, normaliseKeyword } from '../../../src/core/print/normalise';
import { mendProse } from '../../../src/core/print/prose';
import { newLogStyle } from '../../../src/core/style';

const normalise = (draft: Partial<Draft>) => normaliseDraft({ ...emptyDraft, ...draft }, newLogStyle);

describe('plain text as Markdown', () => {
	it.each([
		['A plain title, with R&D & 5 < 6', 'A plain title, with R&D & 5 < 6'],
		['[D] When to stop?', '\\[D\\] When to stop?'],
		['snake_case and A* search', 'snake_case and A* search'],
		['Why *args* matter', 'Why \\*args\\* matter'],
		['Use `a[0]` here', 'Use `a[0]` here'],
		['One ` tick', 'One \\` tick'],
		['a\\', 'a\\\\'],
		['&amp; <b>', '\\&amp; \\<b>'],
		['100%% sure', '100%\\% sure'],
	])('%s', (text, written) => {
		expect(escapeText(text)).toBe(written);
		expect(decode(written)).toBe(text);
	});

	it('keeps a bracket at the end of a label from being taken for the item’s form', () => {
		expect(escapeLabel('[a] and [b]')).toBe('&#91;a\\] and \\[b&#93;');
		expect(decode(escapeLabel('[a] and [b]'))).toBe('[a] and [b]');
	});
});

describe('a URL', () => {
	it.each([
		[' https://e.org/a b ', 'https://e.org/a%20b'],
		['<https://e.org>', 'https://e.org'],
		['https://e.org/a_(b)', 'https://e.org/a_(b)'],
		['https://e.org/a)', 'https://e.org/a%29'],
		['https://e.org/?a=1&amp;b=2', 'https://e.org/?a=1&b=2'],
		['https://e.org/?a=1&copy=2', 'https://e.org/?a=1&copy=2'],
		['https://e.org/\n\tx', 'https://e.org/x'],
		['https://e.org/日本', 'https://e.org/日本'],
		['https://e.org/\u200bx\ud800', 'https://e.org/%E2%80%8Bx%EF%BF%BD'],
	])('%j becomes %s', (url, tidy) => expect(tidyUrl(url)).toBe(tidy));
});

describe('a draft', () => {
	it('says what it changed, and changes nothing without need', () => {
		expect(normalise({ title: 'T', url: 'https://e.org', source: 'S', summary: 'A\n\n- b', keywords: ['k'], links: [{ label: 'paper', url: 'https://e.org' }] }).changes).toEqual([]);
		const { draft, changes } = normalise({ title: 'Two\nlines', url: 'https://e.org/a b', source: ':star: Lab: [x]', keywords: ['a;b', 'c', 'c'] });
		expect(draft).toMatchObject({ title: 'Two lines', url: 'https://e.org/a%20b', source: 'Lab: \\[x]', starred: true, keywords: ['a\\;b', 'c'] });
		expect(new Set(changes.map(({ part }) => part))).toEqual(new Set(['title', 'url', 'source', 'keywords']));
	});

	it('takes the URL for a missing title, and names a link after its URL', () => {
		const { draft } = normalise({ url: 'https://e.org', links: [{ label: '', url: 'https://github.com/a/b' }, { label: '[paper]', url: '' }, { label: ' ', url: '' }] });
		expect(draft.title).toBe('https://e.org');
		expect(draft.links).toEqual([{ label: 'code', url: 'https://github.com/a/b' }, { label: 'paper', url: '' }]);
	});

	it('names a field that no setting knows', () => {
		expect(normalise({ fields: { Dataset: 'x' } }).changes.map(({ part }) => part)).toEqual(['fields.Dataset']);
	});

	it.each([
		['a；b', 'a\\;b'], ['`a;b`', '`a;b`'], ['R&amp', 'R\\&amp'], ['R&amp;D', 'R&amp;D'], ['end\\', 'end\\\\'], ['<!-- x', '<\\!-- x'], ['one `', 'one \\`'],
	])('holds the keyword %s', (keyword, written) => expect(normaliseKeyword(keyword)).toBe(written));
});

describe('text of several paragraphs', () => {
	const mend = (text: string): string => mendProse(text, defaultFieldTable, 3);

	it.each([
		['paragraphs, lists and quotes', 'One.\n\n- a\n- b\n\n> c'],
		['a fence with what looks like headings', 'Code:\n\n```python\n# comment\n**Comment**: no field\n```'],
		['a heading below the entry’s level', 'One.\n\n#### Method\n\nTwo.'],
		['an unknown bold name', '**Problem**: x'],
		['a rule between paragraphs', 'One.\n\n---\n\nTwo.'],
	])('leaves %s alone', (_, text) => expect(mend(text)).toBe(text));

	it.each([
		['a heading', 'a\n# b', 'a\n\\# b'],
		['an entry', 'a\n#### S: [T](u)', 'a\n\\#### S: [T](u)'],
		['a date', 'a\n#### 2021-09-22', 'a\n\\#### 2021-09-22'],
		['a field', 'a\n**Comment**: b', 'a\n\\**Comment**: b'],
		['a plain field', 'a\nComment: b', 'a\nComment\\: b'],
		['a title underlined', 'a\n===', 'a\n\\==='],
		['a rule right below words', 'a\n---\nb', 'a\n\n---\nb'],
		['a rule at the end', 'a\n\n---', 'a\n\n\\---'],
		['an open fence', 'a\n\n```\nb', 'a\n\n```\nb\n```'],
		['an open comment', 'a\n\n<!-- b', 'a\n\n\\<!-- b'],
		['an open formula', 'a\n\n$$\nb', 'a\n\n\\$$\nb'],
		['a conflict marker', 'a\n<<<<<<< b', 'a\n\\<<<<<<< b'],
		['a marker of the index', 'a <!-- ml-watch:index -->', 'a \\<!-- ml-watch:index -->'],
	])('escapes %s', (_, text, mended) => expect(mend(text)).toBe(mended));
});
