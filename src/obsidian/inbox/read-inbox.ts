import { maskOf } from '../../core/mask';
import { lineEnd, lineStarts, type Edit, type Span } from '../../core/text';
import { tidyTitle, urlsIn, type FoundUrl } from '../capture/pasted';

/** Lines of an inbox that hold one or more URLs and what belongs to them. */
export interface InboxItem {
	/** The whole lines as they stand, line endings included. */
	readonly text: string;
	/** UTF-16 offset of its first line in the text that was read. */
	readonly from: number;
	readonly urls: readonly InboxUrl[];
	/** All words beside the URLs: none of them may be lost when the lines go. */
	readonly words: string;
	/** Why it should not be used unasked, as a sentence; null where nothing speaks against it. */
	readonly doubt: string | null;
}

export interface InboxUrl {
	readonly url: string;
	/** Words that may be its title; empty where there are none. */
	readonly title: string;
}

/** Longer lines are nobody's list of things to read. */
const longestLine = 4000;
/** A title is seldom longer than this; a sentence often is. */
const longestTitle = 200;

/** The URLs of a note, in order: those in lists and paragraphs, not in code, quotes, comments, front matter and headings. */
export function readInbox(text: string): InboxItem[] {
	const lines = linesOf(text);
	const items: InboxItem[] = [];
	for (let index = 0; index < lines.length; index++) {
		const line = lines[index]!;
		if (line.masked || line.text.length > longestLine || /^ {0,3}#{1,6}(?:\s|$)/.test(line.text)) continue;
		const found = urlsIn(line.text);
		if (found.length === 0) continue;
		const first = titleAbove(lines, index, items) ? index - 1 : index;
		let last = index;
		while (belongsTo(lines[last + 1], line)) last++;
		items.push(itemOf(text, lines.slice(first, last + 1), index - first, found));
		index = last;
	}
	return items;
}

interface Line {
	readonly span: Span;
	/** Without its line ending. */
	readonly text: string;
	/** Whether it stands in a block that is not read. */
	readonly masked: boolean;
}

function linesOf(text: string): Line[] {
	const starts = lineStarts(text);
	const masks = maskOf(text).filter(({ kind }) => kind !== 'list');
	let mask = 0;
	let fence = false;
	return starts.map((from, index) => {
		const to = starts[index + 1] ?? text.length;
		while (mask < masks.length && masks[mask]!.to <= from) mask++;
		const line = text.slice(from, lineEnd(text, from));
		// A fence inside of a list item.
		const marker = /^\s*(?:[-*+]\s+)?(?:```|~~~)/.test(line);
		if (marker) fence = !fence;
		const quoted = /^\s*>/.test(line);
		return { span: [from, to], text: line, masked: fence || marker || quoted || (mask < masks.length && masks[mask]!.from <= from) };
	});
}

/** A share sheet puts the title in the line above: words alone, in a paragraph of these two lines. */
function titleAbove(lines: readonly Line[], index: number, items: readonly InboxItem[]): boolean {
	const above = lines[index - 1];
	const before = lines[index - 2];
	if (!above || above.masked || !/^https?:\/\/\S+\s*$/i.test(lines[index]!.text)) return false;
	const last = items.at(-1);
	if (last && last.from + last.text.length > above.span[0]) return false;
	return !/^\s*(?:[-*+#>|]|\d+[.)]|$)/.test(above.text) && !/https?:\/\//i.test(above.text) && (!before || before.text.trim() === '' || /https?:\/\//i.test(before.text));
}

/** Deeper lines below a list item belong to it. */
function belongsTo(line: Line | undefined, item: Line): boolean {
	const indent = /^\s*/.exec(item.text)![0].length;
	return line !== undefined && /^\s*[-*+]\s|^\s*\d+[.)]\s/.test(item.text) && line.text.trim() !== '' && /^\s*/.exec(line.text)![0].length > indent;
}

function itemOf(text: string, lines: readonly Line[], at: number, found: readonly FoundUrl[]): InboxItem {
	const line = lines[at]!.text;
	let rest = '';
	let end = 0;
	for (const { span } of found) {
		rest += `${line.slice(end, span[0])}\n`;
		end = span[1];
	}
	const beside = [...rest.split('\n').slice(0, -1), line.slice(end)].map((piece) => tidyTitle(piece.replace(/^\s*(?:[-*+]|\d+[.)])\s+(?:\[.\]\s)?/, '')));
	const said = beside.filter((piece) => /[\p{L}\p{N}]/u.test(piece));
	const others = lines.filter((_, index) => index !== at).map((other) => other.text.trim());
	const above = at > 0 ? lines[0]!.text.trim() : '';
	const ticked = /^\s*[-*+]\s+\[[^\s\]]\]/.test(line);
	const sentence = said.length > 1 || (said.length > 0 && found.length > 1) || (said[0]?.length ?? 0) > longestTitle;
	const below = lines.length > at + 1;
	return {
		text: text.slice(lines[0]!.span[0], lines.at(-1)!.span[1]), from: lines[0]!.span[0],
		urls: found.map(({ url, label }) => ({ url, title: label || (sentence ? '' : above || (said[0] ?? '')) })),
		words: [...said, ...others].join('\n'),
		doubt: ticked ? 'It is ticked off in the inbox.' : below ? 'Lines below it belong to it; they become the comment.' : sentence ? 'It stands in a sentence, which becomes the comment.' : null,
	};
}

/** What taking items out of an inbox comes to. */
export interface TakenOut {
	readonly edits: readonly Edit[];
	/** How many of them no longer stand there as they were read; they stay. */
	readonly changed: number;
}

/** Takes the lines of items out of a note as it stands by now: each one that is still there, letter by letter, once. */
export function takeOut(text: string, items: readonly InboxItem[]): TakenOut {
	const starts = lineStarts(text);
	const lines = starts.map((from) => text.slice(from, lineEnd(text, from)));
	const places = new Map<string, number[]>();
	lines.forEach((line, index) => addTo(places, line, index));
	const gone = new Set<number>();
	let changed = 0;
	for (const item of items) {
		const wanted = item.text.split(/\r\n?|\n/);
		if (wanted.at(-1) === '') wanted.pop();
		const known = places.get(wanted[0]!) ?? [];
		const found = known.findIndex((at) => wanted.every((line, index) => lines[at + index] === line && !gone.has(at + index)));
		if (found < 0) {
			changed++;
			continue;
		}
		// The same line may stand there a thousand times: where it is taken nobody has to look again.
		const [place] = known.splice(found, 1) as [number];
		wanted.forEach((_, index) => gone.add(place + index));
	}
	return { edits: removals(text, starts, lines, gone), changed };
}

function addTo(places: Map<string, number[]>, line: string, index: number): void {
	const known = places.get(line);
	if (known) known.push(index);
	else places.set(line, [index]);
}

/** Whole lines go; where blank lines stand on both sides of them, one goes with them. */
function removals(text: string, starts: readonly number[], lines: readonly string[], gone: ReadonlySet<number>): Edit[] {
	const edits: Edit[] = [];
	for (let index = 0; index < lines.length; index++) {
		if (!gone.has(index)) continue;
		let end = index + 1;
		while (gone.has(end)) end++;
		const isBlank = (at: number): boolean => lines[at]?.trim() === '';
		if ((index === 0 || isBlank(index - 1)) && isBlank(end)) end++;
		edits.push({ from: starts[index]!, to: starts[end] ?? text.length, insert: '' });
		index = end - 1;
	}
	return edits;
}
