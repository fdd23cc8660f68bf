import type { Field } from '../log/body';
import type { Entry } from '../entry';
import { lineEndingOf, textOf, type Edit, type Span } from '../text';
import type { Fix, Rule } from './rule';
import { shown } from './shown';

export const unreadMarker: Rule = {
	id: 'unread-marker',
	summary: 'A comment says that the paper has not been read, and no status does.',
	severity: 'off',
	fixable: 'choice',
	docs: `"Mark and read later", "I haven't read the paper yet": words that no filter finds. The fix adds a Status field with the first name of the setting "Reading status".
Where the words are a sentence of their own that says nothing else, the field takes their place; otherwise they stay.

Off: not everybody wants to be reminded.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Comment**: Astonishing results. Mark and read later.\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Comment**: Astonishing results.\n\n**Status**: to read\n',
	},
	checkEntry({ block }, { config }, report) {
		const status = config.statuses[0] ?? 'to read';
		for (const field of block.fields) {
			if (field.kind.content !== 'text') continue;
			const value = textOf(block.text, field.value);
			// Words that all of them hold are found several times as fast.
			const found = /read/i.test(value) ? marker.exec(value) : null;
			if (!found) continue;
			if (block.has('Status')) return;
			const from = field.value[0] + found.index;
			const span: Span = [from, from + found[0].length];
			report({
				span,
				message: `Unexpected ${shown(found[0])} without a status, expected \`**Status**: ${status}\``,
				fixes: [statusFix(block, field, span, status)],
			});
			return;
		}
	},
};

const marker = /\b(?:mark (?:it )?and read (?:it )?later|read (?:it |this )?later|(?:have|has)(?:n['’‘]t| not) read|not (?:yet read|read yet)|to be read|still to read)\b/i;
/** A whole sentence that says nothing but that. */
const wholeSentence = /(?:^|[.!?]\s+)((?:mark (?:it )?and )?read (?:it |this )?later[.!]?|to be read[.!]?|still to read[.!]?|not (?:yet read|read yet)[.!]?)$/i;

function statusFix(entry: Entry, field: Field, [, end]: Span, status: string): Fix {
	const { text } = entry;
	const ending = lineEndingOf(text);
	const at = entry.body[1];
	const title = `Set the status to ${shown(status)}`;
	const line = `**Status**: ${status}`;
	const sentence = wholeSentence.exec(textOf(text, field.value));
	const add: Edit = { from: at, to: at, insert: ending + ending + line };
	if (!sentence || end > field.value[1]) return { title, edits: [add], choice: true };
	const words = field.value[1] - sentence[1]!.length;
	if (words === field.value[0]) return { title, edits: [{ from: field.span[0], to: field.span[1], insert: line }], choice: true };
	let from = words;
	while (/\s/.test(text.charAt(from - 1))) from--;
	const removal: Edit = { from, to: field.value[1], insert: '' };
	const edits = at === field.value[1] ? [{ ...removal, insert: add.insert }] : [removal, add];
	return { title, edits, choice: true };
}
