import { calendarDate, type LogDate } from '../../core/date';
import { readDoi, type PaperId } from '../../core/identity';
import { at, listAt, textAt } from '../json';
import type { ParseMarkup } from '../markup';
import type { RawPaper } from '../paper';

/** Reads a work in CSL-JSON, or in Crossref's dialect of it, in which most texts are lists. */
export function readWork(work: unknown, parse: ParseMarkup): RawPaper {
	const doi = readDoi(textAt(work, 'DOI') ?? '');
	const ids: PaperId[] = doi ? [doi] : [];
	return {
		ids,
		title: withoutMarkup(firstText(work, 'title'), parse),
		authors: listAt(work, 'author').map((author) => withoutMarkup(nameOf(author), parse)),
		date: dateAt(work, 'issued') ?? dateAt(work, 'published') ?? dateAt(work, 'created'),
		site: textAt(work, 'publisher'),
		venue: withoutMarkup(firstText(work, 'container-title') ?? textAt(work, 'event', 'name'), parse),
		abstract: withoutMarkup(textAt(work, 'abstract'), parse)?.replace(/^Abstract\s+/i, '') ?? null,
	};
}

function firstText(work: unknown, name: string): string | null {
	return textAt(work, name) ?? textAt(work, name, 0);
}

function nameOf(author: unknown): string | null {
	const parts = [textAt(author, 'given'), textAt(author, 'family')].filter((part) => part !== null);
	return parts.length > 0 ? parts.join(' ') : textAt(author, 'literal') ?? textAt(author, 'name');
}

function dateAt(work: unknown, name: string): LogDate | null {
	const [year, month, day] = listAt(work, name, 'date-parts', 0).map(Number);
	return year === undefined ? null : calendarDate(year, month ?? null, month === undefined ? null : day ?? null);
}

/** Titles and abstracts there may hold markup of faces and formulas, and entities. */
function withoutMarkup(text: string | null, parse: ParseMarkup): string | null {
	if (text === null || !/[<&]/.test(text)) return text;
	// A sign that begins no tag, as in `n < 3`, is text.
	const safe = text.slice(0, 100_000).replace(/<(?![/a-z])/gi, '&lt;').replace(/<\/?(?:jats:)?(?:p|title|sec|list|list-item|disp-formula)\b/gi, ' $&');
	return parse(`<!doctype html><body>${safe}</body>`, 'text/html')?.textContent?.trim() ?? text;
}

/** Whether an answer is a work at all. */
export function isWork(value: unknown): boolean {
	return at(value, 'title') !== undefined || at(value, 'DOI') !== undefined;
}
