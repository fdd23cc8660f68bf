import { bodyStart } from './log/front-matter';
import type { MaskKind } from './scan/opener';
import { cleanState, scan } from './scan/scan';
import { withoutLoneCarriages } from './text';

/** A range of whole lines that is not read. */
export interface MaskedRange {
	readonly kind: MaskKind;
	/** UTF-16 offset of the start of its first line. */
	readonly from: number;
	/** UTF-16 offset after its last line, line ending included. */
	readonly to: number;
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
