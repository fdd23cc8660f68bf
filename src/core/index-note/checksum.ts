/**
 * The checksum that the opening marker of an index carries: 32-bit FNV-1a over the UTF-16 units, as eight hexadecimal digits. What
 * an editor or git may change without a person's doing does not count: line endings, and blanks at the ends of lines and of the text.
 */
export function checksumOf(content: string): string {
	let hash = 0x811c9dc5;
	/** Where the run of blanks directly before began; -1 where there is none. It counts once a word follows on the same line. */
	let blanks = -1;
	let lines = 0;
	for (let at = 0; at < content.length; at++) {
		const unit = content.charCodeAt(at);
		if (unit === 32 || unit === 9) {
			if (blanks < 0) blanks = at;
			continue;
		}
		if (unit === 10 || unit === 13) {
			blanks = -1;
			if (unit === 10 || content.charCodeAt(at + 1) !== 10) lines++;
			continue;
		}
		for (; lines > 0; lines--) hash = Math.imul(hash ^ 10, prime);
		for (; blanks >= 0; blanks = blanks + 1 < at ? blanks + 1 : -1) hash = Math.imul(hash ^ content.charCodeAt(blanks), prime);
		hash = Math.imul(hash ^ unit, prime);
	}
	return (hash >>> 0).toString(16).padStart(8, '0');
}

const prime = 0x01000193;
