import type { Block, Log } from './log';
import { CodeSpans } from './markdown';
import { maskOf, type MaskKind } from './mask';
import { isBlank } from './scan/line';
import { lineEnd, lineStart, nextLine, shiftSpan, type Span } from './text';

/** The name of a rule in an ignore comment. */
export interface IgnoredName {
	readonly name: string;
	/** UTF-16 offsets in the block's text. */
	readonly span: Span;
}

/** `<!-- ml-watch-ignore rule-id -->` or `%% ml-watch-ignore-file %%`. Spans are UTF-16 offsets in the block's text. */
export interface IgnoreComment {
	readonly span: Span;
	/** Empty where all rules are meant. */
	readonly names: readonly IgnoredName[];
	/** Whether it says why, behind `--`. */
	readonly reasoned: boolean;
	/** What it speaks of: the note, the block that comes next, the whole block it stands in, or a range of it. */
	readonly target: 'note' | 'next' | 'block' | Span;
}

const mark = 'ml-watch-ignore';
const notRead: ReadonlySet<MaskKind> = new Set<MaskKind>(['fence', 'indented-code', 'math', 'front-matter']);

/** Whether a text can hold an ignore comment at all. */
export function mayIgnore(text: string): boolean {
	return text.includes(mark);
}

/** The ignore comments of a block, in text order. A text without the mark costs one search for it. */
export function ignoresIn(block: Block): readonly IgnoreComment[] {
	const { text } = block;
	let at = text.indexOf(mark);
	if (at < 0) return [];
	const hidden = maskOf(text).filter((range) => notRead.has(range.kind));
	const found: IgnoreComment[] = [];
	let range = 0;
	for (; at >= 0; at = text.indexOf(mark, at + mark.length)) {
		while (range < hidden.length && hidden[range]!.to <= at) range++;
		if (range < hidden.length && hidden[range]!.from <= at) continue;
		const comment = readComment(block, at);
		if (comment) found.push(comment);
	}
	return found;
}

function readComment(block: Block, at: number): IgnoreComment | null {
	const { text } = block;
	let from = at;
	while (text.charCodeAt(from - 1) === 32) from--;
	const [open, close] = text.startsWith('<!--', from - 4) ? ['<!--', '-->'] : ['%%', '%%'];
	from -= open.length;
	if (!text.startsWith(open, from)) return null;
	const length = text.slice(at, lineEnd(text, at)).indexOf(close);
	if (length < 0 || isInCode(text, from)) return null;
	const to = at + length;
	const wide = text.startsWith('-file', at + mark.length);
	const namesFrom = at + mark.length + (wide ? 5 : 0);
	if (namesFrom < to && text.charCodeAt(namesFrom) !== 32) return null;
	const span: Span = [from, to + close.length];
	return { span, ...readNames(text, namesFrom, to), target: wide ? 'note' : targetOf(block, span) };
}

function readNames(text: string, from: number, to: number): Pick<IgnoreComment, 'names' | 'reasoned'> {
	const words = text.slice(from, to);
	const reason = words.indexOf(' --');
	const names: IgnoredName[] = [];
	for (const { 0: name, index } of (reason < 0 ? words : words.slice(0, reason)).matchAll(/[^\s,]+/g)) {
		names.push({ name, span: [from + index, from + index + name.length] });
	}
	return { names, reasoned: reason >= 0 };
}

function isInCode(text: string, at: number): boolean {
	const from = lineStart(text, at);
	if (text.lastIndexOf('`', at) < from) return false;
	const to = lineEnd(text, at);
	const codes = new CodeSpans(text, to);
	for (let tick = text.indexOf('`', from); tick >= 0 && tick < at; ) {
		const end = codes.end(tick);
		if (end > at) return true;
		tick = text.indexOf('`', end);
	}
	return false;
}

function targetOf(block: Block, [from, to]: Span): IgnoreComment['target'] {
	const { text } = block;
	const start = lineStart(text, from);
	if (!isBlank(text, start, from) || !isBlank(text, to, lineEnd(text, to))) {
		if (!isOnlyComments(text, start)) return [start, lineEnd(text, to)];
	}
	let line = nextLine(text, to);
	while (line < text.length && (isBlank(text, line, lineEnd(text, line)) || isOnlyComments(text, line))) line = nextLine(text, line);
	if (line >= text.length) return 'next';
	return block.type === 'entry' && line === lineStart(text, block.heading[0]) ? 'block' : [line, lineEnd(text, line)];
}

