import { CodeSpans, decode, isPunctuation } from '../markdown';
import { fieldsOf, type Config } from '../config/config';
import type { Entry } from '../entry';
import { readTarget } from '../link';
import { parse, type Located } from '../log';
import { maskOf } from '../mask';
import { applyEdits, lineEnd, lineStart, nextLine, textOf, type Edit, type Span } from '../text';
import { between, decodePart, encodePart, partsOf } from './relative-path';

/** Where a text is brought from and to, as folders of the vault; the vault itself is the empty one. */
export interface Move {
	readonly from: string;
	readonly to: string;
	/** Whether the vault has a file of that path: the app takes a link that leads to no file beside its note for one from elsewhere. */
	readonly hasFile: (path: string) => boolean;
}

/**
 * The text with its relative links and images leading from the one folder to where they led from the other. It touches the paths of
 * inline links, of link definitions, and of wikilinks that begin with `./` or `../`; code, comments, math and HTML stay as they are,
 * and so does what leads to no file.
 */
export function rebaseLinks(text: string, move: Move): string {
	if (move.from === move.to || !mayHoldRelative(text)) return text;
	const edits: Edit[] = [];
	for (const span of proseOf(text)) collect(text, span, move, edits);
	return edits.length === 0 ? text : applyEdits(text, edits);
}

/** An entry as it is with its relative links re-based; null where it would be none any more. */
export function rebaseEntry(located: Located<Entry>, move: Move, config: Config): Located<Entry> | null {
	const text = rebaseLinks(located.block.text, move);
	if (text === located.block.text) return located;
	// Under a date an entry needs no source.
	const read = parse(`# 2000\n\n${text}`, { fields: fieldsOf(config) }).entries[0];
	return read ? { ...located, block: read.block } : null;
}

/** A quick look: most entries link to other hosts only. */
function mayHoldRelative(text: string): boolean {
	if (text.includes('[[.') || text.includes(']:')) return true;
	for (let at = text.indexOf(']('); at >= 0; at = text.indexOf('](', at + 2)) {
		if (!/^\s*<?(?:[a-z][a-z0-9+.-]{1,20}:|[#/)])/i.test(text.slice(at + 2, at + 26))) return true;
	}
	return false;
}

/** A fence inside of a quote or list item, behind its marks. */
const fenceIn = /^[\s>*+\-.)\d]*(`{3,}(?=[^`]*$)|~{3,})/;

/** The paragraphs of a text, as spans: code spans do not reach from one into the other. */
function proseOf(text: string): Span[] {
	const masks = maskOf(text);
	const spans: Span[] = [];
	let mask = 0;
	let fence = '';
	let from = -1;
	const end = (at: number): void => {
		if (from >= 0) spans.push([from, at]);
		from = -1;
	};
	for (let at = 0; at < text.length; at = nextLine(text, at)) {
		while (mask < masks.length && masks[mask]!.to <= at) mask++;
		const kind = mask < masks.length && masks[mask]!.from <= at ? masks[mask]!.kind : null;
		const inside = kind === 'list' || kind === 'quote';
		const line = text.slice(at, lineEnd(text, at));
		const mark = inside ? fenceIn.exec(line)?.[1] : undefined;
		if (!inside) fence = '';
		if ((kind && !inside) || line.trim() === '' || fence !== '' || mark !== undefined) end(at);
		else if (from < 0) from = at;
		if (mark !== undefined && fence === '') fence = mark;
		else if (mark?.startsWith(fence)) fence = '';
	}
	end(text.length);
	return spans;
}

/** Collects the edits of one paragraph. */
function collect(text: string, [from, to]: Span, move: Move, edits: Edit[]): void {
	const codes = new CodeSpans(text, to);
	const paragraph = text.slice(from, to);
	let open = 0;
	// Ends are looked for once, however many brackets open before them.
	let line: Span = [from, lineEnd(text, from)];
	let close = paragraph.indexOf(']]');
	/** Where the line begins whose first label has ended: only that one can define something. */
	let labelled = -1;
	for (let at = from; at < to; ) {
		const unit = text.charCodeAt(at);
		if (at > line[1]) line = [lineStart(text, at), lineEnd(text, at)];
		if (close >= 0 && close < at - from) close = paragraph.indexOf(']]', at - from);
		if (unit === 92 && isPunctuation(text.charCodeAt(at + 1))) {
			at += 2;
		} else if (unit === 96) {
			at = codes.end(at);
		} else if (unit === 91) {
			const wikilink = text.startsWith('[[.', at) ? wikilinkEdit(text, [at, from + close], move) : null;
			if (wikilink) edits.push(wikilink);
			open++;
			at = wikilink ? wikilink.to : at + 1;
		} else if (unit === 93 && open > 0) {
			open--;
			const target = readTarget(text, at + 1, line[1]);
			const span = target?.url ?? (labelled === line[0] ? null : definitionTarget(text, line, at));
			labelled = line[0];
			if (span) edits.push(...targetEdit(text, span, move));
			at = target?.end ?? span?.[1] ?? at + 1;
		} else {
			at++;
		}
	}
}

