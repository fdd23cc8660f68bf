import { isInvisible, isSpace, type Span } from './text';

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
	/** Whether it is bold; one in italics, or with marks that do not match, is read all the same. */
	readonly bold: boolean;
}

/** No field's name is longer; the bound keeps a long line of prose cheap. */
const longestName = 60;
/** Bold and italic at once; more marks in a row are a rule or an ornament. */
const mostMarks = 3;

/** The label with which a line begins, whatever its name; null where it begins with none. */
export function readLabel(text: string, from: number, to: number): FieldLabel | null {
	const at = skipMargin(text, from, to);
	const unit = text.charCodeAt(at);
	const mark = unit === 42 || unit === 95 ? unit : 0;
	const opened = mark === 0 ? 0 : countMarks(text, at, mark);
	let nameFrom = at + opened;
	// `** Name**: ` is not bold on any page, and its author meant it to be; one mark and a space begin a list.
	if (opened > 1) while (nameFrom < to && isSpace(text.charCodeAt(nameFrom))) nameFrom++;
	const limit = Math.min(to, nameFrom + longestName);
	let end = nameFrom;
	while (end < limit && !endsName(text.charCodeAt(end))) end++;
	let nameTo = end;
	while (nameTo > nameFrom && isPadding(text.charCodeAt(nameTo - 1))) nameTo--;
	if (nameTo === nameFrom || isSpace(text.charCodeAt(nameFrom))) return null;
	const within = countMarks(text, end, mark);
	let after = end + within;
	while (after < to && isSpace(text.charCodeAt(after))) after++;
	const colon = after;
	while (after < to && isColon(text.charCodeAt(after))) after++;
	if (after === colon) return null;
	const behind = within > 0 || end !== colon ? 0 : countMarks(text, after, mark);
	if (opened > 0 && within + behind === 0) return null;
	const bold = opened === 2 && within + behind === 2 && nameFrom === at + 2;
	return { span: [at, after + behind], name: [nameFrom, nameTo], bold };
}

/** Behind up to three columns of spaces; what cannot be seen, and a no-break space, is none of the label either. */
function skipMargin(text: string, from: number, to: number): number {
	const limit = Math.min(to, from + 3);
	let at = from;
	for (; at < limit; at++) {
		const unit = text.charCodeAt(at);
		if (unit !== 32 && unit !== 0xa0 && !isInvisible(unit)) break;
	}
	return at;
}

function countMarks(text: string, at: number, mark: number): number {
	if (mark === 0) return 0;
	let end = at;
	while (end < at + mostMarks && text.charCodeAt(end) === mark) end++;
	return end - at;
}

function isPadding(unit: number): boolean {
	return isSpace(unit) || isInvisible(unit);
}

function isColon(unit: number): boolean {
	return unit === 58 || unit === 0xff1a;
}

function endsName(unit: number): boolean {
	return isColon(unit) || unit === 42 || unit === 95 || unit === 91 || unit === 93 || unit === 10 || unit === 13;
}
