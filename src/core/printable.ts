/**
 * A text from a note or a path as it may be shown in a terminal: one line, and without the control characters with which a
 * terminal could be steered.
 */
export function printable(text: string): string {
	return text.replace(/[\t\r\n\u2028\u2029]+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** Paints parts of a line, for a terminal that shows colors. */
export interface Paint {
	readonly colors: boolean;
	dim(text: string): string;
	red(text: string): string;
	yellow(text: string): string;
	green(text: string): string;
	bold(text: string): string;
}

const same = (text: string): string => text;

/** Leaves everything as it is. */
export const noPaint: Paint = { colors: false, dim: same, red: same, yellow: same, green: same, bold: same };
