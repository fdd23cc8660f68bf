import type { MaskKind, Opener } from './opener';
import { headingLevel, isConflictLine, isThematicBreak, isUnderline, lineAfter, lineEndBefore } from './line';
import { blankLine, closesOnOpeningLine, closingLine, isOneComment, openBlock } from './hidden-block';
import { insideContainer, listMarker, openItem, type ContainerState } from './container';

/** A line at which a block of a log may begin. All offsets are UTF-16. */
export interface Mark {
	/** Where the comment lines directly above the heading begin, else where its line begins. */
	readonly from: number;
	/** The start of the heading's line; for a setext heading, of its first line. */
	readonly heading: number;
	/** The end of the heading's line without line ending; for a setext heading, of its underline. */
	readonly end: number;
	/** 1-6; 0 for a line that starts with `#`s and is no heading, as in `###Synced: ...`. */
	readonly level: number;
	readonly setext: boolean;
}

/** What a scan knows between two lines. At a heading that is read nothing else is open, so that a scan can begin there. */
export interface ScanState {
	/** The block that hides what follows, up to its closer. */
	readonly opener: Opener | null;
	/** Whether a git conflict has begun: its `=======` is no underline. */
	readonly conflict: boolean;
}

export const cleanState: ScanState = { opener: null, conflict: false };

/** What a scan reports, in text order. */
export interface ScanSink {
	mark(mark: Mark, state: ScanState): void;
	/** A range of whole lines that is not read. */
	mask?(kind: MaskKind, from: number, to: number): void;
}

/** For a first character below 128: whether a line that begins with it needs a second look outside containers. */
const special = new Uint8Array(128);
for (const character of ' \t\r\n#>`~<-+*_=%$0123456789') special[character.charCodeAt(0)] = 1;
/** The same, where the next two characters tell most lines of text from list items and rules. */
const emphasis = 2;
for (const character of '*-_+') special[character.charCodeAt(0)] = emphasis;

/**
 * Finds the headings of a note, or of a part that begins at a heading, and what hides others, line by line, as CommonMark's block
 * structure has it, with the app's `%%` and `$$` blocks. Lines must end with LF or CRLF.
 * @param from UTF-16 offset of the start of a line.
 * @returns the state at the end of the text.
 */
export function scan(text: string, from: number, state: ScanState, sink: ScanSink): ScanState {
	return new Scanner(text, state, sink).run(from);
}

class Scanner {
	private opener: Opener | null;
	private conflict: boolean;
	/** Start of the open top-level paragraph, -1 when there is none. */
	private paragraph = -1;
	/** The content offset, in columns, of the open outermost list item; 0 when there is none. */
	private item = 0;
	private quote = false;
	/** Containers are followed only as far as it takes to know where they end. */
	private readonly inside: ContainerState = { paragraph: false, fence: 0, empty: false };
	/** Start of the run of one-line comments directly above, -1 when there is none. */
	private lead = -1;
	private maskKind: MaskKind | null = null;
	private maskFrom = 0;
	private maskTo = 0;

	constructor(private readonly text: string, state: ScanState, private readonly sink: ScanSink) {
		this.opener = state.opener;
		this.conflict = state.conflict;
	}

	run(from: number): ScanState {
		const { text } = this;
		const { length } = text;
		for (let start = from; start < length; ) {
			if (this.opener) {
				start = this.hidden(start, this.opener);
				continue;
			}
			const first = text.charCodeAt(start);
			// The commonest lines by far: nothing at all, and text at the margin, outside any container.
			if (first === 10 || (first === 13 && text.charCodeAt(start + 1) === 10)) {
				this.blankLine();
				start += first === 10 ? 1 : 2;
				continue;
			}
			const next = lineAfter(text, start);
			const look = first < 128 ? special[first] : 0;
			if (this.item === 0 && (look === 0 || (look === emphasis && isEmphasis(text, start, first)))) {
				// Where a paragraph is open no container is, and nothing is gathered but a comment's start.
				if (this.paragraph < 0 || this.lead >= 0) this.textLine(start);
			} else this.line(start, next);
			start = next;
		}
		this.flushMask();
		return this.state();
	}

	private state(): ScanState {
		return this.opener || this.conflict ? { opener: this.opener, conflict: this.conflict } : cleanState;
	}

	/** Passes over the lines that a block hides. @returns where the first line behind them begins. */
	private hidden(from: number, opener: Opener): number {
		const { text } = this;
		const closing = closingLine(text, from, opener);
		// A blank line stands behind what it closes.
		const end = opener.closer === blankLine ? closing : lineAfter(text, closing);
		if (end > from) this.mask(opener.kind, from, end);
		if (closing < text.length) {
			this.opener = null;
			this.flushMask();
		}
		return end;
	}

