import type { Entry } from '../entry';
import { bodyStart } from '../log/front-matter';
import type { Note } from '../note';
import { isBlank } from '../scan/line';
import { lineEndingOf, lineStart, shiftSpan, textOf, type Span } from '../text';
import { prevailing } from './habits';
import { within } from './masked';
import type { Rule } from './rule';
import { shown } from './shown';

export const missingBlankLine: Rule = {
	id: 'missing-blank-line',
	summary: 'A heading or field has no blank line above it.',
	severity: 'info',
	fixable: 'yes',
	docs: `A field right below a quote or a list is part of it on the page, though ML Watch reads it as a field: that is reported in any log. A field right below other text shows in
one paragraph with it, and a heading right below text is hard to find in the source: those are reported where more than two thirds of at least five fields, or headings, of
the note have a blank line above.

Info: nothing is lost.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n> A quoted line.\n**Comment**: Read twice.\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n> A quoted line.\n\n**Comment**: Read twice.\n',
	},
	checkNote(note, _context, report) {
		const found = [...tightHeadings(note), ...tightFields(note)];
		if (found.length === 0) return;
		const ending = lineEndingOf(note.text);
		for (const { at, what } of found) {
			const from = lineStart(note.text, at[0]);
			report({
				span: at,
				message: `Unexpected text right above ${what}, expected a blank line between`,
				fixes: [{ title: 'Put a blank line between', edits: [{ from, to: from, insert: ending }] }],
			});
		}
	},
};

/** Where something stands right below text, and what it is. */
interface Tight {
	readonly at: Span;
	readonly what: string;
}

function tightHeadings({ log: { blocks, starts }, text }: Note): Tight[] {
	const spaced = new Map<boolean, number>();
	const tight: Tight[] = [];
	const begin = bodyStart(text);
	for (let index = 1; index < blocks.length; index++) {
		const block = blocks[index]!;
		const start = starts[index]!;
		if (block.type === 'text' || start === begin) continue;
		const free = isBlankAbove(text, start);
		spaced.set(free, (spaced.get(free) ?? 0) + 1);
		if (!free) tight.push({ at: shiftSpan(block.heading, start), what: 'a heading' });
	}
	return prevailing(spaced, 5, 2 / 3) === true ? tight : [];
}

function tightFields({ log: { entries } }: Note): Tight[] {
	const spaced = new Map<boolean, number>();
	const always: Tight[] = [];
	const tight: Tight[] = [];
	for (const { block, from } of entries) {
		let masked: ((at: number) => boolean) | null = null;
		for (const field of block.fields) {
			const start = lineStart(block.text, field.label[0]);
			const above = lineAbove(block, start);
			const free = above === null;
			spaced.set(free, (spaced.get(free) ?? 0) + 1);
			if (above === null) continue;
			masked ??= within(block.masked.filter(({ kind }) => kind === 'quote' || kind === 'list'));
			const found = { at: shiftSpan(field.label, from), what: shown(textOf(block.text, field.label)) };
			(masked(above) ? always : tight).push(found);
		}
	}
	return prevailing(spaced, 5, 2 / 3) === true ? [...always, ...tight] : always;
}

function isBlankAbove(text: string, start: number): boolean {
	if (endsEmptyLine(text, start)) return true;
	const above = lineStart(text, Math.max(0, start - lineEndLength(text, start)));
	return isBlank(text, above, start);
}

/** The start of the line above a line of a body; null where it is blank or the heading. */
function lineAbove({ text, heading }: Entry, start: number): number | null {
	if (endsEmptyLine(text, start)) return null;
	const above = lineStart(text, start - lineEndLength(text, start));
	return above <= heading[0] || isBlank(text, above, start) ? null : above;
}

/** Whether an empty line ends at an offset: what stands above nearly every heading and field. */
function endsEmptyLine(text: string, start: number): boolean {
	return text.charCodeAt(start - 1) === 10 && text.charCodeAt(start - 2) === 10;
}

function lineEndLength(text: string, start: number): number {
	return text.charCodeAt(start - 1) === 10 && text.charCodeAt(start - 2) === 13 ? 2 : 1;
}
