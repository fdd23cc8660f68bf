import { paperIdOf } from '../identity';
import { readInlineLink } from '../link';
import { decode } from '../markdown';
import { textOf } from '../text';

/** A link in a line of a list. */
export interface FoundLink {
	/** As it is shown, without brackets and emphasis. */
	readonly label: string;
	readonly url: string;
}

/** A line with a mark in the place of each link, in their order. */
export interface InlineText {
	readonly words: string;
	readonly links: readonly FoundLink[];
	/** Images that no link goes with. */
	readonly images: readonly string[];
}

/** Stands for a link: U+FFFC, the object replacement character, is nobody's word. */
export const linkMark = '\ufffc';

/** Reads the links of a line: Markdown, HTML and bare URLs. */
export function readInline(line: string): InlineText {
	const text = withoutTags(line.replaceAll(linkMark, ' '));
	const links: FoundLink[] = [];
	const images: string[] = [];
	let words = '';
	for (let at = 0; at < text.length; ) {
		const isImage = text.startsWith('![', at);
		const link = text[at] === '[' || isImage ? readInlineLink(text, isImage ? at + 1 : at, text.length, longestLabel) : null;
		if (link && isImage) {
			images.push(text.slice(at, link.span[1]));
			at = link.span[1];
			continue;
		}
		const bare = link ? null : urlAt(text, at);
		const found = link ? { label: labelOf(textOf(text, link.label)), url: decode(textOf(text, link.url)).trim() } : bare && { label: '', url: bare };
		if (found && found.url !== '') {
			links.push(found);
			words += linkMark;
			at = link ? link.span[1] : at + bare!.length;
		} else {
			words += text[at] === '\\' ? text.slice(at, at + 2) : text.charAt(at);
			at += text[at] === '\\' ? 2 : 1;
		}
	}
	return { words, links, images };
}

/** Longer labels are prose; the bound keeps a line of brackets linear. */
const longestLabel = 1000;

/** Anchors as links, line breaks as spaces; other tags say nothing. */
function withoutTags(line: string): string {
	if (!line.includes('<')) return line;
	return line
		.replace(/<a\s([^<>]*)>([^<]*)<\/a>/gi, (whole, attributes: string, label: string) => {
			const url = /\bhref=["']?([^\s"']+)/i.exec(attributes)?.[1];
			return url === undefined ? whole : `[${label.trim()}](<${url}>)`;
		})
		.replace(/<br\s?\/?>/gi, ' ')
		.replace(/<(https?:\/\/[^\s<>]+)>/gi, '$1')
		.replace(/<\/?[a-z][^<>]*>/gi, (tag) => (/^<https?:/i.test(tag) ? tag : ''));
}

function urlAt(text: string, at: number): string | null {
	if (!text.startsWith('http', at) || /[a-z0-9]/i.test(text.charAt(at - 1))) return null;
	const found = /^https?:\/\/[^\s<>|]+/i.exec(text.slice(at, at + 2000))?.[0];
	if (!found) return null;
	let end = found.length;
	// What ends a sentence or closes a bracket in front of the URL belongs to neither.
	while (end > 0 && /[.,;:!?'"*\]]/.test(found[end - 1]!)) end--;
	if (found[end - 1] === ')' && !found.slice(0, end).includes('(')) end--;
	return found.slice(0, end);
}

/** A label without the marks of its form; of an image its words. */
function labelOf(label: string): string {
	const image = /^!\[([^\]]*)\]/.exec(label);
	const words = plain(image ? image[1]! : label);
	return words.startsWith('[') && words.endsWith(']') ? words.slice(1, -1).trim() : words;
}

/** The text without any of these characters at its start, and of those at its end. */
export function strip(text: string, front: string, back: string): string {
	let [from, to] = [0, text.length];
	while (from < to && front.includes(text[from]!)) from++;
	while (to > from && back.includes(text[to - 1]!)) to--;
	return text.slice(from, to);
}

/** Text without emphasis, code marks and escapes. */
export function plain(text: string): string {
	return decode(text.replace(/\*\*|__|`|~~/g, '').replace(/(^|[^\w\\])[*_](\S)/g, '$1$2').replace(/(\S)[*_](?!\w)/g, '$1')).replace(/\s+/g, ' ').trim();
}

const paperLabels = new Set(['paper', 'papers', 'pdf', 'arxiv', 'abs', 'abstract', 'openreview', 'doi', 'link', 'url', 'acm', 'ieee', 'full text', 'html', 'read', 'article']);
const otherLabels = new Set([
	'code', 'codes', 'github', 'git', 'repo', 'implementation', 'project', 'page', 'website', 'web', 'site', 'homepage', 'home', 'demo', 'video', 'videos', 'youtube', 'slides', 'slide', 'poster', 'tweet',
	'twitter', 'x', 'thread', 'blog', 'post', 'dataset', 'data', 'datasets', 'model', 'models', 'weights', 'huggingface', 'hugging', 'hf', 'supp', 'supplementary', 'supplement', 'bib', 'bibtex', 'talk', 'colab',
	'notebook', 'official', 'unofficial', 'pytorch', 'tensorflow', 'tf', 'keras', 'jax', 'torch', 'review', 'discussion', 'reddit', 'news', 'star', 'stars', 'here', 'source', 'summary', 'announcement',
]);

/** Whether a label names what a link leads to and not a paper's title: `code`, `Project page`, `PDF 2`. */
export function isLabel(label: string): boolean {
	const words = label.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, ' ').trim().split(/\s+/);
	return words.length <= 3 && (words[0] === '' || paperLabels.has(words[0]!) || otherLabels.has(words[0]!));
}

/** How well a link stands for the paper itself; the greatest number is the best. */
export function paperRank({ label, url }: FoundLink): number {
	const [word = ''] = label.toLowerCase().split(/[^a-z]+/);
	if (paperLabels.has(word)) return 3;
	if (paperIdOf(url)) return 2;
	return otherLabels.has(word) ? 0 : 1;
}
