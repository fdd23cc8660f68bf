/**
 * The checksum of a text by lines, from which that of texts put one below the other is had without reading them again. What an editor
 * or git may change without a person's doing does not count: line endings, and blanks at the ends of lines.
 */
export interface LineSum {
	/** The lines as a polynomial: of two texts, the first one's times the second one's `power`, plus the second one's. */
	readonly sum: number;
	/** `base` to the number of lines. */
	readonly power: number;
}

/** Of no lines. */
export const noLines: LineSum = { sum: 0, power: 1 };

/** 32-bit FNV-1a. */
const prime = 0x01000193;
const basis = 0x811c9dc5 | 0;

/** An odd number without pattern in its bits (2^32 divided by the golden ratio), so that lines which change places change the sum. */
const base = 0x9e3779b1 | 0;

/** The sum of a text's lines. */
export function lineSum(text: string): LineSum {
	let sum = 0;
	let power = 1;
	let line = basis;
	// Where the text goes on with blanks that may stand at the end of a line.
	let blanks = -1;
	for (let at = 0; ; at++) {
		const unit = at < text.length ? text.charCodeAt(at) : 10;
		if (unit === 10 || unit === 13) {
			if (unit === 13 && text.charCodeAt(at + 1) === 10) at++;
			sum = (Math.imul(sum, base) + line) | 0;
			power = Math.imul(power, base);
			line = basis;
			blanks = -1;
			if (at >= text.length) return { sum, power };
		} else if (unit === 32 || unit === 9) {
			if (blanks < 0) blanks = at;
		} else {
			for (; blanks >= 0; blanks = blanks + 1 < at ? blanks + 1 : -1) line = Math.imul(line ^ text.charCodeAt(blanks), prime);
			line = Math.imul(line ^ unit, prime);
		}
	}
}

/** The sum of an empty line. */
export const emptyLine = lineSum('');

/** The sum of two texts, the second one below the first. */
export function joinSums(above: LineSum, below: LineSum): LineSum {
	return { sum: (Math.imul(above.sum, below.power) + below.sum) | 0, power: Math.imul(above.power, below.power) };
}

/** A sum as the opening marker of an index carries it: eight hexadecimal digits. */
export function printSum({ sum, power }: LineSum): string {
	let mixed = Math.imul(sum ^ (sum >>> 16) ^ power, 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
	return ((mixed ^ (mixed >>> 16)) >>> 0).toString(16).padStart(8, '0');
}

/** The checksum of what stands between two markers. Empty lines at its ends do not count. */
export function checksumOf(content: string): string {
	let from = 0;
	let to = content.length;
	for (let at = 0; at < to && isGap(content.charCodeAt(at)); at++) if (content.charCodeAt(at) === 10 || content.charCodeAt(at) === 13) from = at + 1;
	while (to > from && isGap(content.charCodeAt(to - 1))) to--;
	return printSum(lineSum(content.slice(from, to)));
}

function isGap(unit: number): boolean {
	return unit === 32 || unit === 9 || unit === 10 || unit === 13;
}
