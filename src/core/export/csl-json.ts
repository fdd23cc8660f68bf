import { isSafeUrl } from '../identity';
import { citationKeys } from './citation-key';
import { linksLine, paperOf, type ExportEntry } from './export-entry';
import type { ExportFormat } from './format';

export const cslJson: ExportFormat = {
	id: 'csl-json',
	name: 'CSL-JSON',
	extension: 'json',
	summary: 'For Zotero, Pandoc and other citation processors.',
	hasKeys: true,
	print(entries, { among = entries }) {
		const keys = citationKeys(among);
		return `${JSON.stringify(entries.map((entry) => item(entry, keys.get(entry)!)), null, '\t')}\n`;
	},
};

function item(entry: ExportEntry, key: string): object {
	const paper = paperOf(entry);
	const { date } = entry;
	const notes = [linksLine(entry), entry.comment].filter((text) => text !== null);
	return {
		id: key,
		type: typeOf(entry),
		title: entry.title,
		...(entry.authors.length > 0 ? { author: entry.authors.map(nameOf) } : {}),
		...(date ? { issued: { 'date-parts': [[date.year, date.month, date.day].filter((part) => part !== null)] } } : {}),
		...(entry.venue !== null ? { 'container-title': entry.venue } : entry.source !== null ? { 'container-title': entry.source } : {}),
		...(isSafeUrl(entry.url) ? { URL: entry.url } : {}),
		...(paper?.scheme === 'doi' ? { DOI: paper.id } : {}),
		...(paper?.scheme === 'arxiv' ? { number: `arXiv:${paper.id}` } : {}),
		...(entry.keywords.length > 0 ? { keyword: entry.keywords.join(', ') } : {}),
		...(entry.summary !== null ? { abstract: entry.summary } : {}),
		...(notes.length > 0 ? { note: notes.join('\n') } : {}),
	};
}

function typeOf(entry: ExportEntry): string {
	if (entry.kind === 'discussion') return 'post';
	if (entry.venue !== null) return 'paper-conference';
	return paperOf(entry) ? 'article' : 'post-weblog';
}

/** `Last, First` says which is which; of `First Last` the last word is taken for the last name; a single word is a name as it is. */
function nameOf(name: string): object {
	const comma = name.indexOf(',');
	if (comma > 0) return { family: name.slice(0, comma).trim(), given: name.slice(comma + 1).trim() };
	const space = name.lastIndexOf(' ');
	return space < 0 ? { literal: name } : { family: name.slice(space + 1), given: name.slice(0, space) };
}
