import type { MaskKind, Opener } from '../mask';
import { headingLevel, isConflictLine, isThematicBreak, isUnderline, lineEndBefore } from './line';
import { closesBlock, closesOnOpeningLine, isOneComment, openBlock } from './hidden-block';
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
	/** A line that starts with `#` inside a hidden block: a place where a later scan can take up this state. */
	pause?(from: number, state: ScanState): void;
}

/** For a first character below 128: whether a line that begins with it needs a second look outside containers. */
const special = new Uint8Array(128);
for (const character of ' \t\r\n#>`~<-+*_=%$0123456789') special[character.charCodeAt(0)] = 1;

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
			const feed = text.indexOf('\n', start);
			const next = feed < 0 ? length : feed + 1;
			if (this.opener) {
				this.hidden(start, next, this.opener);
			} else {
				const first = text.charCodeAt(start);
				// The commonest lines by far: text at the margin, outside any container, and nothing at all.
				if (this.item === 0 && (first >= 128 || special[first] === 0)) {
					// Where a paragraph is open no container is, and nothing is gathered but a comment's start.
					if (this.paragraph < 0 || this.lead >= 0) this.textLine(start);
				} else if (first === 10) this.blankLine();
				else this.line(start, next);
			}
			start = next;
		}
		this.flushMask();
		return this.state();
	}

	private state(): ScanState {
		return this.opener || this.conflict ? { opener: this.opener, conflict: this.conflict } : cleanState;
	}

	/** A line inside a block that hides it. */
	private hidden(start: number, next: number, opener: Opener): void {
		const closing = closesBlock(this.text, start, next, opener);
		if (closing === 'above') {
			this.opener = null;
			this.flushMask();
			return;
		}
		if (closing === 'no' && this.text.charCodeAt(start) === 35) this.sink.pause?.(start, this.state());
		this.mask(opener.kind, start, next);
		if (closing === 'here') {
			this.opener = null;
			this.flushMask();
		}
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
