import { maskOf, type MaskedRange } from '../mask';
import type { MaskKind } from '../scan/opener';

/**
 * Whether an offset of a text lies in what is not prose. The text is read once; offsets must be asked for in growing order.
 * @param except kinds that count as prose here.
 */
export function maskedAt(text: string, except: readonly MaskKind[] = []): (at: number) => boolean {
	return within(maskOf(text).filter(({ kind }) => !except.includes(kind)));
}

/** The same for ranges that are known already. */
export function within(ranges: readonly MaskedRange[]): (at: number) => boolean {
	let next = 0;
	return (at) => {
		while (next < ranges.length && ranges[next]!.to <= at) next++;
		return next < ranges.length && ranges[next]!.from <= at;
	};
}
