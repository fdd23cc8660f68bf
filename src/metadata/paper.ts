import type { LogDate } from '../core/date';
import { calendarDate } from '../core/date';
import { isSafeUrl, paperIdKey, sameTargetKey, type PaperId } from '../core/identity';
import { plainLine } from './markup';

/** What a link leads to; the log's own labels are found by it. */
export const linkRoles = ['paper', 'code', 'project page', 'openreview', 'slides', 'video', 'blog'] as const;
/** One of these. */
export type LinkRole = (typeof linkRoles)[number];

/** A link of a paper or page, by what it leads to. */
export interface PaperLink {
	readonly role: LinkRole;
	/** http(s). */
	readonly url: string;
}

/** Services by the names that caches know them by: these are stored, and never change. */
export const serviceIds = ['arxiv', 'openreview', 'doi', 'crossref', 'hugging-face', 'semantic-scholar', 'github', 'web-page'] as const;
/** One of these. */
export type ServiceId = (typeof serviceIds)[number];

/** What one service says. All texts are plain, on one line, without control characters, and may say anything. */
export interface Paper {
	readonly from: ServiceId;
	/** Whether it speaks of the very page that was asked for, or of the paper that is the page or that the page is about. */
	readonly about: 'page' | 'paper';
	readonly ids: readonly PaperId[];
	readonly title: string | null;
	readonly authors: readonly string[];
	readonly date: LogDate | null;
	/** The name of the site or register, such as `Google AI Blog`. */
	readonly site: string | null;
	/** Where it was published, such as `NeurIPS 2021`. */
	readonly venue: string | null;
	/** An abstract, or a page's description of itself. */
	readonly abstract: string | null;
	readonly links: readonly PaperLink[];
}

/** What a reader takes out of an answer: any text, as it stands there. */
export interface RawPaper {
	readonly about?: Paper['about'];
	readonly ids?: readonly PaperId[];
	readonly title?: string | null;
	readonly authors?: readonly (string | null)[];
	readonly date?: LogDate | null;
	readonly site?: string | null;
	readonly venue?: string | null;
	readonly abstract?: string | null;
	readonly links?: readonly { readonly role: LinkRole; readonly url: string | null }[];
}

/** Longer texts are no titles, names or abstracts but mistakes or malice, in UTF-16 units; lists of more are not looked at. */
const longest = { title: 1000, name: 200, abstract: 20_000, authors: 3000, links: 40 };

/** A record fit to be shown and kept: every reader's words pass through here. */
export function paperOf(from: ServiceId, raw: RawPaper): Paper {
	return {
		from,
		about: raw.about ?? 'paper',
		ids: uniqueBy(raw.ids ?? [], paperIdKey),
		title: cleaned(raw.title, longest.title),
		authors: (raw.authors ?? []).slice(0, longest.authors).map((author) => cleaned(author, longest.name)).filter((author) => author !== null),
		date: raw.date ?? null,
		site: cleaned(raw.site, longest.name),
		venue: cleaned(raw.venue, longest.name),
		abstract: cleaned(raw.abstract, longest.abstract),
		links: uniqueBy((raw.links ?? []).filter(isSafeLink).slice(0, longest.links), ({ url }) => sameTargetKey(url) ?? url),
	};
}

function isSafeLink(link: { readonly role: LinkRole; readonly url: string | null }): link is PaperLink {
	return link.url !== null && link.url.length <= 2000 && isSafeUrl(link.url);
}

function cleaned(text: string | null | undefined, most: number): string | null {
	// Cut before it is evened, so that the work depends on what is kept.
	const plain = plainLine((text ?? '').slice(0, most * 4)).replace(/\p{Surrogate}/gu, '\ufffd');
	if (plain === '') return null;
	return plain.length > most ? `${plain.slice(0, most).replace(/\p{Surrogate}$/u, '').trimEnd()}…` : plain;
}

/** The first of those with the same key. */
export function uniqueBy<T>(values: readonly T[], key: (value: T) => string): T[] {
	const seen = new Map<string, T>();
	for (const value of values) if (!seen.has(key(value))) seen.set(key(value), value);
	return [...seen.values()];
}

/** Whether a record says anything. */
export function saysAnything({ title, authors, links, abstract, ids }: Paper): boolean {
	return title !== null || abstract !== null || authors.length > 0 || links.length > 0 || ids.length > 0;
}

/** The date at the beginning of `2021-09-22T17:57:34Z`, `2021/09/22` or `2021-09`; null for any other text. */
export function readDay(text: string | null): LogDate | null {
	const found = /^\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)/.exec(text ?? '');
	return found && calendarDate(Number(found[1]), found[2] === undefined ? null : Number(found[2]), found[3] === undefined ? null : Number(found[3]));
}

/** The day in UTC of a moment in milliseconds since 1970; null for anything else. */
export function dayOfMoment(moment: unknown): LogDate | null {
	if (typeof moment !== 'number' || !(Math.abs(moment) <= 8.64e15)) return null;
	const date = new Date(moment);
	return calendarDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
