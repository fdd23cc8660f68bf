import { readDate, type LogDate } from '../date';
import { lineEnd, nextLine, type Span } from '../text';

/** What a note says about itself at its top, as far as a log needs it. */
export interface FrontMatter {
	/** UTF-16 offsets from the first `---` to the end of the closing line, line ending included. */
	readonly span: Span;
	/** The value of `date`, where it is one. */
	readonly date: LogDate | null;
	/** False where the note opted out with `ml-watch: false`. */
	readonly watched: boolean;
}

const byteOrderMark = 0xfeff;

/** The UTF-16 offset at which the note itself begins, behind a byte order mark and front matter. */
export function bodyStart(text: string): number {
	const front = frontMatterSpan(text);
	return front ? front[1] : textStart(text);
}

/** The UTF-16 offset behind a byte order mark. */
export function textStart(text: string): number {
	return text.charCodeAt(0) === byteOrderMark ? 1 : 0;
}

/** Front matter is only what begins on the very first line and is closed; an unclosed `---` is a thematic break. */
function frontMatterSpan(text: string): Span | null {
	const from = textStart(text);
	if (!text.startsWith('---', from) || !isFence(text, from)) return null;
	for (let at = nextLine(text, from); at < text.length; at = nextLine(text, at)) {
		if (isFence(text, at)) return [from, nextLine(text, at)];
	}
	return null;
}

function isFence(text: string, at: number): boolean {
	return text.startsWith('---', at) && text.slice(at + 3, lineEnd(text, at)).trim() === '';
}

/**
 * Reads the two keys of front matter that concern a log. It is no YAML reader: only plain `key: value` lines at the margin count.
 * @returns null when the note has no front matter.
 */
export function readFrontMatter(text: string): FrontMatter | null {
	const span = frontMatterSpan(text);
	if (!span) return null;
	let date: LogDate | null = null;
	let watched = true;
	for (let at = nextLine(text, span[0]); at < span[1]; at = nextLine(text, at)) {
		// Nearly all keys begin otherwise.
		const first = text.charCodeAt(at) | 32;
		if (first !== 100 && first !== 109) continue;
		const line = text.slice(at, lineEnd(text, at));
		const colon = line.indexOf(':');
		if (colon < 0) continue;
		const key = line.slice(0, colon).trimEnd().toLowerCase();
		if (key === 'date') date = dateValue(line.slice(colon + 1));
		else if (key === 'ml-watch') watched = plainValue(line.slice(colon + 1)).toLowerCase() !== 'false';
	}
	return { span, date, watched };
}

function plainValue(value: string): string {
	const comment = value.indexOf(' #');
	const plain = (comment < 0 ? value : value.slice(0, comment)).trim();
	const quote = plain[0];
	return plain.length > 1 && (quote === '"' || quote === "'") && plain.endsWith(quote) ? plain.slice(1, -1) : plain;
}

/** A day, with or without a time of day behind it. */
function dateValue(value: string): LogDate | null {
	const plain = plainValue(value);
	const time = plain.search(/[T ]/);
	return readDate(time < 0 ? plain : plain.slice(0, time))?.date ?? null;
}
