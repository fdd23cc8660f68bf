const prime = 0x01000193;

/**
 * The checksum that the opening marker of an index carries: 32-bit FNV-1a over the UTF-16 units, as eight hexadecimal digits. What
 * an editor or git may change without a person's doing does not count: line endings, and blanks at the ends of lines and of the text.
 */
export function checksumOf(content: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < content.length; ) {
		const unit = content.charCodeAt(at);
		// A single space between words is by far the commonest gap.
		if (unit > 32 || !isGap(unit) || (unit === 32 && content.charCodeAt(at + 1) > 32)) {
			hash = Math.imul(hash ^ unit, prime);
			at++;
			continue;
		}
		let lines = 0;
		let blanks = at;
		for (; at < content.length && isGap(content.charCodeAt(at)); at++) {
			const gap = content.charCodeAt(at);
			if (gap === 10 || gap === 13) blanks = at + 1;
			if (gap === 10 || (gap === 13 && content.charCodeAt(at + 1) !== 10)) lines++;
		}
		if (at === content.length) break;
		for (; lines > 0; lines--) hash = Math.imul(hash ^ 10, prime);
		for (; blanks < at; blanks++) hash = Math.imul(hash ^ content.charCodeAt(blanks), prime);
	}
	return (hash >>> 0).toString(16).padStart(8, '0');
}

function isGap(unit: number): boolean {
	return unit === 32 || unit === 9 || unit === 10 || unit === 13;
}
