import { decode } from '../markdown';
import { textOf, type Span } from '../text';
import type { Report, Rule } from './rule';
import { shown } from './shown';

export const insecureUrl: Rule = {
	id: 'insecure-url',
	summary: 'A URL begins with `http://`.',
	severity: 'off',
	fixable: 'choice',
	docs: `Nearly every site answers at \`https://\` today. Whether this one does, and with the same page, can't be told from the note, so the fix is a choice.

Off: in a real log 46 of 169 entries had such a URL, and all of them worked.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](http://example.com/a)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n',
	},
	checkEntry({ block }, _context, report) {
		checkUrl(block.text, block.url, report);
		for (const item of block.links) if (item.fault === null) checkUrl(block.text, item.url, report);
	},
};

function checkUrl(text: string, span: Span, report: Report): void {
	// `https:` has its colon one further on.
	if (text.charCodeAt(span[0] + 4) !== 58 || !/^http:\/\//i.test(text.slice(span[0], span[0] + 7))) return;
	// A machine of one's own has no certificate.
	if (/^http:\/\/(?:localhost|127\.|10\.|192\.168\.|\[)/i.test(decode(textOf(text, [span[0], Math.min(span[1], span[0] + 40)])))) return;
	report({
		span: [span[0], span[0] + 7],
		message: `Unexpected \`http://\` in ${shown(textOf(text, span))}, expected \`https://\``,
		fixes: [{ title: 'Write https://', edits: [{ from: span[0], to: span[0] + 4, insert: 'https' }], choice: true }],
	});
}
