import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addKeywordEdits, fieldEdits, removeKeywordEdits, starEdits } from '../../../src/core/edit/entry-edits';
import { fold } from '../../../src/core/library/fold';
import type { Entry } from '../../../src/core/entry';
import type { Located } from '../../../src/core/log';
import { readNote } from '../../../src/core/note';
import { newLogStyle } from '../../../src/core/style';
import { applyEdits, textOf, type Edit } from '../../../src/core/text';
import { noteText } from '../library-arbitrary';

const log = (body: string) => `# Log\r\n\r\n## 2024-01-09\r\n\r\n${body}`;
const change = (text: string, edits: (entry: Located<Entry>) => Edit[]) => applyEdits(text, edits(readNote('Log.md', text).log.entries[0]!));

describe('a star', () => {
	it.each([
		['### arXiv: [T](u)', {}, '### :star:arXiv: [T](u)'],
		['### [T](u)', {}, '### :star:[T](u)'],
		['### arXiv: [T](u) #tag', { starForm: '⭐', starSpaced: true }, '### ⭐ arXiv: [T](u) #tag'],
		['### arXiv: [T](u) #tag', { starPlace: 'tail' }, '### arXiv: [T](u) :star: #tag'],
	] as const)('is added to %s', (heading, style, expected) => {
		expect(change(log(heading), (entry) => starEdits(entry, true, { ...newLogStyle, ...style }))).toBe(log(expected));
	});

	it.each([
		['### :star: arXiv: [T](u)', '### arXiv: [T](u)'],
		['### :star:\u200b⭐arXiv: ★ [T](u) :star:', '### arXiv: [T](u)'],
	])('is taken off %s', (heading, expected) => {
		expect(change(log(heading), (entry) => starEdits(entry, false, newLogStyle))).toBe(log(expected));
	});

	it('comes and goes on any entry, and nothing else changes', () => {
		fc.assert(fc.property(noteText, fc.constantFrom('front' as const, 'tail' as const), (text, starPlace) => {
			const { entries } = readNote('Log.md', text).log;
			for (const [index, entry] of entries.entries()) {
				const toggled = applyEdits(text, starEdits(entry, !entry.block.starred, { ...newLogStyle, starPlace }));
				const now = readNote('Log.md', toggled).log.entries;
				expect(now.map(({ block }) => block.starred)).toEqual(entries.map(({ block }, at) => (at === index) !== block.starred));
				expect(now.map(({ block }) => textOf(block.text, block.title))).toEqual(entries.map(({ block }) => textOf(block.text, block.title)));
			}
		}));
	});
});

describe('a keyword', () => {
	it.each([
		['### a: [T](u)\r\n\r\n**Keywords**: GAN', '### a: [T](u)\r\n\r\n**Keywords**: GAN; new'],
		['### a: [T](u)\r\n\r\n**Keywords**: GAN;', '### a: [T](u)\r\n\r\n**Keywords**: GAN; new'],
		['### a: [T](u)\r\n\r\n**Keywords**:', '### a: [T](u)\r\n\r\n**Keywords**: new'],
		['### a: [T](u)', '### a: [T](u)\r\n\r\n**Keywords**: new'],
		['### a: [T](u)\r\n\r\n[[p]](v)\r\n\r\n**Summary**: s', '### a: [T](u)\r\n\r\n[[p]](v)\r\n\r\n**Keywords**: new\r\n\r\n**Summary**: s'],
		['### a: [T](u)\r\nprose', '### a: [T](u)\r\n\r\n**Keywords**: new\r\n\r\nprose'],
		['### a: [T](u)\r\n\r\n**Keywords**: x; NEW', '### a: [T](u)\r\n\r\n**Keywords**: x; NEW'],
	])('is added to %j', (before, after) => {
		expect(change(log(before), (entry) => addKeywordEdits(entry, ' new ', '\r\n'))).toBe(log(after));
	});

	it.each([
		['**Keywords**: a; b; c', 'b', '**Keywords**: a; c'],
		['**Keywords**: a; b; c', 'C', '**Keywords**: a; b'],
		['**Keywords**: a; b; A', 'a', '**Keywords**: b'],
		['**Keywords**: b; a; A;', 'a', '**Keywords**: b'],
		['**Keywords**: a\r\n\r\n**Summary**: s', 'a', '**Summary**: s'],
		['**Keywords**: a', 'b', '**Keywords**: a'],
	])('is taken out of %j: %s', (before, keyword, after) => {
		const entry = '### a: [T](u)\r\n\r\n';
		expect(change(log(entry + before), (located) => removeKeywordEdits(located, keyword))).toBe(log(entry + after));
	});

	it('comes and goes on any entry, and the others stay', () => {
		fc.assert(fc.property(noteText, fc.constantFrom('GAN', 'new one', 'Électron'), (text, keyword) => {
			const keywords = (source: string) => readNote('Log.md', source).log.entries.map(({ block }) => block.keywords.map(({ span }) => fold(textOf(block.text, span))));
			for (const [index, entry] of readNote('Log.md', text).log.entries.entries()) {
				const before = keywords(text);
				const added = applyEdits(text, addKeywordEdits(entry, keyword, '\n'));
				const has = before[index]!.includes(fold(keyword));
				expect(keywords(added)).toEqual(before.map((list, at) => (at !== index || has ? list : keywords(added)[at])));
				expect([...keywords(added)[index]!].sort()).toEqual([...before[index]!, ...(has ? [] : [fold(keyword)])].sort());
				const removed = applyEdits(added, removeKeywordEdits(readNote('Log.md', added).log.entries[index]!, keyword));
				expect(keywords(removed)).toEqual(before.map((list, at) => (at === index ? list.filter((word) => word !== fold(keyword)) : list)));
			}
		}));
	});
});

describe('a field of one line', () => {
	it.each([
		['### a: [T](u)', 'read', '### a: [T](u)\r\n\r\n**Status**: read'],
		['### a: [T](u)\r\n\r\n**Status**: to read\r\n\r\nx', 'read', '### a: [T](u)\r\n\r\n**Status**: read\r\n\r\nx'],
		['### a: [T](u)\r\n\r\n**Status**:\r\n\r\nx', 'read', '### a: [T](u)\r\n\r\n**Status**: read\r\n\r\nx'],
		['### a: [T](u)\r\n\r\n**Status**: to read\r\n\r\nx', '', '### a: [T](u)\r\n\r\nx'],
		['### a: [T](u)', '', '### a: [T](u)'],
	])('of %j becomes %j', (before, value, after) => {
		expect(change(log(before), (entry) => fieldEdits(entry, 'Status', value, '\r\n'))).toBe(log(after));
	});
});
