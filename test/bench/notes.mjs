// The corpus as strings in memory.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

const candidatesFile = join(corpusFolder, 'candidates.json');

/**
 * Keeps a list of the notes that have a heading which may be an entry's or a date's, as the app's cache of headings tells. It is made
 * before anything is measured, so that no process that is measured has warmed up by it.
 */
export function writeCandidates({ text: { withoutLoneCarriages }, scan: { cleanState, scan }, frontMatter: { bodyStart }, candidate: { isCandidateHeading } }) {
	const paths = notePaths().filter((file) => {
		const text = withoutLoneCarriages(readFileSync(file, 'utf8'));
		const headings = [];
		scan(text, bodyStart(text), cleanState, { mark: ({ heading, end, level }) => level > 0 && headings.push(text.slice(heading, end).replace(/^ *#+\s*/, '')) });
		return headings.some(isCandidateHeading);
	});
	writeFileSync(candidatesFile, JSON.stringify(paths.map((file) => relative(notesFolder, file))));
}

export function candidatePaths() {
	return JSON.parse(readFileSync(candidatesFile, 'utf8')).map((path) => join(notesFolder, path));
}
