import type { Opener } from '../scan/opener';
import { closingLine } from '../scan/hidden-block';

/** Whether what hides the rest of a note hides just what another opener hid. */
export function hidesAlike(opener: Opener | null, known: Opener): boolean {
	return opener !== null && opener.kind === known.kind && opener.closer === known.closer;
}

/** Whether one of some lines closes a block. */
export function closes(text: string, opener: Opener): boolean {
	return closingLine(text, 0, opener) < text.length;
}
