import type { Note } from '../note';
import { partitionPoint } from '../text/partition-point';
import { reasonOf } from '../reason';
import type { Finding, Report, Rule } from '../rules/rule';
import { holdsConflict } from '../scan/line';
import { shiftSpan } from '../text';
import type { ActiveRule, CheckedLog, CheckPlan } from './plan';
import { shiftFix, type Problem } from './problem';

/** One check: asks the rules of a plan, and collects what they find as problems of the note. */
export class Run {
	readonly problems: Problem[] = [];
	private failed: Set<string> | null = null;
	private speaking: ActiveRule | null = null;
	private from = 0;
	/** The text of the block that is asked about; empty for a whole note. */
	private text = '';
	/** Whether it holds two versions of the same lines; null until something that can be mended is found in it. */
	private isTorn: boolean | null = null;
	private readonly report: Report = (finding) => this.add(finding);

	constructor(private readonly plan: CheckPlan) {}

	/** Entry by entry, so that what one rule has read of it is still at hand for the next. */
	blocks(log: CheckedLog, first: number, last: number): void {
		const { context, forEntries, forDates, forNear } = this.plan;
		const { entries, dates, nearEntries, blocks } = log;
		for (let at = firstFrom(entries, first); at < entries.length && entries[at]!.index < last; at++) {
			const entry = entries[at]!;
			this.ask(forEntries, entry.from, entry.block.text, (rule) => rule.checkEntry!(entry, context, this.report));
		}
		for (let at = firstFrom(dates, first); at < dates.length && dates[at]!.index < last; at++) {
			const date = dates[at]!;
			this.ask(forDates, date.from, date.block.text, (rule) => rule.checkDate!(date, context, this.report));
		}
		for (let at = firstFrom(nearEntries, first); at < nearEntries.length && nearEntries[at]!.index < last; at++) {
			const near = nearEntries[at]!;
			const { text } = blocks[near.index]!;
			this.ask(forNear, near.from, text, (rule) => rule.checkNear!(near, context, this.report, text));
		}
	}

	note(note: Note): void {
		this.ask(this.plan.forNote, 0, '', (rule) => rule.checkNote!(note, this.plan.context, this.report));
	}

	/** Asks rule after rule about what stands at an offset; one that throws is passed over. */
	private ask(asked: readonly ActiveRule[], from: number, text: string, look: (rule: Rule) => void): void {
		this.from = from;
		this.text = text;
		this.isTorn = null;
		for (let at = 0; at < asked.length; at++) {
			try {
				for (; at < asked.length; at++) {
					this.speaking = asked[at]!;
					look(this.speaking.rule);
				}
			} catch (error) {
				this.fail(asked[at]!.rule.id, error);
			}
		}
	}

	private fail(id: string, error: unknown): void {
		this.failed ??= new Set<string>();
		if (this.failed.has(id)) return;
		this.failed.add(id);
		const reason = reasonOf(error);
		this.add({ span: [0, 0], message: `Unexpected failure of the rule \`${id}\` (${reason}), expected a verdict; the other rules went on` });
	}

	private add({ span, message, fixes = [], related = [] }: Finding): void {
		const { rule, severity } = this.speaking!;
		const { from } = this;
		const shifted = from === 0 ? fixes : fixes.map((fix) => shiftFix(fix, from));
		// What is there twice in both versions of the same lines may be there once in each.
		const placed = shifted.length > 0 && (this.isTorn ??= holdsConflict(this.text)) ? shifted.map((fix) => ({ ...fix, choice: true as const })) : shifted;
		this.problems.push({ rule: rule.id, severity, span: shiftSpan(span, from), message, fixes: placed, related });
	}
}

/** The index of the first one that stands in the block `index` or behind it. */
function firstFrom(found: readonly { readonly index: number }[], index: number): number {
	return partitionPoint(found.length, (at) => found[at]!.index < index);
}
