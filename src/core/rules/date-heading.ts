import { printDate, readDate } from '../date';
import { headingContent, withoutClosing } from '../heading';
import type { Block, DateBlock } from '../log';
import { isInvisible, isSpace, lineEnd, textOf, type Span } from '../text';
import type { RuleContext } from './context';
import { prevailing } from './habits';
import { maskedAt } from './masked';
import type { Report, Rule } from './rule';
import { shown } from './shown';

export const dateHeading: Rule = {
	id: 'date-heading',
	summary: 'A date heading names no day of the calendar, or is not written with two digits each.',
	severity: 'warning',
	fixable: 'yes',
	docs: `\`2021.13.40\` and \`2021-02-30\` are no days, so the entries below have no date: the index leaves them out. \`2021.9.3\` is read as the third of
September 2021, but sorts and searches badly as text. A heading of level 6 is no date heading at all, so that the entries below count for the date above.

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
	checkBlock: checkLevel,
};

/** The date of a heading, without a colon behind it. */
export function digitsOf({ text, value: [from, to] }: DateBlock): Span {
	let end = to;
	if (text[end - 1] === ':' || text[end - 1] === '：') end--;
	while (end > from && (isSpace(text.charCodeAt(end - 1)) || isInvisible(text.charCodeAt(end - 1)))) end--;
	return [from, end];
}

/** Looks for dates at level 6, where entries may stand but no dates. */
function checkLevel(block: Block, _context: RuleContext, report: Report): void {
	const { text } = block;
	let masked: ((at: number) => boolean) | null = null;
	for (let at = text.indexOf('###### '); at >= 0; at = text.indexOf('###### ', at + 7)) {
		const before = text.charCodeAt(at - 1);
		const end = lineEnd(text, at);
		// A date and its hashes are short.
		if ((at > 0 && before !== 10 && before !== 13) || end - at > 80) continue;
		const content = withoutClosing(text, headingContent(text, at, end));
		if (!readDate(textOf(text, content))) continue;
		masked ??= maskedAt(text);
		if (masked(at)) continue;
		report({ span: content, message: `Unexpected level 6 of the date ${shown(textOf(text, content))}, expected a level from 1 to 5` });
	}
}
