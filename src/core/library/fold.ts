/**
 * A text as search compares it: lower case, compatibility forms evened (`ﬁ`, full-width letters), accents of Latin, Greek and
 * Cyrillic letters and invisible characters left out, and every run of white space one space. It does not depend on a locale.
 */
export function fold(text: string): string {
	const lower = text.toLowerCase();
	const plain = isAscii(lower) ? lower : lower.normalize('NFKD').replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/g, '').toLowerCase();
	return plain.replace(/\s+/g, ' ').trim();
}

/** A text as its words are compared: folded, and one space for whatever stands between letters and digits. */
export function foldWords(text: string): string {
	return fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

function isAscii(text: string): boolean {
	for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
	return true;
}

/** Order by code units: the same on every device, whatever its language. */
export function byCodeUnits(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
