import { describe, expect, it } from 'vitest';
import { conventionsOf, resolveStyle } from '../../../src/core/conventions';
import { defaultConfig, type Config } from '../../../src/core/config/config';
import { draftOf, type Draft } from '../../../src/core/draft';
import { addLink, editEntry } from '../../../src/core/edit/edit-entry';
import { readNote } from '../../../src/core/note';
import { applyEdits } from '../../../src/core/text';

const top = '# Log\n\n## 2021-09-22\n\n';
const rest = '\n\n### Other: [o](https://o.org)\n\n## 2021-09-20\n\n### Last: [l](https://l.org)\n';

function edit(entry: string, change: Partial<Draft> | ((before: Draft) => Partial<Draft>), config: Partial<Config> = {}): string {
	const text = top + entry + rest;
	const note = readNote('Log.md', text);
	const located = note.log.entries[0]!;
	const before = draftOf(located);
	const style = resolveStyle(conventionsOf(note), { ...defaultConfig, ...config });
	const changed = editEntry(note, located, { ...before, ...(typeof change === 'function' ? change(before) : change) }, style);
	if ('refusal' in changed) return `refused: ${changed.refusal}`;
	const after = applyEdits(text, changed.edits);
	return after.startsWith(top) && after.endsWith(rest) ? after.slice(top.length, after.length - rest.length) : after;
}

