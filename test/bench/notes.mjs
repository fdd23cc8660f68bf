// The corpus as strings in memory.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { corpusFolder } from './corpus.mjs';

export const notesFolder = join(corpusFolder, 'notes');
export const longLogFile = join(corpusFolder, 'long-log.md');

/** Every file of the corpus, in one order on every machine. */
export function notePaths() {
	const paths = [];
	for (const entry of readdirSync(notesFolder, { recursive: true, withFileTypes: true })) {
		if (entry.isFile()) paths.push(join(entry.parentPath, entry.name));
	}
	return paths.sort((a, b) => (a < b ? -1 : 1));
}

export function readNotes(paths = notePaths()) {
	return paths.map((file) => ({ path: relative(notesFolder, file).split(sep).join('/'), name: basename(file, '.md'), text: readFileSync(file, 'utf8') }));
}

export function readLongLog() {
	return [{ path: 'long-log.md', name: 'long-log', text: readFileSync(longLogFile, 'utf8') }];
}

/** The truth file's entries by path. */
export function readTruth(file) {
	const byPath = new Map();
	for (const entry of JSON.parse(readFileSync(join(corpusFolder, file), 'utf8'))) {
		const list = byPath.get(entry.path);
		if (list) list.push(entry);
		else byPath.set(entry.path, [entry]);
	}
	return byPath;
}
