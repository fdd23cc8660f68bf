import type { Field } from '../log/body';
import type { Edit } from '../text';
import { textOf } from '../text';
import { prevailing } from './habits';
import type { Rule } from './rule';
import { shown } from './shown';

export const fieldName: Rule = {
	id: 'field-name',
	summary: 'The name of a field is spelled in another way than the field is called.',
	severity: 'warning',
	fixable: 'yes',
	docs: `\`**keywords**\`, \`**Keyword**\` and \`**KEYWORDS**\` are read as \`**Keywords**\`, but a search in other tools and a reader's eye miss
them. A name that is not bold is reported too, where at least two labels of the note are bold, and more than half of all. A name with a typo
is no field at all: that is [unknown-field](#unknown-field).

A warning: the slip is rare, and the fix changes nothing but the name.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**keyword**: world model\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Keywords**: world model\n',
	},
	checkEntry({ block }, { habits }, report) {
		for (const field of block.fields) {
			const misspelled = !isWritten(block.text, field);
			const unmarked = !field.bold && prevailing(habits.boldLabels, 2) === true;
			if (!misspelled && !unmarked) continue;
			const written = textOf(block.text, field.written);
			report({
				span: field.written,
				message: misspelled
					? `Unexpected field name ${shown(written)}, expected \`${field.name}\``
					: `Unexpected plain field name ${shown(written)}, expected \`**${field.name}**\` as elsewhere in this note`,
				fixes: [{ title: `Write ${unmarked ? `**${field.name}**` : field.name}`, edits: [nameEdit(field, unmarked)] }],
			});
		}
	},
};

function isWritten(text: string, { name, written }: Field): boolean {
	return written[1] - written[0] === name.length && text.startsWith(name, written[0]);
}

function nameEdit({ name, written }: Field, mark: boolean): Edit {
	return { from: written[0], to: written[1], insert: mark ? `**${name}**` : name };
}
