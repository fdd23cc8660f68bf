import type * as Api from 'obsidian';
import type { App } from './app';
import { setIcon } from './icons';
import type { View } from './views';
import { ItemView } from './views';
import { WorkspaceItem, WorkspaceTabs } from './workspace-items';

/** A view without a file: what a new tab shows. */
class EmptyView extends ItemView {
	override icon = 'file';

	getViewType(): string {
		return 'empty';
	}

	getDisplayText(): string {
		return 'New tab';
	}

	override async onOpen(): Promise<void> {
		this.contentEl.createDiv({ cls: 'empty-state' }).createDiv({ cls: 'empty-state-title', text: 'No file is open' });
	}
}

/** Stands in for a view that is not built: deferred (obsidian.d.ts 8274), or of a plugin that is not active. */
export class StandInView extends ItemView {
	constructor(leaf: Api.WorkspaceLeaf, readonly viewState: Api.ViewState, readonly why: 'deferred' | 'inactive') {
		super(leaf);
		if (why === 'inactive') this.contentEl.createDiv({ cls: 'pane-empty', text: 'Plugin no longer active' });
	}

	getViewType(): string {
		return this.viewState.type;
	}

	getDisplayText(): string {
		return this.why === 'deferred' ? this.viewState.type : 'Plugin no longer active';
	}

	override getState(): Record<string, unknown> {
		return this.viewState.state ?? {};
	}
}

let nextId = 1;

/** WorkspaceLeaf: obsidian.d.ts 8228. */
export class WorkspaceLeaf extends WorkspaceItem {
	readonly id = `leaf-${nextId++}`;
	view: Api.View;
	hoverPopover: Api.HoverPopover | null = null;
	readonly tabHeaderEl: HTMLElement;
	activeTime = 0;
	pinned = false;
	group: string | null = null;
	private readonly tabIconEl: HTMLElement;
	private readonly tabTitleEl: HTMLElement;

	constructor(readonly app: App) {
		super(app.workspace, 'workspace-leaf');
		this.tabHeaderEl = createDiv({ cls: 'workspace-tab-header tappable', attr: { role: 'tab', tabindex: '0' } });
		const inner = this.tabHeaderEl.createDiv({ cls: 'workspace-tab-header-inner' });
		this.tabIconEl = inner.createDiv({ cls: 'workspace-tab-header-inner-icon' });
		this.tabTitleEl = inner.createDiv({ cls: 'workspace-tab-header-inner-title' });
		const close = inner.createDiv({ cls: 'workspace-tab-header-inner-close-button', attr: { 'aria-label': 'Close' } });
		setIcon(close, 'x');
		close.addEventListener('click', (event) => {
			event.stopPropagation();
			this.detach();
		});
		const choose = (): void => {
			void this.workspace.revealLeaf(this as unknown as Api.WorkspaceLeaf);
			this.workspace.setActiveLeaf(this as unknown as Api.WorkspaceLeaf, { focus: true });
		};
		this.tabHeaderEl.addEventListener('click', choose);
		this.tabHeaderEl.addEventListener('keydown', (event) => { if (event.key === 'Enter') choose(); });
		this.containerEl.addEventListener('mousedown', () => { this.workspace.setActiveLeaf(this as unknown as Api.WorkspaceLeaf); });
		this.view = new EmptyView(this as unknown as Api.WorkspaceLeaf) as unknown as Api.View;
		this.attach(this.view as unknown as View);
		void (this.view as unknown as View).onOpen();
	}

	get isDeferred(): boolean {
		return (this.view as unknown) instanceof StandInView && (this.view as unknown as StandInView).why === 'deferred';
	}

	/** 8257. */
	async openFile(file: Api.TFile, openState: Api.OpenViewState = {}): Promise<void> {
		const type = this.app.registries.extensions.get(file.extension) ?? 'unknown-file';
		await this.setViewState({ type, state: { ...openState.state, file: file.path }, active: openState.active ?? true }, openState.eState);
	}

	/** 8262: closes the view that was here, and opens this one. */
	async open(view: Api.View): Promise<Api.View> {
		await this.closeView();
		this.attach(view as unknown as View);
		const own = view as unknown as View;
		own.load();
		await own.onOpen();
		this.updateHeader();
		this.workspace.requestLayoutChange();
		return view;
	}

