import type { Entry } from '../entry';
import { decode } from '../markdown';
import { textOf } from '../text';
import type { LibraryFacts } from './context';
import { ownedHostOf } from './facts';
import { prevailing } from './habits';
import type { Fix, Rule } from './rule';
import { shown } from './shown';

export const missingSource: Rule = {
	id: 'missing-source',
	summary: 'An entry has no source, where the other entries have one.',
	severity: 'info',
	fixable: 'choice',
	docs: `Under a date the source may be missing: \`### [Title](url)\`. Where more than four fifths of at least five entries under dates have one, this one was forgotten. When the
vault knows whose the host of the URL is (at least three entries, nine in ten of that host's), a fix offers that source.

Outside any date a title without source is no entry but anybody's heading with a link, and lists of papers are full of them: nothing is reported, whatever the URL. Only a
star makes it clear that an entry was meant, which [entry-heading](#entry-heading) reports.

Info: the entry is read all the same.`,
	example: {
		bad: log('### [Title](https://example.com/6)'),
		good: log('### Blog: [Title](https://example.com/6)'),
	},
	checkEntry({ block, dateIndex }, { habits, library }, report) {
		if (block.source !== null || dateIndex < 0 || prevailing(habits.sourced, 5, 0.8) !== true) return;
		report({
			span: block.title,
			message: 'Unexpected entry without source, expected `Source: ` before its title as in the other entries',
			fixes: library ? ownerFix(block, library) : [],
		});
	},
};

function ownerFix(entry: Entry, { hosts }: LibraryFacts): Fix[] {
	const host = ownedHostOf(decode(textOf(entry.text, entry.url)));
	const owner = host === null ? null : prevailing(hosts.get(host) ?? new Map<string, number>(), 3, 0.9);
	if (owner === null) return [];
	const at = entry.link[0];
	return [{ title: `Write ${shown(owner)} as its source`, edits: [{ from: at, to: at, insert: `${owner}: ` }], choice: true }];
}

function log(last: string): string {
	const entries = [1, 2, 3, 4, 5].map((number) => `\n### Blog: [Title](https://example.com/${number})\n`);
	return `## 2021-09-22\n${entries.join('')}\n${last}\n`;
}
