import type { Field } from '../body';
import type { Rule } from './rule';
import { shown } from './shown';

export const fieldOrder: Rule = {
	id: 'field-order',
	summary: 'The fields of an entry stand in another order than in the template.',
	severity: 'off',
	fixable: 'no',
	docs: `The order is that of the variables in the setting "Template of the body"; fields that the template does not have may stand anywhere.

Off: the order changes nothing for readers and filters.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Comment**: Read twice.\n\n**Keywords**: vision\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Keywords**: vision\n\n**Comment**: Read twice.\n',
	},
	checkEntry({ block }, { config }, report) {
		if (block.fields.length < 2) return;
		const places = placesIn(config.template);
		let before: Field | null = null;
		for (const field of block.fields) {
			const place = places.get(field.name.toLowerCase());
			if (place === undefined) continue;
			if (before && places.get(before.name.toLowerCase())! > place) {
				report({ span: field.label, message: `Unexpected ${shown(field.name)} below ${shown(before.name)}, expected it above` });
			} else before = field;
		}
	},
};

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
