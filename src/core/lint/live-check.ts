import { dateRank } from '../date';
import { ignoresIn, mayIgnore } from './ignore';
import { check, checkBlocks, planCheck, type CheckOptions, type CheckPlan, type Fix, type Problem } from '../lint';
import type { LiveLog } from '../live-log';
import type { Block } from '../log';
import { noteOf } from '../note';
import { shiftEdit, shiftSpan } from '../text';
import { generatedSpan } from '../log/watch';

/** What was found in a block, and what it was found under. */
interface CheckedBlock {
	/** Relative to the block. */
	readonly problems: readonly Problem[];
	/** The rank of its date; null where no date governs, -1 where a date governs that names no day. */
	readonly rank: number | null;
	/** The block before it, where that holds a comment that may speak of this one. */
	readonly before: Block | null;
	/** The near-entries in it: what is one depends on the date above. */
	readonly near: string;
	/** Whether it may hold ignore comments itself. */
	readonly speaks: boolean;
}

/**
 * The problems of a note while it is edited. The whole note is checked when there is time for it; in between, the blocks that were edited
 * are, by what the note mostly did then. What a rule found that compares blocks stays with the block that it stands in until that is edited.
 */
export class LiveCheck {
	private readonly checked = new WeakMap<Block, CheckedBlock>();
	/** Made for the last check of the whole note; null where edits can not be followed. */
	private plan: CheckPlan | null = null;
	private hides: (rule: string) => boolean = () => false;

	constructor(private readonly log: LiveLog) {}

	/** All problems of the note as it stands, as `check` finds them. @param text the text that the log has read last. */
	checkWhole(path: string, text: string, options: CheckOptions): readonly Problem[] {
		const { log } = this;
		const problems = check(noteOf(path, text, log), options);
		// The parts of an index note are made, and not spoken of: too rare to follow edits there.
		const follows = log.holdsEntries && log.frontMatter?.watched !== false && generatedSpan(text) === null;
		this.plan = follows ? planCheck(log, options) : null;
		if (!this.plan) return problems;
		// Counted now, so that every block is held against the same note until the next check of the whole.
		countHabits(this.plan);
		this.hides = hiddenInNote(mayIgnore(text) ? log.blocks : []);
		this.keep(problems);
		return problems;
	}

	/** The problems of the note as it stands, of which only those of edited blocks are new; null where the whole must be checked. */
	checkEdited(): readonly Problem[] | null {
		const { log, plan } = this;
		if (!plan || !log.holdsEntries || log.frontMatter?.watched === false) return null;
		const { blocks, starts } = log;
		const problems: Problem[] = [];
		const nearOf = nearEntriesByBlock(log);
		let before: Block | null = null;
		for (const [index, block] of blocks.entries()) {
			const known = this.checked.get(block);
			const rank = this.rankOf(index);
			const near = nearOf(index);
			const holds = known?.rank === rank && known.before === before && known.near === near;
			const checked: CheckedBlock = holds ? known : this.checkBlock(index, block, { rank, before, near }, plan);
			for (const problem of checked.problems) problems.push(moved(problem, starts[index]!, log.length));
			before = checked.speaks ? block : null;
		}
		return problems;
	}

	private checkBlock(index: number, block: Block, under: Pick<CheckedBlock, 'rank' | 'before' | 'near'>, plan: CheckPlan): CheckedBlock {
		const excerpt = this.log.excerpt(index, index + 1);
		const start = excerpt.log.starts[excerpt.first]!;
		const problems = checkBlocks(excerpt.log, excerpt.first, excerpt.last, plan)
			.filter(({ rule }) => !this.hides(rule))
			.map((problem) => moved(problem, -start, Infinity));
		const checked: CheckedBlock = { ...under, problems, speaks: mayIgnore(block.text) };
		this.checked.set(block, checked);
		return checked;
	}

	private keep(problems: readonly Problem[]): void {
		const { blocks, starts } = this.log;
		const nearOf = nearEntriesByBlock(this.log);
		let next = 0;
		let before: Block | null = null;
		for (const [index, block] of blocks.entries()) {
			const start = starts[index]!;
			const end = index + 1 < starts.length ? starts[index + 1]! : Infinity;
			const found: Problem[] = [];
			for (; next < problems.length && problems[next]!.span[0] < end; next++) found.push(inBlock(problems[next]!, start, start + block.text.length));
			const speaks = mayIgnore(block.text);
			this.checked.set(block, { problems: found, rank: this.rankOf(index), before, near: nearOf(index), speaks });
			before = speaks ? block : null;
		}
	}

	private rankOf(index: number): number | null {
		const date = this.log.dateOf(index);
		return date ? dateRank(date) : this.log.isDated(index) ? -1 : null;
	}
}

/** What near-entries the blocks hold, to tell whether they are the same; to be asked for each block in turn. */
function nearEntriesByBlock({ nearEntries }: LiveLog): (index: number) => string {
	let next = 0;
	return (index) => {
		let written = '';
		for (; nearEntries[next]?.index === index; next++) written += `${nearEntries[next]!.block.reason} ${nearEntries[next]!.block.span.join(' ')};`;
		return written;
	};
}

/** The rules that comments silence in the whole note. */
function hiddenInNote(blocks: readonly Block[]): (rule: string) => boolean {
	const comments = blocks.flatMap((block) => ignoresIn(block).filter(({ target }) => target === 'note'));
	const every = comments.some(({ names }) => names.length === 0);
	const named = new Set(comments.flatMap(({ names }) => names.map(({ name }) => name)));
	return (rule) => every || named.has(rule);
}

function moved(problem: Problem, by: number, end: number): Problem {
	const { span: [from, to] } = problem;
	return { ...problem, span: [Math.min(from + by, end), Math.min(to + by, end)], fixes: problem.fixes.map((fix) => movedFix(fix, by)) };
}

function movedFix(fix: Fix, by: number): Fix {
	return { ...fix, edits: fix.edits.map((edit) => shiftEdit(edit, by)) };
}

/** A problem as it is kept with its block; fixes that reach beyond that would miss when something else is edited. */
function inBlock(problem: Problem, start: number, end: number): Problem {
	const fixes = problem.fixes.filter(({ edits }) => edits.every(({ from, to }) => from >= start && to <= end));
	return { ...problem, span: shiftSpan(problem.span, -start), fixes: fixes.map((fix) => movedFix(fix, -start)) };
}

/** Lets a plan count what rules ask for late: asking is counting. */
function countHabits({ context }: CheckPlan): unknown {
	return [context.habits, context.definitions];
}
