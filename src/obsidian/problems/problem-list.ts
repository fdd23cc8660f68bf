import type { Problem } from '../../core/lint';
import { partitionPoint } from '../../core/text/partition-point';
import type { ListedRows } from '../dashboard/virtual-rows';
import type { Found } from './found';

export type Grouping = 'note' | 'rule';
export type Severity = Problem['severity'];

/** What of all problems is listed, and how. */
export interface ListState {
	readonly grouping: Grouping;
	/** The severities that are left out. */
	readonly hidden: readonly Severity[];
	/** The only rule that is shown; null for all. */
	readonly rule: string | null;
}

export const initialListState: ListState = { grouping: 'note', hidden: [], rule: null };

/** Problems of one note or of one rule. */
export interface ProblemGroup {
	/** The note's path, or the rule's id. */
	readonly key: string;
	readonly found: readonly Found[];
}

export type ProblemRow = { readonly kind: 'group'; readonly group: ProblemGroup } | { readonly kind: 'problem'; readonly found: Found };

/** Reads a stored state of any shape. */
export function readListState(stored: unknown): ListState {
	const { grouping, hidden, rule } = (typeof stored === 'object' && stored !== null ? stored : {}) as Readonly<Record<string, unknown>>;
	const severities: readonly Severity[] = ['error', 'warning', 'info'];
	return {
		grouping: grouping === 'rule' ? 'rule' : 'note',
		hidden: Array.isArray(hidden) ? severities.filter((severity) => hidden.includes(severity)) : [],
		rule: typeof rule === 'string' ? rule : null,
	};
}

/** The problems that a state lets through. */
export function visible(found: readonly Found[], { hidden, rule }: ListState): readonly Found[] {
	return found.filter(({ problem }) => !hidden.includes(problem.severity) && (rule === null || problem.rule === rule));
}

/** Groups in the order of their keys; within a group the order that they came in, which is that of notes and lines. */
export function groupProblems(found: readonly Found[], grouping: Grouping): readonly ProblemGroup[] {
	const groups = new Map<string, Found[]>();
	for (const one of found) {
		const key = grouping === 'note' ? one.path : one.problem.rule;
		const group = groups.get(key);
		if (group) group.push(one);
		else groups.set(key, [one]);
	}
	return [...groups].map(([key, members]) => ({ key, found: members })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Where a row is looked for again: its group, and how far below its heading it stands. */
export interface ProblemPlace {
	readonly key: string;
	readonly below: number;
}

/** The rows of a list of problems: each group below its heading. */
export class ProblemRows implements ListedRows<ProblemPlace> {
	/** Guesses, in pixels. */
	readonly guesses = { row: 56, heading: 36 };
	private readonly rows: readonly ProblemRow[];
	private readonly headings: readonly number[];

	/** @param groups in the order of their keys. */
	constructor(private readonly groups: readonly ProblemGroup[]) {
		let length = 0;
		this.headings = groups.map(({ found }) => {
			const start = length;
			length += 1 + found.length;
			return start;
		});
		this.rows = groups.flatMap((group): ProblemRow[] => [
			{ kind: 'group', group },
			...group.found.map((found): ProblemRow => ({ kind: 'problem', found })),
		]);
	}

	get length(): number {
		return this.rows.length;
	}

	at(index: number): ProblemRow | null {
		return this.rows[index] ?? null;
	}

	headingsBefore(index: number): number {
		return partitionPoint(this.headings.length, (at) => this.headings[at]! < index);
	}

	placeAt(index: number): ProblemPlace | null {
		const group = this.headingsBefore(index + 1) - 1;
		return group < 0 ? null : { key: this.groups[group]!.key, below: index - this.headings[group]! };
	}

	/** Problems come and go with every letter typed, and lines move: a row is what stands there in its group, else the next group. */
	find({ key, below }: ProblemPlace): number {
		const at = partitionPoint(this.groups.length, (group) => this.groups[group]!.key < key);
		const group = this.groups[at];
		if (!group) return this.length - 1;
		return this.headings[at]! + (group.key === key ? Math.min(below, group.found.length) : 0);
	}
}
