import type { MaskedRange } from '../mask';
import { readLabel, type FieldKind, type FieldTable } from '../field';
import type { LinkItem } from '../link';
import { readLinkLine } from './link-line';
import { headingLevel, isBlank, isThematicBreak, isUnderline, lineEndBefore } from '../scan/line';
import { cleanState, scan } from '../scan/scan';
import { afterLineEnding, trimSpan, withoutLoneCarriages, type Span } from '../text';

/** A field of an entry's body: `**Name**: value`. All offsets are UTF-16, in the text that was read. */
export interface Field {
	/** The canonical name from the table of known fields, such as `Keywords`. */
	readonly name: string;
	readonly kind: FieldKind;
	/** From the first mark of the label to the end of the value. */
	readonly span: Span;
	/** `**Name**:` as written, the colon included. */
	readonly label: Span;
	/** The name as written, without emphasis and colon. */
	readonly written: Span;
	readonly bold: boolean;
	/** Without surrounding white space and blank lines; an empty span behind the label where there is no value. */
	readonly value: Span;
}

export interface Body {
	/** From the line after the heading to the end of the last line that is part of the body, without its line ending. */
	readonly span: Span;
	readonly links: readonly LinkItem[];
	/** The lines that hold the items, without line endings. */
	readonly linkLines: readonly Span[];
	readonly fields: readonly Field[];
	/** What of the body is not prose, as whole lines. */
	readonly masked: readonly MaskedRange[];
	/** Fields and link lines that a rule right below makes a setext heading: from their first line to the end of the underline. */
	readonly setextTraps: readonly Span[];
}

/**
 * Reads the body of an entry.
 * @param from UTF-16 offset behind the heading line; the end of the text where no line follows.
 */
export function readBody(text: string, from: number, fields: FieldTable): Body {
	const source = withoutLoneCarriages(text);
	const masked: MaskedRange[] = [];
	const setextTraps: Span[] = [];
	scan(source, from, cleanState, {
		// A real setext title would have ended the body.
		mark: (mark) => { if (mark.setext) setextTraps.push([mark.from, mark.end]); },
		mask: (kind, start, to) => masked.push({ kind, from: start, to }),
	});
	const to = bodyEnd(source, from, masked);
	return new BodyReader(source, fields, masked, setextTraps).read(from, to);
}

/** Where a body ends: blank lines and thematic breaks behind it are not part of it. Lines must end with LF or CRLF. */
export function bodyEnd(text: string, from: number, masked: readonly MaskedRange[]): number {
	const hidden = masked.at(-1)?.to ?? 0;
	let end = text.length;
	for (;;) {
		while (end > from && isBlank(text, end - 1, end)) end--;
		// Nearly every body ends in words.
		if (end === from || !isBreakMark(text.charCodeAt(end - 1))) return end;
		let start = end;
		while (start > from && text.charCodeAt(start - 1) !== 10) start--;
		if (start < hidden || !isThematicBreak(text, skipIndent(text, start), end)) return end;
		end = start;
	}
}

function isBreakMark(unit: number): boolean {
	return unit === 42 || unit === 45 || unit === 95;
}

function skipIndent(text: string, from: number): number {
	let at = from;
	while (at < from + 3 && text.charCodeAt(at) === 32) at++;
	return at;
}

interface OpenField {
	readonly kind: FieldKind;
	readonly label: Span;
	readonly written: Span;
	readonly bold: boolean;
	end: number;
	/** Whether a part of the value has been read. */
	filled: boolean;
}

class BodyReader {
	private readonly links: LinkItem[] = [];
	private readonly linkLines: Span[] = [];
	private readonly found: Field[] = [];
	private open: OpenField | null = null;

	constructor(
		private readonly text: string,
		private readonly fields: FieldTable,
		private readonly masked: readonly MaskedRange[],
		private readonly setextTraps: readonly Span[],
	) {}

	read(from: number, to: number): Body {
		let range = 0;
		for (let start = from; start < to; ) {
			const feed = this.text.indexOf('\n', start);
			const next = feed < 0 ? this.text.length : feed + 1;
			while (range < this.masked.length && this.masked[range]!.to <= start) range++;
			const mask = this.masked[range];
			this.line(start, next, mask && mask.from <= start ? mask : null);
			start = next;
		}
		this.closeField();
		const { links, linkLines, masked, setextTraps } = this;
		return { span: [from, Math.max(from, to)], links, linkLines, fields: this.found, masked, setextTraps };
	}

	private line(start: number, next: number, mask: MaskedRange | null): void {
		const end = lineEndBefore(this.text, start, next);
		const blank = isBlank(this.text, start, end);
		if (!mask && !blank && this.openField(start, end)) return;
		if (this.open?.kind.content === 'text') {
			if (!blank) this.extend(end);
			return;
		}
		if (blank) {
			if (this.open?.filled) this.closeField();
			return;
		}
		if (!mask || mask.kind === 'list') {
			const items = readLinkLine(this.text, start, end);
			if (items) {
				this.closeField();
				for (const item of items) this.links.push(item);
				this.linkLines.push([start, end]);
				return;
			}
		}
		if (!this.open) return;
		// A rule below a field is no value of it, even where CommonMark takes it for an underline.
		const mark = skipIndent(this.text, start);
		if (isThematicBreak(this.text, mark, next) || isUnderline(this.text, mark, next, 61)) {
			this.closeField();
			return;
		}
		const heading = this.text.charCodeAt(start) === 35 && headingLevel(this.text, start) > 0;
		if (mask || heading) this.closeField();
		else this.extend(end);
	}

	private openField(start: number, end: number): boolean {
		const label = readLabel(this.text, start, end);
		if (!label) return false;
		const kind = this.fields.get(this.text.slice(label.name[0], label.name[1]).toLowerCase());
		if (!kind) return false;
		this.closeField();
		const filled = !isBlank(this.text, label.span[1], end);
		this.open = { kind, label: label.span, written: label.name, bold: label.bold, end: filled ? end : label.span[1], filled };
		return true;
	}

	private extend(end: number): void {
		if (!this.open) return;
		this.open.end = end;
		this.open.filled = true;
	}

	private closeField(): void {
		const { open } = this;
		if (!open) return;
		this.open = null;
		const trimmed = trimSpan(this.text, [open.label[1], open.end]);
		const value: Span = trimmed[1] > trimmed[0] ? trimmed : [open.label[1], open.label[1]];
		this.found.push({
			name: open.kind.name,
			kind: open.kind,
			span: [open.label[0], Math.max(open.label[1], value[1])],
			label: open.label,
			written: open.written,
			bold: open.bold,
			value,
		});
	}
}

/** The offset behind the heading line's line ending. */
export function bodyFrom(text: string, headingEnd: number): number {
	return afterLineEnding(text, headingEnd);
}
