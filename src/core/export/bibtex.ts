import { isSafeUrl } from '../identity';
import { citationKeys } from './citation-key';
import { linksLine, paperOf, wellFormed, type ExportEntry } from './export-entry';
import type { ExportFormat } from './format';

export const bibtex: ExportFormat = {
	id: 'bibtex',
	name: 'BibTeX',
	extension: 'bib',
	summary: 'For LaTeX and reference managers.',
	hasKeys: true,
	print(entries, { among = entries }) {
		const keys = citationKeys(among);
		return entries.map((entry) => record(entry, keys.get(entry)!)).join('\n');
	},
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function record(entry: ExportEntry, key: string): string {
	const paper = paperOf(entry);
	const fields: [string, string][] = [['title', `{${escaped(entry.title)}}`]];
	if (entry.authors.length > 0) fields.push(['author', escaped(entry.authors.map(guarded).join(' and '))]);
	if (entry.date) fields.push(['year', String(entry.date.year)]);
	if (entry.date?.month) fields.push(['month', months[entry.date.month - 1]!]);
	if (entry.venue !== null) fields.push(['booktitle', escaped(entry.venue)]);
	if (entry.source !== null) fields.push(['howpublished', escaped(entry.source)]);
	if (isSafeUrl(entry.url)) fields.push(['url', escapedUrl(entry.url)]);
	if (paper?.scheme === 'arxiv') fields.push(['eprint', paper.id], ['archiveprefix', 'arXiv']);
	if (paper?.scheme === 'doi') fields.push(['doi', escaped(paper.id)]);
	if (entry.keywords.length > 0) fields.push(['keywords', escaped(entry.keywords.join(', '))]);
	const links = linksLine(entry);
	if (links !== null) fields.push(['note', escaped(links)]);
	if (entry.summary !== null) fields.push(['abstract', escaped(entry.summary)]);
	if (entry.comment !== null) fields.push(['annote', escaped(entry.comment)]);
	const type = entry.venue === null ? 'misc' : 'inproceedings';
	const lines = fields.map(([name, value]) => (name === 'month' ? `\t${name} = ${value},` : `\t${name} = {${value}},`));
	return `@${type}{${key},\n${lines.join('\n')}\n}\n`;
}

/** A name that holds a separate "and" would be read as two. */
function guarded(name: string): string {
	return /\sand\s/i.test(name) ? `{${name}}` : name;
}

const specials: Readonly<Record<string, string>> = {
	'\\': '\\textbackslash{}', '{': '\\{', '}': '\\}', '$': '\\$', '&': '\\&', '%': '\\%', '#': '\\#', '_': '\\_',
	'~': '\\textasciitilde{}', '^': '\\textasciicircum{}',
};

/** Plain text for LaTeX; what lies beyond ASCII stays, as current programs read UTF-8. A brace counts in BibTeX even behind a backslash. */
function escaped(text: string): string {
	const balanced = isBalanced(text) ? specials : { ...specials, '{': '\\textbraceleft{}', '}': '\\textbraceright{}' };
	return wellFormed(text).replace(/[\\{}$&%#_~^]/g, (mark) => balanced[mark]!);
}

function isBalanced(text: string): boolean {
	let depth = 0;
	for (const mark of text) {
		if (mark === '{') depth++;
		else if (mark === '}' && --depth < 0) return false;
	}
	return depth === 0;
}

/** In a URL nothing may be escaped but what would end the field. */
function escapedUrl(url: string): string {
	return wellFormed(url).replace(/[{}\\\s]/g, (mark) => encodeURIComponent(mark));
}
