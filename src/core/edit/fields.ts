import type { Field } from '../log/body';
import { contentEnd } from '../conventions';
import { valueOf } from '../draft';
import type { Entry } from '../entry';
import { readLabel } from '../field';
import { keywordSeparators, keywordText, readKeywords } from '../keyword';
import { beginsWithBlock } from '../print/prose';
import type { Style } from '../style';
import { variablesOf } from '../print/template';
import { differenceEdit, isSpace, lineEnd, lineStart, nextLine, shiftEdit, textOf, type Edit } from '../text';
import { insertion } from './heading';
import { lineBreak } from './links';

/**
 * The edits that give a field of an entry another value: the value changed where it stands, the field written anew, or taken out.
 * Offsets are those of the entry's own text.
 * @param value with LF for its line endings; empty to take the field out.
 */
export function fieldEdits(entry: Entry, name: string, value: string, style: Style): Edit[] {
	const field = entry.field(name);
	if (!field) return value === '' ? [] : [newField(entry, name, value, style)];
	if (value === '') return removal(entry, field, style);
	if (valueOf(entry, field) === value) return [];
	const { text } = entry;
	const [from, to] = field.value;
	const ending = lineBreak(text, style);
	const written = value.replace(/\n/g, ending);
	const onLabelLine = lineStart(text, from) === lineStart(text, field.label[0]);
	const block = field.kind.content === 'text' && beginsWithBlock(value);
	// A list cannot stand behind the label, nor words that look like a field below it.
	if (from === to || (onLabelLine ? block : beginsWithField(value, style) || (field.kind.content !== 'text' && beginsWithBlock(value)))) {
		const end = from === to ? stubEnd(text, field) : to;
		return [{ from: field.label[1], to: end, insert: (block ? ending + ending : ' ') + written + blankBehind(text, end, ending) }];
	}
	const edits = differenceEdit(textOf(text, field.value), written).map((edit) => shiftEdit(edit, from));
	const blank = !onLabelLine || value.includes('\n') ? blankBehind(text, to, ending) : '';
	return blank === '' ? edits : [...edits, insertion(lineEnd(text, to), blank)];
}

function beginsWithField(value: string, style: Style): boolean {
	const label = readLabel(value, 0, lineEnd(value, 0));
	return label !== null && style.fields.has(textOf(value, label.name).toLowerCase());
}

/** The end of the spaces behind the label of a field without value. */
function stubEnd(text: string, field: Field): number {
	let end = field.label[1];
	while (isSpace(text.charCodeAt(end))) end++;
	return end;
}

/** A line ending where the next line follows directly, so that it does not go on with a paragraph or list of the value. */
function blankBehind(text: string, at: number, ending: string): string {
	const next = nextLine(text, at);
	return next < text.length && lineEnd(text, next) > next ? ending : '';
}

function removal(entry: Entry, field: Field, style: Style): Edit[] {
	return style.keepEmptyFields || endsText(entry, field) ? emptied(entry, field) : [withoutField(entry.text, field)];
}

/** Whether a field keeps what stands behind it out of a text above: then its label has to stay. */
function endsText({ text, fields, body }: Entry, field: Field): boolean {
	const index = fields.indexOf(field);
	if (fields[index - 1]?.kind.content !== 'text' || field.kind.content === 'text') return false;
	return text.slice(field.span[1], fields[index + 1]?.label[0] ?? body[1]).trim() !== '';
}

function emptied({ text }: Entry, { label, value }: Field): Edit[] {
	return value[1] > value[0] ? [{ from: label[1], to: lineEnd(text, value[1]), insert: '' }] : [];
}

/** A field goes with its lines and the blank lines above; those stay where something follows directly, which they keep apart. */
function withoutField(text: string, { label, value }: Field): Edit {
	const end = lineEnd(text, Math.max(label[1], value[1]));
	let from = lineStart(text, label[0]);
	const next = nextLine(text, end);
	const below = next < text.length ? text.slice(next, lineEnd(text, next)).trim() : '';
	// A line that underlines a heading must not come to stand below words.
	if (/^(?:-+|=+)$/.test(below)) return { from, to: end, insert: '' };
	if (below !== '') return { from, to: next, insert: '' };
	while (from > 0) {
		const start = lineStart(text, previousEnd(text, from));
		if (text.slice(start, from).trim() !== '') break;
		from = start;
	}
	return { from: previousEnd(text, from), to: end, insert: '' };
}

function previousEnd(text: string, at: number): number {
	return text.charCodeAt(at - 1) === 10 && text.charCodeAt(at - 2) === 13 ? at - 2 : Math.max(0, at - 1);
}

