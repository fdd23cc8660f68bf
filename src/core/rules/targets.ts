import type { Entry, Kind } from '../entry';
import { paperIdKey, paperIdOf, sameTargetKey } from '../identity';
import { decode } from '../markdown';
import { textOf } from '../text';

/** What an entry is about, as far as its links say. Labels and URLs are decoded. */
export interface Target {
	readonly kind: Kind;
	readonly url: string;
	readonly links: readonly { readonly label: string; readonly url: string }[];
}

/** Labels of the link that is the paper itself; `paper1` and `related paper` name one of several, or another one. */
const paperLabels = new Set(['paper', 'arxiv', 'pdf', 'preprint', 'abs', 'abstract', 'openreview']);

/**
 * The keys of what an entry is about: its title's URL, and the paper that its links labelled `paper` (or the like) name, where that
 * is one. Two entries that share a key are about the same thing; similar URLs share none.
 */
export function targetKeys({ kind, url, links }: Target): string[] {
	const title = sameTargetKey(url);
	const keys = title === null ? [] : [title];
	if (kind !== 'paper') return keys;
	const papers = new Set<string>();
	for (const link of links) {
		const id = paperLabels.has(link.label.trim().toLowerCase()) ? paperIdOf(link.url) : null;
		if (id) papers.add(paperIdKey(id));
	}
	const [paper] = papers;
	if (paper !== undefined && papers.size === 1 && paper !== title) keys.push(paper);
	return keys;
}

/** An entry of a note as a target. */
export function targetOf(entry: Entry): Target {
	const { text } = entry;
	return {
		kind: entry.kind,
		url: decode(textOf(text, entry.url)),
		links: entry.links.map(({ label, url }) => ({ label: decode(textOf(text, label)), url: decode(textOf(text, url)) })),
	};
}
