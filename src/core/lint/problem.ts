import type { Severity } from '../config/config';
import type { Fix, Related } from '../rules/rule';
import { shiftEdit, type Span } from '../text';

/** Something in a note that a person would want to know of. */
export interface Problem {
	/** The id of the rule that found it. */
	readonly rule: string;
	readonly severity: Exclude<Severity, 'off'>;
	/** Absolute UTF-16 offsets in the note. */
	readonly span: Span;
	readonly message: string;
	readonly fixes: readonly Fix[];
	/** Other places that it is about, to jump to. */
	readonly related: readonly Related[];
}

/** A fix moved by a number of UTF-16 units. */
export function shiftFix(fix: Fix, by: number): Fix {
	return { ...fix, edits: fix.edits.map((edit) => shiftEdit(edit, by)) };
}
