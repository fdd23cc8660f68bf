import { isFullDate, readDate, type LogDate } from '../date';
import type { NearEntry } from '../entry';
import { readLabel, type FieldTable } from '../field';
import { longestDateForm, readDateForm } from './date-form';
import { contentStart, headingContent, isPlainEntryHeading, readBareHeading, readEntryHeading, withoutClosing, type NearHeading } from './heading';
import { readLinkLine } from './link-line';
import { isConflictLine } from '../scan/line';
import type { Mark, ScanState } from '../scan/scan';
import { afterLineEnding, lineEnd, shiftSpan, textOf, trimSpan, type Span } from '../text';

/** What a block of a log is. */
export const blockTypes = ['text', 'date', 'entry'] as const;
export type BlockType = (typeof blockTypes)[number];
const [textType, dateType, entryType] = [0, 1, 2];

/**
 * Where the blocks of a note are, as parallel columns of numbers: what survives while a long log is read is what its reading costs,
 * and most blocks are never looked at. All offsets are absolute, in UTF-16 units.
 */
export interface Outline {
	readonly starts: readonly number[];
	/** Indexes into `blockTypes`. */
	readonly types: readonly number[];
	/** The level of the heading that opens the block, 0 where none does. */
	readonly levels: readonly number[];
	/** The heading line that opens the block, without its line ending; both 0 where none does. */
	readonly headingStarts: readonly number[];
	readonly headingEnds: readonly number[];
	/** The index of the block of the governing date heading, -1 where none governs. */
	readonly governors: readonly number[];
	readonly nearEntries: readonly OutlinedNearEntry[];
	/** The indexes of the blocks whose heading stands in a git conflict. */
	readonly conflicts: readonly number[];
	/** The note's own date, where no date heading takes its place. */
	readonly noteDate: LogDate | null;
}

export interface OutlinedNearEntry {
	/** The index of the block that it stands in; its spans are relative to that block. */
	readonly index: number;
	readonly near: NearEntry;
}

/** The outline of a note in which nothing is ours: one block of text, or none in an empty note. */
export function outlineOfProse(text: string): Outline {
	return text === '' ? emptyOutline : proseOutline;
}

const emptyOutline: Outline = {
	starts: [], types: [], levels: [], headingStarts: [], headingEnds: [], governors: [], nearEntries: [], conflicts: [], noteDate: null,
};
const proseOutline: Outline = {
	starts: [0], types: [0], levels: [0], headingStarts: [0], headingEnds: [0], governors: [-1], nearEntries: [], conflicts: [], noteDate: null,
};

/** A date heading governs the blocks that follow it. */
export interface Governing {
	readonly index: number;
	readonly level: number;
}

/** Cuts a note into blocks at the headings that a scan finds in it, which it takes one by one. */
export class OutlineBuilder {
	/** Whether a date heading was met, behind a heading that was read by the note's own date: that does not govern then. */
	contradicted = false;
	private readonly starts: number[] = [];
	private readonly types: number[] = [];
	private readonly levels: number[] = [];
	private readonly headingStarts: number[] = [];
	private readonly headingEnds: number[] = [];
	private readonly governors: number[] = [];
	private readonly nearEntries: OutlinedNearEntry[] = [];
	private readonly conflicts: number[] = [];
	/** The open block: its start and the heading that opened it, null before the first. */
	private start = 0;
	private opening: Mark | null = null;
	private type = textType;
	private conflict = false;
	/** Whether a heading was read by the note's own date. */
	private ownDateAsked = false;
	/** Where the next bracket stands. */
	private bracket = -1;
	private near: { readonly mark: Mark; readonly level: number; readonly found: NearHeading }[] = [];

	/** @param governing what governs at the start of the text, where it is a part of a note. */
	constructor(
		private readonly text: string,
		private noteDate: LogDate | null,
		private readonly fields: FieldTable,
		private governing: Governing | null = null,
	) {}

	mark(mark: Mark, { conflict }: ScanState): void {
		this.conflict = conflict;
		if (mark.setext) this.setextHeading(mark);
		else if (mark.level === 0) this.unspacedHeading(mark);
		else this.heading(mark);
	}

	/** Ends the last block with the note. */
	end(): Outline {
		this.close(this.text.length);
		const { starts, types, levels, headingStarts, headingEnds, governors, nearEntries, conflicts, noteDate } = this;
		return { starts, types, levels, headingStarts, headingEnds, governors, nearEntries, conflicts, noteDate };
	}

	private heading(mark: Mark): void {
		const { text } = this;
		const { level, end } = mark;
		// Dates and titles of prose end otherwise.
		if (text.charCodeAt(end - 1) === 41 && isPlainEntryHeading(text, mark.heading, end, this.isDated())) {
			this.open(entryType, mark);
			return;
		}
		const content = contentStart(text, mark.heading, end);
		if (isDateHeading(text, mark, content)) {
			this.open(dateType, mark);
			if (this.ownDateAsked) this.contradicted = this.noteDate !== null;
			else this.noteDate = null;
			this.governing = { index: this.starts.length, level };
			return;
		}
		// A deeper heading is part of an entry's body.
		const deeper = this.type === entryType && level > (this.opening?.level ?? 0);
		// Most other headings are titles of prose, told apart without taking them apart.
		const linked = this.bracketFrom(content) < end;
		const read = linked ? readEntryHeading(text, trimSpan(text, [content, end]), level, this.isDated()) : null;
		if (read && !('reason' in read)) {
			this.open(entryType, mark);
			return;
		}
		const found = read ?? (deeper ? null : this.readTitle(mark, trimSpan(text, [content, end]), linked));
		if (!deeper) this.openText(mark);
		if (found) this.near.push({ mark, level, found });
	}

