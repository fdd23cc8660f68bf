import { readDate, type LogDate } from '../date';
import { maskOf } from '../mask';
import { lineStarts } from '../text';
import type { Imported, ImportedPaper, LeftOver } from './imported';
import { isLabel, plain, readInline, strip } from './inline';
import { readItem } from './item';
import { cellsOf, readTable } from './table';

/** A line of a list, without its line ending. */
interface Line {
	readonly text: string;
	readonly masked: boolean;
}

/** Longer lines are nobody's list. */
const longestLine = 8000;

const bullet = /^(\s*)(?:[-*+•]|\d{1,4}[.)])\s+(?=\S)/;
const heading = /^ {0,3}#{1,6}[ \t](.*)$/;

/**
 * Reads a list of papers in Markdown: items with a title and links, tables, paragraphs of links, plain URLs. A heading that is a date
 * dates what stands below it. Every line that gave nothing is told.
 */
export function readPaperList(text: string): Imported {
	return new ListReader(linesOf(text)).read();
}

function linesOf(text: string): Line[] {
	const starts = lineStarts(text);
	const lines = text.split(/\r\n|\n|\r/);
	const masks = maskOf(text).filter(({ kind }) => kind !== 'list' && kind !== 'html');
	let mask = 0;
	return starts.map((from, index) => {
		while (mask < masks.length && masks[mask]!.to <= from) mask++;
		const masked = mask < masks.length && masks[mask]!.from <= from && from < text.length;
		return { text: lines[index] ?? '', masked };
	});
}

class ListReader {
	private readonly papers: ImportedPaper[] = [];
	private readonly left: LeftOver[] = [];
	private date: LogDate | null = null;
	/** A heading that may be the title of the links below it. */
	private title: { readonly text: string; readonly line: number } | null = null;

	constructor(private readonly lines: readonly Line[]) {}

	read(): Imported {
		for (let index = 0; index < this.lines.length; ) index = this.step(index);
		this.dropTitle();
		return { papers: this.papers, left: this.left.sort((a, b) => a.line - b.line) };
	}

	/** Reads what begins in a line. @returns the line behind it. */
	private step(index: number): number {
		const { text, masked } = this.lines[index]!;
		if (text.trim() === '' || /^[\s*_=-]{3,}$/.test(text)) return index + 1;
		if (masked) return this.leave(index, 'Code, quotes and comments are not read');
		if (text.length > longestLine) return this.leave(index, 'The line is too long for a list');
		const found = heading.exec(text);
		if (found) return this.heading(index, strip(found[1]!, ' \t', ' \t#'));
		if (this.isTable(index)) return this.table(index);
		return this.item(index);
	}

	private leave(index: number, reason: string): number {
		this.left.push({ line: index, text: this.lines[index]!.text.trim(), reason });
		return index + 1;
	}

	private heading(index: number, content: string): number {
		this.dropTitle();
		const reading = readDate(plain(content));
		if (reading) this.date = reading.date;
		else if (readInline(content).links.length > 0) return this.item(index, content);
		else this.title = { text: plain(content), line: index };
		return index + 1;
	}

	/** A heading that was no title of a paper. */
	private dropTitle(): void {
		if (this.title) this.left.push({ line: this.title.line, text: this.lines[this.title.line]!.text.trim(), reason: 'A heading that is no date' });
		this.title = null;
	}

	private isTable(index: number): boolean {
		const { text } = this.lines[index]!;
		return text.includes('|') && isDelimiterRow(this.lines[index + 1]?.text ?? '', () => cellsOf(text).length);
	}

	private table(index: number): number {
		this.dropTitle();
		let end = index + 2;
		while (end < this.lines.length && this.lines[end]!.text.trim() !== '' && !this.lines[end]!.masked && this.lines[end]!.text.includes('|')) end++;
		const { papers, left } = readTable(this.lines.slice(index, end).map((line) => line.text), this.date);
		for (const paper of papers) this.papers.push({ ...paper, line: paper.line + index });
		for (const item of left) this.left.push({ ...item, line: item.line + index });
		return end;
	}

	/** An item with all its lines: those of its paragraph, and what stands deeper. */
	private item(index: number, content?: string): number {
		const first = this.lines[index]!.text;
		const mark = bullet.exec(first);
		const depth = mark ? mark[1]!.length : /^\s*/.exec(first)![0].length;
		const parts = [content ?? first.slice(mark?.[0].length ?? 0).trim()];
		const nested: number[] = [];
		let end = index + 1;
		let read = 0;
		// A line of plain URLs is an item of its own.
		const isUrl = (text: string): boolean => /^\s*<?https?:\/\/\S+\s*$/.test(text);
		for (; content === undefined && end < this.lines.length; end++) {
			const { text, masked } = this.lines[end]!;
			if (text.trim() === '' || masked || heading.test(text)) break;
			const inner = bullet.exec(text);
			if (inner && (!mark || inner[1]!.length <= depth)) break;
			if (this.isTable(end)) break;
			if (!inner && isUrl(text)) {
				// Only what came since the last such line: to read all of it each time would take longer with every line.
				if (readInline(parts.slice(read).join(' ')).links.length > 0) break;
				read = parts.length;
			}
			if (inner) nested.push(end);
			else if (nested.length > 0) nested.push(end);
			else parts.push(text.trim());
		}
		return this.take(index, parts.join(' '), nested, end);
	}

	private take(index: number, text: string, nested: readonly number[], end: number): number {
		const own = readInline(text).links.length > 0;
		const notes = nested.map((line) => this.lines[line]!.text.replace(bullet, '').trim());
		const linksBelow = nested.filter((_, at) => isLinksOnly(notes[at]!));
		// A heading or item without a link of its own may be the name of a group.
		if (!own && linksBelow.length === 0) {
			const next = nested[0] ?? end;
			for (let line = index; line < next; line++) this.leave(line, 'No link and no URL');
			return next;
		}
		const title = own && isLinksOnly(text) ? this.title?.text : undefined;
		if (title !== undefined) this.title = null;
		const joined = [text, ...notes.filter((note) => isLinksOnly(note))].join(' ');
		const words = notes.filter((note) => !isLinksOnly(note));
		const item = readItem(joined, { ...(title === undefined ? {} : { title }), ...(this.date ? { date: this.date } : {}), comment: words.map((note) => (words.length > 1 ? `- ${note}` : note)).join('\n') });
		if (!item) return this.leave(index, 'No link and no URL');
		this.papers.push({ draft: item.draft, line: index });
		for (const image of item.images) this.left.push({ line: index, text: image, reason: 'An image has no place in a paper note' });
		return end;
	}
}

/** Whether a line parts a header of so many cells from its rows. */
function isDelimiterRow(line: string, count: () => number): boolean {
	const cells = /^[ \t|:-]+$/.test(line) ? cellsOf(line) : [];
	return cells.length > 0 && cells.length === count() && cells.every((cell) => /^:?-+:?$/.test(cell));
}

/** Whether a text is nothing but links that name what they lead to, as in `[Paper](u), [Tweet](u)`. */
function isLinksOnly(text: string): boolean {
	const { words, links } = readInline(text);
	return links.length > 0 && !/[\p{L}\p{N}]/u.test(words) && links.every(({ label }) => label === '' || isLabel(label));
}
