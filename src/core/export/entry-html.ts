import { isSafeUrl } from '../identity';
import type { ExportEntry } from './export-entry';
import { escapeMarkup } from './markup';

/** Text as a link where its URL is safe to follow, else as text. */
export function linkHtml(text: string, url: string): string {
	return isSafeUrl(url) ? `<a href="${escapeMarkup(url)}">${escapeMarkup(text)}</a>` : escapeMarkup(text);
}

/** What an entry holds below its title: links, keywords, summary and comment. Markdown in the latter two stays as it is written. */
export function bodyHtml({ links, keywords, authors, venue, summary, comment }: ExportEntry): string {
	const parts: string[] = [];
	if (authors.length > 0) parts.push(`<p class="authors">${escapeMarkup(authors.join(', '))}</p>`);
	if (venue !== null) parts.push(`<p class="venue">${escapeMarkup(venue)}</p>`);
	if (links.length > 0) parts.push(`<p class="links">${links.map(({ label, url }) => linkHtml(label, url)).join(' · ')}</p>`);
	if (keywords.length > 0) parts.push(`<p class="keywords">${keywords.map(escapeMarkup).join('; ')}</p>`);
	for (const text of [summary, comment]) if (text !== null) parts.push(...paragraphs(text));
	return parts.join('\n');
}

function paragraphs(text: string): string[] {
	return text.split(/\n[ \t]*\n/).filter((part) => part.trim() !== '').map((part) => `<p>${escapeMarkup(part.trim()).replaceAll('\n', '<br>')}</p>`);
}
