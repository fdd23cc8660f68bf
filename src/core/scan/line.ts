/** The end of the line that begins at `start`, without its line ending, where the next one begins at `next`. */
export function lineEndBefore(text: string, start: number, next: number): number {
	let end = next;
	if (end > start && text.charCodeAt(end - 1) === 10) end--;
	if (end > start && text.charCodeAt(end - 1) === 13) end--;
	return end;
}

/** The start of the line behind the one that an offset lies in; the text's length where there is none. Lines must end with LF or CRLF. */
export function lineAfter(text: string, at: number): number {
	const feed = text.indexOf('\n', at);
	return feed < 0 ? text.length : feed + 1;
}

/** The level of the ATX heading whose `#`s begin at `at`; 0 for two `#`s or more with no space behind them, -1 for anything else. */
export function headingLevel(text: string, at: number): number {
	let end = at;
	while (text.charCodeAt(end) === 35) end++;
	const unit = text.charCodeAt(end);
	const level = end - at;
	if (level > 6) return -1;
	if (unit === 32 || unit === 9 || unit === 10 || unit === 13 || end === text.length) return level;
	return level > 1 ? 0 : -1;
}

/** Whether the line from `at` is three or more of `*`, `-` or `_`, with nothing but spaces between. */
export function isThematicBreak(text: string, at: number, next: number): boolean {
	const mark = text.charCodeAt(at);
	if (mark !== 42 && mark !== 45 && mark !== 95) return false;
	let count = 0;
	for (let index = at; index < next; index++) {
		const unit = text.charCodeAt(index);
		if (unit === mark) count++;
		else if (unit !== 32 && unit !== 9 && unit !== 10 && unit !== 13) return false;
	}
	return count >= 3;
}

/** Whether the line from `at` is one run of `=` or `-` and then only spaces: the underline of a setext heading. */
export function isUnderline(text: string, at: number, next: number, mark: number): boolean {
	let index = at;
	while (index < next && text.charCodeAt(index) === mark) index++;
	return isBlank(text, index, next);
}

/** Whether the line from `at` is a git conflict marker: exactly seven marks, then a space or the end. */
export function isConflictLine(text: string, at: number, next: number, mark: string): boolean {
	return text.startsWith(mark, at) && (at + mark.length >= next || text.charCodeAt(at + mark.length) <= 32);
}

/** The start of the first line from an offset on that is a git conflict marker; -1 where none is. */
export function conflictLine(text: string, mark: string, from: number): number {
	for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1)) {
		const before = text.charCodeAt(at - 1);
		if ((at === 0 || before === 10 || before === 13) && isConflictLine(text, at, text.length, mark)) return at;
	}
	return -1;
}

/** Whether a part of a git conflict stands in an entry or section: two versions of the same lines, or one end of them. */
export function holdsConflict(text: string): boolean {
	return conflictLine(text, '<<<<<<<', 0) >= 0 || conflictLine(text, '>>>>>>>', 0) >= 0;
}

/** Whether only spaces, tabs and line endings stand between two offsets. */
export function isBlank(text: string, from: number, to: number): boolean {
	for (let at = from; at < to; at++) {
		const unit = text.charCodeAt(at);
		if (unit !== 32 && unit !== 9 && unit !== 10 && unit !== 13) return false;
	}
	return true;
}
