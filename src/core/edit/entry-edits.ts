import type { Field } from '../log/body';
import type { Entry } from '../entry';
import { keywordText } from '../keyword';
import { fold } from '../library/fold';
import type { Located } from '../log';
import type { Style } from '../style';
import { afterLineEnding, isInvisible, isSpace, lineEnd, lineStart, shiftEdit, textOf, type Edit } from '../text';

/** The edits that give an entry its star, in the log's own form, or take all of its stars off; none where it is so already. */
export function starEdits(located: Located<Entry>, starred: boolean, style: Pick<Style, 'starForm' | 'starSpaced' | 'starPlace'>): Edit[] {
	const { block, from } = located;
	if (block.starred === starred) return [];
	if (!starred) return block.stars.map((star) => shiftEdit(withoutStar(block, star), from));
	if (style.starPlace === 'tail') return [insertAt(from + block.link[1], ` ${style.starForm}`)];
	const at = block.source ? block.source[0] : block.link[0];
	return [insertAt(from + at, style.starForm + (style.starSpaced ? ' ' : ''))];
}

/** A star goes with the space that kept it apart from what it stands before, or, in the tail, behind. */
function withoutStar({ text }: Entry, { span, place }: Entry['stars'][number]): Edit {
	let [start, end] = span;
	if (place === 'tail') while (isPadding(text.charCodeAt(start - 1))) start--;
	else while (isPadding(text.charCodeAt(end))) end++;
	return { from: start, to: end, insert: '' };
}

function isPadding(unit: number): boolean {
	return isSpace(unit) || isInvisible(unit);
}

/**
 * The edits that add a keyword at the end of an entry's list, or begin the list; none where the entry has it, however it is spelled.
 * @param keyword without `;`, which would make it two.
 */
export function addKeywordEdits(located: Located<Entry>, keyword: string, lineEnding: string): Edit[] {
	const { block } = located;
	const added = keywordText(keyword);
	const folded = fold(added);
	if (folded === '' || block.keywords.some(({ span }) => fold(textOf(block.text, span)) === folded)) return [];
	const field = block.field('Keywords');
	if (!field) return [fieldEdit(located, 'Keywords', added, lineEnding)];
	const [start, end] = field.value;
	if (start === end) return [insertAt(located.from + field.label[1], ` ${added}`)];
	const separated = /[;；]$/.test(block.text.slice(start, end));
	return [insertAt(located.from + end, separated ? ` ${added}` : `; ${added}`)];
}

/** The edits that take a keyword out, however it is spelled, with its separator; a list that loses its last one goes as a whole. */
export function removeKeywordEdits(located: Located<Entry>, keyword: string): Edit[] {
	const { block, from } = located;
	const folded = fold(keyword);
	const edits: Edit[] = [];
	for (const field of block.fields.filter(({ kind }) => kind.content === 'keywords')) {
		const own = block.keywords.filter(({ span }) => span[0] >= field.value[0] && span[1] <= field.value[1]);
		const kept = own.filter(({ span }) => fold(textOf(block.text, span)) !== folded);
		if (kept.length === own.length) continue;
		if (kept.length === 0) {
			edits.push(withoutField(block, field));
			continue;
		}
		for (const [index, { span }] of own.entries()) {
			if (fold(textOf(block.text, span)) !== folded) continue;
			const next = own[index + 1];
			// The last ones go with the separator before them, all others with the one behind.
			const lastKept = kept.at(-1)!.span;
			if (next && span[0] < lastKept[0]) edits.push({ from: span[0], to: next.span[0], insert: '' });
			else if (!edits.some((edit) => edit.from === lastKept[1])) edits.push({ from: lastKept[1], to: field.value[1], insert: '' });
		}
	}
	return edits.map((edit) => shiftEdit(edit, from));
}

/** The edits that give a field of one line its value, adding the field where the entry has none; an empty value takes it out. */
export function fieldEdits(located: Located<Entry>, name: string, value: string, lineEnding: string): Edit[] {
	const { block, from } = located;
	const field = block.field(name);
	if (!field) return value === '' ? [] : [fieldEdit(located, name, value, lineEnding)];
	if (value === '') return [shiftEdit(withoutField(block, field), from)];
	const [start, end] = field.value;
	if (textOf(block.text, field.value) === value) return [];
	// A paragraph further down that only stands in for a value is not replaced: it may be prose.
	const below = lineEnd(block.text, field.label[1]) < start;
	return start === end || below ? [insertAt(from + field.label[1], ` ${value}`)] : [{ from: from + start, to: from + end, insert: value }];
}

/** A new field: a paragraph of its own below the last link line, else below the heading. */
function fieldEdit({ block, from }: Located<Entry>, name: string, value: string, lineEnding: string): Edit {
	const { text } = block;
	const above = block.linkLines.at(-1) ?? block.heading;
	const at = lineEnd(text, above[1]);
	const next = afterLineEnding(text, at);
	const blank = next >= text.length || text.slice(next, lineEnd(text, next)).trim() === '';
	return insertAt(from + at, `${lineEnding}${lineEnding}**${name}**: ${value}${blank ? '' : lineEnding}`);
}

/** The lines of a field, and the blank line that follows them. */
function withoutField({ text }: Entry, field: Field): Edit {
	const from = lineStart(text, field.span[0]);
	let to = afterLineEnding(text, lineEnd(text, field.span[1]));
	if (text.slice(to, lineEnd(text, to)).trim() === '') to = afterLineEnding(text, lineEnd(text, to));
	return { from, to, insert: '' };
}

function insertAt(at: number, insert: string): Edit {
	return { from: at, to: at, insert };
}
