import type { Problem } from './problem';
import { partitionPoint } from '../text/partition-point';
import type { Fix } from '../rules/rule';
import type { Edit } from '../text';

/** The fix that may be applied without asking; null where there is none. */
export function automaticFix(problem: Problem): Fix | null {
	return problem.fixes.find((fix) => fix.choice !== true) ?? null;
}

/**
 * The edits of as many fixes as go together: in the order of the problems, each one that neither overlaps nor touches an edit taken
 * before it. A fix is taken whole or not at all.
 */
export function compatibleFixes(problems: readonly Problem[], choose: (problem: Problem) => Fix | null = automaticFix): {
	readonly edits: Edit[];
	readonly fixed: Problem[];
} {
	const taken: Edit[] = [];
	const fixed: Problem[] = [];
	for (const problem of problems) {
		const edits = choose(problem)?.edits ?? [];
		if (edits.length === 0 || edits.some((edit) => touchesAny(taken, edit))) continue;
		for (const edit of edits) taken.splice(placeOf(taken, edit), 0, edit);
		fixed.push(problem);
	}
	return { edits: taken, fixed };
}

/** The index of the first edit, of edits in text order, that stands behind another one. */
function placeOf(edits: readonly Edit[], { from, to }: Pick<Edit, 'from' | 'to'>): number {
	return partitionPoint(edits.length, (index) => edits[index]!.from < from || (edits[index]!.from === from && edits[index]!.to <= to));
}

function touchesAny(edits: readonly Edit[], { from, to }: Edit): boolean {
	const before = edits[placeOf(edits, { from: to, to: Infinity }) - 1];
	return before !== undefined && before.to >= from;
}
