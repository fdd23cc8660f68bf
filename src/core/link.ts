import type { Span } from './text';

/** A link as CommonMark reads it: `[text](destination "title")`. All offsets are UTF-16, in the text that was read. */
export interface InlineLink {
	readonly span: Span;
	/** What stands between the brackets. */
	readonly label: Span;
	/** The destination, without angle brackets; empty where none is given. */
	readonly url: Span;
}

/**
 * The forms of an item on a link line (FORMAT section 2).
 * - `nested`: `[[paper]](url)`, which collides with a wikilink in Obsidian
 * - `escaped`: `[\[paper\]](url)`, the same page everywhere
 * - `bracketed`: `[[paper](url)]` and its escaped cousins
 * - `plain`: `[paper](url)`, alone or in a group
 * - `styled`: a label in code or bold
 */
export const linkForms = ['escaped', 'nested', 'bracketed', 'plain', 'styled'] as const;
export type LinkForm = (typeof linkForms)[number];

/** What is wrong with an item that can still be understood. */
export type LinkFault =
	/** A bracket or parenthesis is missing, doubled or escaped on one side only, or a space stands before the URL. */
	| 'malformed'
	/** The URL is missing, empty or a placeholder such as `TODO`. */
	| 'empty';

export interface LinkItem {
	readonly span: Span;
	readonly form: LinkForm;
	/** The label without the form's brackets and emphasis, as written. */
	readonly label: Span;
	/** The URL as written; an empty span where there is none. */
	readonly url: Span;
	readonly fault: LinkFault | null;
}
