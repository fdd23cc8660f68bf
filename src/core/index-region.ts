import { maskOf } from './mask';
import { lineEnd, lineStart, type Span } from './text';

/** The markers as they are written. The opening one may carry attributes, such as ` checksum=0a1b2c3d`, before its `-->`. */
export const indexOpening = '<!-- ml-watch:index -->';
export const indexClosing = '<!-- /ml-watch:index -->';

/**
 * The generated part of a note, between the two marker lines. Spans are UTF-16 offsets.
 * - `none`: the note has no marker
 * - `region`: one opening and, behind it, one closing marker
 * - `broken`: markers that do not make one region; nothing may be written
 */
export type IndexRegion =
	| { readonly kind: 'none' }
	| {
		readonly kind: 'region';
		/** The opening marker, from `<` to `>`. */
		readonly open: Span;
		/** Everything between the markers, the line ending behind the opening one included. */
		readonly content: Span;
		/** The closing marker, from `<` to `>`. */
		readonly close: Span;
		/** The attribute `checksum` of the opening marker. */
		readonly checksum: string | null;
	}
	| {
		readonly kind: 'broken';
		/** What is wrong and what to do. */
		readonly message: string;
		/** The marker to look at. */
		readonly span: Span;
		/** From the first marker to the last one, or to the end of the note where that one opens: no source of entries either. */
		readonly hidden: Span;
	};

interface Marker {
	readonly span: Span;
	readonly closing: boolean;
	/** What stands between the name and `-->`; null where the marker is not finished on its line. */
	readonly attributes: string | null;
}

const markerName = 'ml-watch:index';

/**
 * Finds the generated region of a note. A marker stands at the start of a line (up to three spaces before it), as prose: one in
 * a code fence, a quote or a list is an example, not a marker.
 */
export function indexRegion(text: string): IndexRegion {
	if (!text.includes(markerName)) return { kind: 'none' };
	const markers = findMarkers(text);
	const [open, close] = markers;
	if (!open) return { kind: 'none' };
	const broken = (message: string, marker: Marker): IndexRegion => {
		const last = markers.at(-1)!;
		return { kind: 'broken', message, span: marker.span, hidden: [open.span[0], last.closing ? last.span[1] : text.length] };
	};
	const unfinished = markers.find((marker) => marker.attributes === null);
	if (unfinished) return broken(`Unfinished marker, expected \`${unfinished.closing ? indexClosing : indexOpening}\``, unfinished);
	if (open.closing) return broken(`Unexpected closing marker, expected \`${indexOpening}\` above it`, open);
	if (!close) return broken(`Unclosed region, expected \`${indexClosing}\` below it`, open);
	if (!close.closing) return broken(`Unexpected second opening marker, expected \`${indexClosing}\` before it`, close);
	const third = markers[2];
	if (third) return broken(`Unexpected second ${third.closing ? 'closing marker' : 'region'}, expected one region in a note`, third);
	return { kind: 'region', open: open.span, content: [open.span[1], close.span[0]], close: close.span, checksum: checksumOf(open) };
}

function checksumOf(marker: Marker): string | null {
	const found = /(?:^|\s)checksum=([^\s"'<>]+)/.exec(marker.attributes ?? '');
	return found?.[1] ?? null;
}

/** The checksum in the opening marker of a note's region; empty where it has none, null where there is no region. */
export function markedChecksum(text: string): string | null {
	if (!text.includes(markerName)) return null;
	const region = indexRegion(text);
	return region.kind === 'region' ? region.checksum ?? '' : null;
}

function findMarkers(text: string): Marker[] {
	const masks = maskOf(text);
	const markers: Marker[] = [];
	let mask = 0;
	for (let at = text.indexOf(markerName); at >= 0; at = text.indexOf(markerName, at)) {
		const start = lineStart(text, at);
		const end = lineEnd(text, at);
		const marker = readMarker(text, start, end);
		at = end;
		if (!marker) continue;
		while (mask < masks.length && masks[mask]!.to <= start) mask++;
		const range = masks[mask];
		// The marker's own comment is masked too; any other mask that reaches here hides it.
		const hidden = range !== undefined && range.from <= start && !(range.kind === 'comment' && range.from === start);
		if (!hidden) markers.push(marker);
	}
	return markers;
}

/** The marker with which a line begins, behind a byte order mark and at most three spaces; null where it begins with none. */
function readMarker(text: string, start: number, end: number): Marker | null {
	let from = text.charCodeAt(start) === 0xfeff ? start + 1 : start;
	for (let spaces = 0; spaces < 3 && text.charCodeAt(from) === 32; spaces++) from++;
	if (!text.startsWith('<!--', from)) return null;
	let at = skipSpaces(text, from + 4);
	const closing = text.charCodeAt(at) === 47;
	if (closing) at++;
	if (!text.startsWith(markerName, at)) return null;
	at += markerName.length;
	// `ml-watch:index-of-notes` is another word.
	if (/[\w:]/.test(text.charAt(at)) || (text.charAt(at) === '-' && !text.startsWith('-->', at))) return null;
	const finish = text.indexOf('-->', at);
	if (finish < 0 || finish + 3 > end) return { span: [from, end], closing, attributes: null };
	return { span: [from, finish + 3], closing, attributes: text.slice(at, finish) };
}

function skipSpaces(text: string, from: number): number {
	let at = from;
	while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
	return at;
}

/**
 * The text with everything generated blanked out: spaces for characters, line endings kept, so that its offsets and lines are those
 * of the text itself. What stands there is never a source of entries: an entry would be found twice.
 */
export function withoutIndexRegion(text: string): string {
	const region = indexRegion(text);
	if (region.kind === 'none') return text;
	const [from, to] = region.kind === 'region' ? [region.open[0], region.close[1]] : region.hidden;
	return text.slice(0, from) + text.slice(from, to).replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length)) + text.slice(to);
}
