import { decode } from '../markdown';
import { textOf } from '../text';
import type { Tally } from './habits';
import type { Rule } from './rule';
import { counted, shown } from './shown';

export const sourceSpelling: Rule = {
	id: 'source-spelling',
	summary: 'A source differs from a commoner one of the vault only by case, spaces or punctuation.',
	severity: 'warning',
	fixable: 'yes',
	docs: `"Marktechpost", "MarkTechPost" and "MARKTECHPOST" are one site to a person and three sources to a filter. The commoner spelling must stand in at least two entries,
and in twice as many as this one. No other difference is compared: two sources can be one letter apart.

Learned from all notes; without them the rule is silent. A warning: it is a slip, and the commoner spelling is the evidence.`,
	example: { bad: log('Marktechpost', 'Marktechpost', 'MarkTech Post'), good: log('Marktechpost', 'Marktechpost', 'Marktechpost') },
	checkEntry({ block }, { library }, report) {
		if (!library || !block.source) return;
		const written = decode(textOf(block.text, block.source));
		const commoner = commonerSource(library.sources, written);
		if (commoner === null) return;
		report({
			span: block.source,
			message: `Unexpected source ${shown(written)}, expected ${shown(commoner)} as in ${counted(library.sources.get(commoner)!, 'entry', 'entries')}`,
			fixes: [{ title: `Write ${commoner}`, edits: [{ from: block.source[0], to: block.source[1], insert: commoner }] }],
		});
	},
};

const best = new WeakMap<Tally<string>, ReadonlyMap<string, string>>();

function commonerSource(sources: Tally<string>, written: string): string | null {
	let commonest = best.get(sources);
	if (!commonest) best.set(sources, (commonest = commonestByKey(sources)));
	const found = commonest.get(sourceKey(written));
	if (found === undefined || found === written) return null;
	return sources.get(found)! >= Math.max(2, 2 * (sources.get(written) ?? 0)) ? found : null;
}

function commonestByKey(sources: Tally<string>): ReadonlyMap<string, string> {
	const commonest = new Map<string, string>();
	for (const [source, count] of sources) {
		const key = sourceKey(source);
		const known = commonest.get(key);
		const before = known === undefined ? 0 : sources.get(known)!;
		if (known === undefined || count > before || (count === before && source < known)) commonest.set(key, source);
	}
	return commonest;
}

function sourceKey(source: string): string {
	return source.toLowerCase().replace(/[\s._-]+/g, '');
}

function log(...sources: string[]): string {
	return `## 2021-09-22\n${sources.map((source, index) => `\n### ${source}: [Title](https://example.com/${index})\n`).join('')}`;
}
