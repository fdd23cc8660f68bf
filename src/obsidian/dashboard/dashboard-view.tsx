import { ItemView, type HoverPopover, type ViewStateResult, type WorkspaceLeaf } from 'obsidian';
import { render } from 'preact';
import { ageText } from '../index-note/index-age-item';
import { begin, inBackground } from '../notices';
import type { Shell } from '../shell';
import { Dashboard } from './dashboard';
import { DashboardActions, type ActingView } from './dashboard-actions';
import { showViewsMenu } from './saved-views';
import { initialState, readState, storeState, type DashboardState } from './state';

export const dashboardViewType = 'ml-watch-dashboard';

/** How often the list is drawn while the vault is read, in milliseconds. */
const readingRest = 400;

/** The dashboard as a view of the app: in a side panel, as a tab, in a window of its own. Nothing is drawn while it is hidden. */
export class DashboardView extends ItemView implements ActingView {
	override navigation = false;
	hoverPopover: HoverPopover | null = null;
	private state = initialState;
	private readonly actions: DashboardActions;
	private open = false;
	/** Whether something changed while nobody saw it. */
	private stale = false;
	/** Counts the times that the state came from outside: the list is built anew at the place that it names. */
	private generation = 0;
	private readingTimer = 0;

	constructor(leaf: WorkspaceLeaf, private readonly shell: Shell) {
		super(leaf);
		this.actions = new DashboardActions(shell, this);
	}

	get owner(): this {
		return this;
	}

	override getViewType(): string {
		return dashboardViewType;
	}

	override getDisplayText(): string {
		return 'ML Watch';
	}

	override getIcon(): string {
		return 'star';
	}

	override getState(): Record<string, unknown> {
		return storeState(this.state);
	}

	override async setState(state: unknown, result: ViewStateResult): Promise<void> {
		this.state = readState(state);
		this.generation++;
		this.draw();
		await super.setState(state, result);
	}

	override async onOpen(): Promise<void> {
		const { indexes, library, settings, app } = this.shell;
		this.open = true;
		this.contentEl.addClass('ml-watch-view');
		this.register(library.onChange(() => this.follow()));
		this.register(settings.onChange(() => this.draw()));
		this.register(indexes.age.onChange(() => this.draw()));
		const catchUp = (): void => this.catchUp();
		this.registerEvent(app.workspace.on('layout-change', catchUp));
		this.registerEvent(app.workspace.on('active-leaf-change', catchUp));
		this.registerEvent(app.workspace.on('resize', catchUp));
		this.register(this.contentEl.onWindowMigrated(() => {
			// What listened in the old window has to listen in the new one.
			this.generation++;
			this.draw();
		}));
		if (!library.isReady) inBackground(library.ready.then(() => this.arrive()));
		this.draw();
		await Promise.resolve();
	}

	override async onClose(): Promise<void> {
		this.open = false;
		window.clearTimeout(this.readingTimer);
		render(null, this.contentEl);
		await Promise.resolve();
	}

	override onResize(): void {
		this.catchUp();
	}

	/** Draws what is shown now; a hidden view is drawn once it is seen again. */
	draw({ seen = false } = {}): void {
		if (!this.open) return;
		this.stale = !seen && !this.contentEl.isShown();
		if (this.stale) return;
		const { library } = this.shell;
		render(
			<Dashboard
				key={this.generation} library={library.entries} revision={library.entries.revision} ready={library.isReady}
				state={this.state} update={this.update} scrolled={this.scrolled} actions={this.actions} views={this.showViews}
				index={{ text: ageText(this.shell), build: this.buildIndex }}
			/>,
			this.contentEl,
		);
	}

	/** Draws after a change of the library; while the vault is read, seldom: every drawing goes through all entries read so far. */
	private follow(): void {
		if (this.shell.library.isReady) {
			this.draw();
			return;
		}
		if (this.readingTimer !== 0) return;
		this.readingTimer = window.setTimeout(() => {
			this.readingTimer = 0;
			this.draw();
		}, readingRest);
	}

	private catchUp(): void {
		if (this.stale) this.draw();
	}

	/** The vault has been read: only now the list is long enough to be scrolled to where it was. */
	private arrive(): void {
		if (this.state.scroll > 0) this.generation++;
		this.draw();
	}

	private readonly update = (change: Partial<DashboardState>): void => {
		this.state = { ...this.state, ...change };
		// A hand was laid on it, so it is seen: asking would have the page laid out once more.
		this.draw({ seen: true });
		this.app.workspace.requestSaveLayout();
	};

	private readonly scrolled = (scroll: number): void => {
		if (!this.shell.library.isReady || scroll === this.state.scroll) return;
		this.state = { ...this.state, scroll };
		this.app.workspace.requestSaveLayout();
	};

	private readonly buildIndex = (): void => {
		const { age, builder } = this.shell.indexes;
		begin(builder.buildOnly(age.outdated));
	};

	private readonly showViews = (event: MouseEvent): void => {
		showViewsMenu({ shell: this.shell, state: this.state, update: this.update, event });
	};
}
