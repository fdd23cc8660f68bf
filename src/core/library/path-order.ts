import { byCodeUnits } from './fold';

/** Order of paths: two spellings of one name in Unicode sort as one, and then by themselves. */
export function byPath(a: string, b: string): number {
	return byCodeUnits(a.normalize(), b.normalize()) || byCodeUnits(a, b);
}
