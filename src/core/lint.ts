import { composeEdits } from './text/compose-edits';
import { dateRank, type LogDate } from './date';
import { compatibleFixes } from './lint/fix';
import { Ignores, mayIgnore } from './lint/ignore';
import { blockAt } from './log';
import { planCheck, type ActiveRule, type CheckedLog, type CheckOptions, type CheckPlan } from './lint/plan';
import { shiftFix, type Problem } from './lint/problem';
import { Run } from './lint/run';
import { readNote, type Note } from './note';
import { rules as allRules } from './rules/index';
import type { Fix } from './rules/rule';
import { unusedIgnore, unusedIgnores } from './rules/unused-ignore';
import { starForms } from './star';
import { applyEdits, shiftSpan, textOf, type Edit, type Span } from './text';
import { generatedSpan } from './log/watch';

export { automaticFix, compatibleFixes } from './lint/fix';
export { planCheck, type CheckedLog, type CheckOptions, type CheckPlan } from './lint/plan';
export type { Problem } from './lint/problem';
export type { LibraryFacts } from './rules/context';
export type { Fix, Related } from './rules/rule';

/**
 * Everything that is wrong in a note, in text order. A note that opted out has no problems, nor has one without entries, date headings
 * and what looks like them, nor the generated part of an index note. A rule that fails is one problem; the others go on.
 */
export function check(note: Note, options: CheckOptions = {}): Problem[] {
	const { log } = note;
	const ours = isLog(note);
	if (log.frontMatter?.watched === false || (!ours && log.unclosed === null)) return [];
	const plan = planCheck(log, options);
	const run = new Run(plan);
	if (ours) run.blocks(log, 0, log.blocks.length);
	run.note(note);
	const ignores = new Ignores(log, 0, mayIgnore(note.text) ? log.blocks.length : 0);
	const generated = generatedSpan(note.text);
	const shown = ignores.shown(run.problems);
	const problems = generated ? shown.filter(({ span }) => !isWithin(span[0], generated)) : shown;
	const unused = plan.active.find(({ rule }) => rule === unusedIgnore);
	if (unused && ignores.placed.length > 0) for (const problem of unusedProblems(ignores, plan, unused)) problems.push(problem);
	return inOrder(sinceBaseline(log, problems, plan.since), plan);
}

/**
 * What the rules that look at one block at a time find in the blocks from `first` to `last - 1`, in text order. An editor asks again
 * about the blocks that an edit made anew. Comments that hide a rule in the whole note are not read: `hides` of a full check knows.
 */
export function checkBlocks(log: CheckedLog, first: number, last: number, plan: CheckPlan): Problem[] {
	const run = new Run(plan);
	run.blocks(log, first, last);
	if (run.problems.length === 0) return run.problems;
	const ignores = new Ignores(log, first, last);
	return inOrder(sinceBaseline(log, ignores.shown(run.problems), plan.since), plan);
}

/**
 * Whether a note is a log: it holds an entry or a date heading, or a starred heading that was meant as an entry. Other headings with a
 * link are everybody's, in daily notes too.
 */
function isLog({ log, text }: Note): boolean {
	if (log.entries.length > 0 || log.dates.length > 0) return true;
	return log.nearEntries.some(({ from, block }) => {
		const heading = textOf(text, shiftSpan(block.heading, from));
		return starForms.some((star) => heading.includes(star));
	});
}

function isWithin(at: number, [from, to]: Span): boolean {
	return at >= from && at < to;
}

function inOrder(problems: Problem[], { ranks }: CheckPlan): Problem[] {
	return problems.length < 2 ? problems : problems.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1] || ranks.get(a.rule)! - ranks.get(b.rule)!);
}

function unusedProblems(ignores: Ignores, { active }: CheckPlan, { rule, severity }: ActiveRule): Problem[] {
	const known = new Set(allRules.map(({ id }) => id));
	const on = new Set(active.map(({ rule: { id } }) => id));
	const problems: Problem[] = [];
	for (const { placed, finding } of unusedIgnores(ignores.placed, (name) => on.has(name) || !known.has(name), (name) => known.has(name))) {
		const span = shiftSpan(finding.span, placed.from);
		if (ignores.hides(rule.id, span[0], true)) continue;
		problems.push({
			rule: rule.id, severity, span, message: finding.message, fixes: (finding.fixes ?? []).map((fix) => shiftFix(fix, placed.from)), related: [],
		});
	}
	return problems;
}

/** Leaves out what stands under a date before the baseline, or in an entry that has no date. */
function sinceBaseline(log: CheckedLog, problems: Problem[], since: LogDate | null): Problem[] {
	if (!since || problems.length === 0) return problems;
	const earliest = dateRank(since);
	const dated = new Map<number, LogDate | null>();
	for (const { index, date } of [...log.nearEntries, ...log.dates, ...log.entries]) dated.set(index, date);
	return problems.filter(({ span }) => {
		const date = dated.get(blockAt(log.starts, span[0]));
		return date === undefined || (date !== null && dateRank(date) >= earliest);
	});
}

export interface FixOutcome {
	readonly text: string;
	/** What was done to the text that came in, as one list of edits. */
	readonly edits: readonly Edit[];
	/** What was mended, round by round; spans refer to the text of their round. */
	readonly fixed: readonly Problem[];
	/** What is left. */
	readonly problems: readonly Problem[];
}

/** What is being mended: the note as it is in this round, and the edits that have led to it. */
export interface FixRound {
	readonly note: Note;
	readonly edits: readonly Edit[];
}

/** A chain of fixes, each making room for the next, is not longer in any note seen; two rules that fought would never end. */
const mostRounds = 10;

/**
 * Mends what can be mended without asking: applies the fixes that go together, checks again, and repeats until nothing is left to do.
 * What lies outside the edits stays as it is, to the unit.
 * @param choose the fix to apply for a problem, null for none; by default the first one that needs no choice.
 */
export function fixAll(path: string, text: string, options: CheckOptions = {}, choose?: (problem: Problem, round: FixRound) => Fix | null): FixOutcome {
	let current = text;
	let edits: readonly Edit[] = [];
	const fixed: Problem[] = [];
	let note = readNote(path, current, options.config);
	let problems = check(note, options);
	for (let round = 0; round < mostRounds; round++) {
		const known: FixRound = { note, edits };
		const taken = compatibleFixes(problems, choose && ((problem) => choose(problem, known)));
		if (taken.fixed.length === 0) break;
		current = applyEdits(current, taken.edits);
		edits = round === 0 ? taken.edits : composeEdits(edits, taken.edits);
		for (const problem of taken.fixed) fixed.push(problem);
		note = readNote(path, current, options.config);
		problems = check(note, options);
	}
	return { text: current, edits, fixed, problems };
}
