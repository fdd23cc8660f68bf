import { isSafeUrl } from '../../core/identity';
import { decode } from '../../core/markdown';
import { readInlineLink } from '../../core/link';
import { textOf, type Span } from '../../core/text';
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
export function tidyTitle(words: string): string {
	const plain = words.replace(/\s+/g, ' ');
	let from = 0;
	let to = plain.length;
	while (from < to && ' #>*+-–—:|•·()[],;'.includes(plain[from]!)) from++;
	while (to > from && ' -–—:|•·()[]<'.includes(plain[to - 1]!)) to--;
	return plain.slice(from, to);
}

/** A URL in a line, and the label of the Markdown link that it stands in. */
export interface FoundUrl {
	readonly span: Span;
	readonly url: string;
	readonly label: string;
}

/** The Markdown links and bare URLs of a line that lead to the web. */
export function urlsIn(line: string): FoundUrl[] {
	const found: FoundUrl[] = [];
	if (!/https?:\/\//i.test(line)) return found;
	for (let at = 0; at < line.length; at++) {
		const link = line[at] === '[' ? readInlineLink(line, at, line.length) : null;
		const linked = link ? decode(textOf(line, link.url)).trim() : '';
		if (link && isSafeUrl(linked)) {
			found.push({ span: link.span, url: linked, label: tidyTitle(decode(textOf(line, link.label))) });
			at = link.span[1] - 1;
			continue;
		}
		if ((line[at] !== 'h' && line[at] !== 'H') || !/^https?:\/\//i.test(line.slice(at, at + 8))) continue;
		const bare = /^[^\s<>"]+/.exec(line.slice(at))![0];
		const url = withoutTrail(bare);
		if (isSafeUrl(url)) found.push({ span: [at, at + url.length], url, label: '' });
		at += bare.length - 1;
	}
	return found;
}
