import type { Text } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Config } from '../../core/config/config';
import type { CheckOptions, LibraryFacts, Problem } from '../../core/lint';
import { logOf } from '../editor/live-logs';
import type { Shell } from '../shell';
import { today } from '../today';

/** What a check goes by, as of now. */
export function checkOptions(shell: Shell): CheckOptions {
	return { config: shell.config(), library: shell.facts.current, today: today() };
}

interface Checked {
	readonly path: string;
	readonly config: Config;
	readonly facts: LibraryFacts | null;
	readonly problems: readonly Problem[];
}

const checked = new WeakMap<Text, Checked>();

/** The problems of the note in an editor, found once for each of its states. */
export function problemsOf(shell: Shell, view: EditorView): readonly Problem[] {
	const log = logOf(view);
	if (!log) return [];
	const { path, config, document } = log;
	const facts = shell.facts.current;
	const known = checked.get(document);
	if (known?.path === path && known.config === config && known.facts === facts) return known.problems;
	const problems = log.check.checkWhole(path, document.toString(), { ...checkOptions(shell), config });
	checked.set(document, { path, config, facts, problems });
	return problems;
}

/** The same, at the cost of what was edited since: what compares entries or learns from all of them is as old as the last whole check. */
export function editedProblemsOf(shell: Shell, view: EditorView): readonly Problem[] {
	return logOf(view)?.check.checkEdited() ?? problemsOf(shell, view);
}

/** How many problems of each severity there are, in words: "2 errors, 1 warning". */
export function countsOf(problems: readonly Problem[]): string {
	const counts = (['error', 'warning', 'info'] as const).map((severity) => ({
		severity, count: problems.filter((problem) => problem.severity === severity).length,
	}));
	return counts
		.filter(({ count }) => count > 0)
		.map(({ severity, count }) => `${count} ${severity === 'info' ? 'info' : count === 1 ? severity : `${severity}s`}`)
		.join(', ');
}

/** A problem in one sentence, with the rule that found it. */
export function sentenceOf({ message, rule }: Problem): string {
	return `${message} (${rule})`;
}
