import { composeEdits } from './compose-edits';
import { defaultConfig, fieldsOf, type Config, type Severity } from './config/config';
import { dateRank, readDate, type LogDate } from './date';
import { compatibleFixes } from './fix';
import { Ignores, mayIgnore } from './ignore';
import type { Log } from './log';
import { readNote, type Note } from './note';
import type { LibraryFacts, RuleContext } from './rules/context';
import { habitsOf } from './rules/habits';
import { rules as allRules } from './rules/index';
import { definitionsOf } from './rules/definitions';
import type { Finding, Fix, Related, Report, Rule } from './rules/rule';
import { unusedIgnore, unusedIgnores } from './rules/unused-ignore';
import { starForms } from './star';
import { applyEdits, shiftEdit, shiftSpan, textOf, type Edit, type Span } from './text';
import { generatedSpan } from './watch';

export { automaticFix, compatibleFixes } from './fix';
export type { LibraryFacts } from './rules/context';
export type { Fix, Related } from './rules/rule';

/** Something in a note that a person would want to know of. */
export interface Problem {
	/** The id of the rule that found it. */
	readonly rule: string;
	readonly severity: Exclude<Severity, 'off'>;
	/** Absolute UTF-16 offsets in the note. */
	readonly span: Span;
	readonly message: string;
	readonly fixes: readonly Fix[];
	/** Other places that it is about, to jump to. */
	readonly related: readonly Related[];
}

export interface CheckOptions {
	readonly config?: Config;
	/** What all notes together say; without it the rules that learn from other notes stay silent. */
	readonly library?: LibraryFacts | null;
	/** The day it is; without it no date lies in the future. */
	readonly today?: LogDate | null;
	/** A baseline for old logs: what stands under an earlier date, or in an entry without one, is not reported. Else the setting's. */
	readonly since?: LogDate | null;
	/** Only these rules; all when left out. */
	readonly only?: ReadonlySet<string>;
	/** The rules to choose from; all that exist when left out. */
	readonly rules?: readonly Rule[];
}

/** A rule that is on, and how loudly it speaks. */
interface ActiveRule {
	readonly rule: Rule;
	readonly severity: Exclude<Severity, 'off'>;
}

/** What stays the same from block to block: made once for a note, and good for it while it is edited. */
export interface CheckPlan {
	readonly active: readonly ActiveRule[];
	/** Those of them that look at entries, dates and near-entries. */
	readonly forEntries: readonly ActiveRule[];
	readonly forDates: readonly ActiveRule[];
	readonly forNear: readonly ActiveRule[];
	readonly context: RuleContext;
	readonly since: LogDate | null;
}

/** A log, or what of it is kept while a note is edited. */
export type CheckedLog = Pick<Log, 'blocks' | 'starts' | 'entries' | 'dates' | 'nearEntries'>;

/** Makes ready to check a log: which rules are on, and what the log mostly does. The latter is counted when a rule first asks. */
export function planCheck(log: CheckedLog, options: CheckOptions = {}): CheckPlan {
	const { config = defaultConfig, library = null, today = null, since = baselineOf(config), only, rules = allRules } = options;
	const active: ActiveRule[] = [];
	for (const rule of rules) {
		const severity = config.rules[rule.id] ?? rule.severity;
		if (severity !== 'off' && (!only || only.has(rule.id))) active.push({ rule, severity });
	}
	let habits: RuleContext['habits'] | null = null;
	let definitions: RuleContext['definitions'] | null = null;
	return {
		active, since,
		forEntries: active.filter(({ rule }) => rule.checkEntry),
		forDates: active.filter(({ rule }) => rule.checkDate),
		forNear: active.filter(({ rule }) => rule.checkNear),
		context: {
			config, library, today,
			fields: fieldsOf(config),
			get habits() {
				return (habits ??= habitsOf(log));
			},
			get definitions() {
				return (definitions ??= definitionsOf(log));
			},
		},
	};
}

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
	const problems = run.problems.filter(({ rule, span }) => !ignores.hides(rule, span[0]) && !(generated && isWithin(span[0], generated)));
	const unused = plan.active.find(({ rule }) => rule === unusedIgnore);
	if (unused) problems.push(...unusedProblems(ignores, plan, unused));
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
	return inOrder(sinceBaseline(log, run.problems.filter(({ rule, span }) => !ignores.hides(rule, span[0])), plan.since), plan);
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

function baselineOf({ since }: Config): LogDate | null {
	return readDate(since)?.date ?? null;
}