/** A field that is not there yet: before the first one that the template has behind it, else at the end of the body. */
function newField(entry: Entry, name: string, value: string, style: Style): Edit {
	const { text } = entry;
	const ending = lineBreak(text, style);
	const label = labelFor(name, style);
	const content = style.fields.get(name.toLowerCase())?.content;
	const gap = content === 'text' && beginsWithBlock(value) ? '\n\n' : ' ';
	const written = `${label}${gap}${value}`.replace(/\n/g, ending);
	const order = variablesOf(style.template);
	const behind = order.slice(order.indexOf(name.toLowerCase()) + 1);
	const next = order.includes(name.toLowerCase())
		? entry.fields.find((field) => behind.includes(field.name.toLowerCase()))
		// What the template does not know may not cut into a text: it goes before the first one.
		: content === 'text' ? undefined : entry.fields.find((field) => field.kind.content === 'text');
	if (!next) {
		const at = lineEnd(text, contentEnd(entry));
		const lines = entry.body[1] > entry.body[0] ? 2 : style.blankBelow + 1;
		return insertion(at, ending.repeat(lines) + written + blankBehind(text, at, ending));
	}
	const at = lineStart(text, next.label[0]);
	const above = lineStart(text, previousEnd(text, at));
	return insertion(at, (text.slice(above, at).trim() === '' ? '' : ending) + written + ending + ending);
}

/** The label with which the template writes a field, else the bold one. */
function labelFor(name: string, style: Style): string {
	for (const line of style.template.split(/\r\n?|\n/)) {
		if (!variablesOf(line).includes(name.toLowerCase())) continue;
		const label = readLabel(line, 0, line.length);
		if (label && style.fields.get(textOf(line, label.name).toLowerCase())?.name === name) return textOf(line, label.span);
	}
	return `**${name}**:`;
}

/**
 * The edits that give an entry another list of keywords. Keywords that stay keep their spelling and, where the entry has several such
 * fields, their field. Offsets are those of the entry's own text.
 */
export function keywordEdits(entry: Entry, keywords: readonly string[], style: Style): Edit[] {
	const filled = entry.fields.filter((field) => field.name === 'Keywords' && field.value[1] > field.value[0]);
	if (filled.length === 0) return fieldEdits(entry, 'Keywords', keywords.join('; '), style);
	const lists = filled.map((field) => listOf(textOf(entry.text, field.value)));
	return shareOut(keywords, lists).flatMap((list, index) => {
		const field = filled[index]!;
		if (list === lists[index]) return [];
		if (list.length === 0) return removal(entry, field, style);
		const value = textOf(entry.text, field.value);
		const written = changedList(value, list);
		// Below its label a list must not begin with what is no paragraph, or a field of its own.
		const below = lineEnd(entry.text, field.label[1]) < field.value[0];
		if (below && (beginsWithBlock(written) || beginsWithField(written, style))) return [{ from: field.label[1], to: field.value[1], insert: ` ${written}` }];
		return differenceEdit(value, written).map((edit) => shiftEdit(edit, field.value[0]));
	});
}

/** Shares a list out among several that it replaces: those that are its beginning or its end stay, the first other gets what is left. */
function shareOut(keywords: readonly string[], lists: readonly (readonly string[])[]): (readonly string[])[] {
	let from = 0;
	let first = 0;
	while (first < lists.length - 1 && lists[first]!.every((keyword, index) => keywords[from + index] === keyword)) from += lists[first++]!.length;
	let to = keywords.length;
	let last = lists.length - 1;
	while (last > first && to - lists[last]!.length >= from && lists[last]!.every((keyword, index) => keywords[to - lists[last]!.length + index] === keyword)) {
		to -= lists[last--]!.length;
	}
	return lists.map((list, index) => {
		if (index === first) return keywords.slice(from, to);
		return index < first || index > last ? list : [];
	});
}

function listOf(value: string): string[] {
	return readKeywords(value, [0, value.length]).map(({ span }) => keywordText(textOf(value, span)));
}

/** The keywords as a list that keeps what it can of the one that is there: a kept beginning to the unit, then what is new. */
function changedList(value: string, keywords: readonly string[]): string {
	const places = [...keywordSeparators(value, [0, value.length]), value.length];
	let from = 0;
	let kept = 0;
	let end = 0;
	for (const place of places) {
		const keyword = keywordText(value.slice(from, place));
		if (keyword !== '') {
			if (kept >= keywords.length || keyword !== keywords[kept]) break;
			kept++;
			end = place;
		}
		from = place + 1;
	}
	const rest = keywords.slice(kept).join('; ');
	if (kept === 0) return rest;
	return rest === '' ? value.slice(0, end).trimEnd() : `${value.slice(0, end).trimEnd()}; ${rest}`;
}
