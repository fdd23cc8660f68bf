import { isoDate, newestFirst, type LogDate } from '../date';
import { bodyHtml, linkHtml } from './entry-html';
import type { ExportEntry } from './export-entry';
import type { ExportFormat } from './format';
import { escapeMarkup } from './markup';

const style = `:root { color-scheme: light dark; }
body { max-width: 44rem; margin: 0 auto; padding: 1.5rem; font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { line-height: 1.2; }
h2 { margin: 2.5rem 0 0.5rem; border-bottom: 1px solid; font-size: 1.1rem; }
h3 { margin: 1.5rem 0 0.25rem; font-size: 1rem; }
p { margin: 0.25rem 0; }
.authors, .venue, .keywords { opacity: 0.75; font-size: 0.9rem; }
@media print { body { max-width: none; padding: 0; } h2 { break-after: avoid; } article { break-inside: avoid; } a { color: inherit; } }`;

export const html: ExportFormat = {
	id: 'html',
	name: 'HTML',
	extension: 'html',
	summary: 'One readable page that needs nothing else: no script, no font, no network.',
	print(entries, { title }) {
		return [
			'<!DOCTYPE html>',
			'<html>',
			'<head>',
			'<meta charset="utf-8">',
			'<meta name="viewport" content="width=device-width, initial-scale=1">',
			`<title>${escapeMarkup(title)}</title>`,
			`<style>\n${style}\n</style>`,
			'</head>',
			'<body>',
			`<h1>${escapeMarkup(title)}</h1>`,
			...byDate(entries).flatMap(({ date, entries: own }) => [
				'<section>',
				`<h2>${date ? `<time datetime="${isoDate(date)}">${isoDate(date)}</time>` : 'Undated'}</h2>`,
				...own.map(article),
				'</section>',
			]),
			'</body>',
			'</html>',
			'',
		].join('\n');
	},
};

function article(entry: ExportEntry): string {
	const star = entry.starred ? '<span role="img" aria-label="Starred">★</span> ' : '';
	const source = entry.source === null ? '' : `${escapeMarkup(entry.source)}: `;
	const body = bodyHtml(entry);
	return `<article>\n<h3>${star}${source}${linkHtml(entry.title, entry.url)}</h3>\n${body === '' ? '' : `${body}\n`}</article>`;
}

/** The entries of each date, newest first and as they come within one; those without date at the end. */
function byDate(entries: readonly ExportEntry[]): { date: LogDate | null; entries: ExportEntry[] }[] {
	const groups = new Map<string, { date: LogDate | null; entries: ExportEntry[] }>();
	for (const entry of entries) {
		const key = entry.date ? isoDate(entry.date) : '';
		const group = groups.get(key);
		if (group) group.entries.push(entry);
		else groups.set(key, { date: entry.date, entries: [entry] });
	}
	return [...groups.values()].sort((a, b) => (a.date && b.date ? newestFirst(a.date, b.date) : Number(!a.date) - Number(!b.date)));
}
