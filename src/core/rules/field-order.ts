import { readBody, type Field } from '../log/body';
import type { Entry } from '../entry';
import type { FieldTable } from '../field';
import { applyEdits, nextLine, textOf, type Edit } from '../text';
import type { Fix, Rule } from './rule';
import { shown } from './shown';

export const fieldOrder: Rule = {
	id: 'field-order',
	summary: 'The fields of an entry stand in another order than in the template.',
	severity: 'off',
	fixable: 'yes',
	docs: `The order is that of the variables in the setting "Template of the body"; fields that the template does not have may stand anywhere.

The fix moves whole fields, word for word, into the places that they take from each other; everything between them stays. It is offered where a blank line stands between
the fields and each of them is read as the same field at its new place: a summary would take in prose or links that stand below the keywords now.

Off: the order changes nothing for readers and filters.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Comment**: Read twice.\n\n**Keywords**: vision\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Keywords**: vision\n\n**Comment**: Read twice.\n',
	},
	checkEntry({ block }, { config, fields }, report) {
		if (block.fields.length < 2) return;
		const places = placesIn(config.template);
		const placed = block.fields.filter(({ name }) => places.has(name.toLowerCase()));
		const placeOf = ({ name }: Field): number => places.get(name.toLowerCase())!;
		let fixes: Fix[] | null = null;
		let before: Field | null = null;
		for (const field of placed) {
			if (before && placeOf(before) > placeOf(field)) {
				fixes ??= fixesFor(block, placed, [...placed].sort((a, b) => placeOf(a) - placeOf(b)), fields);
				report({ span: field.label, message: `Unexpected ${shown(field.name)} below ${shown(before.name)}, expected it above`, fixes });
			} else before = field;
		}
	},
};

/** @param slots where the fields stand. @param sorted the same fields as they should stand. */
function fixesFor(entry: Entry, slots: readonly Field[], sorted: readonly Field[], table: FieldTable): Fix[] {
	const { text } = entry;
	const edits: Edit[] = [];
	for (const [index, { span: [from, to] }] of slots.entries()) {
		if (sorted[index] !== slots[index]) edits.push({ from, to, insert: textOf(text, sorted[index]!.span) });
	}
	if (!slots.every((field, index) => index === 0 || hasBlankLine(text.slice(slots[index - 1]!.span[1], field.span[0])))) return [];
	return readsTheSame(entry, applyEdits(text, edits), slots, sorted, table) ? [{ title: 'Put the fields in order', edits }] : [];
}

function hasBlankLine(gap: string): boolean {
	return /[\r\n][ \t]*[\r\n]/.test(gap.replace(/\r\n/g, '\n'));
}

/** Whether an entry whose fields were moved has the same fields and links as before, at their new places, and none is underlined. */
function readsTheSame(entry: Entry, text: string, slots: readonly Field[], sorted: readonly Field[], table: FieldTable): boolean {
	const body = readBody(text, nextLine(text, entry.heading[1]), table);
	if (entry.setextTraps.length > 0 || body.setextTraps.length > 0) return false;
	const now = new Map(slots.map((field, slot) => [field, sorted[slot]!]));
	const expected = entry.fields.map((field) => textOf(entry.text, (now.get(field) ?? field).span));
	return isEqual(body.fields.map(({ span }) => textOf(text, span)), expected)
		&& isEqual(body.links.map(({ span }) => textOf(text, span)), entry.links.map(({ span }) => textOf(entry.text, span)));
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((text, index) => text === b[index]);
}

const read = new Map<string, ReadonlyMap<string, number>>();

/** The place of each variable in a template. The last template is remembered; a person has one. */
function placesIn(template: string): ReadonlyMap<string, number> {
	const known = read.get(template);
	if (known) return known;
	const places = new Map<string, number>();
	for (const [, name] of template.matchAll(/\{\{([^{}]*)\}\}/g)) places.set(name!.trim().toLowerCase(), places.size);
	read.clear();
	read.set(template, places);
	return places;
}
