import { paperIdKey, paperIdOf, paperUrl, type PaperId } from '../../core/identity';
import { roleOf } from '../links-in-text';
import { nameOf, plainLine, type MarkupElement } from '../markup';
import { uniqueBy, type LinkRole, type PaperLink } from '../paper';
import type { PageHead } from './page-head';

/** Parts of a page that are not about its subject. */
const frames = new Set(['nav', 'footer', 'aside', 'header', 'form', 'script', 'style', 'template', 'noscript']);

/** How many links are looked at, and of how many the words are read: a page may hold millions. */
const mostLinks = 5000;
const mostRead = 100;

interface Anchor {
	readonly url: string;
	readonly words: string;
}

/**
 * The paper and the code that a page is about: what its citation tags name, else a link that is called so, else the first link to
 * arXiv, OpenReview, a DOI or a repository in its text.
 */
export function linksOfPage(root: MarkupElement, url: string, head: PageHead): { readonly ids: readonly PaperId[]; readonly links: readonly PaperLink[] } {
	const anchors = anchorsIn(root, baseOf(head.base, url));
	const own = head.ids[0] ?? paperAmong(anchors);
	const found = (role: LinkRole, named: RegExp): PaperLink[] => {
		const candidates = anchors.filter((anchor) => roleOf(anchor.url) === role);
		const best = candidates.find(({ words }) => named.test(words)) ?? candidates[0];
		return best ? [{ role, url: best.url }] : [];
	};
	const project = anchors.find(({ url: target, words }) => /\bproject (?:page|site|website|home)/i.test(words) && roleOf(target) !== 'code' && !paperIdOf(target));
	return {
		ids: head.ids,
		links: [
			...(own ? [{ role: own.scheme === 'openreview' ? 'openreview' as const : 'paper' as const, url: paperUrl(own) }] : []),
			...found('code', /\b(?:code|github|implementation|repository|source)\b/i),
			...(project ? [{ role: 'project page' as const, url: project.url }] : []),
		],
	};
}

/** The paper that a page is about, among its links. */
function paperAmong(anchors: readonly Anchor[]): PaperId | null {
	const named = anchors.flatMap(({ url, words }) => {
		const id = paperIdOf(url);
		return id ? [{ id, named: /\b(?:paper|pre-?print|pdf|publication|manuscript)\b/i.test(words) }] : [];
	});
	const papers = uniqueBy(named, ({ id }) => paperIdKey(id));
	// The same paper may be linked first as a number and then as "paper".
	const called = named.find((paper) => paper.named);
	if (called) return called.id;
	for (const scheme of ['arxiv', 'openreview', 'doi']) {
		const first = papers.find(({ id }) => id.scheme === scheme);
		if (first) return first.id;
	}
	return null;
}

/** The links in the text of a page that lead to something of ours, in page order. */
function anchorsIn(root: MarkupElement, base: string): Anchor[] {
	const anchors: Anchor[] = [];
	let seen = 0;
	const open = [root];
	for (let element = open.pop(); element; element = open.pop()) {
		const name = nameOf(element);
		if (frames.has(name)) continue;
		if (name === 'a') {
			if (++seen > mostLinks) break;
			const anchor = anchorOf(element, base, anchors.length < mostRead);
			if (anchor) anchors.push(anchor);
		}
		const { children } = element;
		for (let index = children.length - 1; index >= 0; index--) open.push(children[index]!);
	}
	return anchors;
}

/** What a URL holds that could lead to a paper or to code: taking each link of a page apart would take longer than all else. */
const telling = /arxiv|10\.\d{4}|openreview|git|hugging|bitbucket|codeberg/i;

/** A link, where it leads to a paper or to code, or is called a project. */
function anchorOf(element: MarkupElement, base: string, isRead: boolean): Anchor | null {
	const href = element.getAttribute('href') ?? '';
	const mayTell = telling.test(href);
	if (href === '' || (!mayTell && !isRead)) return null;
	const words = isRead ? plainLine((element.textContent ?? '').slice(0, 400)) : '';
	const isProject = /\bproject\b/i.test(words);
	if (!mayTell && !isProject) return null;
	const url = resolved(href, base);
	return url !== null && (isProject || roleOf(url) !== null) ? { url, words } : null;
}

function baseOf(base: string | null, url: string): string {
	return (base === null ? null : resolved(base, url)) ?? url;
}

function resolved(href: string, base: string): string | null {
	if (href === '' || href.startsWith('#') || href.length > 2000) return null;
	try {
		const { href: url, protocol } = new URL(href, base);
		return protocol === 'https:' || protocol === 'http:' ? url : null;
	} catch {
		return null;
	}
}
