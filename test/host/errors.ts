/**
 * Errors that the app would only print: a throwing event listener, a rejected command, a failing post processor. The host
 * keeps them, and a test that does not take them fails at its end.
 */
const errors: unknown[] = [];

/** Keeps an error that nobody awaits. */
export function reportError(error: unknown): void {
	errors.push(error);
}

/** The errors since the last call, and forgets them. */
export function takeErrors(): unknown[] {
	return errors.splice(0);
}
