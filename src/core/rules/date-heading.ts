import { printDate } from '../date';
import type { DateBlock } from '../log';
import { isInvisible, isSpace, textOf, type Span } from '../text';
import { prevailing } from './habits';
import type { Rule } from './rule';
import { shown } from './shown';

export const dateHeading: Rule = {
	id: 'date-heading',
	summary: 'A date heading names no day of the calendar, or is not written with two digits each.',
	severity: 'warning',
	fixable: 'yes',
	docs: `\`2021.13.40\` and \`2021-02-30\` are no days, so the entries below have no date: the index leaves them out. \`2021.9.3\` is read as the third of
September 2021, but sorts and searches badly as text. 
The fix writes two digits and one separator. What day was meant by a date that does not exist only you know.

A warning: each is a slip, and rare.`,
	example: {
		bad: '## 2021.9.3\n\n### Blog: [Title](https://example.com/a)\n',
		good: '## 2021.09.03\n\n### Blog: [Title](https://example.com/a)\n',
	},
	checkDate({ block }, { habits }, report) {
		const { reading } = block;
		if (reading.date && reading.strict) return;
		const span = digitsOf(block);
		const written = shown(textOf(block.text, span));
		if (!reading.date) {
			report({ span, message: `Unexpected date ${written}, expected a day of the calendar` });
			return;
		}
		const date = printDate(reading.date, reading.format ?? prevailing(habits.dateFormats, 1) ?? 'yyyy-MM-dd');
		report({
			span,
			message: `Unexpected date ${written}, expected \`${date}\``,
			fixes: [{ title: `Write ${date}`, edits: [{ from: span[0], to: span[1], insert: date }] }],
		});
	},
};

/** The date of a heading, without a colon behind it. */
export function digitsOf({ text, value: [from, to] }: DateBlock): Span {
	let end = to;
	if (text[end - 1] === ':' || text[end - 1] === '：') end--;
	while (end > from && (isSpace(text.charCodeAt(end - 1)) || isInvisible(text.charCodeAt(end - 1)))) end--;
	return [from, end];
}
