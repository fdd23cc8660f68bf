import { afterLineEnding, lineEnd, lineStart, textOf, type Edit, type Span } from '../text';
import { isBlank } from '../scan/line';
import type { Rule } from './rule';
import { shown } from './shown';

export const emptyField: Rule = {
	id: 'empty-field',
	summary: 'A field has a name and no value.',
	severity: 'info',
	fixable: 'choice',
	docs: `A field without a value is a stub that somebody meant to fill in. It is no mistake, and readers skip it; so this is info, and removing
the stub is a choice that "Fix problems" does not make for you. Silent when the setting "Keep empty fields" asks for stubs.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Keywords**:\n\n**Comment**: Read twice.\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Comment**: Read twice.\n',
	},
	checkEntry({ block }, { config }, report) {
		if (config.keepEmptyFields) return;
		for (const { label, written, value } of block.fields) {
			if (value[1] > value[0]) continue;
			report({
				span: label,
				message: `Unexpected empty field ${shown(textOf(block.text, written))}, expected a value or no field`,
				fixes: [{ title: 'Remove the empty field', edits: [lineRemoval(block.text, label)], choice: true }],
			});
		}
	},
};

/** Removes the line of a label, and one of the blank lines around it where it has one on either side. */
function lineRemoval(text: string, label: Span): Edit {
	const from = lineStart(text, label[0]);
	let to = afterLineEnding(text, lineEnd(text, label[1]));
	const above = from > 0 && isBlank(text, lineStart(text, from - 1), from);
	const belowEnd = lineEnd(text, to);
	if (above && to < text.length && isBlank(text, to, belowEnd)) to = afterLineEnding(text, belowEnd);
	return { from, to, insert: '' };
}
