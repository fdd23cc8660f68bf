/** Why a text is no path inside the vault (a way out of it, or what the app's file systems refuse), as the end of a sentence; null where it is one. */
export function pathProblem(path: string): string | null {
	if (path.split('/').some((part) => part === '..' || part === '.')) return 'expected a path inside the vault';
	if (/^[/\\]|^[a-z]:|[\\:*?"<>|\0]/i.test(path)) return 'expected a vault path without `\\ : * ? " < > |`';
	return null;
}

/** The same for the path of a note. */
export function notePathProblem(path: string): string | null {
	if (path.trim() === '') return 'expected the path of a note';
	// The app would take the slashes together, so that two settings could name one note.
	if (path.includes('//')) return 'expected a path without empty folder names';
	return pathProblem(path) ?? (path.endsWith('.md') ? null : 'expected a path that ends with `.md`');
}
