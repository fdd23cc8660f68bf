import type { LinkForm } from '../link';
import { convertLink } from '../print/link-print';
import { textOf } from '../text';
import type { RuleContext } from './context';
import { labelKey } from './definitions';
import { prevailing } from './habits';
import type { Rule } from './rule';
import { shown } from './shown';

export const mixedLinkStyle: Rule = {
	id: 'mixed-link-style',
	summary: 'A link item has another form than the settings ask for or than the note uses.',
	severity: 'info',
	fixable: 'yes',
	docs: `The five forms of a link item (\`[\\[paper\\]](url)\`, \`[[paper]](url)\`, \`[[paper](url)]\`, \`[paper](url)\`, \`[**paper**](url)\`) show differently, and a log
reads better with one. The setting "Link form" says which; when it follows the log, the form of more than two thirds of at least five items does. The fix keeps label
and target as they are written.

Silent where the log's own form is \`[[paper]](url)\`: nobody should be led into it unasked ([wikilink-collision](#wikilink-collision)). Items that a definition of
the note would take over ([link-definition-hijack](#link-definition-hijack)) are left alone as well.

Info: it is a matter of style.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n[paper](https://arxiv.org/abs/2105.08756)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n[\\[paper\\]](https://arxiv.org/abs/2105.08756)\n',
		settings: { linkForm: 'escaped' },
	},
	checkEntry({ block }, context, report) {
		if (block.links.length === 0) return;
		const form = wantedForm(context);
		if (form === null) return;
		for (const item of block.links) {
			if (item.form === form || item.fault !== null) continue;
			if (form === 'nested' && context.definitions.has(labelKey(textOf(block.text, item.label)))) continue;
			report({
				span: item.span,
				message: `Unexpected form of the link ${shown(textOf(block.text, item.label))}, expected ${samples[form]}${context.config.linkForm === 'auto' ? ' as elsewhere in this note' : ''}`,
				fixes: [{ title: `Write it as ${samples[form].replaceAll('`', '')}`, edits: convertLink(block.text, item, form) }],
			});
		}
	},
};

const samples: Readonly<Record<LinkForm, string>> = {
	escaped: '`[\\[paper\\]](url)`',
	nested: '`[[paper]](url)`',
	bracketed: '`[[paper](url)]`',
	plain: '`[paper](url)`',
	styled: '`[**paper**](url)`',
};

function wantedForm({ config, habits }: RuleContext): LinkForm | null {
	if (config.linkForm !== 'auto') return config.linkForm;
	const form = prevailing(habits.linkForms, 5, 2 / 3);
	return form === 'nested' ? null : form;
}
