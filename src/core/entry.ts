import { readBody, type Body, type Field } from './log/body';
import type { FieldTable } from './field';
import { headingContent, readEntryHeading, type EntryHeading, type NearEntryReason, type Star } from './log/heading';
import { keywordText, readKeywords, type Keyword } from './keyword';
import type { LinkItem } from './link';
import { decode } from './markdown';
import type { MaskedRange } from './mask';
import { afterLineEnding, textOf, type Span } from './text';

/** A quoted thread is a discussion, everything else a paper. */
export type Kind = 'paper' | 'discussion';

/** The kind that a source makes of its entry: `r/MachineLearning` names threads. */
export function kindOfSource(source: string): Kind {
	return source.charCodeAt(1) === 47 && /^r\/\S+$/i.test(source) ? 'discussion' : 'paper';
}

/**
 * An entry of a log. It knows nothing of its place in the note: all spans are UTF-16 offsets relative to `text`. The body is read
 * and the heading's parts are read when first asked for.
 */
export class Entry {
	readonly type = 'entry';
	private readParts: EntryHeading | null = null;
	private readBody: Body | null = null;
	private readKeywords: readonly Keyword[] | null = null;
	private readKeywordTexts: readonly string[] | null = null;

	constructor(
		/** The block's text: comment lines above, heading, body, and what follows up to the next block. */
		readonly text: string,
		/** 2-6. */
		readonly level: number,
		/** The whole heading line, without its line ending. */
		readonly heading: Span,
		private readonly table: FieldTable,
	) {}

	get stars(): readonly Star[] {
		return this.parts.stars;
	}

	get starred(): boolean {
		return this.parts.stars.length > 0;
	}

	/** Null where the title follows directly. */
	get source(): Span | null {
		return this.parts.source;
	}

	/** The title's link. */
	get link(): Span {
		return this.parts.link.span;
	}

	/** The link text as written. */
	get title(): Span {
		return this.parts.link.label;
	}

	/** The destination as written, without angle brackets; empty where none is given. */
	get url(): Span {
		return this.parts.link.url;
	}

	/** What follows the link on the heading line, trimmed. */
	get tail(): Span {
		return this.parts.tail;
	}

	get kind(): Kind {
		const { source } = this.parts;
		return source ? kindOfSource(textOf(this.text, source)) : 'paper';
	}

	/** From the line after the heading to the last line that is part of the body; empty where there is none. */
	get body(): Span {
		return this.content.span;
	}

	/** Items on link lines, in text order. */
	get links(): readonly LinkItem[] {
		return this.content.links;
	}

	/** The lines that hold link items, without line endings. */
	get linkLines(): readonly Span[] {
		return this.content.linkLines;
	}

	get fields(): readonly Field[] {
		return this.content.fields;
	}

	/** What of the body is not prose, as whole lines. */
	get masked(): readonly MaskedRange[] {
		return this.content.masked;
	}

	/** Fields and link lines that a rule right below makes a setext heading: from their first line to the end of the underline. */
	get setextTraps(): readonly Span[] {
		return this.content.setextTraps;
	}

	/** The keywords of all keyword fields, in text order. */
	get keywords(): readonly Keyword[] {
		return (this.readKeywords ??= this.keywordLists());
	}

	/** The keywords as they are compared and shown: escapes and entities decoded, white space evened. */
	get keywordTexts(): readonly string[] {
		return (this.readKeywordTexts ??= this.keywords.map(({ span }) => keywordText(decode(textOf(this.text, span)))));
	}

	/** The first field of a canonical name that has a value; else the first of that name, else null. */
	field(name: string): Field | null {
		const named = this.fields.filter((field) => field.name === name);
		return named.find((field) => field.value[1] > field.value[0]) ?? named[0] ?? null;
	}

	/** Whether a field of that canonical name has a value. */
	has(name: string): boolean {
		const field = this.field(name);
		return field !== null && field.value[1] > field.value[0];
	}

	private keywordLists(): readonly Keyword[] {
		const lists = this.fields.filter(({ kind }) => kind.content === 'keywords');
		// An entry has one list of keywords, or none.
		return lists.length === 1 ? readKeywords(this.text, lists[0]!.value) : lists.flatMap(({ value }) => readKeywords(this.text, value));
	}

	private get parts(): EntryHeading {
		if (this.readParts) return this.readParts;
		const content = headingContent(this.text, this.heading[0], this.heading[1]);
		const read = readEntryHeading(this.text, content, this.level, true);
		if (!read || 'reason' in read) throw new Error(`No entry heading: ${textOf(this.text, content)}`);
		this.readParts = read;
		return read;
	}

	private get content(): Body {
		this.readBody ??= readBody(this.text, afterLineEnding(this.text, this.heading[1]), this.table);
		return this.readBody;
	}
}

/** A heading that looks like an entry and could not be read as one. Its spans are relative to the block it stands in. */
export interface NearEntry {
	readonly level: number;
	/** The whole heading line, without its line ending. */
	readonly heading: Span;
	readonly reason: NearEntryReason;
	/** The place to look at, within the heading. */
	readonly span: Span;
}
