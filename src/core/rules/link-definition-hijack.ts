import type { Entry } from '../entry';
import { convertLink } from '../print/link-print';
import { shiftEdit, shiftSpan, textOf, type Span } from '../text';
import { labelKey } from './definitions';
import type { Rule } from './rule';
import { shown } from './shown';

export const linkDefinitionHijack: Rule = {
	id: 'link-definition-hijack',
	summary: 'A link reference definition of the note takes over what stands in a link\'s brackets.',
	severity: 'error',
	fixable: 'yes',
	docs: `With \`[paper]: https://example.com\` anywhere in the note, the inner brackets of \`[[paper]](url)\` are a link of their own, to that address; as links
don't nest, the outer one is none, and its URL shows as text. Some tools write such definitions at the end of every note. Titles with brackets,
\`[[Discussion] How …](url)\`, are hit in the same way.

The fix escapes the inner brackets. It does so too where the setting "Link form" asks for the form that is hit.

An error: the link leads somewhere else.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [[Video] Title](https://example.com/a)\n\n[video]: https://example.com/other\n',
		good: '## 2021-09-22\n\n### Blog: [\\[Video\\] Title](https://example.com/a)\n\n[video]: https://example.com/other\n',
	},
	checkNote({ log }, { definitions: labels }, report) {
		if (labels.size === 0) return;
		for (const { block, from } of log.entries) {
			for (const inner of innerBrackets(block, block.title)) {
				const label = textOf(block.text, [inner[0] + 1, inner[1] - 1]);
				if (!labels.has(labelKey(label))) continue;
				report({
					span: shiftSpan(inner, from),
					message: message(label),
					fixes: [{ title: 'Escape the brackets', edits: escapes(inner).map((edit) => shiftEdit(edit, from)) }],
				});
			}
			for (const item of block.links) {
				const label = textOf(block.text, item.label);
				if (item.form !== 'nested' || item.fault === 'malformed' || !labels.has(labelKey(label))) continue;
				const edits = convertLink(block.text, item, 'escaped').map((edit) => shiftEdit(edit, from));
				report({ span: shiftSpan(item.span, from), message: message(label), fixes: [{ title: 'Escape the brackets', edits }] });
			}
		}
	},
};

function message(label: string): string {
	return `Unexpected ${shown(`[${label}]`)} in a link, which the note defines elsewhere as a link of its own, expected ${shown(`\\[${label}\\]`)}`;
}

/** The innermost pairs of unescaped brackets within a title, with the brackets. */
function innerBrackets({ text }: Entry, [from, to]: Span): Span[] {
	const found: Span[] = [];
	let open = -1;
	for (let at = from; at < to; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 92) at++;
		else if (unit === 91) open = at;
		else if (unit === 93 && open >= 0) {
			found.push([open, at + 1]);
			open = -1;
		}
	}
	return found;
}

function escapes([from, to]: Span): { from: number; to: number; insert: string }[] {
	return [{ from, to: from, insert: '\\' }, { from: to - 1, to: to - 1, insert: '\\' }];
}
