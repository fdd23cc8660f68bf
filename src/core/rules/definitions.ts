import type { Log } from '../log';
import { maskedAt } from './masked';

/** A label as CommonMark compares those of link reference definitions: white space evened, case left out. */
export function labelKey(label: string): string {
	return label.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** A definition's label is not longer (CommonMark 0.31, section 6.3). */
const longestLabel = 999;

/** The labels of the link reference definitions of a note, `[paper]: https://…`, as `labelKey` gives them. */
export function definitionsOf({ blocks }: Pick<Log, 'blocks'>): ReadonlySet<string> {
	const labels = new Set<string>();
	for (const { text } of blocks) {
		let masked: ((at: number) => boolean) | null = null;
		for (let at = text.indexOf(']:'); at >= 0; at = text.indexOf(']:', at + 2)) {
			const open = definitionStart(text, at);
			if (open < 0) continue;
			masked ??= maskedAt(text);
			if (!masked(open)) labels.add(labelKey(text.slice(open + 1, at)));
		}
	}
	return labels;
}

/** The bracket that opens the label closed at `close`, where it begins its line; -1 where none does. */
function definitionStart(text: string, close: number): number {
	const from = Math.max(0, close - longestLabel);
	const label = text.slice(from, close);
	const open = from + label.lastIndexOf('[');
	if (open < from || open + 1 === close || text.slice(open, close).includes(']')) return -1;
	let start = open;
	while (start > open - 3 && text.charCodeAt(start - 1) === 32) start--;
	return start === 0 || /[\r\n]/.test(text.charAt(start - 1)) ? open : -1;
}
