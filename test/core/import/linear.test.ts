/* Twice the list is at most a little more than twice the work, whatever it is made of. */
import { describe, expect, test } from 'vitest';
import { draftOfCsl } from '../../../src/core/import/csl';
import { readPaperList } from '../../../src/core/import/paper-list';
import { workOf } from '../lint/counted-work';

function workFor(text: string): number {
	return workOf(() => readPaperList(text));
}

describe('reading a list takes no more than in proportion for', () => {
	test.each([
		['prose without a link', 'Words that go on without a link\n'],
		['lines that look like URLs and are none', 'http://<\n'],
		['groups without a link', '- Group\n  - Words\n'],
		['links of one paragraph', 'see [paper](https://example.com/a) and [words that say more](https://example.com/b)\n'],
		['bars that make no table', 'a | b\n'],
		['tables', 'Title | Link\n--- | ---\nA paper | https://example.com/a\n'],
	])('%s', (_, lines) => {
		const half = workFor(lines.repeat(400));
		expect(workFor(lines.repeat(800))).toBeLessThan(2.4 * half);
	});
});

test('a table directly below a paragraph is a table', () => {
	const { papers, left } = readPaperList('Papers of the year\nTitle | Link\n--- | ---\nA paper | https://example.com/a\n');
	expect(papers.map(({ draft }) => [draft.title, draft.url])).toEqual([['A paper', 'https://example.com/a']]);
	expect(left).toEqual([{ line: 0, text: 'Papers of the year', reason: 'No link and no URL' }]);
});

describe('a reference whose names are none', () => {
	test.each<[unknown, string | undefined]>([
		[[{ literal: 5 }, 'Ada Lovelace', null, 7, [], {}], '5, Ada Lovelace'],
		[[{ family: ['Bach'], given: {} }, { family: 'Curie', given: 'Marie' }], 'Bach, Marie Curie'],
		[[{ literal: 'Institute, Paris' }, { family: 'Curie' }], 'Institute, Paris; Curie'],
		['Ada', undefined],
	])('%j gives %j', (author, authors) => {
		expect(draftOfCsl({ title: 'T', author })?.fields['Authors']).toBe(authors);
	});
});
