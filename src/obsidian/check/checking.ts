import type { EditorState, Text } from '@codemirror/state';
import type { Config } from '../../core/config/config';
import { check, type CheckOptions, type LibraryFacts, type Problem } from '../../core/lint';
import { noteOf } from '../editor/editor-log';
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
export function problemsOf(shell: Shell, state: EditorState): readonly Problem[] {
	const note = noteOf(state);
	if (!note) return [];
	const config = shell.config();
	const facts = shell.facts.current;
	const known = checked.get(state.doc);
	if (known?.path === note.path && known.config === config && known.facts === facts) return known.problems;
	const problems = check(note, checkOptions(shell));
	checked.set(state.doc, { path: note.path, config, facts, problems });
	return problems;
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
