import { printDate, readDate } from '../date';
import { headingContent, withoutClosing } from '../heading';
import type { Block } from '../log';
import { maskOf } from '../mask';
import { isInvisible, isSpace, lineEnd, textOf, type Span } from '../text';
import type { RuleContext } from './context';
import { prevailing } from './habits';
import type { Report, Rule } from './rule';
import { shown } from './shown';

export const dateHeading: Rule = {
	id: 'date-heading',
	summary: 'A date heading names no day of the calendar, or is not written with two digits each.',
	severity: 'warning',
	fixable: 'yes',
	docs: `\`2021.13.40\` and \`2021-02-30\` are no days, so the entries below have no date: the index leaves them out. \`2021.9.3\` is read as the third of
September 2021, but sorts and searches badly as text. \`##2021.09.03\` and a heading of level 6 are no date headings at all, so that the entries below
count for the date above.

The fix writes two digits and one separator, or puts the space in. What day was meant by a date that does not exist only you know.

A warning: each is a slip, and rare.`,
	example: {
		bad: '## 2021.9.3\n\n### Blog: [Title](https://example.com/a)\n',
		good: '## 2021.09.03\n\n### Blog: [Title](https://example.com/a)\n',
	},
	checkDate({ block }, { habits }, report) {
		const { reading } = block;
		if (reading.date && reading.strict) return;
		const span = withoutColon(block.text, block.value);
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
	checkBlock: checkLostDates,
};

function withoutColon(text: string, [from, to]: Span): Span {
	let end = to;
	if (text[end - 1] === ':' || text[end - 1] === '：') end--;
	while (end > from && (isSpace(text.charCodeAt(end - 1)) || isInvisible(text.charCodeAt(end - 1)))) end--;
	return [from, end];
}

/** Looks for lines that were meant as date headings; a block's own heading line never is one of them. */
function checkLostDates(block: Block, _context: RuleContext, report: Report): void {
	const { text } = block;
	for (let at = text.charCodeAt(0) === 35 ? 0 : nextHash(text, 0); at >= 0; at = nextHash(text, at)) {
		let hashes = at;
		while (text.charCodeAt(hashes) === 35) hashes++;
		const spaced = isSpace(text.charCodeAt(hashes));
		if (spaced ? hashes - at !== 6 : hashes - at > 6) continue;
		const end = lineEnd(text, at);
		// A number behind a hash is an issue's; a date and its hashes are short.
		if (end - at > 80) continue;
		const content = withoutClosing(text, headingContent(text, at, end));
		if (!readDate(textOf(text, content))?.format || isMasked(text, at)) continue;
		report(lostDate(text, at, hashes, content, spaced));
	}
}

function nextHash(text: string, from: number): number {
	const feed = text.indexOf('\n#', from);
	const carriage = text.indexOf('\r#', from);
	if (feed < 0 || carriage < 0) return Math.max(feed, carriage) < 0 ? -1 : Math.max(feed, carriage) + 1;
	return Math.min(feed, carriage) + 1;
}

function isMasked(text: string, at: number): boolean {
	return maskOf(text).some((range) => range.from <= at && at < range.to);
}

function lostDate(text: string, at: number, hashes: number, content: Span, spaced: boolean): Parameters<Report>[0] {
	const written = shown(textOf(text, [at, content[1]]));
	if (spaced) {
		return {
			span: content,
			message: `Unexpected level 6 of the date ${written}, expected a level from 1 to 5`,
		};
	}
	return {
		span: [at, content[1]],
		message: `Unexpected ${written}, which is no heading, expected a space behind \`#\``,
		fixes: [{ title: 'Put a space behind #', edits: [{ from: hashes, to: hashes, insert: ' ' }] }],
	};
}
