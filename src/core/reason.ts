/** What went wrong, as a person may read it; whatever was thrown. */
export function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** A reason with a mark at its end, so that a sentence can follow: those of the system have none. */
export function asSentence(reason: string): string {
	return /[.!?]$/.test(reason) ? reason : `${reason}.`;
}
