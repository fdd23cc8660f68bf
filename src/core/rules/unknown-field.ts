import { readLabel, type FieldKind, type FieldTable } from '../field';
import { lineEnd, textOf, type Span } from '../text';
import { within } from './masked';
import { isOneEdit, isSwap } from './one-edit';
import type { Fix, Rule } from './rule';
import { shown } from './shown';

export const unknownField: Rule = {
	id: 'unknown-field',
	summary: 'A bold label is close to the name of a field and is none.',
	severity: 'warning',
	fixable: 'yes',
	docs: `\`**Sumary**: …\` is read as prose of what stands above it. A bold label at the start of a line is reported where one letter, or two swapped ones, part it from the name of a
field of seven letters or more; two swapped letters from a shorter one. Other labels, such as \`**Problem**: …\` inside a summary, are nobody's business.

Where the entry has that field already, the fix is a choice.

A warning: the field is lost to filters and to the dashboard.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Sumary**: Reads well.\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Summary**: Reads well.\n',
	},
	checkEntry({ block }, { fields }, report) {
		const { text } = block;
		let masked: ((at: number) => boolean) | null = null;
		let present: ReadonlySet<string> | null = null;
		let next = 0;
		for (let at = text.indexOf('**', block.heading[1]); at >= 0; at = text.indexOf('**', at + 2)) {
			if (!beginsLine(text, at)) continue;
			while (next < block.fields.length && block.fields[next]!.label[0] < at) next++;
			if (block.fields[next]?.label[0] === at) continue;
			const label = readLabel(text, at, lineEnd(text, at));
			if (!label?.bold) continue;
			const written = textOf(text, label.name);
			const kind = closeTo(written, fields);
			if (!kind) continue;
			masked ??= within(block.masked);
			if (masked(at)) continue;
			present ??= new Set(block.fields.map(({ name }) => name));
			report({
				span: label.name,
				message: `Unexpected field name ${shown(written)}, expected \`${kind.name}\``,
				fixes: [renaming(label.name, kind, present)],
			});
		}
	},
};

/** Whether nothing but an indentation of at most three spaces stands before an offset on its line. */
function beginsLine(text: string, at: number): boolean {
	let start = at;
	while (start > at - 3 && text.charCodeAt(start - 1) === 32) start--;
	const before = text.charCodeAt(start - 1);
	return before === 10 || before === 13;
}

/** The field that a label was meant to be; null where it is one, or close to none. */
function closeTo(written: string, fields: FieldTable): FieldKind | null {
	const key = written.toLowerCase();
	if (fields.has(key)) return null;
	for (const [name, kind] of fields) if (name.length >= 7 ? isOneEdit(key, name) : isSwap(key, name)) return kind;
	return null;
}

/** @param present the fields that the entry has: with a second one of its name the person should look. */
function renaming([from, to]: Span, { name }: FieldKind, present: ReadonlySet<string>): Fix {
	const title = `Write ${name}`;
	const edits = [{ from, to, insert: name }];
	return present.has(name) ? { title, edits, choice: true } : { title, edits };
}
