import { readDate, type LogDate } from '../date';
import type { Draft } from '../draft';
import type { Imported, ImportedPaper, LeftOver } from './imported';
import { isLabel, plain, readInline } from './inline';
import { readItem } from './item';

type Role = 'title' | 'link' | 'date' | 'venue' | 'authors' | 'keywords' | 'summary' | 'comment' | 'number';

/** The words of headers, in the order in which they are asked for: a "Paper link" is a link, a "Paper" the title. */
const roles: readonly (readonly [Role, RegExp])[] = [
	['number', /^(?:#|no|nr|id|index|rank)$/],
	['link', /\b(?:links?|url|pdf|arxiv|code|github|repo(?:sitory)?|project|page|website|demo|video|slides|poster|tweet|blog|implementation|resources?|doi|openreview)\b/],
	['title', /\b(?:title|paper|papers|name|work|article|publication|method|model)\b/],
	['date', /\b(?:date|year|published|month|time|released?|day)\b/],
	['venue', /\b(?:venue|conference|journal|conf|where|proceedings|publisher)\b/],
	['authors', /\b(?:authors?|by|who|first author|team)\b/],
	['keywords', /\b(?:keywords?|tags?|topics?|category|categories|area|task|tasks|field)\b/],
	['summary', /\b(?:summary|abstract|tldr|tl dr|description|highlights?|contribution|key idea|idea)\b/],
	['comment', /\b(?:comments?|notes?|remarks?|review|thoughts)\b/],
];

interface Column {
	readonly name: string;
	readonly role: Role | null;
}

/**
 * Reads a table of papers, whose columns are known by their header.
 * @param lines header, delimiter row and rows.
 * @param date of the section that the table stands in.
 */
export function readTable(lines: readonly string[], date: LogDate | null): Imported {
	const header = cellsOf(lines[0]!).map((cell) => plain(cell));
	const rows = lines.slice(2).map(cellsOf);
	const columns = columnsOf(header, rows);
	const papers: ImportedPaper[] = [];
	const left: LeftOver[] = [];
	for (const [index, { name, role }] of columns.entries()) {
		const isUsed = rows.some((row) => (row[index] ?? '') !== '');
		if (role === null && isUsed) left.push({ line: 0, text: name, reason: `The column \`${name}\` became a part of the comment` });
	}
	for (const [index, row] of rows.entries()) {
		const item = readRow(row, columns, date);
		if (item) {
			papers.push({ draft: item.draft, line: index + 2 });
			for (const image of item.images) left.push({ line: index + 2, text: image, reason: 'An image has no place in a paper note' });
		} else if (row.some((cell) => cell !== '')) {
			left.push({ line: index + 2, text: lines[index + 2]!.trim(), reason: 'A row without link' });
		}
	}
	if (papers.length === 0) left.unshift({ line: 0, text: lines[0]!.trim(), reason: 'A table without a paper' });
	return { papers, left };
}

/** The cells of a row, split at bars that no backslash escapes; a bar in a URL is no end either. */
export function cellsOf(line: string): string[] {
	const text = line.trim().replace(/^\|/, '');
	const cells: string[] = [];
	let cell = '';
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '\\' && text[at + 1] === '|') cell += text[++at]!;
		else if (text[at] === '|') {
			cells.push(cell.trim());
			cell = '';
		} else cell += text.charAt(at);
	}
	if (cell.trim() !== '') cells.push(cell.trim());
	return cells;
}

function columnsOf(header: readonly string[], rows: readonly (readonly string[])[]): Column[] {
	const columns = header.map((name): Column => {
		const words = name.toLowerCase().replace(/[^a-z#]+/g, ' ').trim();
		return { name, role: roles.find(([, pattern]) => pattern.test(words))?.[0] ?? null };
	});
	if (columns.some(({ role }) => role === 'title')) return oneTitle(columns, rows);
	// No header says title: the first column with a link whose label is one, else the first that nothing is known of.
	const linked = columns.findIndex((_, index) => rows.some((row) => readInline(row[index] ?? '').links.some(({ label }) => label !== '' && !isLabel(label))));
	const place = linked >= 0 ? linked : columns.findIndex(({ role }) => role === null);
	return columns.map((column, index) => (index === place ? { ...column, role: 'title' } : column));
}

/** Of several headers that could say title, the clearest does; a "Paper" beside it holds the link to it. */
function oneTitle(columns: readonly Column[], rows: readonly (readonly string[])[]): Column[] {
	const first = (pattern: RegExp): number => columns.findIndex(({ role, name }) => role === 'title' && pattern.test(name));
	const place = [/title/i, /paper/i, /^/].map(first).find((found) => found >= 0)!;
	const isLink = ({ name }: Column, index: number): boolean => /paper|article|publication/i.test(name) && rows.some((row) => readInline(row[index] ?? '').links.length > 0);
	return columns.map((column, index) => (column.role === 'title' && index !== place ? { ...column, role: isLink(column, index) ? 'link' : null } : column));
}

function readRow(row: readonly string[], columns: readonly Column[], sectionDate: LogDate | null): ReturnType<typeof readItem> {
	const texts = (role: Role): string[] => columns.flatMap((column, index) => (column.role === role && (row[index] ?? '') !== '' ? [row[index]!] : []));
	const dates = texts('date').map((cell) => readDate(plain(cell))?.date ?? null);
	const unread = texts('date').filter((_, index) => dates[index] === null);
	const others = columns.flatMap(({ name, role }, index) => (role === null && (row[index] ?? '') !== '' ? [`${name}: ${row[index]!}`] : []));
	const fields: Record<string, string> = {};
	const [venue, authors] = [texts('venue').map(plain).join(', '), texts('authors').map(plain).join(', ')];
	if (venue !== '') fields['Venue'] = venue;
	if (authors !== '') fields['Authors'] = authors;
	const date = dates.find((read) => read !== null) ?? sectionDate;
	const given: Partial<Draft> = {
		...(date ? { date } : {}),
		keywords: texts('keywords').flatMap((cell) => plain(cell).split(/[;,]/)).map((word) => word.trim()).filter((word) => word !== ''),
		summary: texts('summary').join('\n\n'),
		comment: [...texts('comment'), ...unread.map((cell) => `Date: ${cell}`), ...others].join('\n\n'),
		fields,
	};
	return readItem([...texts('title'), ...columns.flatMap((column, index) => (column.role === 'link' ? [linkCell(column.name, row[index] ?? '')] : []))].join(' '), given);
}

/** The links of a cell, called after its column where they have no name of their own. */
function linkCell(name: string, cell: string): string {
	const { links, words } = readInline(cell);
	if (links.length !== 1 || /[\p{L}\p{N}]/u.test(words)) return cell;
	const [{ label, url }] = links as [{ label: string; url: string }];
	return label === '' || /^(?:link|url|here|[x✓✔])$/i.test(label) ? `[${name}](<${url}>)` : cell;
}