/** The destination of `[label]: destination`, alone in a line, whose label ends at `at`; a footnote has words there. */
function definitionTarget(text: string, [from, end]: Span, at: number): Span | null {
	if (text.charCodeAt(at + 1) !== 58 || !/^ {0,3}\[(?!\^)[^[\]]+$/.test(text.slice(from, at))) return null;
	const rest = text.slice(at + 2, end).trimEnd();
	const [opening, target] = /^[ \t]*<?([^\s<>]+)/.exec(rest) ?? [];
	if (opening === undefined || target === undefined) return null;
	// Nothing but a title may stand behind it.
	if (!/^>?(?:\s+(?:"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|\((?:[^()\\]|\\.)*\)?))?$/.test(rest.slice(opening.length))) return null;
	const to = at + 2 + opening.length;
	return [to - target.length, to];
}

function targetEdit(text: string, span: Span, move: Move): Edit[] {
	const written = textOf(text, span);
	const end = written.search(/[?#]/);
	const path = end < 0 ? written : written.slice(0, end);
	if (path === '' || !isRelative(written)) return [];
	// The app takes an encoded slash for a slash.
	const moved = movePath(path.replace(/%2f/gi, '/'), move, (name) => decodePart(decode(name)), encodePart);
	return moved === null ? [] : [{ from: span[0], to: span[0] + path.length, insert: moved }];
}

/** @param span from its brackets to those that close it; empty where none do. */
function wikilinkEdit(text: string, [at, close]: Span, move: Move): Edit | null {
	// In a table a backslash stands before the mark of an alias.
	const path = /^\.{1,2}\/[^|#^[\]\r\n]*/.exec(text.slice(at + 2, Math.max(at + 2, close)))?.[0].replace(/\\$/, '');
	const moved = path === undefined ? null : movePath(path, move, asItIs, asItIs);
	// The app reads a wikilink as relative only where it says so.
	const insert = moved === null || /^\.\.?\//.test(moved) ? moved : `./${moved}`;
	return path === undefined || insert === null ? null : { from: at + 2, to: at + 2 + path.length, insert };
}

/** No scheme, host, root or place in the page; nothing that a site's templates fill in. */
function isRelative(target: string): boolean {
	return !/^(?:[a-z][a-z0-9+.-]*:|[/\\#?]|www\.)/i.test(target) && !/\{[{%]/.test(target);
}

/**
 * The path from the other folder, its names as they were written; null where it leads out of the vault or to no file.
 * @param read the name of a file or folder as it is written in a link.
 * @param print the other way round, for the names that were not written there.
 */
function movePath(path: string, { from, to, hasFile }: Move, read: (name: string) => string, print: (name: string) => string): string | null {
	const target = partsOf(from).map((name) => ({ name, written: print(name) }));
	for (const written of path.split('/')) {
		const name = read(written);
		if (name === '..' && target.length === 0) return null;
		if (name === '..') target.pop();
		else if (name !== '.' && name !== '') target.push({ name, written });
	}
	const names = target.map(({ name }) => name);
	const plain = names.join('/');
	if (plain === '' || !(hasFile(plain) || hasFile(`${plain}.md`))) return null;
	const way = between(partsOf(to), names).split('/');
	const kept = way.filter((name) => name !== '..').length;
	const moved = [...way.slice(0, way.length - kept), ...target.slice(target.length - kept).map(({ written }) => written)].join('/');
	const isHere = path.startsWith('./') && !moved.startsWith('../');
	return (isHere ? './' : '') + moved + (path.endsWith('/') ? '/' : '');
}

function asItIs(name: string): string {
	return name;
}
