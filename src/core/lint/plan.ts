import { defaultConfig, fieldsOf, type Config, type Severity } from '../config/config';
import { readDate, type LogDate } from '../date';
import type { FieldTable } from '../field';
import type { Log } from '../log';
import type { LibraryFacts, RuleContext } from '../rules/context';
import { definitionsOf } from '../rules/definitions';
import { habitsOf } from '../rules/habits';
import { rules as allRules } from '../rules/index';
import type { Rule } from '../rules/rule';

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
export interface ActiveRule {
	readonly rule: Rule;
	readonly severity: Exclude<Severity, 'off'>;
}

/** The rules that are on, sorted once for all notes that are checked by the same settings. */
interface Selection {
	readonly active: readonly ActiveRule[];
	/** Those of them that look at entries, dates and near-entries. */
	readonly forEntries: readonly ActiveRule[];
	readonly forDates: readonly ActiveRule[];
	readonly forNear: readonly ActiveRule[];
	/** Those that look at the whole note. */
	readonly forNote: readonly ActiveRule[];
	/** For each rule its place in the list. */
	readonly ranks: ReadonlyMap<string, number>;
	readonly fields: FieldTable;
}

/** What stays the same from block to block: made once for a note, and good for it while it is edited. */
export interface CheckPlan extends Selection {
	readonly context: RuleContext;
	readonly since: LogDate | null;
}

/** A log, or what of it is kept while a note is edited. */
export type CheckedLog = Pick<Log, 'blocks' | 'starts' | 'entries' | 'dates' | 'nearEntries'>;

/** Makes ready to check a log: which rules are on, and what the log mostly does. The latter is counted when a rule first asks. */
export function planCheck(log: CheckedLog, options: CheckOptions = {}): CheckPlan {
	const { config = defaultConfig, library = null, today = null, since = baselineOf(config), only, rules = allRules } = options;
	const selection = only || rules !== allRules ? select(config, rules, only) : selectionOf(config);
	return { ...selection, since, context: new LogContext(log, config, library, today, selection.fields) };
}

/** What is learned of the log itself is learned when a rule first asks. */
class LogContext implements RuleContext {
	private counted: RuleContext['habits'] | null = null;
	private defined: RuleContext['definitions'] | null = null;

	constructor(
		private readonly log: CheckedLog,
		readonly config: Config,
		readonly library: LibraryFacts | null,
		readonly today: LogDate | null,
		readonly fields: FieldTable,
	) {}

	get habits(): RuleContext['habits'] {
		return (this.counted ??= habitsOf(this.log));
	}

	get definitions(): RuleContext['definitions'] {
		return (this.defined ??= definitionsOf(this.log));
	}
}

const selections = new WeakMap<Config, Selection>();

function selectionOf(config: Config): Selection {
	let selection = selections.get(config);
	if (!selection) selections.set(config, (selection = select(config, allRules)));
	return selection;
}

function select(config: Config, rules: readonly Rule[], only?: ReadonlySet<string>): Selection {
	const active: ActiveRule[] = [];
	for (const rule of rules) {
		const severity = config.rules[rule.id] ?? rule.severity;
		if (severity !== 'off' && (!only || only.has(rule.id))) active.push({ rule, severity });
	}
	return {
		active,
		forEntries: active.filter(({ rule }) => rule.checkEntry),
		forDates: active.filter(({ rule }) => rule.checkDate),
		forNear: active.filter(({ rule }) => rule.checkNear),
		forNote: active.filter(({ rule }) => rule.checkNote),
		ranks: new Map(active.map(({ rule }, index) => [rule.id, index])),
		fields: fieldsOf(config),
	};
}

function baselineOf({ since }: Config): LogDate | null {
	return readDate(since)?.date ?? null;
}
