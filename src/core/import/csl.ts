import { calendarDate, type LogDate } from '../date';
import { emptyDraft, type Draft } from '../draft';
import { paperUrl } from '../identity';

/** The parts of a name in CSL-JSON, as they are read one behind the other. */
const nameParts = ['given', 'dropping-particle', 'non-dropping-particle', 'family'];

/** An item of CSL-JSON, the part of it that a paper note has a place for. Nothing in it is certain: it comes from a file. */
export type CslItem = Readonly<Record<string, unknown>>;

/**
 * The draft of a reference.
 * @returns null where the item has neither a title nor anything that leads to it.
 */
export function draftOfCsl(item: CslItem): Draft | null {
	const title = textIn(item, 'title');
	const doi = textIn(item, 'DOI').replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '');
	const arxiv = arxivIn(item);
	const page = doi === '' ? '' : paperUrl({ scheme: 'doi', id: doi, version: null });
	const url = textIn(item, 'URL') || arxiv || page;
	if (title === '' && url === '') return null;
	const authors = namesIn(item['author']);
	const venue = textIn(item, 'container-title') || textIn(item, 'event-title') || textIn(item, 'collection-title');
	return {
		...emptyDraft,
		title, url,
		date: dateIn(item['issued']),
		links: page !== '' && page.toLowerCase() !== url.toLowerCase() && !/doi\.org/i.test(url) ? [{ label: 'doi', url: page }] : [],
		keywords: textIn(item, 'keyword').split(/[;,]/).map((word) => word.trim()).filter((word) => word !== ''),
		summary: textIn(item, 'abstract'),
		comment: textIn(item, 'note') || textIn(item, 'annote'),
		fields: { ...(authors === '' ? {} : { Authors: authors }), ...(venue === '' ? {} : { Venue: venue }) },
	};
}

function textIn(item: CslItem, key: string): string {
	const value = item[key];
	if (typeof value === 'number') return String(value);
	// Some programs put what should be a text into a list of one.
	if (Array.isArray(value) && typeof value[0] === 'string') return value[0].trim();
	return typeof value === 'string' ? value.replace(/<\/?[a-z][^<>]*>/gi, '').trim() : '';
}

/** `arXiv:2104.00298` stands in different places, by program. */
function arxivIn(item: CslItem): string {
	for (const key of ['eprint', 'number', 'note', 'archive_location', 'publisher', 'container-title']) {
		const text = textIn(item, key);
		const id = (key === 'eprint' ? /^(?:arxiv:)?\s?([a-z-]+\/\d{7}|\d{4}\.\d{4,5})/i : /arxiv:\s?([a-z-]+\/\d{7}|\d{4}\.\d{4,5})/i).exec(text)?.[1];
		if (id) return paperUrl({ scheme: 'arxiv', id, version: null });
	}
	return '';
}

function namesIn(value: unknown): string {
	if (!Array.isArray(value)) return '';
	const names = (value as unknown[]).map(nameIn).filter((name) => name !== '');
	// A comma within a name would make two of it.
	return names.join(names.some((name) => name.includes(',')) ? '; ' : ', ');
}

/** A name in one of its forms; some programs write no more than a text. */
function nameIn(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	if (typeof value !== 'object' || value === null) return '';
	const name = value as CslItem;
	return textIn(name, 'literal') || nameParts.map((part) => textIn(name, part)).filter((part) => part !== '').join(' ');
}

function dateIn(value: unknown): LogDate | null {
	if (typeof value !== 'object' || value === null) return null;
	const { 'date-parts': parts, raw, literal } = value as { 'date-parts'?: unknown; raw?: unknown; literal?: unknown };
	const first: unknown = Array.isArray(parts) ? parts[0] : null;
	const numbers = Array.isArray(first) ? first.map(Number) : [raw, literal].flatMap((text) => (typeof text === 'string' ? /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?/.exec(text)?.slice(1).map(Number) ?? [] : []));
	const [year = 0, month = 0, day = 0] = numbers.map((number) => (Number.isInteger(number) ? number : 0));
	return calendarDate(year, month || null, month ? day || null : null) ?? calendarDate(year, null, null);
}
