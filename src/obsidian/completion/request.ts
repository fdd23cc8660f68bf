import type { FieldTable } from '../../core/field';
import { readLabel } from '../../core/field';
import { keywordSeparators, keywordText } from '../../core/keyword';
import { readLinkLine } from '../../core/log/link-line';
import { skipStars } from '../../core/star';
import { isSpace } from '../../core/text';

/** What could be completed at a place of a line. Columns are UTF-16 units in the line. */
export interface Request {
	readonly kind: 'keyword' | 'source' | 'label' | 'field' | 'date';
	/** Where what was typed begins. */
	readonly from: number;
	readonly typed: string;
	/** Keywords that the line holds already. */
	readonly present: readonly string[];
	/** For a label: what stands before it, which says how the item is closed. */
	readonly opening: '[' | '[\\[' | null;
	/** For a label: up to where brackets behind the cursor are replaced, put there by the editor when the first one was typed. */
	readonly to: number;
}

/**
 * What a person may be typing, by the line alone: cheap enough for every key. Whether the line stands in an entry or in a log is for the
 * caller to find out.
 */
export function requestAt(line: string, column: number, fields: FieldTable): Request | null {
	return headingRequest(line, column) ?? keywordRequest(line, column, fields) ?? fieldRequest(line, column) ?? labelRequest(line, column);
}

function request(kind: Request['kind'], line: string, from: number, column: number, more: Partial<Request> = {}): Request {
	return { kind, from, typed: line.slice(from, column), present: [], opening: null, to: column, ...more };
}

function headingRequest(line: string, column: number): Request | null {
	const marks = /^ {0,3}(#{1,6})[ \t]+/.exec(line);
	if (!marks || column < marks[0].length) return null;
	const level = marks[1]!.length;
	const from = skipStars(line, marks[0].length, column, []);
	const typed = line.slice(from, column);
	if (level <= 5 && from === marks[0].length && /^[0-9][0-9./-]*$/.test(typed)) return request('date', line, from, column);
	const isSource = level >= 2 && typed !== '' && !/[[\]:：]/.test(typed) && !/^[0-9]/.test(typed);
	return isSource ? request('source', line, from, column) : null;
}

function keywordRequest(line: string, column: number, fields: FieldTable): Request | null {
	const label = readLabel(line, 0, line.length);
	if (!label || column < label.span[1]) return null;
	if (fields.get(line.slice(...label.name).toLowerCase())?.content !== 'keywords') return null;
	const separators = keywordSeparators(line, [label.span[1], line.length]);
	const before = separators.filter((at) => at < column).at(-1);
	const behind = separators.find((at) => at >= column) ?? line.length;
	let from = before === undefined ? label.span[1] : before + 1;
	const start = from;
	while (from < column && isSpace(line.charCodeAt(from))) from++;
	const present: string[] = [];
	let piece = label.span[1];
	for (const end of [...separators, line.length]) {
		if (piece !== start && keywordText(line.slice(piece, end)) !== '') present.push(keywordText(line.slice(piece, end)));
		piece = end + 1;
	}
	// In the midst of a keyword nothing is typed anew.
	return line.slice(column, behind).trim() === '' ? request('keyword', line, from, column, { present }) : null;
}

function fieldRequest(line: string, column: number): Request | null {
	const typed = /^( {0,3})\*\*[\p{L} ]{0,40}$/u.exec(line.slice(0, column));
	if (!typed) return null;
	const closing = /^\*{0,2}$/.exec(line.slice(column));
	return closing ? request('field', line, typed[1]!.length, column, { to: line.length }) : null;
}

function labelRequest(line: string, column: number): Request | null {
	const before = line.slice(0, column);
	const start = before.lastIndexOf('[');
	if (start < 0 || /[\])(]/.test(before.slice(start))) return null;
	const escaped = before.slice(Math.max(0, start - 2), start) === '[\\';
	const from = start + 1;
	const opening = escaped ? '[\\[' : '[';
	const prefix = before.slice(0, from - opening.length);
	if (prefix.endsWith('[') || !isLinksOnly(prefix)) return null;
	const closing = /^\\?\]{1,2}/.exec(line.slice(column))?.[0] ?? '';
	const closed = line.slice(column + closing.length).startsWith('(');
	return request('label', line, from, column, closed ? { opening: null } : { opening, to: column + closing.length });
}

/** Whether only link items, bullets and spaces stand before the one that is typed. */
function isLinksOnly(prefix: string): boolean {
	const text = prefix.replace(/^[\s\-*+|,·•/;]+/, '').trimEnd();
	return text === '' || readLinkLine(prefix, 0, prefix.length) !== null;
}
