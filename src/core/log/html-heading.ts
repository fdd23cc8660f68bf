import { readDate } from '../date';
import type { MaskedRange } from '../mask';
import { lineEnd, nextLine, textOf, type Span } from '../text';
import { headingContent, readEntryHeading, withoutClosing } from './heading';
import { headingLevel } from '../scan/line';

/**
 * The heading lines of dates and entries that stand within HTML, in text order. HTML goes on up to the next blank line (CommonMark 0.31,
 * section 4.6), so that a heading right below `<br>` or `<img …>` is none, on no page.
 * @param dated whether a date governs them; without one the source is required.
 */
export function headingsInHtml(text: string, masked: readonly MaskedRange[], dated: boolean): Span[] {
	const found: Span[] = [];
	for (const { kind, from, to } of masked) {
		if (kind !== 'html') continue;
		for (let at = nextLine(text, from); at < to; at = nextLine(text, at)) {
			const end = lineEnd(text, at);
			if (isOurs(text, at, end, dated)) found.push([at, end]);
		}
	}
	return found;
}

function isOurs(text: string, from: number, to: number, dated: boolean): boolean {
	if (text.charCodeAt(from) !== 35) return false;
	const level = headingLevel(text, from);
	if (level < 1) return false;
	const content = headingContent(text, from, to);
	const entry = readEntryHeading(text, content, level, dated);
	return entry ? !('reason' in entry) : level < 6 && content[1] - content[0] < 80 && readDate(textOf(text, withoutClosing(text, content))) !== null;
}
