import { readDate, type LogDate } from '../date';
import { emptyDraft, type Draft } from '../draft';
import { dateInUrl, sameTargetKey } from '../identity';
import { guessLabel } from '../print/normalise';
import { starAt } from '../star';
import { isLabel, linkMark, paperRank, plain, readInline, strip, type FoundLink } from './inline';

/** What one item of a list says, and what had no place in a draft. */
export interface Item {
	readonly draft: Draft;
	readonly images: readonly string[];
}

/**
 * Reads an item of a list: title, links, and as far as they can be told apart, date, venue and authors; all other words are the summary.
 * @param given what is known from around the item; it wins over what the item says.
 * @returns null where there is no link.
 */
export function readItem(text: string, given: Partial<Draft> = {}): Item | null {
	const { words: written, links, images } = readInline(text);
	if (links.length === 0) return null;
	const { words, starred } = withoutFront(written);
	const { title, rest, titleLink, source = '' } = titleOf(words, links);
	const target = titleLink ?? [...links].sort((a, b) => paperRank(b) - paperRank(a))[0]!;
	const key = sameTargetKey(target.url);
	const found = factsOf(rest);
	const kept = new Set(links.filter((link) => link !== target && (sameTargetKey(link.url) ?? link.url) !== key));
	// A label that is no name of a link holds words.
	const spoken = links.filter((link) => link !== titleLink && !kept.has(link) && link.label !== title && !isLabel(link.label)).map(({ label }) => label);
	const fields: Record<string, string> = { ...(found.authors === '' ? {} : { Authors: found.authors }), ...(found.venue === '' ? {} : { Venue: found.venue }), ...given.fields };
	return {
		images,
		draft: {
			...emptyDraft,
			title: given.title || title,
			url: target.url,
			starred,
			source,
			links: [...kept].map(({ label, url }) => ({ label: label === '' ? guessLabel(url) : label, url })),
			date: given.date ?? found.date ?? dateInUrl(target.url),
			keywords: given.keywords ?? [],
			summary: [given.summary ?? '', [...spoken, found.words].filter((part) => part !== '').join(' ')].filter((part) => part !== '').join('\n\n'),
			comment: given.comment ?? '',
			fields,
		},
	};
}

/** Without what stands before a title: a task's box, a number, a rating. */
function withoutFront(written: string): { words: string; starred: boolean } {
	let words = written.trim();
	let starred = false;
	for (;;) {
		const mark = /^(?:\[[ xX]?\]\s+|\d{1,4}[.)]\s+|#\d+\s+|[-*+•]\s+)/.exec(words)?.[0];
		const star = starAt(words, 0);
		if (!mark && !star) return { words, starred };
		starred ||= star !== null;
		words = words.slice(star ? star.span[1] : mark!.length).trimStart();
	}
}

