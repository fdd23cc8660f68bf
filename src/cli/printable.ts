import type { Paint } from '../core/printable';

export { printable, type Paint } from '../core/printable';

/** @param colors whether output may hold colors. */
export function paintFor(colors: boolean): Paint {
	const paint = (open: number, close: number) => (text: string) => (colors ? `\u001b[${open}m${text}\u001b[${close}m` : text);
	return { colors, dim: paint(2, 22), red: paint(31, 39), yellow: paint(33, 39), green: paint(32, 39), bold: paint(1, 22) };
}