	private line(start: number, next: number): void {
		const { text } = this;
		let at = start;
		let column = 0;
		let unit = text.charCodeAt(at);
		while (unit === 32 || unit === 9) {
			column = unit === 32 ? column + 1 : column + 4 - (column % 4);
			unit = text.charCodeAt(++at);
		}
		if (at >= next || unit === 10 || (unit === 13 && at + 2 === next)) return this.blankLine();
		if (this.item > 0) {
			if (column >= this.item) {
				this.mask('list', start, next);
				insideContainer(text, at, next, column - this.item, this.inside);
				return;
			}
			if (this.inside.fence !== 0) this.leaveContainers();
		}
		if (column >= 4) return this.indentedLine(start, next);

		const marker = listMarker(text, at, next, column, this.paragraph >= 0);
		if (marker > 0) {
			this.paragraph = this.lead = -1;
			this.quote = false;
			this.item = marker;
			this.mask('list', start, next);
			openItem(text, at, next, this.inside);
			return;
		}
		if (unit === 62) return this.quoteLine(start, at, next);
		if (this.quote && this.inside.fence !== 0) this.leaveContainers();

		if (unit === 35 && this.headingLine(start, at, next)) return;
		if (this.openHidden(start, at, next)) return;
		if (this.paragraph >= 0 && (unit === 61 || unit === 45) && this.underline(start, at, next, unit)) return;
		if (isThematicBreak(text, at, next)) {
			this.endBlocks();
			return;
		}
		if (unit === 60 && isConflictLine(text, at, next, '<<<<<<<')) this.conflict = true;
		this.textLine(start);
	}

	private blankLine(): void {
		if (this.inside.empty) this.item = 0;
		if (this.item === 0) this.flushMask();
		this.paragraph = this.lead = -1;
		this.inside.paragraph = this.inside.empty = false;
		if (this.quote) this.leaveContainers();
	}

	/** Text that goes on with a paragraph, lazily or not, or begins one. */
	private textLine(start: number): void {
		this.flushMask();
		this.lead = -1;
		if (this.inside.paragraph) return;
		this.item = 0;
		this.quote = false;
		if (this.paragraph < 0) this.paragraph = start;
	}

	/** A line indented by four columns or more, outside list items. */
	private indentedLine(start: number, next: number): void {
		if (this.paragraph >= 0 || this.inside.paragraph) return this.textLine(start);
		this.leaveContainers();
		this.lead = -1;
		this.mask('indented-code', start, next);
	}

	private quoteLine(start: number, at: number, next: number): void {
		if (this.text.startsWith('>>>>>>>', at)) this.conflict = false;
		if (!this.quote) this.leaveContainers();
		this.quote = true;
		this.paragraph = this.lead = -1;
		this.mask('quote', start, next);
		insideContainer(this.text, at, next, 0, this.inside);
	}

	private headingLine(start: number, at: number, next: number): boolean {
		const level = headingLevel(this.text, at);
		if (level < 0) return false;
		const end = lineEndBefore(this.text, start, next);
		if (level === 0) {
			this.sink.mark({ from: start, heading: start, end, level, setext: false }, cleanState);
			return false;
		}
		const from = this.lead < 0 ? start : this.lead;
		this.endBlocks();
		this.sink.mark({ from, heading: start, end, level, setext: false }, this.state());
		return true;
	}

	private underline(start: number, at: number, next: number, unit: number): boolean {
		if (!isUnderline(this.text, at, next, unit)) return false;
		if (this.conflict && isConflictLine(this.text, at, next, '=======')) return false;
		const from = this.paragraph;
		this.endBlocks();
		const end = lineEndBefore(this.text, start, next);
		this.sink.mark({ from, heading: from, end, level: unit === 61 ? 1 : 2, setext: true }, this.state());
		return true;
	}

	private openHidden(start: number, at: number, next: number): boolean {
		const { text } = this;
		const opened = openBlock(text, at, next, this.paragraph >= 0 || this.inside.paragraph);
		if (!opened) return false;
		const oneLine = closesOnOpeningLine(text, next, opened);
		const lead = this.lead < 0 ? start : this.lead;
		if (oneLine && (opened.kind === 'percent-comment' || opened.kind === 'math')) {
			// An inline pair on one line is just text; a comment may lead a heading all the same.
			this.textLine(start);
			if (isOneComment(text, at, next, '%%', '%%')) this.lead = lead;
			return true;
		}
		this.endBlocks();
		this.mask(opened.kind, start, next);
		if (!oneLine) {
			this.opener = opened;
			return true;
		}
		this.flushMask();
		if (isOneComment(text, at, next, '<!--', '-->')) this.lead = lead;
		return true;
	}

	private endBlocks(): void {
		this.flushMask();
		this.paragraph = this.lead = -1;
		this.leaveContainers();
	}

	private leaveContainers(): void {
		this.item = this.inside.fence = 0;
		this.quote = this.inside.paragraph = this.inside.empty = false;
	}

	private mask(kind: MaskKind, start: number, next: number): void {
		if (!this.sink.mask) return;
		if (this.maskKind !== kind) {
			this.flushMask();
			this.maskKind = kind;
			this.maskFrom = start;
		}
		this.maskTo = next;
	}

	private flushMask(): void {
		if (this.maskKind === null) return;
		this.sink.mask?.(this.maskKind, this.maskFrom, this.maskTo);
		this.maskKind = null;
	}
}

/** Whether a line that begins with `*`, `-`, `_` or `+` is text, as `**Keywords**: ...` is: it can be no list item, rule or underline. */
function isEmphasis(text: string, at: number, mark: number): boolean {
	const second = text.charCodeAt(at + 1);
	const behind = second === mark ? text.charCodeAt(at + 2) : second;
	return behind > 32 && behind !== mark;
}
