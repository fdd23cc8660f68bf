import { isBlank } from '../scan/line';
import { afterLineEnding, lineEnd, lineStart } from '../text';
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
		const masked = within(block.masked.filter(({ kind }) => kind === 'fence' || kind === 'indented-code' || kind === 'html'));
		for (const [from, to] of endSpaces(text)) {
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
function* endSpaces(text: string): Iterable<[from: number, to: number]> {
	for (let end = lineEnd(text, 0); ; end = lineEnd(text, afterLineEnding(text, end))) {
		let from = end;
		while (from > 0 && (text.charCodeAt(from - 1) === 32 || text.charCodeAt(from - 1) === 9)) from--;
		if (from < end) yield [from, end];
		if (end >= text.length) return;
	}
}
