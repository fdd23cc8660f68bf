import { lineEndingOf, lineStart } from '../text';
import type { Rule } from './rule';
import { shown } from './shown';

export const setextTrap: Rule = {
	id: 'setext-trap',
	summary: 'A rule right below a field or link line turns it into a heading.',
	severity: 'warning',
	fixable: 'yes',
	docs: `In Markdown a line of \`---\` or \`===\` right below text is no rule: it makes that text a heading. \`**Comment**: Read twice.\` directly above \`---\`
shows as a title in every reader. The fix puts a blank line between the two.

A warning: ML Watch still reads the field, but no page shows it as one.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Comment**: Read twice.\n---\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Comment**: Read twice.\n\n---\n',
	},
	checkEntry({ block }, _context, report) {
		if (block.setextTraps.length === 0) return;
		const insert = lineEndingOf(block.text);
		for (const [, to] of block.setextTraps) {
			const from = lineStart(block.text, to);
			report({
				span: [from, to],
				message: `Unexpected ${shown(block.text.slice(from, to))} right below text, which makes that text a heading, expected a blank line between`,
				fixes: [{ title: 'Put a blank line between', edits: [{ from, to: from, insert }] }],
			});
		}
	},
};
