import { isSafeUrl, paperIdOf, hostOf } from '../../core/identity';
import type { LibraryFacts } from '../../core/lint';
import { decode } from '../../core/markdown';
import { readInlineLink } from '../../core/link';
import { textOf } from '../../core/text';
import type { Draft } from '../../core/draft';

/** More of a selection is not looked at. */
const longest = 4000;

/**
 * What a piece of text says about a paper: the first Markdown link in it, else its first URL, with the words beside it as the title.
 * @returns null where there is no http(s) URL in it.
 */
export function readPasted(text: string): Pick<Draft, 'title' | 'url'> | null {
	const source = text.slice(0, longest);
	for (let at = source.indexOf('['); at >= 0; at = source.indexOf('[', at + 1)) {
		const end = lineEndAt(source, at);
		const link = readInlineLink(source, at, end);
		if (!link) continue;
		const url = decode(textOf(source, link.url)).trim();
		if (isSafeUrl(url)) return { title: tidyTitle(decode(textOf(source, link.label))), url };
	}
	const bare = /https?:\/\/[^\s<>"]+/i.exec(source);
	if (!bare) return null;
	const url = withoutTrail(bare[0]);
	if (!isSafeUrl(url)) return null;
	const before = source.slice(source.lastIndexOf('\n', bare.index) + 1, bare.index);
	const behind = source.slice(bare.index + bare[0].length, lineEndAt(source, bare.index));
	return { title: tidyTitle(before) || tidyTitle(behind), url };
}

function lineEndAt(text: string, at: number): number {
	const end = text.slice(at).search(/[\r\n]/);
	return end < 0 ? text.length : at + end;
}

/** Punctuation of the sentence around a URL is no part of it; a bracket is where the URL does not open it. */
function withoutTrail(url: string): string {
	let end = url.length;
	while (end > 0) {
		const last = url[end - 1]!;
		const opens = last === ')' ? '(' : last === ']' ? '[' : '';
		const bare = url.slice(0, end);
		if (opens === '' ? !/[.,;:!?'*_~`]/.test(last) : bare.split(opens).length >= bare.split(last).length) break;
		end--;
	}
	return url.slice(0, end);
}

/** Words beside a URL without list markers, brackets and separators at their ends. */
function tidyTitle(words: string): string {
	const plain = words.replace(/\s+/g, ' ');
	let from = 0;
	let to = plain.length;
	while (from < to && ' #>*+-–—:|•·()[],;'.includes(plain[from]!)) from++;
	while (to > from && ' -–—:|•·()[]<'.includes(plain[to - 1]!)) to--;
	return plain.slice(from, to);
}

/** How many entries of a host have to agree on its source, and which share of all of them. */
const fewest = 2;
const share = 0.9;

/** The source of a URL: what the vault always writes for its host, else the register that it belongs to; null where neither is known. */
export function sourceOf(url: string, facts: LibraryFacts | null): string | null {
	const host = hostOf(url);
	if (host === null) return null;
	const paper = paperIdOf(url);
	const tally = paper ? undefined : facts?.hosts.get(host);
	if (tally) {
		const total = [...tally.values()].reduce((sum, count) => sum + count, 0);
		for (const [source, count] of tally) if (count >= fewest && count >= total * share) return source;
	}
	if (paper?.scheme === 'arxiv') return 'arXiv';
	if (paper?.scheme === 'openreview') return 'OpenReview';
	const subreddit = host === 'reddit.com' || host.endsWith('.reddit.com') ? /\/r\/([\w-]+)/.exec(url) : null;
	if (subreddit) return `r/${subreddit[1]!}`;
	return host === 'github.com' ? 'GitHub' : null;
}
