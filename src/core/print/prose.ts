import { readDate } from '../date';
import type { FieldTable } from '../field';
import { readBody } from '../log/body';
import { headingContent, readEntryHeading, withoutClosing } from '../log/heading';
import { readLabel } from '../field';
import { isPunctuation } from '../markdown';
import type { MaskedRange } from '../mask';
import type { Opener } from '../scan/opener';
import { isConflictLine, isThematicBreak } from '../scan/line';
import { cleanState, scan, type Mark } from '../scan/scan';
import { applyEdits, lineEnd, lineStart, nextLine, sortEdits, textOf, trimSpan, type Edit } from '../text';

/** The field that stands above the text while it is tried: any of the kind `text` reads alike. */
const label = '**Summary**:';

/** Each pass mends all it sees; what a mended line uncovers is left to the next one. More passes than these mean to be a nuisance. */
const mostPasses = 8;

/**
 * Markdown of several paragraphs as it can stand in a Summary or Comment, LF for its line endings. What would end the field, the
 * entry or the log is escaped with a backslash: headings that are not deeper than the entry, entries, dates, known field names,
 * setext underlines, a thematic break at the end, openers that nothing closes. An unclosed code fence is closed. Text that reads back
 * is left as it is, and so is the result when it is given again.
 */
export function mendProse(text: string, fields: FieldTable, entryLevel: number): string {
	let value = trimmed(text);
	for (let pass = 0; pass < mostPasses && value !== ''; pass++) {
		const edits = repairs(value, fields, entryLevel);
		if (edits.length === 0) return value;
		value = trimmed(applyEdits(value, edits));
	}
	return value === '' ? '' : flattened(value, fields);
}

function trimmed(text: string): string {
	return text.slice(...trimSpan(text, [0, text.length]));
}

/** Whether a text begins with a list, a fence, a quote, a heading or a table: it has to stand below the field's label then. */
export function beginsWithBlock(value: string): boolean {
	if (/^[\p{L}\p{N}]*[\p{L}]/u.test(value)) return false;
	if (value.startsWith('|')) return true;
	const first = lineEnd(value, 0);
	if (isThematicBreak(value, 0, first)) return true;
	const { marks, masks } = structureOf(value);
	return masks[0]?.from === 0 || (marks.length > 0 && marks[0]!.heading === 0 && !marks[0]!.setext);
}

interface Structure {
	readonly marks: readonly Mark[];
	readonly masks: readonly MaskedRange[];
	readonly opener: Opener | null;
}

function structureOf(text: string): Structure {
	const marks: Mark[] = [];
	const masks: MaskedRange[] = [];
	const { opener } = scan(text, 0, cleanState, {
		mark: (mark) => marks.push(mark),
		mask: (kind, from, to) => masks.push({ kind, from, to }),
	});
	return { marks, masks, opener: opener && opener.closer !== '' ? opener : null };
}

function repairs(value: string, fields: FieldTable, entryLevel: number): Edit[] {
	const lead = label + (beginsWithBlock(value) ? '\n\n' : ' ');
	const text = lead + value;
	const { marks, masks, opener } = structureOf(text);
	const edits: Edit[] = [];
	for (const mark of marks) edits.push(...repairHeading(text, mark, entryLevel));
	for (const field of readBody(text, 0, fields).fields.slice(1)) edits.push(escapeField(text, field.label[0], field.label[1]));
	if (opener) edits.push(opener.kind === 'fence' ? insertion(text.length, `\n${opener.closer}`) : insertion(opener.from, '\\'));
	for (const edit of repairLines(text, masks)) edits.push(edit);
	return distinct(edits.filter((edit) => edit.from >= lead.length).map((edit) => ({ ...edit, from: edit.from - lead.length, to: edit.to - lead.length })));
}

function insertion(at: number, insert: string): Edit {
	return { from: at, to: at, insert };
}

/** One edit for each place. */
function distinct(edits: readonly Edit[]): Edit[] {
	return sortEdits(edits).filter((edit, index, all) => index === 0 || all[index - 1]!.from !== edit.from);
}

function repairHeading(text: string, mark: Mark, entryLevel: number): Edit[] {
	if (mark.setext) {
		const underline = firstMark(text, lineStart(text, mark.end));
		// A rule was meant where three or more dashes follow a paragraph.
		const rule = text.startsWith('---', underline) && text.slice(mark.end).trim() !== '';
		return [rule ? insertion(lineStart(text, mark.end), '\n') : insertion(underline, '\\')];
	}
	const content = headingContent(text, mark.heading, mark.end);
	const deeper = mark.level === 0 || mark.level > entryLevel;
	const dated = mark.level > 0 && mark.level < 6 && readDate(textOf(text, withoutClosing(text, content))) !== null;
	if (deeper && !dated && readEntryHeading(text, content, Math.max(mark.level, 2), true) === null) return [];
	return [insertion(firstMark(text, mark.heading), '\\')];
}

function firstMark(text: string, at: number): number {
	let mark = at;
	while (text.charCodeAt(mark) === 32) mark++;
	return mark;
}

/** Escapes a field's label: a backslash before its bold mark, else before its colon; a full-width colon becomes an entity. */
function escapeField(text: string, from: number, to: number): Edit {
	if (!/[\p{L}\p{N}]/u.test(text.charAt(from)) && isPunctuation(text.charCodeAt(from))) return insertion(from, '\\');
	let colon = from;
	while (colon < to && text[colon] !== ':' && text[colon] !== '：') colon++;
	return text[colon] === '：' ? { from: colon, to: colon + 1, insert: '&#65306;' } : insertion(colon, '\\');
}

/** Conflict markers, markers of the index, and a thematic break on the last line. */
function repairLines(text: string, masks: readonly MaskedRange[]): Edit[] {
	const edits: Edit[] = [];
	const last = firstMark(text, lineStart(text, text.length));
	if (!isMasked(masks, last) && isThematicBreak(text, last, text.length)) edits.push(insertion(last, '\\'));
	for (let at = text.indexOf('\n<<<<<<<'); at >= 0; at = text.indexOf('\n<<<<<<<', at + 1)) {
		if (isConflictLine(text, at + 1, nextLine(text, at + 1), '<<<<<<<') && !isMasked(masks, at + 1)) edits.push(insertion(at + 1, '\\'));
	}
	for (const marker of text.matchAll(/<!--[ \t]*\/?ml-watch:index/g)) {
		if (!isMasked(masks, marker.index, 'fence') && text[marker.index - 1] !== '\\') edits.push(insertion(marker.index, '\\'));
	}
	return edits;
}

function isMasked(masks: readonly MaskedRange[], at: number, kind?: MaskedRange['kind']): boolean {
	return masks.some((mask) => mask.from <= at && at < mask.to && (kind === undefined || mask.kind === kind));
}

/** The text as plain paragraphs: no line of it begins with anything that Markdown or the grammar would read. */
function flattened(text: string, fields: FieldTable): string {
	return text.split('\n').map((line) => flattenedLine(line.trim(), fields)).join('\n');
}

function flattenedLine(line: string, fields: FieldTable): string {
	const first = line.charCodeAt(0);
	if (isPunctuation(first)) return first === 92 && isPunctuation(line.charCodeAt(1)) ? line : `\\${line}`;
	const found = readLabel(line, 0, line.length);
	if (found && fields.has(textOf(line, found.name).toLowerCase())) return applyEdits(line, [escapeField(line, ...found.span)]);
	return line.replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
