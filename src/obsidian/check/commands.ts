import type { Command, Menu } from 'obsidian';
import { check, type Problem } from '../../core/lint';
import { readNote } from '../../core/note';
import type { Span } from '../../core/text';
import { choose, type Choice } from '../choose';
import { currentNote, goToPlace, selectIn, type CurrentNote } from '../current-note';
import { begin, say } from '../notices';
import type { Shell } from '../shell';
import { checkOptions, countsOf, sentenceOf } from './checking';
import { applyFix, fixNote, ignoreEverywhere, ignoreHere, ignoreInNote } from './mend';
import { ProblemWalk } from './problem-walk';

/** Checking and mending the note at hand. */
export function checkCommands(shell: Shell): readonly Command[] {
	const onNote = (id: string, name: string, icon: string, run: (note: CurrentNote) => void): Command => ({
		id, name, icon,
		checkCallback: (checking) => {
			const note = currentNote(shell.app);
			if (!note) return false;
			if (!checking) run(note);
			return true;
		},
	});
	const walk = new ProblemWalk();
	return [
		onNote('check-note', 'Check current note', 'list-checks', (note) => begin(checkNote(shell, note, walk))),
		onNote('fix-note', 'Fix problems in current note', 'wand-2', (note) => begin(fixNote(shell, note.file.path))),
		{ ...onNote('next-problem', 'Next problem', 'arrow-down', (note) => begin(toProblem(shell, note, walk.next.bind(walk)))), repeatable: true },
		{ ...onNote('previous-problem', 'Previous problem', 'arrow-up', (note) => begin(toProblem(shell, note, walk.previous.bind(walk)))), repeatable: true },
		onNote('fix-problem', 'Fix or ignore problem at cursor', 'wrench', (note) => begin(mendAtCursor(shell, note))),
	];
}

async function problemsIn(shell: Shell, note: CurrentNote): Promise<readonly Problem[]> {
	const text = note.editor ? note.editor.getValue() : await shell.notes.textOf(note.file.path) ?? '';
	return check(readNote(note.file.path, text, shell.config()), checkOptions(shell));
}

async function checkNote(shell: Shell, note: CurrentNote, walk: ProblemWalk): Promise<void> {
	const problems = await problemsIn(shell, note);
	const [first] = problems;
	if (!first) {
		say(`No problems in ${note.file.basename}.`);
		return;
	}
	const fixable = problems.filter(({ fixes }) => fixes.some((fix) => fix.choice !== true)).length;
	const hint = fixable > 0 ? ` ${fixable} can be fixed at once: Fix problems in current note.` : '';
	say(`${countsOf(problems)} in ${note.file.basename}.${hint}`);
	walk.visit(problems, 0);
	await selectIn(note, first.span[0], first.span[1]);
}

/** Goes to the problem that a walk picks, and says what it is. */
export async function toProblem(
	shell: Shell, note: CurrentNote, pick: (problems: readonly Problem[], from: number, to: number) => number,
): Promise<void> {
	const problems = await problemsIn(shell, note);
	if (problems.length === 0) {
		say(`No problems in ${note.file.basename}.`);
		return;
	}
	const [from, to] = selectionOf(note);
	const index = pick(problems, from, to);
	const problem = problems[index]!;
	await selectIn(note, problem.span[0], problem.span[1]);
	say(`${index + 1} of ${problems.length}: ${sentenceOf(problem)}`);
}

function selectionOf({ editor }: CurrentNote): Span {
	return editor ? [editor.posToOffset(editor.getCursor('from')), editor.posToOffset(editor.getCursor('to'))] : [0, 0];
}

/** Adds to the menu of the editor what can be done about a problem at the cursor: the way by touch, where nothing hovers. */
export function addToEditorMenu(shell: Shell, menu: Menu): void {
	const note = currentNote(shell.app);
	if (!note?.editor || !shell.config().checkWhileTyping) return;
	const problems = check(readNote(note.file.path, note.editor.getValue(), shell.config()), checkOptions(shell));
	const [problem] = atCursor(problems, note);
	if (!problem) return;
	menu.addItem((item) => item
		.setSection('action')
		.setIcon('wrench')
		.setTitle('Fix or ignore problem…')
		.onClick(() => begin(mendAtCursor(shell, note))));
}

/** Offers what can be done about the problem at the cursor, else about the first one in its line. */
async function mendAtCursor(shell: Shell, note: CurrentNote): Promise<void> {
	const problems = await problemsIn(shell, note);
	const here = atCursor(problems, note);
	if (here.length === 0) {
		say('No problem at the cursor. Next problem goes to one.');
		return;
	}
	const { path } = note.file;
	const fixes = here.flatMap((problem) => problem.fixes.map((fix): Choice => ({
		title: fix.title,
		run: () => begin(applyFix(shell, path, problem, fix)),
	})));
	const ignores = here.flatMap((problem): Choice[] => [
		{ title: `Ignore ${problem.rule} here`, run: () => begin(ignoreHere(shell, path, problem)) },
		{ title: `Ignore ${problem.rule} in this note`, run: () => begin(ignoreInNote(shell, path, problem.rule)) },
		{ title: `Ignore ${problem.rule} everywhere`, run: () => begin(ignoreEverywhere(shell, problem.rule)) },
	]);
	const others = here.flatMap(({ related }) => related.map((place): Choice => ({
		title: `Go to ${place.title}`,
		run: () => begin(goToPlace(shell.app, place)),
	})));
	choose(shell.app, here.map(sentenceOf).join(' '), [...fixes, ...others, ...ignores]);
}

function atCursor(problems: readonly Problem[], note: CurrentNote): readonly Problem[] {
	const { editor } = note;
	if (!editor) return [];
	const [from, to] = selectionOf(note);
	const touched = problems.filter(({ span }) => span[0] <= to && span[1] >= from);
	if (touched.length > 0) return touched;
	const { line } = editor.getCursor('from');
	const inLine = problems.filter(({ span }) => editor.offsetToPos(span[0]).line === line);
	return inLine.slice(0, 1);
}
