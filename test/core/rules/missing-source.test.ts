import { describe, expect, test } from 'vitest';
import { readNote } from '../../../src/core/note';
import { factsOfNotes, problemsIn } from '../lint/fixture';

const entries = (count: number): string => Array.from({ length: count }, (_, index) => `### Blog: [T](https://blog.example.com/${index})\n`).join('\n');
const log = (count: number, ...more: readonly string[]): string => `## 2021-09-22\n\n${entries(count)}\n${more.join('\n\n')}\n`;
const bare = '### [T](https://blog.example.com/bare)';
const rulesIn = (text: string): string[] => problemsIn(text).map(({ rule }) => rule);

describe('missing-source', () => {
	test('needs five entries under dates, more than four fifths of them with a source', () => {
		expect(rulesIn(log(4, bare))).toEqual([]);
		expect(rulesIn(log(5, bare))).toEqual(['missing-source']);
		expect(rulesIn(log(5, bare, bare.replace('bare', 'other')))).toEqual([]);
	});

	test.each(['arxiv.org/abs/2105.08756', 'blog.example.com/x'])('is silent about a title with %s outside any date, which is anybody\'s', (url) => {
		expect(rulesIn(log(9, '# Elsewhere', `### [T](https://${url})`))).toEqual([]);
		expect(rulesIn(`# Papers\n\n### [T](https://${url})\n\n### [U](https://${url}v2)\n`)).toEqual([]);
		expect(rulesIn(log(9, '# Elsewhere', `### :star:[T](https://${url})`))).toEqual(['entry-heading']);
	});

	test('offers the source that owns the host, from three entries of it on, nine in ten of whom agree', () => {
		const text = log(5, '### [T](https://owned.example.com/x)');
		const offered = (sources: readonly string[]): string[] => {
			const vault = `## 2021-09-22\n\n${sources.map((source, index) => `### ${source}: [T](https://owned.example.com/${index})\n`).join('\n')}`;
			const library = factsOfNotes(readNote('Log.md', text), readNote('Vault.md', vault));
			return problemsIn(text, { library }).flatMap(({ fixes }) => fixes.map(({ title, choice, edits }) => `${title} ${choice} ${edits[0]!.insert}`));
		};
		expect(offered(['Owner', 'Owner'])).toEqual([]);
		expect(offered(['Owner', 'Owner', 'Owner'])).toEqual(['Write `Owner` as its source true Owner: ']);
		expect(offered(['Owner', 'Owner', 'Owner', 'Other'])).toEqual([]);
		expect(problemsIn(text, { library: null }).map(({ fixes }) => fixes)).toEqual([[]]);
	});
});
