import { isSpace, type Span } from './text';

/**
 * How a field's value is read.
 * - `keywords`: a list separated by semicolons, in its first paragraph
 * - `line`: its first non-empty paragraph
 * - `text`: everything up to the next field or the end of the body
 */
export type FieldContent = 'keywords' | 'line' | 'text';

export interface FieldKind {
	/** The name as it is written into notes. */
	readonly name: string;
	/** Other spellings that are read as this field; case does not matter. */
	readonly aliases: readonly string[];
	readonly content: FieldContent;
}

/** The fields that are known without any setting. */
export const knownFields: readonly FieldKind[] = [
	{ name: 'Keywords', aliases: ['Keyword'], content: 'keywords' },
	{ name: 'Summary', aliases: [], content: 'text' },
	{ name: 'Comment', aliases: ['Comments'], content: 'text' },
	{ name: 'Authors', aliases: [], content: 'line' },
	{ name: 'Venue', aliases: [], content: 'line' },
	{ name: 'Status', aliases: [], content: 'line' },
];

/** Lower-cased names and aliases, each to its field. */
export type FieldTable = ReadonlyMap<string, FieldKind>;

/** The table by which a text is read. Where two fields share a spelling the first one has it. */
export function fieldTable(kinds: readonly FieldKind[]): FieldTable {
	const table = new Map<string, FieldKind>();
	for (const kind of kinds) {
		for (const name of [kind.name, ...kind.aliases]) {
			const key = name.trim().toLowerCase();
			if (key !== '' && !table.has(key)) table.set(key, kind);
		}
	}
	return table;
}

export const defaultFieldTable = fieldTable(knownFields);

/** A field's label at the start of a line: `**Name**:`, `**Name:**` or `Name:`. UTF-16 offsets. */
export interface FieldLabel {
	/** From the first mark to the end of the colon or closing mark. */
	readonly span: Span;
	/** The name as written, without emphasis and colon. */
	readonly name: Span;
	readonly bold: boolean;
}

/** No field's name is longer; the bound keeps a long line of prose cheap. */
const longestName = 60;

/** The label with which a line begins, whatever its name; null where it begins with none. */
export function readLabel(text: string, from: number, to: number): FieldLabel | null {
	let at = from;
	while (at < from + 3 && text.charCodeAt(at) === 32) at++;
	const mark = text.startsWith('**', at) ? '**' : text.startsWith('__', at) ? '__' : '';
	const nameFrom = at + mark.length;
	const limit = Math.min(to, nameFrom + longestName);
	let end = nameFrom;
	while (end < limit && !endsName(text.charCodeAt(end))) end++;
	let nameTo = end;
	while (nameTo > nameFrom && isSpace(text.charCodeAt(nameTo - 1))) nameTo--;
	if (nameTo === nameFrom || isSpace(text.charCodeAt(nameFrom))) return null;
	let after = skipMark(text, end, mark);
	while (after < to && isSpace(text.charCodeAt(after))) after++;
	const colon = after;
	while (after < to && isColon(text.charCodeAt(after))) after++;
	if (after === colon) return null;
	if (mark !== '' && end === colon) after = skipMark(text, after, mark);
	const closed = mark === '' || text.startsWith(mark, end) || text.startsWith(mark, after - mark.length);
	return closed ? { span: [at, after], name: [nameFrom, nameTo], bold: mark !== '' } : null;
}

function skipMark(text: string, at: number, mark: string): number {
	return mark !== '' && text.startsWith(mark, at) ? at + mark.length : at;
}

function isColon(unit: number): boolean {
	return unit === 58 || unit === 0xff1a;
}

function endsName(unit: number): boolean {
	return isColon(unit) || unit === 42 || unit === 95 || unit === 91 || unit === 93 || unit === 10 || unit === 13;
}
