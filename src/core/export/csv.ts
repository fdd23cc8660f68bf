import { isoDate } from '../date';
import { wellFormed } from './export-entry';
import type { ExportFormat } from './format';

const columns = ['date', 'starred', 'kind', 'source', 'title', 'url', 'links', 'keywords', 'authors', 'venue', 'summary', 'comment', 'path', 'line'];

export const csv: ExportFormat = {
	id: 'csv',
	name: 'CSV',
	extension: 'csv',
	summary: 'For spreadsheets: RFC 4180, with a header. An apostrophe keeps what looks like a formula from being run.',
	print(entries) {
		const rows = entries.map((entry) => [
			entry.date ? isoDate(entry.date) : '',
			String(entry.starred),
			entry.kind,
			entry.source ?? '',
			entry.title,
			entry.url,
			entry.links.map(({ label, url }) => `${label}: ${url}`).join('\n'),
			entry.keywords.join('; '),
			entry.authors.join('; '),
			entry.venue ?? '',
			entry.summary ?? '',
			entry.comment ?? '',
			entry.path,
			String(entry.line),
		]);
		return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
	},
};

/** What a spreadsheet would take for a formula and run: a title from the web may be one. An apostrophe in front makes it text. */
const formula = /^[=+@\t\r]|^-(?!\s|$)/;

function cell(text: string): string {
	const written = wellFormed(text);
	const value = formula.test(written) ? `'${written}` : written;
	return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
