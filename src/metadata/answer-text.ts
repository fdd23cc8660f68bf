import type { Delivery } from './queue';

/** An answer as text. */
export interface AnswerText {
	readonly text: string;
	/** The URL that it came from, after redirects where the platform tells. */
	readonly url: string;
	/** Whether it was longer than is taken, and this is its beginning. */
	readonly cut: boolean;
}

/** How far into a page its encoding may be declared (HTML standard, "prescan a byte stream"), in bytes. */
const prescanned = 1024;

/**
 * The text of an answer in its encoding: by a byte order mark, the header, the page's or the feed's own words; else UTF-8, or
 * windows-1252 where the bytes are none. Bytes that mean nothing become U+FFFD. Never throws.
 */
export function textOfAnswer({ answer: { bytes, headers, url }, cut }: Delivery, asked: string): AnswerText {
	return { text: decodeBytes(bytes, headers['content-type'] ?? ''), url: url ?? asked, cut };
}

function decodeBytes(bytes: Uint8Array, contentType: string): string {
	const declared = markOf(bytes) ?? charsetIn(contentType, /charset\s*=\s*["']?([\w.:-]+)/i) ?? declaredInside(bytes);
	if (declared !== null) {
		const decoder = decoderFor(declared);
		if (decoder) return decoded(bytes, decoder);
	}
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		// A page that is UTF-8 but for a few bytes, or was cut inside a character, is still UTF-8.
		const text = new TextDecoder('utf-8').decode(bytes);
		return mostlyReadable(text) ? text : decoded(bytes, new TextDecoder('windows-1252'));
	}
}

/** What windows-1252 has in the places of the control characters from U+0080. */
const windowsMarks = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Some versions of Node read windows-1252 as if it were ISO 8859-1, and its dashes and quotes as control characters. */
function decoded(bytes: Uint8Array, decoder: TextDecoder): string {
	const text = decoder.decode(bytes);
	return decoder.encoding === 'windows-1252' ? text.replace(/[\x80-\x9f]/g, (mark) => windowsMarks[mark.charCodeAt(0) - 0x80]!) : text;
}

function markOf(bytes: Uint8Array): string | null {
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null;
}

function declaredInside(bytes: Uint8Array): string | null {
	const beginning = new TextDecoder('windows-1252').decode(bytes.subarray(0, prescanned));
	const found = charsetIn(beginning, /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]+)/i) ?? charsetIn(beginning, /<meta[^>]{0,300}charset\s*=\s*["']?([\w.:-]+)/i);
	// What could be read as single bytes is no UTF-16, whatever it says (HTML standard).
	return found !== null && /^utf-?16/i.test(found) ? 'utf-8' : found;
}

function charsetIn(text: string, pattern: RegExp): string | null {
	return pattern.exec(text)?.[1]?.toLowerCase() ?? null;
}

function decoderFor(label: string): TextDecoder | null {
	try {
		return new TextDecoder(label);
	} catch {
		return null;
	}
}

/** Whether no more than every hundredth character of those outside ASCII was unreadable. */
function mostlyReadable(text: string): boolean {
	let foreign = 0;
	let broken = 0;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit > 127) foreign++;
		if (unit === 0xfffd) broken++;
	}
	return broken * 100 <= foreign || (broken <= 1 && text.endsWith('\ufffd'));
}
