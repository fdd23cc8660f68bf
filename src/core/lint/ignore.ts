import type { Block, Log } from '../log';
import { CodeSpans } from '../markdown';
import { maskOf } from '../mask';
import type { MaskKind } from '../scan/opener';
import type { Problem } from './problem';
import { partitionPoint } from '../text/partition-point';
import { within } from '../rules/masked';
import { isBlank } from '../scan/line';
import { lineEnd, lineStart, nextLine, shiftSpan, type Span } from '../text';

/** The name of a rule in an ignore comment. */
export interface IgnoredName {
	readonly name: string;
	/** UTF-16 offsets in the block's text. */
	readonly span: Span;
}

/** `<!-- ml-watch-ignore rule-id -->` or `%% ml-watch-ignore-file %%`. Spans are UTF-16 offsets in the block's text. */
export interface IgnoreComment {
	readonly span: Span;
	/** The line it stands in, without line ending. */
	readonly line: Span;
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
	if (!mayIgnore(block.text)) return [];
	const found = readComments(block.text);
	/** The targets of the lines of comments that have been looked at: a comment above another one speaks of the same. */
	const targets = new Map<number, IgnoreComment['target']>();
	for (let index = found.length - 1; index >= 0; index--) {
		const { line, alone } = found[index]!;
		if (!targets.has(line[0])) targets.set(line[0], alone ? targetBelow(block, line[1], targets) : line);
	}
	return found.map(({ span, names, reasoned, wide, line }) => ({ span, names, reasoned, line, target: wide ? 'note' : targets.get(line[0])! }));
}

/** A comment, and the line it stands in. */
interface ReadComment extends Omit<IgnoreComment, 'target'> {
	/** Whether it speaks of the whole note. */
	readonly wide: boolean;
	/** Whether the line holds such comments and nothing else. */
	readonly alone: boolean;
}

function readComments(text: string): ReadComment[] {
	const masked = within(maskOf(text).filter((range) => notRead.has(range.kind)));
	const found: ReadComment[] = [];
	for (let at = text.indexOf(mark); at >= 0; ) {
		const line: Span = [lineStart(text, at), lineEnd(text, at)];
		if (!masked(line[0])) for (const comment of readLine(text, line)) found.push(comment);
		at = text.indexOf(mark, line[1]);
	}
	return found;
}

/** The ignore comments of one line. */
function readLine(text: string, line: Span): ReadComment[] {
	const found: Omit<ReadComment, 'line' | 'alone'>[] = [];
	const codes = new CodeSpans(text, line[1]);
	let alone = true;
	for (let at = line[0]; at < line[1]; ) {
		const unit = text.charCodeAt(at);
		const comment = unit === 60 || unit === 37 ? readComment(text, at, line[1]) : null;
		if (comment) found.push(comment);
		else if (unit !== 32 && unit !== 9) alone = false;
		at = comment ? comment.span[1] : unit === 96 ? codes.end(at) : at + 1;
	}
	return found.map((comment) => ({ ...comment, line, alone }));
}

function readComment(text: string, from: number, lineTo: number): Omit<ReadComment, 'line' | 'alone'> | null {
	const [open, close] = text.charCodeAt(from) === 60 ? ['<!--', '-->'] : ['%%', '%%'];
	if (!text.startsWith(open, from)) return null;
	let at = from + open.length;
	while (text.charCodeAt(at) === 32) at++;
	if (!text.startsWith(mark, at)) return null;
	const wide = text.startsWith('-file', at + mark.length);
	const namesFrom = at + mark.length + (wide ? 5 : 0);
	// The slice keeps a search that fails within the line.
	const length = text.slice(namesFrom, lineTo).indexOf(close);
	const to = namesFrom + length;
	if (length < 0 || (namesFrom < to && text.charCodeAt(namesFrom) !== 32)) return null;
	return { span: [from, to + close.length], ...readNames(text, namesFrom, to), wide };
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

/** What stands below a line of comments: the next line that is not blank. */
function targetBelow(block: Block, lineTo: number, targets: ReadonlyMap<number, IgnoreComment['target']>): IgnoreComment['target'] {
	const { text } = block;
	let line = nextLine(text, lineTo);
	while (line < text.length && isBlank(text, line, lineEnd(text, line))) line = nextLine(text, line);
	if (line >= text.length) return 'next';
	if (block.type === 'entry' && line === lineStart(text, block.heading[0])) return 'block';
	const end = lineEnd(text, line);
	return isOnlyComments(text, line, end) ? targets.get(line) ?? [line, end] : [line, end];
}

function isOnlyComments(text: string, from: number, to: number): boolean {
	const comments = readLine(text, [from, to]);
	return comments.length > 0 && comments[0]!.alone;
}

/** What is hidden in one place, and by which comment. */
interface Target {
	readonly from: number;
	readonly to: number;
	every: PlacedIgnore | null;
	/** By the name of a rule; null where no comment names one. */
	named: Map<string, PlacedIgnore> | null;
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

	/** What of some findings is not hidden. */
	shown(problems: Problem[]): Problem[] {
		return this.placed.length === 0 ? problems : problems.filter(({ rule, span }) => !this.hides(rule, span[0]));
	}

	/**
	 * Whether a rule's finding at an absolute offset is hidden.
	 * @param byName only by a comment that names the rule: one without names would hide that it hides nothing.
	 */
	hides(rule: string, at: number, byName = false): boolean {
		if (this.placed.length === 0) return false;
		for (const found of [find(this.lines, at), find(this.wholes, at), this.note]) {
			const by = found?.named?.get(rule) ?? (byName ? null : found?.every);
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
		for (const { name } of comment.names) {
			found.named ??= new Map<string, PlacedIgnore>();
			if (!found.named.has(name)) found.named.set(name, placed);
		}
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
	return { from, to, every: null, named: null };
}

function find(targets: readonly Target[], at: number): Target | null {
	const found = targets[partitionPoint(targets.length, (index) => targets[index]!.from <= at) - 1];
	return found && at <= found.to ? found : null;
}
