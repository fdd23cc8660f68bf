import type { Span } from '../text';
import { isInvisible } from '../text';
import type { Report, Rule } from './rule';
import { codePoint } from './shown';

export const invisibleCharacter: Rule = {
	id: 'invisible-character',
	summary: 'A character that shows nothing stands in a heading, field name, keyword or link item.',
	severity: 'warning',
	fixable: 'yes',
	docs: `Text that is copied from web pages brings zero-width spaces, soft hyphens and byte order marks along. They show nothing, but "arXiv" with one inside is
another source, a keyword with one is another keyword, and a URL with one leads nowhere.

Joiners and direction marks do work in many scripts and in emoji, and a zero-width space marks where Thai, Lao, Khmer and Burmese words end: those are left
alone. In prose nothing is reported.

A warning: the slip is rare, breaks filters, and cannot be seen.`,
	example: {
		bad: '## 2021-09-22\n\n### Bl\u200bog: [Title](https://example.com/a)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n',
	},
	checkEntry({ block }, _context, report) {
		if (!invisible.test(block.text)) return;
		checkSpan(block.text, block.heading, report);
		for (const field of block.fields) {
			checkSpan(block.text, field.kind.content === 'keywords' ? field.span : field.label, report);
		}
		for (const line of block.linkLines) checkSpan(block.text, line, report);
	},
	checkDate({ block }, _context, report) {
		checkSpan(block.text, block.heading, report);
	},
	checkNear({ block }, _context, report, text) {
		checkSpan(text, block.heading, report);
	},
};

/** The characters of `isInvisible`. One compiled class passes over a text several times as fast as a look at each unit of its lines. */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/;

/** Reports each run of characters that show nothing and do nothing. */
function checkSpan(text: string, [from, to]: Span, report: Report): void {
	for (let at = from; at < to; at++) {
		if (text.charCodeAt(at) < 0xad || !isIdle(text, at)) continue;
		let end = at + 1;
		while (end < to && isIdle(text, end)) end++;
		report({
			span: [at, end],
			message: `Unexpected invisible character ${codePoint(text.charCodeAt(at))}, expected nothing in its place`,
			fixes: [{ title: 'Remove the invisible character', edits: [{ from: at, to: end, insert: '' }] }],
		});
		at = end;
	}
}

/** Whether the character shows nothing and does nothing where it stands. */
function isIdle(text: string, at: number): boolean {
	const unit = text.charCodeAt(at);
	if (!isInvisible(unit)) return false;
	// Joiners and direction marks work between letters beyond Latin; beside Latin ones they came along by accident.
	if (unit >= 0x200c && unit <= 0x200f) return isLatin(text.charCodeAt(at - 1)) && isLatin(text.charCodeAt(at + 1));
	if (unit === 0x200b) return !breaksWords(text.charCodeAt(at - 1)) && !breaksWords(text.charCodeAt(at + 1));
	return true;
}

/** Latin letters, digits, punctuation, line endings, or the end of the text. */
function isLatin(unit: number): boolean {
	return !(unit >= 0x250) || isInvisible(unit);
}

/** Thai, Lao, Tibetan, Burmese and Khmer write no spaces between words. */
function breaksWords(unit: number): boolean {
	return (unit >= 0xe00 && unit <= 0xfff) || (unit >= 0x1000 && unit <= 0x109f) || (unit >= 0x1780 && unit <= 0x17ff);
}
