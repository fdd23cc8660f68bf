import { coarsen, dateRank, isoDate, precisionOf } from '../date';
import { digitsOf } from './date-heading';
import type { Rule } from './rule';
import { shown } from './shown';
import { textOf } from '../text';

export const futureDate: Rule = {
	id: 'future-date',
	summary: 'A date heading lies in the future.',
	severity: 'warning',
	fixable: 'no',
	docs: `\`## 2031-09-22\` in a log of 2021 is a slip of a finger. A month or year counts from its beginning. Silent where nobody says what day it is.

A warning: a log is about what was read.`,
	example: {
		bad: '## 2199-01-01\n\n### Blog: [Title](https://example.com/a)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n',
	},
	checkDate({ block, date }, { today }, report) {
		if (!date || !today || dateRank(date) <= dateRank(coarsen(today, precisionOf(date)))) return;
		const span = digitsOf(block);
		report({ span, message: `Unexpected date ${shown(textOf(block.text, span))} in the future, expected ${isoDate(today)} or earlier` });
	},
};
