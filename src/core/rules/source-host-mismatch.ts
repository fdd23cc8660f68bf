import { decode } from '../markdown';
import { hostOf, paperIdOf } from '../identity';
import { textOf } from '../text';
import type { LibraryFacts } from './context';
import { totalOf, type Tally } from './habits';
import type { Rule } from './rule';
import { counted, shown } from './shown';

export const sourceHostMismatch: Rule = {
	id: 'source-host-mismatch',
	summary: 'The URL of a title leads to a site that belongs to another source.',
	severity: 'warning',
	fixable: 'choice',
	docs: `\`Synced: [Title](https://www.marktechpost.com/…)\`: the source was left from the entry above, or the URL was copied from another tab. A host belongs to a source when
at least four entries of that source lead there, and nine in ten of all others; it is not this entry's when most entries of its own source lead elsewhere. Registers of
papers (arXiv, DOI, OpenReview) belong to nobody.

Which of the two is wrong only you know, so the fix, which writes the host's source, is a choice.

Learned from all notes; without them the rule is silent. A warning: in a real log it found three mistakes and nothing else.`,
	example: {
		bad: log('Blog', 'Blog', 'Blog', 'Blog', 'Review'),
		good: log('Blog', 'Blog', 'Blog', 'Blog', 'Blog'),
	},
	checkEntry({ block }, { library }, report) {
		if (!library || !block.source || block.kind !== 'paper') return;
		const source = decode(textOf(block.text, block.source));
		const url = decode(textOf(block.text, block.url));
		const owner = ownerOf(library, source, url);
		if (!owner) return;
		report({
			span: block.source,
			message: `Unexpected source ${shown(source)} for a URL of \`${hostOf(url)!}\`, expected ${shown(owner.source)} as in ${counted(owner.count, 'entry', 'entries')}`,
			fixes: [{ title: `Write ${owner.source}`, edits: [{ from: block.source[0], to: block.source[1], insert: owner.source }], choice: true }],
		});
	},
};

/** The other source that a URL's host belongs to; null where it belongs to none, or may be this source's. */
function ownerOf({ hosts, sources }: LibraryFacts, source: string, url: string): Counted | null {
	const host = hostOf(url);
	const tally = host === null ? undefined : hosts.get(host);
	if (!tally) return null;
	const { first, second, total } = commonestOf(tally);
	const other = first?.source === source ? second : first;
	if (!other || other.count < 4) return null;
	const own = tally.get(source) ?? 0;
	if (other.count < (total - own) * 0.9 || other.count < own * 4) return null;
	return sameName(other.source, source) || own * 2 >= (sources.get(source) ?? 0) || paperIdOf(url) ? null : other;
}

interface Counted {
	readonly source: string;
	readonly count: number;
}

/** The two commonest sources of a host: no other can have nine tenths of what is not one source's. */
interface Commonest {
	readonly first: Counted | null;
	readonly second: Counted | null;
	readonly total: number;
}

/** A host is asked about for each of its entries, and may have hundreds of sources. */
const commonest = new WeakMap<Tally<string>, Commonest>();

function commonestOf(tally: Tally<string>): Commonest {
	let known = commonest.get(tally);
	if (!known) {
		const [first = null, second = null] = [...tally].map(([source, count]) => ({ source, count })).sort((a, b) => b.count - a.count);
		commonest.set(tally, (known = { first, second, total: totalOf(tally) }));
	}
	return known;
}

function sameName(a: string, b: string): boolean {
	return a.toLowerCase().replace(/\W/g, '') === b.toLowerCase().replace(/\W/g, '');
}

function log(...sources: string[]): string {
	const entries = sources.map((source, index) => `\n### ${source}: [Title](https://blog.example.com/${index})\n`);
	const others = [5, 6, 7].map((index) => `\n### Review: [Title](https://review.example.org/${index})\n`);
	return `## 2021-09-22\n${[...entries, ...others].join('')}`;
}
