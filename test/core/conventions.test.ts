import { describe, expect, it } from 'vitest';
import { conventionsOf, resolveStyle } from '../../src/core/conventions';
import { defaultConfig } from '../../src/core/config/config';
import { readNote } from '../../src/core/note';
import { newLogStyle } from '../../src/core/style';

const of = (text: string, cursor?: number) => conventionsOf(readNote('Log.md', text), cursor);

describe('what a log does', () => {
	it('is nothing in an empty note: a new log follows the format', () => {
		const conventions = of('');
		expect(Object.values(conventions).every((value) => value === null)).toBe(true);
		expect(resolveStyle(conventions, defaultConfig)).toEqual(newLogStyle);
		expect(resolveStyle(null, defaultConfig)).toEqual(newLogStyle);
	});

	it('is what most of it does', () => {
		const text = [
			'### 2021.09.23', '', '#### ⭐ A: [a](u)', '[[paper]](https://p.org) | [[code]](https://c.org)', '', '#### ⭐ B: [b](u)', '', '[\\[paper\\]](https://p.org)', '',
			'### 2021-09-22', '', '#### ★C: [c](u)', '[[paper]](https://p.org) / [[code]](https://c.org) | [[x]](u)', '', '### 2021.09.21', '',
		].join('\r\n');
		expect(of(text)).toEqual({
			dateFormat: 'yyyy.MM.dd', precision: 'day', dateLevel: 3, entryLevel: 4, starForm: '⭐', starSpaced: true, starPlace: 'front',
			linkForm: 'nested', linkSeparator: ' | ', order: 'newest', lineEnding: '\r\n', blankLines: 1, blankBelow: 0,
		});
	});

	it('is what stands first on a tie', () => {
		expect(of('## 2021/09/23\n\n## 2021-09-22\n').dateFormat).toBe('yyyy/MM/dd');
		expect(of('## 2021-09-23\n\n## 2021/09/22\n').dateFormat).toBe('yyyy-MM-dd');
		expect(of('## 2021-09-22\n\n## 2021-09-23\n\n## 2021-09-22\n').order).toBeNull();
	});

	it('is that of the log at the cursor where a note holds several', () => {
		const text = '# One\n\n## 2021-09-20\n\n## 2021-09-21\n\n# Two\n\n### 2021-09\n\n### 2021-08\n\n### 2021-07\n';
		expect(of(text)).toMatchObject({ order: 'newest', dateLevel: 3, precision: 'month' });
		expect(of(text, text.indexOf('2021-09-20'))).toMatchObject({ order: 'oldest', dateLevel: 2, precision: 'day' });
	});

	it('gives way to each setting', () => {
		const style = resolveStyle(of('## 2021.09.22\n\n### ⭐ A: [a](u)\n\n[[paper]](https://p.org)\n'), {
			...defaultConfig, dateFormat: 'yyyy/MM/dd', starForm: '★', starSpacing: 'none', linkForm: 'plain', order: 'oldest', insertAt: 'start',
		});
		expect(style).toMatchObject({ dateFormat: 'yyyy/MM/dd', starForm: '★', starSpaced: false, linkForm: 'plain', order: 'oldest', insertAt: 'start' });
	});
});
