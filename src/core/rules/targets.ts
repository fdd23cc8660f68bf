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
	return keysOf(sameTargetKey(url), kind === 'paper' ? onlyPaper(links.filter(({ label }) => namesPaper(label)).map((link) => link.url)) : null);
}

/** The same for an entry of a note. Most of its links name no paper and are not read. */
export function entryKeys(entry: Entry): string[] {
	const { text, kind, links } = entry;
	const papers: string[] = [];
	for (const { label, url } of links) if (kind === 'paper' && namesPaper(decode(textOf(text, label)))) papers.push(decode(textOf(text, url)));
	return keysOf(sameTargetKey(decode(textOf(text, entry.url))), onlyPaper(papers));
}

function keysOf(title: string | null, paper: string | null): string[] {
	if (title === null) return paper === null ? [] : [paper];
	return paper === null || paper === title ? [title] : [title, paper];
}

/** The key of the paper that URLs name; null where they name none, or several. */
function onlyPaper(urls: readonly string[]): string | null {
	let only: string | null = null;
	for (const url of urls) {
		const id = paperIdOf(url);
		if (!id) continue;
		const key = paperIdKey(id);
		if (only !== null && only !== key) return null;
		only = key;
	}
	return only;
}

function namesPaper(label: string): boolean {
	return paperLabels.has(label) || paperLabels.has(label.trim().toLowerCase());
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
