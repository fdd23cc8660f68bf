import type { LibraryFacts } from '../core/rules/context';
import type { Found } from './find-notes';

/**
 * Tells whether a link path leads to a file below a folder, as the app resolves it: from the note's own folder, from the vault's, or by the
 * end of a path, whatever the case. What leads out of the folder, or through a symbolic link, may exist and is not denied.
 */
export function fileFinder({ notes, files, links }: Pick<Found, 'notes' | 'files' | 'links'>): NonNullable<LibraryFacts['hasFile']> {
	const whole = new Set<string>();
	const ends = new Set<string>();
	for (const path of [...notes.map((note) => note.path), ...files]) {
		const key = keyOf(path);
		whole.add(key);
		for (let at = 0; at >= 0; at = key.indexOf('/', at) + 1 || -1) ends.add(key.slice(at));
	}
	const linked = links.map(keyOf);
	const exists = (path: string): boolean => whole.has(path) || linked.some((link) => path === link || path.startsWith(`${link}/`));
	return (link, from) => {
		const key = keyOf(link);
		const folder = keyOf(from.slice(0, from.lastIndexOf('/') + 1));
		const beside = key.startsWith('/') ? null : resolved(folder + key);
		if (beside === undefined) return true;
		if (beside !== null && exists(beside)) return true;
		const below = resolved(key.replace(/^\/+/, ''));
		return below !== undefined && (exists(below) || ends.has(below));
	};
}

/** macOS gives names in NFD, notes are written in NFC. */
function keyOf(path: string): string {
	return path.normalize('NFC').toLowerCase();
}

/** A path without `.` and `..`; undefined where it leads out of the folder that it counts from. */
function resolved(path: string): string | undefined {
	const parts: string[] = [];
	for (const part of path.split('/')) {
		if (part === '..') {
			if (parts.pop() === undefined) return undefined;
		} else if (part !== '.' && part !== '') parts.push(part);
	}
	return parts.join('/');
}
