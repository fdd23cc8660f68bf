import type { Problem } from '../../core/lint';

/** Walks through the problems of a note, from wherever the cursor is. Several problems of one place are all visited. */
export class ProblemWalk {
	private last: Problem | null = null;

	/** The index of the problem behind a selection; past the last one it begins anew. There must be one. */
	next(problems: readonly Problem[], from: number, to: number): number {
		const current = this.selected(problems, from, to);
		if (current >= 0) return this.visit(problems, (current + 1) % problems.length);
		const behind = problems.findIndex(({ span }) => span[0] > from || (span[0] === from && from === to));
		return this.visit(problems, Math.max(0, behind));
	}

	/** The index of the problem before a selection; before the first one it begins at the end. There must be one. */
	previous(problems: readonly Problem[], from: number, to: number): number {
		const current = this.selected(problems, from, to);
		const before = current >= 0 ? current - 1 : lastIndex(problems, ({ span }) => span[0] < from);
		return this.visit(problems, before < 0 ? problems.length - 1 : before);
	}

	visit(problems: readonly Problem[], index: number): number {
		this.last = problems[index] ?? null;
		return index;
	}

	/** The problem whose place is selected: of several, the one visited last. */
	private selected(problems: readonly Problem[], from: number, to: number): number {
		const same = problems.flatMap(({ span }, index) => (span[0] === from && span[1] === to ? [index] : []));
		return same.find((index) => problems[index]!.rule === this.last?.rule && problems[index]!.message === this.last.message) ?? same[0] ?? -1;
	}
}

function lastIndex(problems: readonly Problem[], holds: (problem: Problem) => boolean): number {
	for (let index = problems.length - 1; index >= 0; index--) if (holds(problems[index]!)) return index;
	return -1;
}
