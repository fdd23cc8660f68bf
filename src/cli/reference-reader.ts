/*
 * Reads what reference managers write. It is loaded when it is asked for: the library takes longer to start than all the rest.
 */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { draftOfCsl, type CslItem } from '../core/import/csl';
import type { Imported, ImportedPaper, LeftOver } from '../core/import/imported';
import { reasonOf } from '../core/reason';

export type ReferenceFormat = 'bibtex' | 'csl-json' | 'ris';

/** Reads references. What cannot be read is told with its line, and the others are read all the same. */
export function readReferences(text: string, format: ReferenceFormat): Imported {
	if (format === 'csl-json') return readCslJson(text);
	return format === 'ris' ? readRecords(risRecords(text), (record) => parse(record, '@ris/file').map((item) => ({ ...doiOf(record), ...item }))) : readBibtex(text);
}

/** A piece of a file that is one reference, or was meant to be. */
interface Piece {
	readonly line: number;
	readonly text: string;
}

function readRecords(pieces: readonly Piece[], read: (text: string) => CslItem[]): Imported {
	const papers: ImportedPaper[] = [];
	const left: LeftOver[] = [];
	for (const { line, text } of pieces) {
		const leave = (reason: string): void => { left.push({ line, text: text.trim().split('\n')[0]!, reason }); };
		try {
			const items = read(text);
			if (items.length === 0) leave('No reference');
			for (const item of items) {
				const draft = draftOfCsl(item);
				if (draft) papers.push({ draft, line });
				else leave('A reference without title and URL');
			}
		} catch (error) {
			leave(`Unreadable: ${reasonOf(error).split('\n')[0]!}`);
		}
	}
	return { papers, left };
}

function parse(text: string, type: string): CslItem[] {
	return plugins.input.chain(text, { forceType: type, generateGraph: false }) as CslItem[];
}

/** Each entry is read on its own, with the abbreviations of the whole file: one slip costs one entry. */
function readBibtex(text: string): Imported {
	const pieces = bibtexRecords(text);
	const isNo = (piece: Piece, kind: string): boolean => !new RegExp(`^@${kind}\\b`, 'i').test(piece.text);
	const strings = pieces.filter((piece) => !isNo(piece, 'string')).map((piece) => piece.text).join('\n');
	const entries = pieces.filter((piece) => isNo(piece, 'string') && isNo(piece, 'comment') && isNo(piece, 'preamble'));
	if (pieces.length === 0 && text.trim() !== '') return { papers: [], left: [{ line: 0, text: text.trim().split('\n')[0]!, reason: 'No entry of BibTeX' }] };
	return readRecords(entries, (record) => parse(`${strings}\n${record}`, '@biblatex/text').map((item) => ({ ...item, ...registerOf(record) })));
}

/** The number in a register, which the library's own model has no place for. */
function registerOf(record: string): CslItem {
	const eprint = /\beprint\s*=[\s"{]*([^"{}\s,]+)/i.exec(record)?.[1];
	const archive = /\b(?:archiveprefix|eprinttype)\s*=[\s"{]*([a-z]+)/i.exec(record)?.[1];
	return eprint !== undefined && (archive === undefined || /^arxiv$/i.test(archive)) ? { eprint } : {};
}

/** The library passes a DOI over that stands in a tag of the newer specification. */
function doiOf(record: string): CslItem {
	const doi = /^DO {2}- *(\S+)/m.exec(record)?.[1];
	return doi === undefined ? {} : { DOI: doi };
}

/** The text from each `@` at the start of a line to the next one; words before the first are a comment in BibTeX. */
function bibtexRecords(text: string): Piece[] {
	return cut(text, (line) => /^\s*@[a-z]+\s*[{(]/i.test(line)).filter((piece) => piece.text.startsWith('@'));
}

function risRecords(text: string): Piece[] {
	return cut(text, (line) => /^TY {2}-/.test(line)).filter((piece) => piece.text !== '');
}

function cut(text: string, begins: (line: string) => boolean): Piece[] {
	const pieces: { line: number; lines: string[] }[] = [{ line: 0, lines: [] }];
	for (const [line, words] of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/).entries()) {
		if (begins(words)) pieces.push({ line, lines: [] });
		pieces.at(-1)!.lines.push(words);
	}
	return pieces.map(({ line, lines }) => ({ line, text: lines.join('\n').trim() }));
}

function readCslJson(text: string): Imported {
	const stored = JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
	const items = Array.isArray(stored) ? stored as unknown[] : [stored];
	const papers: ImportedPaper[] = [];
	const left: LeftOver[] = [];
	for (const item of items) {
		const draft = typeof item === 'object' && item !== null && !Array.isArray(item) ? draftOfCsl(item as CslItem) : null;
		if (draft) papers.push({ draft, line: 0 });
		else left.push({ line: 0, text: JSON.stringify(item).slice(0, 200), reason: 'A reference without title and URL' });
	}
	return { papers, left };
}
