import { linter, lintGutter, type Action, type Diagnostic } from '@codemirror/lint';
import { StateField, type EditorState, type Extension, type Transaction } from '@codemirror/state';
import { closeHoverTooltips, type EditorView } from '@codemirror/view';
import type { Problem } from '../../core/lint';
import { goToPlace } from '../current-note';
import { fileOf } from '../editor/editor-log';
import { begin, say } from '../notices';
import type { Shell } from '../shell';
import { editedProblemsOf, problemsOf } from './checking';
import { hasRested, longRest, mayCheckWhole } from './long-rest';
import { showMessage } from './message';
import { applyFix, ignoreHere } from './mend';
import { showRule } from './rule-page';

/** How long typing rests before a note is checked, in milliseconds. */
const typingRest = 400;

/** Told what stands in an editor after each check. */
export type Checked = (path: string, problems: readonly Problem[]) => void;

/** Underlines problems in editors, with their fixes. What is being typed is left in peace until the cursor leaves it. */
export function checkWhileTyping(shell: Shell, checked: Checked): Extension {
	const extensions: Extension[] = [
		typing,
		longRest,
		linter((view) => {
			const problems = mayCheckWhole(view.state) ? problemsOf(shell, view) : editedProblemsOf(shell, view);
			const path = fileOf(view.state)?.path;
			if (path !== undefined) checked(path, problems);
			return problems.filter((problem) => !isBeingTyped(view.state, problem)).map((problem) => diagnosticOf(shell, problem));
		}, {
			delay: typingRest,
			needsRefresh: (update) => update.startState.field(typing) !== update.state.field(typing) || hasRested(update),
		}),
	];
	if (shell.config().gutter) extensions.push(lintGutter());
	return extensions;
}

/** Whether the cursor stands where something was typed last. */
const typing = StateField.define<boolean>({
	create: () => false,
	update: (value, transaction) => (transaction.docChanged ? isTyping(transaction) : value && !transaction.selection),
});

function isTyping(transaction: Transaction): boolean {
	return ['input.type', 'input.complete', 'delete'].some((event) => transaction.isUserEvent(event));
}

/** A heading is one thing while it is typed; elsewhere what the cursor touches is. */
function isBeingTyped(state: EditorState, { span: [from, to] }: Problem): boolean {
	if (!state.field(typing)) return false;
	const { head } = state.selection.main;
	const line = state.doc.lineAt(head);
	if (/^ {0,3}#/.test(line.text)) return from <= line.to && to >= line.from;
	return from <= head && head <= to;
}

function diagnosticOf(shell: Shell, problem: Problem): Diagnostic {
	return {
		from: problem.span[0],
		to: problem.span[1],
		severity: problem.severity,
		markClass: `ml-watch-problem ml-watch-problem-${problem.severity}`,
		message: `${problem.message} (${problem.rule})`,
		renderMessage: (view) => createFragment((fragment) => {
			showMessage(fragment.createSpan({ cls: 'ml-watch-problem-message' }), problem.message);
			const rule = fragment.createEl('button', { cls: 'ml-watch-problem-rule', text: problem.rule, type: 'button' });
			rule.addEventListener('click', () => {
				view.dispatch({ effects: closeHoverTooltips });
				showRule(shell.app, problem.rule);
			});
		}),
		actions: actionsOf(shell, problem),
	};
}

function actionsOf(shell: Shell, problem: Problem): Action[] {
	const fixes = problem.fixes.map((fix): Action => ({
		name: fix.title,
		markClass: 'ml-watch-problem-action',
		apply: (view, from) => {
			const current = currentProblem(shell, view, problem, from);
			const path = fileOf(view.state)?.path;
			if (path !== undefined && current) begin(applyFix(shell, path, current, fix));
		},
	}));
	const ignore: Action = {
		name: 'Ignore here',
		markClass: 'ml-watch-problem-action',
		apply: (view, from) => {
			const current = currentProblem(shell, view, problem, from);
			const path = fileOf(view.state)?.path;
			if (path !== undefined && current) begin(ignoreHere(shell, path, current));
		},
	};
	const others = problem.related.map((place): Action => ({
		name: `Go to ${place.title}`,
		markClass: 'ml-watch-problem-action',
		apply: () => begin(goToPlace(shell.app, place)),
	}));
	return [...fixes, ...others, ignore];
}

/** The problem where it stands by now; null, and a word about it, where it is gone. */
function currentProblem(shell: Shell, view: EditorView, problem: Problem, from: number): Problem | null {
	const current = problemsOf(shell, view).find((found) => (
		found.rule === problem.rule && found.message === problem.message && found.span[0] === from
	));
	if (!current) say('Nothing was written: the note has changed there. It is checked again in a moment.');
	return current ?? null;
}
