import type { LinkForm, LinkItem } from '../link';
import { readLinkLine } from '../log/link-line';
import { printLink } from '../print/link-print';
import { textOf } from '../text';
import type { RuleContext } from './context';
import { prevailing } from './habits';
import type { Rule } from './rule';
import { shown } from './shown';

export const malformedLink: Rule = {
	id: 'malformed-link',
	summary: 'The brackets or parentheses of a link item are not those of a link.',
	severity: 'error',
	fixable: 'yes',
	docs: `\`[[paper]] (url)\`, \`[[paper]]url\`, \`[paper]](url)\`, \`[[paper]](url\` and their like are no links in any reader: the page shows brackets,
and the URL cannot be clicked. What was meant is plain, so the fix writes the item in the form of the setting "Link form", else in the one that the note
uses most. Spaces in a URL become \`%20\`.

An error: the link is lost to the reader.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n[\\[paper\\]] (https://arxiv.org/abs/2105.08756)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n[\\[paper\\]](https://arxiv.org/abs/2105.08756)\n',
	},
	checkEntry({ block }, context, report) {
		for (const item of block.links) {
			if (item.fault !== 'malformed') continue;
			const label = textOf(block.text, item.label);
			const form = formFor(item, context);
			const printed = printLink(label, textOf(block.text, item.url), form);
			report({
				span: item.span,
				message: `Unexpected ${shown(textOf(block.text, item.span))}, expected ${shown(printLink(label, '…', form))}`,
				fixes: isClean(printed) ? [{ title: 'Write it as a link', edits: [{ from: item.span[0], to: item.span[1], insert: printed }] }] : [],
			});
		}
	},
};

/** The configured form, else the note's own, else what the item looks like; never one that collides where nothing asks for it. */
function formFor(item: LinkItem, { config, habits }: RuleContext): LinkForm {
	if (config.linkForm !== 'auto') return config.linkForm;
	return prevailing(habits.linkForms, 1) ?? (item.form === 'nested' ? 'escaped' : item.form);
}

function isClean(printed: string): boolean {
	const items = readLinkLine(printed, 0, printed.length);
	return items?.length === 1 && items[0]!.fault === null && items[0]!.span[1] === printed.length;
}
