import type { NearEntry } from '../entry';
import { readDate } from '../date';
import { headingContent, readEntryHeading, type NearEntryReason } from '../log/heading';
import { applyEdits, shiftEdit, textOf, type Edit, type Span } from '../text';
import { prevailing } from './habits';
import { linkRepairs } from './link-repairs';
import type { Fix, Rule } from './rule';

export const entryHeading: Rule = {
	id: 'entry-heading',
	summary: 'A heading looks like an entry or a date and cannot be read as one.',
	severity: 'error',
	fixable: 'yes',
	docs: `An entry's heading is \`### Source: [Title](url)\`. A heading that is close to that, and is not that, is no entry: it is missing from the
dashboard and the index, and what stands below it belongs to the entry above. Reported are a missing colon behind the source, a missing space behind
the \`#\`s (of a date, too), brackets that do not balance, level 1, text or a second link behind the title's link, and a starred title without source outside any date.

The fix is offered where there is one reading only, and reads back as an entry with the same words. Changing a level is a choice: a heading of level 1
ends the date above it.

An error: the entry is lost. In a note without entries and dates only a starred heading is reported, as such a note need not be a log.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog [Title](https://example.com/a)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n',
	},
	checkNear({ block, date, dateIndex }, { habits }, report, text) {
		const dated = date !== null || dateIndex >= 0;
		const level = prevailing(habits.entryLevels, 1) ?? 3;
		report({ span: block.span, message: messages[block.reason], fixes: fixesOf(text, block, dated, level) });
	},
};

const messages: Readonly<Record<NearEntryReason, string>> = {
	'missing-colon': 'Unexpected source without colon, expected `: ` before the title\'s `[`',
	'missing-space': 'Unexpected `#` without a space, so this is no heading, expected a space behind `#`',
	'broken-link': 'Unexpected end of the heading in a broken link, expected `[Title](url)`',
	level: 'Unexpected entry at level 1, expected a level from 2 to 6',
	'text-after-link': 'Unexpected text behind the title\'s link, expected the end of the heading, so this is no entry',
	'missing-source': 'Unexpected title without source outside any date, expected `Source: ` before `[`',
};

function fixesOf(text: string, near: NearEntry, dated: boolean, level: number): Fix[] {
	const [from, to] = near.heading;
	switch (near.reason) {
		case 'missing-colon':
			return readable(text, near, dated, 'Put a colon behind the source', [colonEdit(text, near.span)]);
		case 'missing-space':
			return readable(text, near, dated, 'Put a space behind #', [{ from: near.span[0], to: near.span[0], insert: ' ' }]);
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
