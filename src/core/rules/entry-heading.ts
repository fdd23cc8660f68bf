import type { NearEntry } from '../entry';
import { printDate, readDate } from '../date';
import { readDateForm } from '../log/date-form';
import { headingsInHtml } from '../log/html-heading';
import { maskOf, type MaskedRange } from '../mask';
import { headingContent, readEntryHeading, type NearEntryReason } from '../log/heading';
import { applyEdits, lineEndingOf, shiftEdit, textOf, type Edit, type Span } from '../text';
import { prevailing, type Habits } from './habits';
import { linkRepairs } from './link-repairs';
import type { Fix, Report, Rule } from './rule';
import { shown } from './shown';

export const entryHeading: Rule = {
	id: 'entry-heading',
	summary: 'A heading looks like an entry or a date and cannot be read as one.',
	severity: 'error',
	fixable: 'yes',
	docs: `An entry's heading is \`### Source: [Title](url)\`. A heading that is close to that, and is not that, is no entry: it is missing from the
dashboard and the index, and what stands below it belongs to the entry above. Reported are a missing colon behind the source, a missing space behind
the \`#\`s (of a date, too), brackets that do not balance or a URL without any, level 1, text or a second link behind the title's link, and a starred title without source outside
any date. A heading that is a date in another form, such as \`2021. 9. 22\`, \`Sep 22, 2021\` or \`2021.09.22 (Wed)\`, is reported too: the entries below it pass for those of the date above;
so is a heading within HTML, such as right below \`<br>\`, which no page shows as one.

The fix is offered where there is one reading only, and reads back as an entry with the same words; one that drops a day of the week, or a link, is a choice. Changing a level is a choice: a heading of level 1
ends the date above it.

An error: the entry is lost. In a note without entries and dates only a starred heading is reported, as such a note need not be a log.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog [Title](https://example.com/a)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n',
	},
	checkEntry({ block, date, dateIndex }, _context, report) {
		if (block.masked.length > 0) reportHidden(block.text, block.masked, date !== null || dateIndex >= 0, report);
	},
	checkDate({ block: { text, heading } }, _context, report) {
		// Nearly always an entry follows.
		if (text.includes('<', heading[1])) reportHidden(text, maskOf(text), true, report);
	},
	checkNear({ block, date, dateIndex }, { habits }, report, text) {
		const dated = date !== null || dateIndex >= 0;
		const level = prevailing(habits.entryLevels, 1) ?? 3;
		if (block.reason === 'date-form') reportDate(text, block, habits, report);
		else report({ span: block.span, message: messages[block.reason], fixes: fixesOf(text, block, dated, level) });
	},
};

const messages: Readonly<Record<NearEntryReason, string>> = {
	'missing-colon': 'Unexpected source without colon, expected `: ` before the title\'s `[`',
	'missing-space': 'Unexpected `#` without a space, so this is no heading, expected a space behind `#`',
	'broken-link': 'Unexpected end of the heading in a broken link, expected `[Title](url)`',
	level: 'Unexpected entry at level 1, expected a level from 2 to 6',
	'text-after-link': 'Unexpected text behind the title\'s link, expected the end of the heading, so this is no entry',
	'missing-source': 'Unexpected title without source outside any date, expected `Source: ` before `[`',
	'date-form': 'Unexpected form of a date, which is not read, expected one such as `2021-09-22`',
};

function fixesOf(text: string, near: NearEntry, dated: boolean, level: number): Fix[] {
	const [from, to] = near.heading;
	switch (near.reason) {
		case 'missing-colon':
			return readable(text, near, dated, 'Put a colon behind the source', [colonEdit(text, near.span)]);
		case 'missing-space':
			return readable(text, near, dated, 'Put a space behind #', [{ from: hashesEnd(text, from), to: near.span[0], insert: ' ' }]);
		case 'broken-link':
			for (const { title, edits } of linkRepairs(text, near.span)) {
				const fixes = readable(text, near, dated, title, edits);
				if (fixes.length > 0) return fixes;
			}
			return [];
		case 'level': {
			const hash = text.indexOf('#', from);
			const edits = [{ from: hash, to: hash, insert: '#'.repeat(level - 1) }];
			return hash < 0 || hash >= to ? [] : [{ title: `Make it a heading of level ${level}`, edits, choice: true }];
		}
		default:
			return [];
	}
}

/** A no-break space behind the `#`s makes no heading either. */
function hashesEnd(text: string, from: number): number {
	let at = text.indexOf('#', from);
	while (text.charCodeAt(at) === 35) at++;
	return at;
}

/** A choice: somebody may have put tags around headings to hide them. */
function reportHidden(text: string, masked: readonly MaskedRange[], dated: boolean, report: Report): void {
	for (const span of headingsInHtml(text, masked, dated)) {
		const [from] = span;
		report({
			span,
			message: 'Unexpected heading right below HTML, which takes it in, expected a blank line above it',
			fixes: [{ title: 'Put a blank line above', edits: [{ from, to: from, insert: lineEndingOf(text) }], choice: true }],
		});
	}
}

function reportDate(text: string, { span }: NearEntry, { dateFormats }: Habits, report: Report): void {
	const [from, to] = span;
	const written = textOf(text, span);
	const form = readDateForm(written);
	if (!form?.date) {
		report({ span, message: messages['date-form'] });
		return;
	}
	const insert = printDate(form.date, prevailing(dateFormats, 1) ?? 'yyyy-MM-dd');
	const fix: Fix = { title: `Write ${insert}`, edits: [{ from, to, insert }] };
	report({
		span,
		message: `Unexpected form of the date ${shown(written)}, which is not read, expected \`${insert}\``,
		fixes: [form.weekday || written.includes('[') ? { ...fix, choice: true } : fix],
	});
}

function colonEdit(text: string, [, to]: Span): Edit {
	return { from: to, to, insert: text.charCodeAt(to) === 91 ? ': ' : ':' };
}

/** A fix, where it makes the heading an entry, or a date. */
function readable(text: string, { heading, level }: NearEntry, dated: boolean, title: string, edits: readonly Edit[]): Fix[] {
	const [from, to] = heading;
	const line = applyEdits(text.slice(from, to), edits.map((edit) => shiftEdit(edit, -from)));
	const content = headingContent(line, 0, line.length);
	const read = readEntryHeading(line, content, level, dated);
	const reads = read ? !('reason' in read) : readDate(textOf(line, content)) !== null;
	return reads ? [{ title, edits }] : [];
}