/** A date in front of the title, which is read with the facts. */
const leadingDate = /^[([]?\s?((?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?)\s?[)\]]?\s*[:,|–—-]?\s*/;

interface Title {
	readonly title: string;
	/** What stands around it. */
	readonly rest: string;
	/** The link whose label it is. */
	readonly titleLink: FoundLink | null;
	readonly source?: string;
}

function titleOf(words: string, links: readonly FoundLink[]): Title {
	const dated = leadingDate.exec(words);
	const ahead = dated ? `(${dated[1]!}) ` : '';
	const text = dated ? words.slice(dated[0].length) : words;
	const bold = /^(\*\*|__)([^\n]*?)\1/.exec(text);
	const quoted = /^["“]([^"”]{4,300})["”]/.exec(text);
	const inner = bold?.[2]?.trim() ?? quoted?.[1] ?? null;
	const [first] = links;
	if (inner !== null && inner !== linkMark) {
		const rest = ahead + text.slice((bold ?? quoted)![0].length);
		const isLinked = inner.includes(linkMark);
		// `**[Title](url)** ...` with words around the link, as in `**1. [Title](url)**`.
		if (isLinked && first && !isLabel(first.label)) return { title: first.label, rest: `${rest} ${inner.replace(linkMark, '')}`, titleLink: first };
		return { title: trimmed(plain(inner.replaceAll(linkMark, ' '))), rest, titleLink: null };
	}
	const body = inner === linkMark ? text.slice(bold![0].length) : text.startsWith(linkMark) ? text.slice(1) : null;
	if (body !== null && first && first.label !== '' && !isLabel(first.label)) return { title: first.label, rest: ahead + body, titleLink: first };
	const front = text.slice(0, Math.max(0, text.indexOf(linkMark)));
	// `Source: [Title](url)`, as a log has it.
	const source = /^([^:：\ufffc]{1,40})[:：]\s*$/.exec(front)?.[1];
	if (first && !isLabel(first.label) && (source !== undefined || first.label.split(/\s+/).length > 3)) {
		return { title: first.label, rest: `${ahead}${source === undefined ? front : ''} ${text.slice(front.length + 1)}`, titleLink: first, source: plain(source ?? '') };
	}
	const end = titleEnd(text);
	return { title: trimmed(plain(text.slice(0, end))), rest: ahead + text.slice(end), titleLink: null };
}

/** Where an unmarked title ends: at the first link, or at a bracket or emphasis that begins something else. */
function titleEnd(text: string): number {
	const link = text.indexOf(linkMark);
	const end = link < 0 ? text.length : link;
	const other = /\s(?:[([`*_]|[–—-]\s)/.exec(text.slice(0, end));
	return other && other.index > 3 ? other.index : end;
}

function trimmed(title: string): string {
	const bare = strip(title, ' :,;|–—-', ' :,;|([–—-');
	return bare.endsWith('.') && !bare.endsWith('..') ? bare.slice(0, -1) : bare;
}

interface Facts {
	readonly date: LogDate | null;
	readonly venue: string;
	readonly authors: string;
	readonly words: string;
}

/** A conference or journal and its year, alone in brackets or emphasis: `CVPR 2021`, `Nature, 2020`, `NeurIPS'21`. */
const venuePattern = /^[A-Z][\p{L}&/+.'’\- ]{1,60}?[\s,'’-]*(?:(?:19|20)\d\d|\d\d)(?:\s\p{L}{3,12})?$/u;

function factsOf(rest: string): Facts {
	let date: LogDate | null = null;
	let venue = '';
	let authors = '';
	const words = rest.replace(/\(([^()]{1,200})\)|\[([^[\]]{1,200})\]|`([^`]{1,200})`|\*{1,2}([^*]{1,400})\*{1,2}|(?:^|\s)_([^_]{1,400})_(?=\W|$)/g, (whole, ...groups: (string | undefined)[]) => {
		const inner = plain(groups.slice(0, 5).find((group) => group !== undefined) ?? '');
		const read = /^(?:19|20)\d\d/.test(inner) ? readDate(inner)?.date ?? null : null;
		if (read && !date) {
			date = read;
			return ' ';
		}
		if (venue === '' && venuePattern.test(inner) && !inner.includes(linkMark)) {
			venue = inner;
			return ' ';
		}
		if (authors === '' && (/\bet al\b/.test(inner) || /^\p{Lu}[^,:]{2,40}(?:, | and | & )\p{Lu}/u.test(inner)) && !inner.includes(linkMark)) {
			authors = inner;
			return ' ';
		}
		return whole;
	});
	return { date, venue, authors, words: leftWords(words) };
}

/** What is left to say, without marks that stood between links. */
function leftWords(words: string): string {
	const bare = words.replaceAll(linkMark, ' ').replace(/\[[\s,|/·•]*\]|\([\s,|/·•]*\)/g, ' ').replace(/\s+/g, ' ');
	// What parted links parts nothing any more.
	const text = bare.split(' ').filter((word, index, all) => !/^[,;|/·•]$/.test(word) && !(/^[–—-]$/.test(word) && /^[–—-]?$/.test(all[index + 1] ?? ''))).join(' ');
	const inner = strip(text, ' :,;.|/·•–—])*_-', ' :,;|/·•–—[(*_-');
	return /[\p{L}\p{N}]/u.test(inner) ? inner : '';
}