	getViewState(): Api.ViewState {
		return { type: this.view.getViewType(), state: this.view.getState(), ...(this.pinned ? { pinned: true } : {}) };
	}

	async setViewState(viewState: Api.ViewState, ephemeral?: unknown): Promise<void> {
		const creator = this.app.registries.views.get(viewState.type);
		const rebuild = this.view.getViewType() !== viewState.type || (this.view as unknown) instanceof StandInView;
		if (rebuild) await this.open(this.build(viewState, creator));
		if (viewState.pinned !== undefined) this.setPinned(viewState.pinned);
		await this.view.setState(viewState.state ?? {}, { history: false });
		if (ephemeral !== undefined) this.setEphemeralState(ephemeral);
		this.updateHeader();
		if (viewState.active === true) {
			await this.workspace.revealLeaf(this as unknown as Api.WorkspaceLeaf);
			this.workspace.setActiveLeaf(this as unknown as Api.WorkspaceLeaf, { focus: true });
		}
		this.workspace.requestLayoutChange();
		this.workspace.requestActiveEvents();
	}

	/** Puts a stand-in here, as the app does with background tabs when it restores a layout. */
	async defer(viewState: Api.ViewState, why: 'deferred' | 'inactive' = 'deferred'): Promise<void> {
		await this.open(new StandInView(this as unknown as Api.WorkspaceLeaf, viewState, why) as unknown as Api.View);
	}

	/** Whether the view is missing because its plugin is not active. */
	get isInactive(): boolean {
		return (this.view as unknown) instanceof StandInView && (this.view as unknown as StandInView).why === 'inactive';
	}

	/** 8285. */
	async loadIfDeferred(): Promise<void> {
		if (this.isDeferred) await this.setViewState((this.view as unknown as StandInView).viewState);
	}

	getEphemeralState(): unknown {
		return this.view.getEphemeralState();
	}

	setEphemeralState(state: unknown): void {
		this.view.setEphemeralState(state);
	}

	setPinned(pinned: boolean): void {
		this.pinned = pinned;
		this.tabHeaderEl.toggleClass('mod-pinned', pinned);
		this.trigger('pinned-change', pinned);
	}

	togglePinned(): void {
		this.setPinned(!this.pinned);
	}

	setGroup(group: string): void {
		this.group = group;
		this.trigger('group-change', group);
	}

	setGroupMember(other: Api.WorkspaceLeaf): void {
		this.setGroup((other as unknown as WorkspaceLeaf).group ?? `group-${this.id}`);
		(other as unknown as WorkspaceLeaf).group = this.group;
	}

	/** 8315: the view is closed, the leaf is gone. */
	detach(): void {
		if (this.parent === null) return;
		this.workspace.forget(this);
		this.parent.removeChild(this);
		void this.app.activity.track(this.closeView());
		this.workspace.requestLayoutChange();
	}

	getIcon(): string {
		return this.view.getIcon();
	}

	getDisplayText(): string {
		return this.view.getDisplayText();
	}

	onResize(): void {
		this.view.onResize();
	}

	/** Tab title, icon and view title, read from the view. */
	updateHeader(): void {
		const text = this.getDisplayText();
		this.tabTitleEl.setText(text);
		this.tabHeaderEl.setAttribute('aria-label', text);
		setIcon(this.tabIconEl, this.getIcon());
		if (this.view instanceof ItemView) (this.view as ItemView).showTitle();
	}

	isVisible(): boolean {
		return this.parent instanceof WorkspaceTabs && this.parent.children[this.parent.currentTab] === this;
	}

	private build(viewState: Api.ViewState, creator: Api.ViewCreator | undefined): Api.View {
		const self = this as unknown as Api.WorkspaceLeaf;
		if (creator !== undefined) return creator(self);
		const view = viewState.type === 'empty' ? new EmptyView(self) : new StandInView(self, viewState, 'inactive');
		return view as unknown as Api.View;
	}

	private attach(view: View): void {
		this.view = view as unknown as Api.View;
		view.containerEl.setAttribute('data-type', view.getViewType());
		this.containerEl.append(view.containerEl);
	}

	private async closeView(): Promise<void> {
		const view = this.view as unknown as View;
		await view.onClose();
		view.unload();
		view.containerEl.detach();
	}
}
