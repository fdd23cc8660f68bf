import { cleanState, scan } from './scan/scan';
import { bodyStart } from './log/front-matter';
import { withoutLoneCarriages } from './text';

/** What is not prose. `quote` and `list` are containers whose content is never read. */
export type MaskKind =
	| 'front-matter' | 'fence' | 'indented-code' | 'quote' | 'list' | 'html' | 'comment' | 'percent-comment' | 'math';

/** A range of whole lines that is not read. */
export interface MaskedRange {
	readonly kind: MaskKind;
	/** UTF-16 offset of the start of its first line. */
	readonly from: number;
	/** UTF-16 offset after its last line, line ending included. */
	readonly to: number;
}

/** The opening line of a block that hides what follows. */
export interface Opener {
	readonly kind: MaskKind;
	/** UTF-16 offset, in the text that was read, of the opening marker. */
	readonly from: number;
	readonly to: number;
	/** What would close it, such as three backticks or `-->`; empty where a blank line does. */
	readonly closer: string;
}

/**
 * The ranges of a note that are not prose, in text order, as whole lines. A lazy continuation line of a quote or list is prose here:
 * the grammar reads a field in it.
 */
export function maskOf(text: string): MaskedRange[] {
	const ranges: MaskedRange[] = [];
	const from = bodyStart(text);
	if (from > 1) ranges.push({ kind: 'front-matter', from: text.charCodeAt(0) === 0xfeff ? 1 : 0, to: from });
	scan(withoutLoneCarriages(text), from, cleanState, {
		mark: () => {},
		mask: (kind, start, to) => ranges.push({ kind, from: start, to }),
	});
	return ranges;
}
