import { coarsen, dateRank, printDate } from '../date';
import { baseName, folderOf } from '../note';
import { emptyLine, joinSums, lineSum, noLines, printSum } from './checksum';
import { ofYear, type IndexContents } from './contents';
import { headingLink, nextSlug, noteLink, type LinkForm } from './link-back';
import { dateLevel, indexLevel } from './piece';
import type { ShownDate } from './shelf';
import type { IndexPart, IndexPiece } from './source';

/** What stands between the markers of a page, not yet joined: that copies all of it. */
export interface Layout {
	readonly parts: readonly (string | readonly IndexPiece[])[];
	readonly separator: '\n' | '\n\n';
	/** The checksum of the text. */
	readonly checksum: string;
	/** How many entries it shows, each once. */
	readonly entries: number;
}

/** The headings of the sections behind the dates. */
export const restHeadings: readonly string[] = ['Undated', 'Discussions'];

/** A heading and the entries below it. */
interface Section {
	readonly heading: string;
	readonly level: number;
	readonly dates: readonly ShownDate[];
}

/** Collects what stands one below the other, with its checksum. */
class Writer {
	readonly parts: (string | readonly IndexPiece[])[] = [];
	private sum = noLines;

	/** @param apart whether an empty line stands between any two of the texts, so that it needs no place of its own. */
	constructor(private readonly apart: boolean) {}

	paragraph(text: string): void {
		this.gap();
		this.parts.push(text);
		this.sum = joinSums(this.sum, lineSum(text));
	}

	/** The entries of a date. @param first whether they are the first ones of their section. */
	entries({ shown, lines }: ShownDate, first: boolean): void {
		if (first || this.apart) this.gap();
		this.parts.push(shown);
		this.sum = joinSums(this.sum, lines);
	}

	get checksum(): string {
		return printSum(this.sum);
	}

	private gap(): void {
		if (this.parts.length === 0) return;
		if (!this.apart) this.parts.push('');
		this.sum = joinSums(this.sum, emptyLine);
	}
}

/**
 * Lays out a page of an index: its heading, the list of contents where one is asked for, and its sections.
 * @param year the year of a page; null for the index note itself.
 */
export function layOut(contents: IndexContents, year: number | null): Layout {
	const { index } = contents;
	const whole = index.style === 'full';
	const writer = new Writer(whole);
	const title = index.heading.trim();
	const sections = sectionsOf(contents, year);
	if (title !== '') writer.paragraph(`${'#'.repeat(indexLevel)} ${title}${year === null ? '' : ` ${year}`}`);
	const lists = [year === null ? pageList(contents) : '', contentsList(contents, sections, title)];
	for (const list of lists) if (list !== '') writer.paragraph(list);
	for (const { heading, level, dates } of sections) {
		writer.paragraph(`${'#'.repeat(level)} ${heading}`);
		for (const [index, date] of dates.entries()) writer.entries(date, index === 0);
	}
	let entries = 0;
	for (const part of ['papers', 'undated', 'discussions'] as const) for (const { shown } of contents.shown(part, year)) entries += shown.length;
	return { parts: writer.parts, separator: whole ? '\n\n' : '\n', checksum: writer.checksum, entries };
}

function sectionsOf(contents: IndexContents, year: number | null): Section[] {
	const { index } = contents;
	const sections: Section[] = [];
	const rest = (part: IndexPart, heading = ''): void => {
		const dates = inOrder(contents, contents.shown(part, year));
		if (dates.length === 0) return;
		const grouped = part === 'discussions' && index.style !== 'keyword';
		sections.push({ heading, level: indexLevel, dates: grouped ? dates.filter(({ date }) => !date) : dates });
		if (grouped) sections.push(...dateSections(contents, dates));
	};
	if (index.style === 'keyword') sections.push(...keywordSections(contents, year));
	else sections.push(...dateSections(contents, inOrder(contents, contents.shown('papers', year))));
	rest('undated', restHeadings[0]);
	rest('discussions', restHeadings[1]);
	return sections;
}

/** One section for each day, month or year. */
function dateSections(contents: IndexContents, dates: readonly ShownDate[]): Section[] {
	const format = contents.dateFormat();
	const { granularity } = contents.index;
	const sections: (Section & { readonly dates: ShownDate[] })[] = [];
	let rank = 0;
	for (const shown of dates) {
		if (!shown.date) continue;
		const date = coarsen(shown.date, granularity);
		if (dateRank(date) !== rank) sections.push({ heading: printDate(date, format), level: dateLevel, dates: [] });
		rank = dateRank(date);
		sections.at(-1)!.dates.push(shown);
	}
	return sections;
}

function keywordSections(contents: IndexContents, year: number | null): Section[] {
	return contents.keywords()
		.map(({ label, dates }) => ({ heading: headingOf(label), level: dateLevel, dates: inOrder(contents, ofYear(dates, contents.index.pages, year)) }))
		.filter(({ dates }) => dates.length > 0);
}

/** A `#` at the end of a heading would close it. */
function headingOf(keyword: string): string {
	return keyword === '' ? 'Without keywords' : keyword.replace(/(^|\s)(#+)$/, '$1\\$2');
}

function inOrder({ index }: IndexContents, dates: readonly ShownDate[]): readonly ShownDate[] {
	return index.order === 'newest' ? dates : [...dates].reverse();
}

function contentsList({ index }: IndexContents, sections: readonly Section[], title: string): string {
	const form = index.contents;
	if (form === 'none') return '';
	const slugs = new Map<string, number>();
	if (title !== '') nextSlug(title, slugs);
	return sections.map(({ heading }) => `- ${headingLink(heading, form, slugs)}`).join('\n');
}

/** Links to the pages of the years. */
function pageList(contents: IndexContents): string {
	const { index } = contents;
	if (!index.pages) return '';
	const form: LinkForm = index.contents === 'app' ? 'app' : 'web';
	const years = contents.years();
	if (index.order === 'oldest') years.reverse();
	return years.map((year) => `- ${noteLink(pagePath(index.path, year), { form, folder: folderOf(index.path), text: String(year) })}`).join('\n');
}

/** The path of the page of a year. */
export function pagePath(path: string, year: number): string {
	return path.replace(/\.md$/, ` ${year}.md`);
}

/** The year of a page of an index; null where a path is none. */
export function pageYear(indexPath: string, path: string): number | null {
	const name = baseName(path);
	const year = /(\d{4})$/.exec(name)?.[1];
	return year !== undefined && pagePath(indexPath, Number(year)) === path ? Number(year) : null;
}
