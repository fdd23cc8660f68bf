import { isoDate, dateRank } from '../date';
import type { Note } from '../note';
import { isBlank } from '../scan/line';
import { lineEndingOf, positionAt, shiftSpan, type Edit } from '../text';
import { digitsOf } from './date-heading';
import { blankLineBehind, canMove } from './date-order';
import { siblingSections, type DateSection } from './date-sections';
import type { Fix, Rule } from './rule';

export const duplicateDate: Rule = {
	id: 'duplicate-date',
	summary: 'A log has two headings of one date.',
	severity: 'warning',
	fixable: 'yes',
	docs: `Two sections of one date are most often the work of two devices, or of an entry that was put at the top again. Dates are compared within one log of the note, days within
their month.

The fix moves what stands under the second heading to the end of the first section, in its order, and removes the heading. It is offered where the headings have one
level and nothing but entries stands below the second, as prose there would become part of the entry above.

A warning: it is a slip, and an entry is missed easily when a date is there twice.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n## 2021-09-22\n\n### Blog: [Title](https://example.com/b)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n### Blog: [Title](https://example.com/b)\n',
	},
	checkNote(note, context, report) {
		// Both look at the whole note, and only where a date stands there twice.
		let movable: boolean | null = null;
		let ending: string | null = null;
		for (const group of siblingSections(note, context).flat()) {
			const firsts = new Map<number, DateSection>();
			let before: DateSection | null = null;
			for (const section of group) {
				const first = section.date && firsts.get(dateRank(section.date));
				if (first) {
					report({
						span: shiftSpan(digitsOf(section.heading.block), section.from),
						message: `Unexpected second heading of ${isoDate(section.date)}, expected its entries under the one in line ${lineOf(note, first)}`,
						fixes: canMerge(first, section) && (movable ??= canMove(note)) ? [merge(note, (ending ??= lineEndingOf(note.text)), first, section, first === before)] : [],
					});
				} else if (section.date) firsts.set(dateRank(section.date), section);
				before = section;
			}
		}
	},
};

function lineOf({ lineStarts }: Note, { from, heading }: DateSection): number {
	return positionAt(lineStarts, from + heading.block.heading[0]).line + 1;
}

function canMerge(first: DateSection, { heading: { block } }: DateSection): boolean {
	return first.heading.block.level === block.level && block.heading[0] === 0 && isBlank(block.text, block.heading[1], block.text.length);
}

function merge({ text }: Note, ending: string, first: DateSection, second: DateSection, adjacent: boolean): Fix {
	return {
		title: 'Merge the two sections',
		get edits() {
			const { from, to, heading: { block } } = second;
			// Nothing but blank lines stands between the heading and the next block.
			const start = from + block.text.length;
			if (adjacent) return [{ from, to: start, insert: '' }];
			const words = text.slice(start, to);
			const edits: Edit[] = [{ from, to, insert: '' }];
			if (words !== '') edits.push({ from: first.to, to: first.to, insert: words + blankLineBehind(words, ending) });
			return edits;
		},
	};
}
