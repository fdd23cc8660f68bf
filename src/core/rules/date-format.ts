import { printDate } from '../date';
import { prevailing } from './habits';
import { digitsOf } from './date-heading';
import type { Rule } from './rule';
import { shown } from './shown';
import { textOf } from '../text';

export const dateFormat: Rule = {
	id: 'date-format',
	summary: 'A date heading has another format than the settings ask for or than the note uses.',
	severity: 'info',
	fixable: 'yes',
	docs: `\`## 2021-09-22\` among \`## 2021.09.22\`. The setting "Date format" says which; where it follows the log, what more than half of its date headings, and at least
three, do. The fix keeps the date and its precision.

Info: 68 of 78 versions of a real log mixed formats, and every date was read all the same.`,
	example: {
		bad: '## 2021.09.22\n\n### Blog: [Title](https://example.com/a)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n',
		settings: { dateFormat: 'yyyy-MM-dd' },
	},
	checkDate({ block }, { config, habits }, report) {
		const { date, format, strict } = block.reading;
		// What is not strict is reported by date-heading, which keeps the separator.
		if (!date || !format || !strict) return;
		const wanted = config.dateFormat === 'auto' ? prevailing(habits.dateFormats, 3) : config.dateFormat;
		if (wanted === null || wanted === format) return;
		const span = digitsOf(block);
		const printed = printDate(date, wanted);
		report({
			span,
			message: `Unexpected format of ${shown(textOf(block.text, span))}, expected \`${printed}\`${config.dateFormat === 'auto' ? ' as elsewhere in this note' : ''}`,
			fixes: [{ title: `Write ${printed}`, edits: [{ from: span[0], to: span[1], insert: printed }] }],
		});
	},
};
