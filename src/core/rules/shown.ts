import { isInvisible } from '../text';

/** A message quotes no more of a text than this many UTF-16 units. */
const longestQuote = 60;

/** A piece of a note as a message shows it: on one line, cut where it is long, invisible characters by their code, in backticks. */
export function shown(source: string): string {
	if (isPlain(source)) return `\`${source}\``;
	let text = '';
	// No character takes more than eight units when it is shown by its code.
	for (const character of source.slice(0, longestQuote + 1)) {
		const unit = character.charCodeAt(0);
		text += isInvisible(unit) ? codePoint(unit) : character;
	}
	text = text.replace(/\s+/g, ' ').trim();
	if (source.length > longestQuote) text = `${withoutHalfPair(text.slice(0, longestQuote - 1))}…`;
	const fence = text.includes('`') ? '``' : '`';
	const padding = fence === '``' ? ' ' : '';
	return fence + padding + text + padding + fence;
}

/** Whether a piece is short, on one line, and of nothing but visible ASCII characters and single spaces: nearly all are. */
function isPlain(source: string): boolean {
	let before = 32;
	for (let at = 0; at < source.length; at++) {
		const unit = source.charCodeAt(at);
		if (unit < 32 || unit > 126 || unit === 96 || (unit === 32 && before === 32)) return false;
		before = unit;
	}
	return before !== 32 && source.length <= longestQuote;
}

function withoutHalfPair(text: string): string {
	const last = text.charCodeAt(text.length - 1);
	return last >= 0xd800 && last < 0xdc00 ? text.slice(0, -1) : text;
}

/** How a character that shows nothing is named: `U+200B`. */
export function codePoint(unit: number): string {
	return `U+${unit.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** `1 item`, `2 items`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
	return `${count} ${count === 1 ? noun : plural}`;
}