class Run {
	readonly problems: Problem[] = [];
	private readonly failed = new Set<string>();
	private speaking: ActiveRule | null = null;
	private from = 0;
	private readonly report: Report = (finding) => this.add(finding);

	constructor(private readonly plan: CheckPlan) {}

	private get active(): readonly ActiveRule[] {
		return this.plan.active;
	}

	/** Entry by entry, so that what one rule has read of it is still at hand for the next. */
	blocks(log: CheckedLog, first: number, last: number): void {
		const { context, forEntries, forDates, forNear } = this.plan;
		const { entries, dates, nearEntries, blocks } = log;
		for (let at = firstFrom(entries, first); at < entries.length && entries[at]!.index < last; at++) {
			const entry = entries[at]!;
			for (const each of forEntries) this.ask(each, entry.from, (rule) => rule.checkEntry!(entry, context, this.report));
		}
		for (let at = firstFrom(dates, first); at < dates.length && dates[at]!.index < last; at++) {
			const date = dates[at]!;
			for (const each of forDates) this.ask(each, date.from, (rule) => rule.checkDate!(date, context, this.report));
		}
		for (let at = firstFrom(nearEntries, first); at < nearEntries.length && nearEntries[at]!.index < last; at++) {
			const near = nearEntries[at]!;
			const { text } = blocks[near.index]!;
			for (const each of forNear) this.ask(each, near.from, (rule) => rule.checkNear!(near, context, this.report, text));
		}
	}

	note(note: Note): void {
		for (const each of this.active) {
			if (each.rule.checkNote) this.ask(each, 0, (rule) => rule.checkNote!(note, this.plan.context, this.report));
		}
	}

	private ask(active: ActiveRule, from: number, look: (rule: Rule) => void): void {
		this.speaking = active;
		this.from = from;
		try {
			look(active.rule);
		} catch (error) {
			const { id } = active.rule;
			if (this.failed.has(id)) return;
			this.failed.add(id);
			const reason = error instanceof Error ? error.message : String(error);
			this.add({ span: [0, 0], message: `Unexpected failure of the rule \`${id}\` (${reason}), expected a verdict; the other rules went on` });
		}
	}

	private add({ span, message, fixes = [], related = [] }: Finding): void {
		const { rule, severity } = this.speaking!;
		const { from } = this;
		const placed = from === 0 ? fixes : fixes.map((fix) => shiftFix(fix, from));
		this.problems.push({ rule: rule.id, severity, span: shiftSpan(span, from), message, fixes: placed, related });
	}
}

/** The index of the first one that stands in the block `index` or behind it. */
function firstFrom(found: readonly { readonly index: number }[], index: number): number {
	let low = 0;
	let high = found.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (found[middle]!.index < index) low = middle + 1;
		else high = middle;
	}
	return low;
}

function shiftFix(fix: Fix, by: number): Fix {
	return { ...fix, edits: fix.edits.map((edit) => shiftEdit(edit, by)) };
}

function inOrder(problems: Problem[], { active }: CheckPlan): Problem[] {
	const ranks = new Map(active.map(({ rule }, index) => [rule.id, index]));
	return problems.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1] || ranks.get(a.rule)! - ranks.get(b.rule)!);
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

function blockAt(starts: readonly number[], at: number): number {
	let low = 0;
	let high = starts.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (starts[middle]! <= at) low = middle + 1;
		else high = middle;
	}
	return low - 1;
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

/** A chain of fixes, each making room for the next, is not longer in any note seen; two rules that fought would never end. */
const mostRounds = 10;

/**
 * Mends what can be mended without asking: applies the fixes that go together, checks again, and repeats until nothing is left to do.
 * What lies outside the edits stays as it is, to the unit.
 * @param choose the fix to apply for a problem, null for none; by default the first one that needs no choice.
 */
export function fixAll(path: string, text: string, options: CheckOptions = {}, choose?: (problem: Problem) => Fix | null): FixOutcome {
	let current = text;
	let edits: readonly Edit[] = [];
	const fixed: Problem[] = [];
	let problems = check(readNote(path, current, options.config), options);
	for (let round = 0; round < mostRounds; round++) {
		const taken = compatibleFixes(problems, choose);
		if (taken.fixed.length === 0) break;
		current = applyEdits(current, taken.edits);
		edits = round === 0 ? taken.edits : composeEdits(edits, taken.edits);
		fixed.push(...taken.fixed);
		problems = check(readNote(path, current, options.config), options);
	}
	return { text: current, edits, fixed, problems };
}
