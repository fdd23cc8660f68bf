import type { Field } from '../log/body';
import { textOf, type Edit, type Span } from '../text';
import { prevailing } from './habits';
import type { Rule } from './rule';
import { shown } from './shown';

export const fieldName: Rule = {
	id: 'field-name',
	summary: 'The name of a field is spelled in another way than the field is called.',
	severity: 'warning',
	fixable: 'yes',
	docs: `\`**keywords**\`, \`**Keyword**\` and \`**KEYWORDS**\` are read as \`**Keywords**\`, but a search in other tools and a reader's eye miss
them. Marks that do not match, as in \`**Keywords*:\`, make nothing bold. A name that is not bold is reported too, where at least two labels of the note are bold, and more than half of all. A name with a typo
is no field at all: that is [unknown-field](#unknown-field).

A warning: the slip is rare, and the fix changes nothing but the name.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**keyword**: world model\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Keywords**: world model\n',
	},
	checkEntry({ block }, { habits }, report) {
		for (const field of block.fields) {
			const misspelled = !isWritten(block.text, field) || isTorn(block.text, field);
			const unmarked = !field.bold && (isTorn(block.text, field) || prevailing(habits.boldLabels, 2) === true);
			if (!misspelled && !unmarked) continue;
			report({
				span: field.written,
				message: messageFor(block.text, field, misspelled),
				fixes: [{ title: `Write ${unmarked ? `**${field.name}**` : field.name}`, edits: [nameEdit(block.text, field, unmarked)] }],
			});
		}
	},
};

function messageFor(text: string, field: Field, misspelled: boolean): string {
	const written = shown(textOf(text, field.written));
	if (isTorn(text, field)) return `Unexpected marks around the field name ${written}, expected \`**${field.name}**\``;
	if (misspelled) return `Unexpected field name ${written}, expected \`${field.name}\``;
	return `Unexpected ${field.label[0] < field.written[0] ? 'italic' : 'plain'} field name ${written}, expected \`**${field.name}**\` as elsewhere in this note`;
}

function isWritten(text: string, { name, written }: Field): boolean {
	return written[1] - written[0] === name.length && text.startsWith(name, written[0]);
}

/** Whether marks of emphasis stand around the name that make it neither bold nor italic: `**Name*:`, `** Name**:`. */
function isTorn(text: string, { bold, label, written }: Field): boolean {
	if (bold || label[0] === written[0]) return false;
	const [opened, closed] = marksOf(text, label, written);
	return opened !== closed || label[0] + opened < written[0];
}

/** How many marks stand before a name, and behind it, on either side of its colon. */
function marksOf(text: string, label: Span, written: Span): [opened: number, closed: number] {
	const count = (piece: string) => piece.replace(/[^*_]/g, '').length;
	return [count(text.slice(label[0], written[0])), count(text.slice(written[1], label[1]))];
}

function nameEdit(text: string, { name, label, written }: Field, mark: boolean): Edit {
	if (!mark) return { from: written[0], to: written[1], insert: name };
	if (label[0] === written[0]) return { from: written[0], to: written[1], insert: `**${name}**` };
	// Other marks stand around it.
	return { from: label[0], to: label[1], insert: `**${name}**${text.slice(written[1], label[1]).replace(/[*_]/g, '')}` };
}
