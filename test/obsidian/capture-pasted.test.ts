import { describe, expect, test } from 'vitest';
import { factsOf } from '../../src/core/rules/facts';
import { readPasted, sourceOf } from '../../src/obsidian/capture/pasted';

describe('what is pasted', () => {
	test.each([
		['https://e.org/a', { title: '', url: 'https://e.org/a' }],
		['See (https://e.org/a_(b)).', { title: 'See', url: 'https://e.org/a_(b)' }],
		['- [A \\[b\\] title](https://e.org) – new', { title: 'A [b] title', url: 'https://e.org' }],
		['[note](other.md) [paper](<https://e.org/x>)', { title: 'paper', url: 'https://e.org/x' }],
		['A title | https://e.org/x, and more', { title: 'A title', url: 'https://e.org/x' }],
		['Shared title\nhttps://e.org/x', { title: '', url: 'https://e.org/x' }],
		['no link here', null],
		['[x](javascript:alert(1))', null],
		['', null],
	])('%j', (text, expected) => expect(readPasted(text)).toEqual(expected));

	test('the source is what the vault always writes for a host, else the register', () => {
		const entry = (url: string, source: string) => ({ path: 'a.md', line: 0, kind: 'paper' as const, date: null, source, title: 't', url, links: [], keywords: [] });
		const facts = factsOf([entry('https://blog.org/1', 'The Blog'), entry('https://blog.org/2', 'The Blog'), entry('https://two.org/1', 'A'), entry('https://two.org/2', 'B')]);
		expect(sourceOf('https://blog.org/3', facts)).toBe('The Blog');
		expect(sourceOf('https://two.org/3', facts)).toBeNull();
		expect(sourceOf('https://arxiv.org/abs/2101.00001', facts)).toBe('arXiv');
		expect(sourceOf('https://www.reddit.com/r/MachineLearning/comments/x/', null)).toBe('r/MachineLearning');
		expect(sourceOf('nonsense', null)).toBeNull();
	});
});
