import { isPlaceholder } from '../log/link-line';
import { textOf } from '../text';
import type { Rule } from './rule';
import { shown } from './shown';

export const emptyLink: Rule = {
	id: 'empty-link',
	summary: 'A title or link item has no URL, or a placeholder in its place.',
	severity: 'warning',
	fixable: 'no',
	docs: `\`[[code]]()\`, \`[[code]](TODO)\`, \`[[code]](link_to_code)\` and a label without parentheses show as links that lead nowhere. Only you know
where they should lead, so there is no fix.

A warning: somebody meant to fill it in (94 of them in 10 of 30 public lists).`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n[\\[code\\]](TODO)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n[\\[code\\]](https://github.com/google/automl)\n',
	},
	checkEntry({ block }, _context, report) {
		const { text } = block;
		if (!text.startsWith('://', block.url[0] + 5) && isPlaceholder(text, block.url)) {
			report({ span: block.link, message: `${unexpected(textOf(text, block.url))} as the title's URL, expected one that begins with \`https://\`` });
		}
		for (const item of block.links) {
			if (item.fault !== 'empty') continue;
			const label = shown(textOf(text, item.label));
			report({ span: item.span, message: `${unexpected(textOf(text, item.url))} as the URL of ${label}, expected one that begins with \`https://\`` });
		}
	},
};

function unexpected(url: string): string {
	return url.trim() === '' ? 'Unexpected nothing' : `Unexpected placeholder ${shown(url)}`;
}
