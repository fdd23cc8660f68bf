/** The names in a path; none for the vault itself. */
export function partsOf(path: string): string[] {
	return path === '' ? [] : path.split('/');
}

/** The relative path from a folder to a file, percent-encoded. */
export function relativePath(folder: string, path: string): string {
	return between(partsOf(folder).map(encodePart), partsOf(path).map(encodePart));
}

/** The way from a folder to a file, both by their names. */
export function between(folder: readonly string[], target: readonly string[]): string {
	let same = 0;
	while (same < folder.length && same < target.length - 1 && folder[same] === target[same]) same++;
	return [...folder.slice(same).map(() => '..'), ...target.slice(same)].join('/');
}

/** A part of a URL, percent-encoded so that it can stand between the parentheses of a link. */
export function encodePart(part: string): string {
	// A lone half of a character is in no encoding.
	return encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[()*']/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** What `encodePart` has encoded; a part with a `%` that encodes nothing as it is. */
export function decodePart(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
