import { dateRank, isoDate } from '../date';
import type { Note } from '../note';
import { partitionPoint } from '../text/partition-point';
import type { Order } from '../style';
import { lineEndingOf, shiftSpan, type Edit } from '../text';
import type { RuleContext } from './context';
import { comparable, inOrder, isInOrder, siblingSections, type DateSection } from './date-sections';
import { digitsOf } from './date-heading';
import type { Fix, Rule } from './rule';
import { counted } from './shown';

export const dateOrder: Rule = {
	id: 'date-order',
	summary: 'A date heading stands out of the order of the others.',
	severity: 'warning',
	fixable: 'yes',
	docs: `A log goes from the newest date to the oldest, or the other way round. The setting "Order of dates" says which; where it follows the log, the order that more of its
dates (at least three) are in. Each of the logs in a note is looked at on its own, days within their month, and only dates of the precision that most have;
a date that stands there twice is left to [duplicate-date](#duplicate-date).
Reported are as few dates as possible: those that, moved, put all in order.

The fix moves the whole section, with everything in it, to its place.

A warning: a section out of place is where the next entry goes wrong, too.`,
	example: {
		bad: log('2021-09-22', '2021-09-20', '2021-09-21', '2021-09-19'),
		good: log('2021-09-22', '2021-09-21', '2021-09-20', '2021-09-19'),
	},
	checkNote(note, context, report) {
		// Both look at the whole note, and only where a date is out of order.
		let movable: boolean | null = null;
		let ending: string | null = null;
		for (const groups of siblingSections(note, context)) {
			const sorted = groups.map(comparable);
			const order = orderOf(sorted, context);
			if (!order) continue;
			for (const sections of sorted) {
				if (isInOrder(sections, order)) continue;
				movable ??= canMove(note);
				ending ??= lineEndingOf(note.text);
				const kept = inOrder(sections, order);
				const move: Move = { note, ending, order, kept: sections.filter((section) => kept.has(section)) };
				const moved = sections.filter((section) => !kept.has(section));
				moved.forEach((section, index) => {
					report({
						span: shiftSpan(digitsOf(section.heading.block), section.heading.from),
						message: `Unexpected place of ${isoDate(section.date!)}, expected the ${order} date first`,
						fixes: movable ? fixesFor(move, moved, index) : [],
					});
				});
			}
		}
	},
};

/** How many sections stand in an order. In nearly every log all do, and so only one stands in the other. */
function longestRun(sections: readonly DateSection[], order: Order): number {
	if (isInOrder(sections, order)) return sections.length;
	return isInOrder(sections, order === 'newest' ? 'oldest' : 'newest') ? 1 : inOrder(sections, order).size;
}

interface Move {
	readonly note: Note;
	readonly ending: string;
	readonly order: Order;
	/** The sections that stay, in text order, which is their order by date too. */
	readonly kept: readonly DateSection[];
}

function orderOf(groups: readonly DateSection[][], { config }: RuleContext): Order | null {
	if (config.order !== 'auto') return config.order;
	let balance = 0;
	let count = 0;
	for (const sections of groups) {
		balance += longestRun(sections, 'newest') - longestRun(sections, 'oldest');
		count += sections.length;
	}
	if (balance === 0 || count < 3) return null;
	return balance > 0 ? 'newest' : 'oldest';
}

/** A block that hides the rest of the note, or half of a conflict, would hide or split something else when it is moved. */
export function canMove({ log, text }: Note): boolean {
	return log.unclosed === null && !text.includes('<<<<<<<');
}

/** The first finding offers to move all at once, so that "Fix all" does it in one step. Edits are made when they are asked for. */
function fixesFor(move: Move, moved: readonly DateSection[], index: number): Fix[] {
	const title = 'Move the section to its place';
	const single = { title, get edits() { return moves(move, [moved[index]!]); } };
	if (moved.length === 1) return [single];
	const choice: Fix = { title, choice: true, get edits() { return single.edits; } };
	if (index > 0) return [choice];
	return [{ title: `Move ${counted(moved.length, 'section')} to their places`, get edits() { return moves(move, moved); } }, choice];
}

function moves({ note: { text }, ending, order, kept }: Move, moved: readonly DateSection[]): Edit[] {
	const sign = order === 'newest' ? -1 : 1;
	const rank = ({ date }: DateSection): number => dateRank(date!) * sign;
	const edits: Edit[] = moved.map(({ from, to }) => ({ from, to, insert: '' }));
	for (const section of [...moved].sort((a, b) => rank(a) - rank(b) || a.from - b.from)) {
		const next = firstBehind(kept, rank, rank(section));
		const at = next ? next.from : kept.at(-1)!.to;
		const words = text.slice(section.from, section.to);
		// The last section of a note seldom ends with a blank line.
		const lead = at === text.length ? blankLineBehind(text, ending) : '';
		edits.push({ from: at, to: at, insert: lead + words + (at < text.length ? blankLineBehind(words, ending) : '') });
	}
	return edits;
}

/** The first of sections in order that ranks above a rank. */
function firstBehind(sections: readonly DateSection[], rank: (section: DateSection) => number, above: number): DateSection | null {
	return sections[partitionPoint(sections.length, (index) => rank(sections[index]!) <= above)] ?? null;
}

/** What is missing for a blank line between a section and what will follow it. */
export function blankLineBehind(words: string, ending: string): string {
	const end = words.slice(-40).replace(/\r\n/g, '\n');
	if (/[\r\n][ \t]*[\r\n][ \t]*$/.test(end)) return '';
	return /[\r\n]$/.test(end) ? ending : ending + ending;
}

function log(...dates: string[]): string {
	return dates.map((date) => `## ${date}\n\n### Blog: [Title](https://example.com/${date.slice(8)})\n`).join('\n');
}
