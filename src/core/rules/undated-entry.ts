import type { Note } from '../note';
import type { Rule } from './rule';
import { shiftSpan } from '../text';

export const undatedEntry: Rule = {
	id: 'undated-entry',
	summary: 'A paper stands under no date.',
	severity: 'warning',
	fixable: 'no',
	docs: `The index is built by dates, so a paper without one is left out of it. Discussions (\`r/…\`) need none, nor does a note most of whose papers have none: it is
a list and no log. A paper under a date that does not exist is not reported, as its date heading is.

A warning: in a log it is a slip, most often a heading of level 1 above the entry, which ends the date.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n### Blog: [Title](https://example.com/b)\n\n# More\n\n### Blog: [Title](https://example.com/c)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n### Blog: [Title](https://example.com/b)\n\n# More\n\n### r/datascience: [Title](https://example.com/c)\n',
	},
	checkNote({ log }, _context, report) {
		if (log.dates.length === 0 || !isMostlyDated(log)) return;
		for (const { block, date, dateIndex, from } of log.entries) {
			if (date !== null || dateIndex >= 0 || block.kind !== 'paper') continue;
			report({ span: shiftSpan(block.link, from), message: 'Unexpected paper without a date, expected a date heading above it' });
		}
	},
};

function isMostlyDated({ entries }: Note['log']): boolean {
	let papers = 0;
	let dated = 0;
	for (const { block, dateIndex } of entries) {
		if (block.kind !== 'paper') continue;
		papers++;
		if (dateIndex >= 0) dated++;
	}
	return dated * 2 > papers;
}
