import { isPunctuation } from '../markdown';
import { isSpace, type Edit, type Span } from '../text';

export interface Repair {
	readonly title: string;
	readonly edits: readonly Edit[];
}

/**
 * Ways to make a link of what was meant as one: `[Title](url` and its kind. Each adds, or escapes, a bracket or removes a space, and
 * nothing else; whether the result is a link is for the caller to see.
 * @param span from the bracket that should begin the link to the end of the line.
 */
export function* linkRepairs(text: string, [from, to]: Span): Iterable<Repair> {
	const open = targetStart(text, from, to);
	if (open > from) {
		yield { title: 'Escape the lonely bracket', edits: escapes(text, from + 1, open) };
		yield { title: 'Close the parenthesis', edits: [...escapes(text, from + 1, open), { from: to, to, insert: ')' }] };
	}
	const scheme = schemeStart(text, from, to);
	if (scheme < 0) return;
	const parenthesis = text.charCodeAt(scheme - 1) === 40 ? scheme - 1 : scheme;
	let labelEnd = parenthesis;
	while (labelEnd > from && isSpace(text.charCodeAt(labelEnd - 1))) labelEnd--;
	const closed = text.charCodeAt(labelEnd - 1) === 93;
	const insert = (closed ? '' : ']') + (parenthesis < scheme ? '' : '(');
	const joined = insert === '' && labelEnd === parenthesis ? [] : [{ from: labelEnd, to: parenthesis, insert }];
	const title = closed ? 'Join title and URL' : 'Close the bracket';
	yield { title, edits: joined };
	yield { title, edits: [...joined, { from: to, to, insert: ')' }] };
}

/** The bracket of the last `](` of a line. */
function targetStart(text: string, from: number, to: number): number {
	const at = text.lastIndexOf('](', to - 2);
	return at < from ? -1 : at;
}

function schemeStart(text: string, from: number, to: number): number {
	const at = text.lastIndexOf('://', to);
	if (at < from) return -1;
	let start = at;
	while (start > from && (text.charCodeAt(start - 1) | 32) >= 97 && (text.charCodeAt(start - 1) | 32) <= 122) start--;
	return start;
}

/** Escapes the brackets that have no partner. */
function escapes(text: string, from: number, to: number): Edit[] {
	const open: number[] = [];
	const lonely: number[] = [];
	for (let at = from; at < to; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 92 && isPunctuation(text.charCodeAt(at + 1))) at++;
		else if (unit === 91) open.push(at);
		else if (unit === 93 && open.pop() === undefined) lonely.push(at);
	}
	return [...lonely, ...open].sort((a, b) => a - b).map((at) => ({ from: at, to: at, insert: '\\' }));
}