	/** Where the first bracket from an offset on stands, searched for again only once it is passed. */
	private bracketFrom(at: number): number {
		if (this.bracket < at) {
			const found = this.text.indexOf('[', at);
			this.bracket = found < 0 ? this.text.length : found;
		}
		return this.bracket;
	}

	/** What is no entry, and no link: near a date where it is one in another form, near an entry where a URL shows it. */
	private readTitle(mark: Mark, content: Span, linked: boolean): NearHeading | null {
		const { text } = this;
		// Telling a title from a date in another form takes longer than all the rest.
		if (content[1] - content[0] <= longestDateForm && mark.level < 6 && holdsDateDigits(text, content)) {
			const span = withoutClosing(text, content);
			if (readDateForm(textOf(text, span))) return { reason: 'date-form', span };
		}
		return !linked && mark.level > 1 && this.isDated() ? readBareHeading(text, content) : null;
	}

	/** `###Synced: ...` and `##2021-09-22` are no headings; they are near one when they would be an entry or a date with a space. */
	private unspacedHeading(mark: Mark): void {
		const { text } = this;
		const content = headingContent(text, mark.heading, mark.end);
		// A no-break space behind the `#`s is none that counts.
		const hashes = text.indexOf('#', mark.heading);
		let level = 0;
		while (text.charCodeAt(hashes + level) === 35) level++;
		const read = readEntryHeading(text, content, level, this.isDated());
		const near = read ? !('reason' in read) : content[1] - content[0] < 80 && readDate(textOf(text, content))?.format;
		if (near) this.near.push({ mark, level, found: { reason: 'missing-space', span: content } });
	}

	/** A setext title ends an entry's body and its section, unless its text shows that no title was meant. */
	private setextHeading(mark: Mark): void {
		if (!isSetextTrap(this.text, mark, this.fields)) this.openText(mark);
	}

	private openText(mark: Mark): void {
		this.open(textType, mark);
		if (this.governing && (mark.level < this.governing.level || mark.level === 1)) this.governing = null;
	}

	private isDated(): boolean {
		if (this.governing !== null) return true;
		this.ownDateAsked = true;
		return this.noteDate !== null;
	}

	private open(type: number, mark: Mark): void {
		this.close(mark.from);
		if (this.conflict) this.conflicts.push(this.starts.length);
		this.type = type;
		this.opening = mark;
	}

	/** Ends the open block at an offset. */
	private close(at: number): void {
		const { start, opening } = this;
		if (at > start) {
			if (this.near.length > 0) this.keepNear(at);
			this.starts.push(start);
			this.types.push(this.type);
			this.levels.push(opening?.level ?? 0);
			this.headingStarts.push(opening?.heading ?? 0);
			this.headingEnds.push(opening?.end ?? 0);
			this.governors.push(this.governing?.index ?? -1);
		}
		this.start = at;
	}

	/** Puts what was near an entry into the open block that ends at an offset. */
	private keepNear(at: number): void {
		const { start, near } = this;
		for (const { mark, level, found } of near) {
			if (mark.heading >= at) continue;
			const kept: NearEntry = {
				level, reason: found.reason, heading: [mark.heading - start, mark.end - start], span: shiftSpan(found.span, -start),
			};
			this.nearEntries.push({ index: this.starts.length, near: kept });
		}
		// A line of a setext title was seen before its underline said where the title begins.
		this.near = near.filter(({ mark }) => mark.heading >= at);
	}
}

/** Whether a span holds as many digits as the shortest date with a year and a day or month has, ASCII or full-width. */
function holdsDateDigits(text: string, [from, to]: Span): boolean {
	let digits = 0;
	for (let at = from; at < to; at++) {
		const unit = text.charCodeAt(at);
		if ((unit >= 48 && unit <= 57) || (unit >= 0xff10 && unit <= 0xff19)) digits++;
	}
	return digits >= 5;
}

/** Whether a heading, as a whole, looks like a date. @param start UTF-16 offset of its content, behind `#`s and spaces. */
export function isDateHeading(text: string, mark: Mark, start = contentStart(text, mark.heading, mark.end)): boolean {
	if (mark.setext || mark.level < 1 || mark.level > 5) return false;
	const first = text.charCodeAt(start);
	// A long line is no date and not worth copying.
	if (first < 48 || first > 57 || mark.end - start > 80) return false;
	return isFullDate(text, start, mark.end) || readDate(textOf(text, withoutClosing(text, trimSpan(text, [start, mark.end])))) !== null;
}

/** Whether the text above a setext underline is a field, a link line or a conflict marker: then a rule below it was meant, no title. */
function isSetextTrap(text: string, mark: Mark, fields: FieldTable): boolean {
	for (let start = mark.from; start < mark.end; ) {
		const end = lineEnd(text, start);
		const next = afterLineEnding(text, end);
		if (end >= mark.end) return false;
		const label = readLabel(text, start, end);
		if (label && fields.has(textOf(text, label.name).toLowerCase())) return true;
		if (readLinkLine(text, start, end) || isConflictLine(text, start, next, '<<<<<<<')) return true;
		start = next;
	}
	return false;
}
