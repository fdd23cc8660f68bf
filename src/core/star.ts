import { isInvisible, isSpace, type Span } from './text';

/** The ways to write the rating mark. The emoji may be followed by U+FE0F, which asks for its coloured form. */
export const starForms = [':star:', '⭐', '★'] as const;
export type StarForm = (typeof starForms)[number];

export interface StarMark {
	readonly span: Span;
	readonly form: StarForm;
}

/** The rating mark that begins at an offset, if one does. */
export function starAt(text: string, at: number): StarMark | null {
	const unit = text.charCodeAt(at);
	if (unit === 58) return text.startsWith(':star:', at) ? { span: [at, at + 6], form: ':star:' } : null;
	if (unit !== 0x2b50 && unit !== 0x2605) return null;
	const end = text.charCodeAt(at + 1) === 0xfe0f ? at + 2 : at + 1;
	return { span: [at, end], form: unit === 0x2b50 ? '⭐' : '★' };
}

/** Steps over spaces, invisible characters and rating marks from an offset, adding the marks to `marks`. */
export function skipStars(text: string, from: number, to: number, marks: StarMark[]): number {
	let at = from;
	while (at < to) {
		const unit = text.charCodeAt(at);
		if (isSpace(unit) || isInvisible(unit)) {
			at++;
			continue;
		}
		const mark = starAt(text, at);
		if (!mark || mark.span[1] > to) return at;
		marks.push(mark);
		at = mark.span[1];
	}
	return at;
}

/** Steps back over spaces, invisible characters and rating marks before an offset, adding the marks to `marks` in text order. */
export function skipStarsBack(text: string, from: number, to: number, marks: StarMark[]): number {
	const found: StarMark[] = [];
	let at = to;
	while (at > from) {
		const unit = text.charCodeAt(at - 1);
		if (isSpace(unit) || isInvisible(unit)) {
			at--;
			continue;
		}
		const mark = starAt(text, Math.max(from, at - (unit === 58 ? 6 : unit === 0xfe0f ? 2 : 1)));
		if (mark?.span[1] !== at) break;
		found.push(mark);
		at = mark.span[0];
	}
	for (const mark of found.reverse()) marks.push(mark);
	return at;
}