describe('editing an entry', () => {
	const entry = '### :star: A: [old *one*](<https://a.org> "tip") ^id #tag\n\n[[paper]](https://p.org) | [[code]](https://c.org)\n\n**keywords**: a;  b\n\n**Summary**: s\n\n**Unknown**: stays';

	it('changes nothing for nothing', () => expect(edit(entry, {})).toBe(entry));

	it('changes the parts of the heading where they stand', () => {
		expect(edit(entry, { title: 'new *one*' })).toBe(entry.replace('old', 'new'));
		expect(edit(entry, { url: 'https://b.org/c d' })).toBe(entry.replace('https://a.org', 'https://b.org/c%20d'));
		expect(edit(entry, { source: '' })).toBe(entry.replace('A: [', '['));
		expect(edit(entry, { source: 'B', starred: false })).toBe(entry.replace(':star: A', 'B'));
	});

	it('changes, adds, removes and reorders links', () => {
		expect(edit(entry, ({ links }) => ({ links: [links[0]!, { label: 'slides', url: 'https://c.org' }] }))).toBe(entry.replace('[[code]]', '[[slides]]'));
		expect(edit(entry, ({ links }) => ({ links: [...links, { label: 'x', url: 'https://x.org' }] }))).toBe(entry.replace('c.org)', 'c.org) | [[x]](https://x.org)'));
		expect(edit(entry, ({ links }) => ({ links: links.slice(1) }))).toBe(entry.replace('[[paper]](https://p.org) | ', ''));
		expect(edit(entry, ({ links }) => ({ links: links.slice(0, 1) }))).toBe(entry.replace(' | [[code]](https://c.org)', ''));
		expect(edit(entry, { links: [] })).toBe(entry.replace('\n\n[[paper]](https://p.org) | [[code]](https://c.org)', ''));
		expect(edit(entry, ({ links }) => ({ links: [...links].reverse() }))).toBe(entry.replace('[[paper]](https://p.org) | [[code]](https://c.org)', '[[code]](https://c.org) | [[paper]](https://p.org)'));
		expect(edit('### A: [a](u)\n\n- [paper](https://p.org)', ({ links }) => ({ links: [...links, { label: 'x', url: 'https://x.org' }] }))).toBe('### A: [a](u)\n\n- [paper](https://p.org)\n- [x](https://x.org)');
		expect(edit('### A: [a](u)', { links: [{ label: 'x', url: 'https://x.org' }] })).toBe('### A: [a](u)\n\n[\\[x\\]](https://x.org)');
	});

	it('keeps the spelling of keywords that stay', () => {
		expect(edit(entry, { keywords: ['a', 'b', 'c'] })).toBe(entry.replace('a;  b', 'a;  b; c'));
		expect(edit(entry, { keywords: ['b'] })).toBe(entry.replace('a;  b', 'b'));
		expect(edit(entry, { keywords: [] })).toBe(entry.replace('\n\n**keywords**: a;  b', ''));
		expect(edit(entry, { keywords: [] }, { keepEmptyFields: true })).toBe(entry.replace(' a;  b', ''));
	});

	it('puts a new field where the template has it, in the log’s own blank lines', () => {
		expect(edit('### A: [a](u)\n\n**Comment**: c', { keywords: ['k'], summary: '- a\n- b' })).toBe('### A: [a](u)\n\n**Keywords**: k\n\n**Summary**:\n\n- a\n- b\n\n**Comment**: c');
		expect(edit('### A: [a](u)\n\n**Keywords**:', { keywords: ['k'] })).toBe('### A: [a](u)\n\n**Keywords**: k');
		expect(edit('### A: [a](u)', { fields: { Venue: 'ICML' } })).toBe('### A: [a](u)\n\n**Venue**: ICML');
	});

	it('moves the entry to its new date', () => {
		expect(edit('### A: [a](u)\n\n**Comment**: c', { date: { year: 2021, month: 9, day: 20 }, comment: 'd' })).toBe(
			'# Log\n\n## 2021-09-22\n\n### Other: [o](https://o.org)\n\n## 2021-09-20\n\n### Last: [l](https://l.org)\n\n### A: [a](u)\n\n**Comment**: d\n',
		);
	});

	it('never replaces prose that became a value because something else went', () => {
		const list = '### A: [a](u)\nKeywords:\n- [paper](https://p.org)\nprose';
		expect(edit(list, { links: [], keywords: ['k'] })).toBe('### A: [a](u)\nKeywords: k\n\nprose');
		expect(edit(list, { links: [] })).toMatch(/^refused: The keywords would not be read/);
	});

	it('makes no heading of the words above where a field goes that stood on a line of dashes', () => {
		expect(edit('### A: [a](u)\n\n**Comment**: c\n**Keywords**: k\n---', { keywords: [] })).toBe('### A: [a](u)\n\n**Comment**: c\n\n---');
	});

	it('writes a list behind its label where it would begin a heading or HTML below it', () => {
		const below = '### A: [a](u)\n\nKeywords:\nsome; words';
		expect(edit(below, { keywords: ['# x'] })).toBe('### A: [a](u)\n\nKeywords: # x');
		expect(edit(below, { keywords: ['__Summary__:'] })).toBe('### A: [a](u)\n\nKeywords: __Summary__:');
		expect(edit(below, { keywords: ['<pre>', 'y'] })).toBe('### A: [a](u)\n\nKeywords: <pre>; y');
	});

	it('refuses to choose between the versions of a conflict', () => {
		expect(edit('### A: [a](u)\n\n<<<<<<< a\n**Comment**: x\n=======\n**Comment**: y\n>>>>>>> b', { keywords: ['k'] })).toBe('refused: A conflict stands in the entry. Resolve it first.');
	});

	it('refuses what would lose the entry', () => {
		expect(edit('### A: [a](u)', { title: '', url: '' })).toMatch(/^refused: Nothing to write/);
		expect(edit('### A: [a](u)', { date: null, source: '' })).toMatch(/^refused: Missing source/);
	});

	it('adds a link that reads as one', () => {
		const note = readNote('Log.md', `${top}### A: [a](u)\n\n**Comment**: c\n`);
		const style = resolveStyle(conventionsOf(note), defaultConfig);
		const edits = addLink(note, note.log.entries[0]!, { label: '[my] code', url: 'https://c.org/a b' }, style);
		expect(applyEdits(note.text, edits)).toBe(`${top}### A: [a](u)\n\n[\\[&#91;my\\] code\\]](https://c.org/a%20b)\n\n**Comment**: c\n`);
	});
});
