import { ItemView, MarkdownView, type ViewStateResult, type WorkspaceLeaf } from 'obsidian';
import { render } from 'preact';
import { applyFix, fixNote } from '../check/mend';
import { fixNotes } from '../check/fix-vault';
import { showRule } from '../check/rule-page';
import { automaticFix } from '../../core/lint';
import { begin } from '../notices';
import type { Shell } from '../shell';
import type { Found } from './found';
import { initialListState, readListState, type ListState, type ProblemGroup } from './problem-list';
import { ProblemsPanel, type ProblemActions } from './problems-panel';
import { VaultProblems } from './vault-problems';

export const problemsViewType = 'ml-watch-problems';

/** The problems of all notes as a view of the app. It follows what is typed, and checks nothing while it is not open. */
export class ProblemsView extends ItemView implements ProblemActions {
	override navigation = false;
	private state = initialListState;
	private problems: VaultProblems | null = null;
	private stale = false;

	constructor(leaf: WorkspaceLeaf, private readonly shell: Shell) {
		super(leaf);
	}

	override getViewType(): string {
		return problemsViewType;
	}

	override getDisplayText(): string {
		return 'ML Watch problems';
	}

	override getIcon(): string {
		return 'list-checks';
	}

	override getState(): Record<string, unknown> {
		return { ...this.state };
	}

	override async setState(state: unknown, result: ViewStateResult): Promise<void> {
		this.state = readListState(state);
		this.draw();
		await super.setState(state, result);
	}

	override async onOpen(): Promise<void> {
		this.contentEl.addClass('ml-watch-view');
		this.problems = this.addChild(new VaultProblems(this.shell, () => this.draw()));
		const catchUp = (): void => {
			if (this.stale) this.draw();
		};
		this.registerEvent(this.app.workspace.on('layout-change', catchUp));
		this.registerEvent(this.app.workspace.on('active-leaf-change', catchUp));
		this.draw();
		await Promise.resolve();
	}

	override async onClose(): Promise<void> {
		this.problems = null;
		render(null, this.contentEl);
		await Promise.resolve();
	}

	async jump({ path, from, to }: Found): Promise<void> {
		await this.app.workspace.openLinkText(path, '', false, { active: true, eState: { line: from.line } });
		const view = this.app.workspace.getActiveViewOfType(MarkdownView);
		if (view?.file?.path !== path || view.getMode() !== 'source') return;
		const [start, end] = [{ line: from.line, ch: from.column }, { line: to.line, ch: to.column }];
		view.editor.setSelection(start, end);
		view.editor.scrollIntoView({ from: start, to: end }, true);
		view.editor.focus();
	}

	fix({ path, problem }: Found): void {
		const fix = automaticFix(problem);
		if (fix) begin(applyFix(this.shell, path, problem, fix));
	}

	fixGroup({ key, found }: ProblemGroup): void {
		if (this.state.grouping === 'note') begin(fixNote(this.shell, key, new Set(found.map(({ problem }) => problem.rule))));
		else begin(fixNotes(this.shell, [...new Set(found.map(({ path }) => path))], new Set([key])));
	}

	showRule(rule: string): void {
		showRule(this.app, rule);
	}

	checkAgain(): void {
		if (this.problems) begin(this.problems.checkAll());
	}

	private draw(): void {
		const { problems } = this;
		if (!problems) return;
		this.stale = !this.contentEl.isShown();
		if (this.stale) return;
		render(<ProblemsPanel found={problems.all()} complete={problems.isComplete} ended={problems.isEnded} state={this.state} update={this.update} actions={this} />, this.contentEl);
	}

	private readonly update = (change: Partial<ListState>): void => {
		this.state = { ...this.state, ...change };
		this.draw();
		this.app.workspace.requestSaveLayout();
	};
}

/** Shows the problems in the panel that is open, else in one in the right side panel. */
export async function openProblems({ app: { workspace } }: Shell): Promise<void> {
	const [open] = workspace.getLeavesOfType(problemsViewType);
	const leaf = open ?? workspace.getRightLeaf(false);
	if (!leaf) return;
	if (!open) await leaf.setViewState({ type: problemsViewType, active: true });
	await workspace.revealLeaf(leaf);
}
