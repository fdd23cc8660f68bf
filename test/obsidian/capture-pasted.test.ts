import { describe, expect, test } from 'vitest';
import { readPasted } from '../../src/obsidian/capture/pasted';

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
});
