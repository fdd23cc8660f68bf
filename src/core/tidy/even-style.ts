import { printDate } from '../date';
import type { Entry } from '../entry';
import { convertLink } from '../print/link-print';
import type { Located } from '../log';
import type { Style } from '../style';
import { isInvisible, isSpace, shiftEdit, textOf, type Edit } from '../text';
import type { Watch } from '../log/watch';

/** The edits that write every date of a log in one format, with its own precision. A trailing colon stays. */
export function dateEdits(watch: Watch, format: Style['dateFormat']): Edit[] {
	const edits: Edit[] = [];
	for (const { heading: { block, from } } of watch) {
		const { date } = block.reading;
		if (!date) continue;
		const written = textOf(block.text, block.value);
		const colon = /[:：]$/.exec(written)?.[0] ?? '';
		const insert = printDate(date, format) + colon;
		if (written !== insert) edits.push({ from: from + block.value[0], to: from + block.value[1], insert });
	}
	return edits;
}

/** The edits that give every faultless link item of an entry one form. */
export function linkEdits({ block, from }: Located<Entry>, form: Style['linkForm']): Edit[] {
	return block.links
		.filter((link) => link.fault === null && link.form !== form)
		.flatMap((link) => convertLink(block.text, link, form))
		.map((edit) => shiftEdit(edit, from));
}

/** The edits that write the stars of an entry in one form, and the space behind those at its front in one way. Their number and place stay. */
export function starStyleEdits({ block, from }: Located<Entry>, style: Pick<Style, 'starForm' | 'starSpaced'>): Edit[] {
	const { stars, text } = block;
	const edits: Edit[] = [];
	for (const [index, { span, place }] of stars.entries()) {
		let to = span[1];
		const next = stars[index + 1];
		if (place === 'front') {
			while (isSpace(text.charCodeAt(to)) || isInvisible(text.charCodeAt(to))) to++;
		}
		const behind = place === 'front' && style.starSpaced && next?.place !== 'front' ? ' ' : '';
		const insert = style.starForm + behind;
		if (text.slice(span[0], to) !== insert) edits.push(shiftEdit({ from: span[0], to, insert }, from));
	}
	return edits;
}
