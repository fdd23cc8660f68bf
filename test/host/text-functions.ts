import type * as Api from 'obsidian';

/** getFrontMatterInfo, obsidian.d.ts 3344; an empty block and CRLF count too. */
export function readFrontMatter(content: string): Api.FrontMatterInfo {
	const match = /^---[ \t]*(\r\n?|\n)/.exec(content);
	const none = { exists: false, frontmatter: '', from: 0, to: 0, contentStart: 0 };
	if (match === null) return none;
	const from = match[0].length;
	const closing = /(^|\r\n?|\n)---[ \t]*(\r\n?|\n|$)/g;
	closing.lastIndex = Math.max(0, from - (match[1]?.length ?? 1));
	const end = closing.exec(content);
	if (end === null) return none;
	const to = Math.max(from, end.index);
	return { exists: true, frontmatter: content.slice(from, to), from, to, contentStart: end.index + end[0].length };
}

/** normalizePath, obsidian.d.ts 4606: forward slashes, none doubled or at the ends, no-break spaces as spaces, NFC. */
export function normalizePath(path: string): string {
	const plain = path.replace(/[\\/]+/g, '/').replace(/^\/+|\/+$/g, '').replace(/[\u00a0\u202f]/g, ' ');
	return plain === '' ? '/' : plain.normalize('NFC');
}

/** The version of the app that is simulated: apiVersion, obsidian.d.ts 400. */
export const apiVersion = '1.13.1';

/** requireApiVersion, obsidian.d.ts 5494. */
export function requireApiVersion(version: string): boolean {
	const wanted = version.split('.').map(Number);
	const have = apiVersion.split('.').map(Number);
	for (let part = 0; part < 3; part += 1) {
		const difference = (have[part] ?? 0) - (wanted[part] ?? 0);
		if (difference !== 0) return difference > 0;
	}
	return true;
}

/** stripHeadingForLink, obsidian.d.ts 6841: characters that would end a link become spaces. */
export function stripHeadingForLink(heading: string): string {
	return heading.replace(/[!"#$%&()*+,.:;<=>?@^`{|}~/[\]\\\r\n]/g, ' ').replace(/\s+/g, ' ').trim();
}

/** resolveSubpath, obsidian.d.ts 5500: `#Heading`, `#A#B` below it, `#^block`. */
export function resolveSubpath(cache: Api.CachedMetadata, subpath: string): Api.HeadingSubpathResult | Api.BlockSubpathResult | null {
	const parts = subpath.split('#').filter((part) => part.trim() !== '');
	const last = parts[parts.length - 1];
	if (last === undefined) return null;
	if (last.startsWith('^')) {
		const block = cache.blocks?.[last.slice(1).toLowerCase()];
		return block === undefined ? null : { type: 'block', block, start: block.position.start, end: block.position.end };
	}
	const headings = cache.headings ?? [];
	const plain = (heading: string): string => stripHeadingForLink(heading).toLowerCase();
	let at = -1;
	let level = 0;
	for (const part of parts) {
		const found = headings.findIndex((heading, index) => index > at && heading.level > level && plain(heading.heading) === plain(part));
		if (found < 0) return null;
		at = found;
		level = headings[found]?.level ?? 0;
	}
	const current = headings[at];
	if (current === undefined) return null;
	const next = headings.slice(at + 1).find((heading) => heading.level <= current.level) ?? null;
	return { type: 'heading', current, next: next as Api.HeadingCache, start: current.position.start, end: next?.position.start ?? null };
}

/** renderMatches, obsidian.d.ts 5416: the text with the matched parts marked. */
export function renderMatches(el: HTMLElement | DocumentFragment, text: string, matches: Api.SearchMatches | null, offset = 0): void {
	let at = 0;
	for (const [from, to] of matches ?? []) {
		const start = Math.max(at, from + offset);
		const end = Math.min(text.length, to + offset);
		if (end <= start) continue;
		el.appendText(text.slice(at, start));
		el.createSpan({ cls: 'suggestion-highlight', text: text.slice(start, end) });
		at = end;
	}
	el.appendText(text.slice(at));
}

/** renderResults, obsidian.d.ts 5428. */
export function renderResults(el: HTMLElement, text: string, result: Api.SearchResult, offset?: number): void {
	renderMatches(el, text, result.matches, offset);
}

/** sanitizeHTMLToDom, obsidian.d.ts 5525: scripts and handlers do not survive. */
export function sanitizeHTMLToDom(html: string): DocumentFragment {
	const fragment = document.createDocumentFragment();
	const parsed = new DOMParser().parseFromString(html, 'text/html');
	for (const element of Array.from(parsed.querySelectorAll('script, iframe, object, embed, style, link, meta'))) element.remove();
	for (const element of Array.from(parsed.querySelectorAll('*'))) {
		for (const { name, value } of Array.from(element.attributes)) {
			if (name.startsWith('on') || /^\s*javascript:/i.test(value)) element.removeAttribute(name);
		}
	}
	fragment.append(...Array.from(parsed.body.childNodes));
	return fragment;
}
