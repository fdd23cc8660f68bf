import { Component, Platform, setTooltip } from 'obsidian';
import type { Problem } from '../../core/lint';
import { currentNote } from '../current-note';
import { begin } from '../notices';
import type { Shell } from '../shell';
import { countsOf } from './checking';
import { toProblem } from './commands';
import { ProblemWalk } from './problem-walk';

/** The status bar's word on the note at hand: how many problems it has, as far as it was checked while typing. Not on mobile. */
export class ProblemCount extends Component {
	private readonly counts = new Map<string, string>();
	private readonly walk = new ProblemWalk();
	private element: HTMLElement | null = null;

	constructor(private readonly shell: Shell) {
		super();
	}

	override onload(): void {
		if (Platform.isMobile) return;
		const { plugin, app } = this.shell;
		this.element = plugin.addStatusBarItem();
		this.element.addClass('mod-clickable', 'ml-watch-problem-count');
		this.element.setAttrs({ role: 'button', tabindex: '0' });
		this.registerDomEvent(this.element, 'click', () => this.next());
		this.registerDomEvent(this.element, 'keydown', (event) => {
			if (event.key === 'Enter' || event.key === ' ') this.next();
		});
		this.registerEvent(app.workspace.on('active-leaf-change', () => this.show()));
		this.registerEvent(app.workspace.on('file-open', () => this.show()));
		this.register(this.shell.settings.onChange(() => {
			this.counts.clear();
			this.show();
		}));
		this.show();
	}

	set(path: string, problems: readonly Problem[]): void {
		if (problems.length === 0) this.counts.delete(path);
		else this.counts.set(path, countsOf(problems));
		this.show();
	}

	private show(): void {
		const { element } = this;
		if (!element) return;
		const path = currentNote(this.shell.app)?.file.path;
		const counts = path === undefined ? undefined : this.counts.get(path);
		element.toggle(counts !== undefined);
		element.setText(counts ?? '');
		if (counts !== undefined) setTooltip(element, `${counts}. Go to the next problem`, { placement: 'top' });
	}

	private next(): void {
		const note = currentNote(this.shell.app);
		if (note) begin(toProblem(this.shell, note, this.walk.next.bind(this.walk)));
	}
}
