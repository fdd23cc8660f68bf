import { isBlank, lineEndBefore } from '../scan/line';
import { afterLineEnding, lineEnd, lineStart, withoutLoneCarriages, type Span } from '../text';
import { within } from './masked';
import type { Rule } from './rule';
import { counted } from './shown';

export const trailingSpace: Rule = {
	id: 'trailing-space',
	summary: 'A line of an entry ends in spaces or tabs.',
	severity: 'off',
	fixable: 'yes',
	docs: `Spaces at the end of a line show nothing, but make differences between versions. Two or more spaces before another line of the same paragraph are a line break and are
left alone, and so is what stands in code.

Off: they do no harm.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a) \n\n**Comment**: Read twice.\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Comment**: Read twice.\n',
	},
	checkEntry({ block }, _context, report) {
		const { text } = block;
		let masked: ((at: number) => boolean) | null = null;
		for (const [from, to] of endSpaces(text)) {
			masked ??= within(block.masked.filter(({ kind }) => kind === 'fence' || kind === 'indented-code' || kind === 'html'));
			const next = afterLineEnding(text, to);
			const continued = next < text.length && !isBlank(text, next, lineEnd(text, next));
			const start = lineStart(text, from);
			const breaks = to - from > 1 && continued && start < from && text.charCodeAt(start) !== 35;
			if (breaks || masked(start)) continue;
			report({
				span: [from, to],
				message: `Unexpected ${counted(to - from, 'space')} at the end of the line, expected none`,
				fixes: [{ title: 'Remove the spaces', edits: [{ from, to, insert: '' }] }],
			});
		}
	},
};

/** The runs of spaces and tabs that end a line, in text order. */
function endSpaces(text: string): Span[] {
	const found: Span[] = [];
	const loose = withoutLoneCarriages(text);
	for (let feed = loose.indexOf('\n'), start = 0; start < text.length; feed = loose.indexOf('\n', start)) {
		const next = feed < 0 ? text.length : feed + 1;
		const end = lineEndBefore(loose, start, next);
		let from = end;
		while (from > start && (text.charCodeAt(from - 1) === 32 || text.charCodeAt(from - 1) === 9)) from--;
		if (from < end) found.push([from, end]);
		start = next;
	}
	return found;
}
