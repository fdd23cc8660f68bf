import type { LinkItem } from './link';
import type { Span } from './text';

export type Kind = 'paper' | 'discussion';

/** How the rating mark is written. */
export type StarForm = ':star:' | '⭐' | '★';

export interface Star {
	readonly span: Span;
	readonly form: StarForm;
	/** Where it stands: before the source (or title), between source and title, or behind the link. */
	readonly place: 'front' | 'middle' | 'tail';
}

export interface Keyword {
	/** Trimmed; may hold a line break where the list is wrapped. */
	readonly span: Span;
}

/** A field of an entry's body: `**Name**: value`. */
export interface Field {
	/** The canonical name from the table of known fields, such as `Keywords`. */
	readonly name: string;
	/** From the first mark of the label to the end of the value. */
	readonly span: Span;
	/** `**Name**:` as written, the colon included. */
	readonly label: Span;
	/** The name as written, without emphasis and colon. */
	readonly nameSpan: Span;
	/** Whether the name is set in bold. */
	readonly bold: boolean;
	/** The value, trimmed of white space and blank lines; empty span where there is none. */
	readonly value: Span;
}

/**
 * An entry. All spans are UTF-16 offsets relative to `text`. Parts of the body are read when first asked for.
 */
export interface Entry {
	readonly type: 'entry';
	/** The block's text: comment lines above, heading, body, and the blank lines up to the next block. */
	readonly text: string;
	readonly level: number;
	/** The whole heading line, without its line ending. */
	readonly heading: Span;
	readonly stars: readonly Star[];
	readonly starred: boolean;
	/** Null where the title follows directly. */
	readonly source: Span | null;
	/** The title's link. */
	readonly link: Span;
	/** The link text as written. */
	readonly title: Span;
	/** The destination as written, without angle brackets; empty where none is given. */
	readonly url: Span;
	/** What follows the link on the heading line, trimmed. */
	readonly tail: Span;
	readonly kind: Kind;
	/** From the line after the heading to the last line that is part of the body; empty where there is none. */
	readonly body: Span;
	/** Items on link lines, in text order. */
	readonly links: readonly LinkItem[];
	/** The lines that hold link items, without line endings. */
	readonly linkLines: readonly Span[];
	readonly fields: readonly Field[];
	readonly keywords: readonly Keyword[];
	/** Ranges of the body that are not read, relative to `text`. */
	readonly masked: readonly Span[];
}

/** A heading that looks like an entry and could not be read as one. */
export interface NearEntry {
	readonly type: 'near-entry';
	readonly text: string;
	readonly level: number;
	readonly heading: Span;
	/** Why it is no entry. */
	readonly reason: NearEntryReason;
	/** The place to look at, within the heading. */
	readonly span: Span;
}

export type NearEntryReason =
	/** `### Synced [T](u)`: no colon between source and title. */
	| 'missing-colon'
	/** `###Synced: [T](u)`: no space behind the `#`s. */
	| 'missing-space'
	/** `### Synced: [T(u)`: the title's brackets or parentheses do not balance. */
	| 'broken-link'
	/** `# Synced: [T](u)`: a level that entries do not have. */
	| 'level'
	/** Words or a second link behind the title's link. */
	| 'text-after-link'
	/** A title without source outside any date. */
	| 'missing-source';
