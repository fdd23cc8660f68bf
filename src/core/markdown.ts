import { decodeHTMLStrict } from 'entities/decode';

/** Whether a UTF-16 unit is ASCII punctuation, which a backslash can escape (CommonMark 0.31, section 2.4). */
export function isPunctuation(unit: number): boolean {
	return (unit >= 33 && unit <= 47) || (unit >= 58 && unit <= 64) || (unit >= 91 && unit <= 96) || (unit >= 123 && unit <= 126);
}

/** The end of the HTML entity (`&amp;`, `&#38;`, `&#x26;`) that begins at `at`, or `at` where none does, as in `R&D; vision`. */
export function entityEnd(text: string, at: number, to: number): number {
	if (text.charCodeAt(at) !== 38) return at;
	let end = at + 1;
	if (text.charCodeAt(end) === 35) end++;
	const limit = Math.min(to, at + 34);
	const nameFrom = end;
	while (end < limit && isAlphanumeric(text.charCodeAt(end))) end++;
	if (end === nameFrom || end >= to || text.charCodeAt(end) !== 59) return at;
	const entity = text.slice(at, end + 1);
	return decodeHTMLStrict(entity) === entity ? at : end + 1;
}

function isAlphanumeric(unit: number): boolean {
	const lower = unit | 32;
	return (unit >= 48 && unit <= 57) || (lower >= 97 && lower <= 122);
}

/** The end of the comment, `<!-- -->` or `%% %%`, that begins at `at` and ends before `to`; `at` itself where none does. */
export function commentEnd(text: string, at: number, to: number): number {
	const [open, close] = text.charCodeAt(at) === 60 ? ['<!--', '-->'] : ['%%', '%%'];
	if (!text.startsWith(open, at)) return at;
	// The slice keeps a search that fails from going on to the end of the note.
	const length = text.slice(at + open.length, to).indexOf(close);
	return length < 0 ? at : at + open.length + length + close.length;
}

/**
 * Finds the ends of code spans in one text, remembering which lengths of backtick runs have no second run, so that a text full of
 * backticks is read in linear time.
 */
export class CodeSpans {
	/** For a run length, the offset from which no run of that length is left. */
	private readonly exhausted = new Map<number, number>();

	constructor(private readonly text: string, private readonly to: number) {}

	/** The end of the code span that begins with the backtick at `at`; the end of the backtick run where none does. */
	end(at: number): number {
		const open = this.runEnd(at);
		const length = open - at;
		if ((this.exhausted.get(length) ?? Infinity) <= open) return open;
		for (let from = this.nextTick(open); from < this.to; ) {
			const close = this.runEnd(from);
			if (close - from === length) return close;
			from = this.nextTick(close);
		}
		this.exhausted.set(length, open);
		return open;
	}

	private nextTick(from: number): number {
		let at = from;
		while (at < this.to && this.text.charCodeAt(at) !== 96) at++;
		return at;
	}

	private runEnd(at: number): number {
		let end = at;
		while (end < this.to && this.text.charCodeAt(end) === 96) end++;
		return end;
	}
}

/** A piece of Markdown source as it is shown: backslash escapes and HTML entities decoded, code spans as written. */
export function decode(source: string): string {
	if (!/[\\&]/.test(source)) return source;
	const codes = new CodeSpans(source, source.length);
	let result = '';
	for (let at = 0; at < source.length; ) {
		const unit = source.charCodeAt(at);
		let end = at + 1;
		if (unit === 92 && isPunctuation(source.charCodeAt(end))) {
			result += source.charAt(end);
			at += 2;
			continue;
		}
		if (unit === 38) end = Math.max(end, entityEnd(source, at, source.length));
		else if (unit === 96) end = codes.end(at);
		const piece = source.slice(at, end);
		result += unit === 38 && end > at + 1 ? decodeHTMLStrict(piece) : piece;
		at = end;
	}
	return result;
}
