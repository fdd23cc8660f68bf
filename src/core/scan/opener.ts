/** What is not prose. `quote` and `list` are containers whose content is never read. */
export type MaskKind =
	| 'front-matter' | 'fence' | 'indented-code' | 'quote' | 'list' | 'html' | 'comment' | 'percent-comment' | 'math';

/** The opening line of a block that hides what follows. */
export interface Opener {
	readonly kind: MaskKind;
	/** UTF-16 offset, in the text that was read, of the opening marker. */
	readonly from: number;
	readonly to: number;
	/** What would close it, such as three backticks or `-->`; empty where a blank line does. */
	readonly closer: string;
}
