/**
 * A text from a note or a path as it may be shown in a terminal: one line, and without the control characters with which a
 * terminal could be steered.
 */
export function printable(text: string): string {
	return text.replace(/[\t\r\n\u2028\u2029]+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** Paints for a terminal that shows colors; in another one they leave the text as it is. */
export interface Paint {
	readonly colors: boolean;
	dim(text: string): string;
	red(text: string): string;
	yellow(text: string): string;
	green(text: string): string;
	bold(text: string): string;
}

/** @param colors whether output may hold colors. */
export function paintFor(colors: boolean): Paint {
	const paint = (open: number, close: number) => (text: string) => (colors ? `\u001b[${open}m${text}\u001b[${close}m` : text);
	return { colors, dim: paint(2, 22), red: paint(31, 39), yellow: paint(33, 39), green: paint(32, 39), bold: paint(1, 22) };
}
