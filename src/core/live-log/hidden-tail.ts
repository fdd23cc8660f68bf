import type { Opener } from '../mask';
import { closesBlock } from '../scan/hidden-block';

/** Whether what hides the rest of a note hides just what another opener hid. */
export function hidesAlike(opener: Opener | null, known: Opener): boolean {
	return opener !== null && opener.kind === known.kind && opener.closer === known.closer;
}

/** Whether one of some lines closes a block. */
export function closes(text: string, opener: Opener): boolean {
	for (let start = 0; start < text.length; ) {
		const feed = text.indexOf('\n', start);
		const next = feed < 0 ? text.length : feed + 1;
		if (closesBlock(text, start, next, opener) !== 'no') return true;
		start = next;
	}
	return false;
}