/** Whether a line holds ignore comments and nothing else. */
function isOnlyComments(text: string, from: number): boolean {
	const line = text.slice(from, Math.min(lineEnd(text, from), from + longestComment)).trim();
	if (!line.includes(mark)) return false;
	return line.replace(/<!--(?:(?!-->).)*-->|%%(?:(?!%%).)*%%/g, '').trim() === '';
}

/** A line of ignore comments is not longer; the bound keeps long lines cheap. */
const longestComment = 2000;

/** What is hidden in one place, and by which comment. */
interface Target {
	readonly from: number;
	readonly to: number;
	every: PlacedIgnore | null;
	readonly named: Map<string, PlacedIgnore>;
}

/** An ignore comment at its place in a note. */
export interface PlacedIgnore {
	readonly comment: IgnoreComment;
	/** The text of its block, and the absolute UTF-16 offset of the block's start. */
	readonly text: string;
	readonly from: number;
	/** The rules that it has hidden something of. */
	readonly used: Set<string>;
}

type Blocks = Pick<Log, 'blocks' | 'starts'>;

/** Everything that ignore comments hide in a note, or in some of its blocks. */
export class Ignores {
	readonly placed: PlacedIgnore[] = [];
	private readonly note: Target = target([0, Infinity]);
	/** Each list is in text order, and its targets don't overlap. */
	private readonly wholes: Target[] = [];
	private readonly lines: Target[] = [];

	/** Reads the blocks from `first` to `last - 1`, and what the block before them says about the first. */
	constructor(log: Blocks, first = 0, last = log.blocks.length) {
		for (let index = Math.max(0, first - 1); index < last; index++) {
			for (const comment of ignoresIn(log.blocks[index]!)) this.place(log, index, comment);
		}
	}

	/** Whether a rule's finding at an absolute offset is hidden. */
	hides(rule: string, at: number): boolean {
		if (this.placed.length === 0) return false;
		for (const found of [find(this.lines, at), find(this.wholes, at), this.note]) {
			const by = found?.named.get(rule) ?? found?.every;
			if (!by) continue;
			by.used.add(rule);
			return true;
		}
		return false;
	}

	private place(log: Blocks, index: number, comment: IgnoreComment): void {
		const from = log.starts[index]!;
		const placed: PlacedIgnore = { comment, text: log.blocks[index]!.text, from, used: new Set() };
		this.placed.push(placed);
		const found = this.targetOf(log, index, comment.target);
		if (!found) return;
		if (comment.names.length === 0) found.every ??= placed;
		for (const { name } of comment.names) if (!found.named.has(name)) found.named.set(name, placed);
	}

	private targetOf(log: Blocks, index: number, where: IgnoreComment['target']): Target | null {
		if (where === 'note') return this.note;
		const from = log.starts[index]!;
		if (where === 'block') return last(this.wholes, [from, from + log.blocks[index]!.text.length]);
		if (where !== 'next') return last(this.lines, shiftSpan(where, from));
		const next = log.blocks[index + 1];
		if (!next) return null;
		const start = from + log.blocks[index]!.text.length;
		if (next.type === 'entry') return last(this.wholes, [start, start + next.text.length]);
		const head = next.type === 'date' ? next.heading : ([0, lineEnd(next.text, 0)] as const);
		return last(this.lines, shiftSpan(head, start));
	}
}

/** The last target of a list where it is the one of that span; else a new one, behind it. */
function last(targets: Target[], span: Span): Target {
	const before = targets.at(-1);
	if (before?.from === span[0]) return before;
	const fresh = target(span);
	targets.push(fresh);
	return fresh;
}

function target([from, to]: Span): Target {
	return { from, to, every: null, named: new Map() };
}

function find(targets: readonly Target[], at: number): Target | null {
	let low = 0;
	let high = targets.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (targets[middle]!.from <= at) low = middle + 1;
		else high = middle;
	}
	const found = targets[low - 1];
	return found && at <= found.to ? found : null;
}
