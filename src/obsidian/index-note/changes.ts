import type { IndexChanges } from '../../core/index-note';

/** What a build changes, as the end of a sentence. */
export function changesOf({ added, changed, moved, removed }: IndexChanges): string {
	const parts = ([[added, 'added'], [changed, 'changed'], [moved, 'moved'], [removed, 'removed']] as const).filter(([count]) => count > 0);
	return parts.length === 0 ? 'only its form changes' : parts.map(([count, what]) => `${count} ${what}`).join(', ');
}

/** What several builds change together. */
export function sumOf(all: readonly IndexChanges[]): IndexChanges {
	const sum = (count: (changes: IndexChanges) => number): number => all.reduce((total, changes) => total + count(changes), 0);
	return {
		added: sum(({ added }) => added), changed: sum(({ changed }) => changed), moved: sum(({ moved }) => moved),
		removed: sum(({ removed }) => removed), before: sum(({ before }) => before),
	};
}
