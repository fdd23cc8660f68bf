import type { Draft } from '../../core/draft';
import type { DraftChange } from '../../core/print/normalise';

/** What would be written. */
export interface Preview {
	/** The Markdown, with LF for its line endings; empty where nothing can be written. */
	readonly text: string;
	/** Where it goes, or what would happen. */
	readonly place: string;
	readonly changes: readonly DraftChange[];
	/** What the person should know, though it can be written. */
	readonly message: string | null;
	/** Why it cannot be written. */
	readonly problem: string | null;
}

/** What a form is filled in for. */
export interface CaptureTask {
	/** The form's title. */
	readonly title: string;
	/** The words of the button that writes. */
	readonly action: string;
	/** Whether it makes an entry; otherwise it changes one. */
	readonly isNew: boolean;
	/** Plain text that a new discussion quotes below its heading; the form sets it. */
	quote: string;
	/** What would be written now, of the notes as they were when the form last looked. */
	preview(draft: Draft): Preview;
	/** @returns whether it was written; where not, a notice has said why. */
	write(draft: Draft): Promise<boolean>;
}

/** A preview that can only say why nothing can be written. */
export function blocked(problem: string): Preview {
	return { text: '', place: '', changes: [], message: null, problem };
}
