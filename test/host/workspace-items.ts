import type * as Api from 'obsidian';
import { Events } from './component';
import { setIcon } from './icons';
import type { WorkspaceLeaf } from './workspace-leaf';
import type { Workspace } from './workspace';

/** WorkspaceItem: obsidian.d.ts 8200. */
export abstract class WorkspaceItem extends Events {
	parent: WorkspaceParent | null = null;
	containerEl: HTMLElement;

	constructor(readonly workspace: Workspace, cls: string) {
		super();
		this.containerEl = createDiv({ cls });
	}

	getRoot(): WorkspaceItem {
		return this.parent === null ? this : this.parent.getRoot();
	}

	getContainer(): WorkspaceContainer {
		return this instanceof WorkspaceContainer ? this : this.parent === null ? this.workspace.rootSplit : this.parent.getContainer();
	}
}

/** WorkspaceParent: 8369. */
export abstract class WorkspaceParent extends WorkspaceItem {
	children: WorkspaceItem[] = [];

	insertChild(child: WorkspaceItem, at = this.children.length): void {
		child.parent = this;
		this.children.splice(at, 0, child);
		this.place(child, at);
	}

	removeChild(child: WorkspaceItem): void {
		this.children = this.children.filter((other) => other !== child);
		child.containerEl.detach();
		child.parent = null;
		// An empty group of tabs goes, unless it is the last one of its side. A window without any closes.
		if (this.children.length > 0 || this.parent === null) return;
		if (this instanceof WorkspaceWindow) this.close();
		else if (this.parent.children.length > 1 || this.parent instanceof WorkspaceWindow) this.parent.removeChild(this);
	}

	protected place(child: WorkspaceItem, at: number): void {
		this.containerEl.insertBefore(child.containerEl, this.containerEl.children[at] ?? null);
	}
}

/** WorkspaceSplit: 8426. */
export class WorkspaceSplit extends WorkspaceParent {
	constructor(workspace: Workspace, cls: string, readonly direction: Api.SplitDirection) {
		super(workspace, `workspace-split mod-${direction} ${cls}`.trim());
	}
}

/** WorkspaceTabs: 8435. A row of tab headers over the leaf of the chosen one. */
export class WorkspaceTabs extends WorkspaceParent {
	currentTab = 0;
	private readonly headersEl: HTMLElement;
	private readonly leavesEl: HTMLElement;

	constructor(workspace: Workspace) {
		super(workspace, 'workspace-tabs mod-top');
		this.headersEl = this.containerEl.createDiv({ cls: 'workspace-tab-header-container' })
			.createDiv({ cls: 'workspace-tab-header-container-inner', attr: { role: 'tablist' } });
		this.leavesEl = this.containerEl.createDiv({ cls: 'workspace-tab-container' });
	}

	selectTab(leaf: WorkspaceLeaf): void {
		this.currentTab = Math.max(0, this.children.indexOf(leaf));
		this.refresh();
	}

	override removeChild(child: WorkspaceItem): void {
		(child as WorkspaceLeaf).tabHeaderEl.detach();
		super.removeChild(child);
		this.currentTab = Math.max(0, Math.min(this.currentTab, this.children.length - 1));
		this.refresh();
	}

	refresh(): void {
		this.children.forEach((child, at) => {
			const leaf = child as WorkspaceLeaf;
			leaf.containerEl.toggle(at === this.currentTab);
			leaf.tabHeaderEl.toggleClass('is-active', at === this.currentTab);
			leaf.tabHeaderEl.setAttribute('aria-selected', String(at === this.currentTab));
		});
	}

	protected override place(child: WorkspaceItem, at: number): void {
		const leaf = child as WorkspaceLeaf;
		this.leavesEl.insertBefore(leaf.containerEl, this.leavesEl.children[at] ?? null);
		this.headersEl.insertBefore(leaf.tabHeaderEl, this.headersEl.children[at] ?? null);
		this.refresh();
	}
}

/** WorkspaceContainer: 8168. */
export abstract class WorkspaceContainer extends WorkspaceSplit {
	abstract win: Window;
	abstract doc: Document;
}

/** WorkspaceRoot: 8384. */
export class WorkspaceRoot extends WorkspaceContainer {
	win: Window = window;
	doc: Document = document;

	constructor(workspace: Workspace) {
		super(workspace, 'mod-root', 'vertical');
	}
}

/** WorkspaceSidedock: 8396. Closed at first on the right, as in a new vault. */
export class WorkspaceSidedock extends WorkspaceSplit {
	collapsed = false;

	constructor(workspace: Workspace, readonly side: Api.Side) {
		super(workspace, `mod-${side}-split`, 'horizontal');
		this.insertChild(new WorkspaceTabs(workspace));
		if (side === 'right') this.collapse();
	}

	collapse(): void {
		this.setCollapsed(true);
	}

	expand(): void {
		this.setCollapsed(false);
	}

	toggle(): void {
		this.setCollapsed(!this.collapsed);
	}

	private setCollapsed(collapsed: boolean): void {
		if (this.collapsed === collapsed) return;
		this.collapsed = collapsed;
		this.containerEl.toggleClass('is-sidedock-collapsed', collapsed);
		this.containerEl.toggle(!collapsed);
		this.workspace.requestLayoutChange();
	}
}

/** WorkspaceMobileDrawer: 8346. On a phone it lies over the note, and is closed until it is called. */
export class WorkspaceMobileDrawer extends WorkspaceSidedock {
	constructor(workspace: Workspace, side: Api.Side) {
		super(workspace, side);
		this.containerEl.addClass('workspace-drawer');
		this.collapse();
	}

	override expand(): void {
		super.expand();
		this.workspace.showBackdrop(() => { this.collapse(); });
	}

	override collapse(): void {
		super.collapse();
		this.workspace.hideBackdrop();
	}
}

/** WorkspaceFloating: 8187. The pop-out windows. */
export class WorkspaceFloating extends WorkspaceParent {
	constructor(workspace: Workspace) {
		super(workspace, 'workspace-floating');
	}
}

/** WorkspaceWindow: 8446. A document of its own, in a frame of the page. */
export class WorkspaceWindow extends WorkspaceContainer {
	constructor(workspace: Workspace, readonly frameEl: HTMLElement, readonly win: Window, readonly doc: Document, private readonly onClose: () => void) {
		super(workspace, 'mod-root', 'vertical');
	}

	close(): void {
		this.parent?.removeChild(this);
		this.onClose();
	}
}

/** WorkspaceRibbon: 8376. */
export class WorkspaceRibbon {
	readonly containerEl: HTMLElement;
	readonly actionsEl: HTMLElement;

	constructor(readonly side: Api.Side) {
		this.containerEl = createDiv({ cls: `workspace-ribbon side-dock-ribbon mod-${side}` });
		this.actionsEl = this.containerEl.createDiv({ cls: 'side-dock-actions' });
	}

	addAction(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
		const el = this.actionsEl.createDiv({ cls: 'clickable-icon side-dock-ribbon-action', attr: { 'aria-label': title, 'data-tooltip-position': 'right', role: 'button', tabindex: '0' } });
		setIcon(el, icon);
		el.addEventListener('click', (event) => { void callback(event); });
		el.addEventListener('keydown', (event) => { if (event.key === 'Enter') el.click(); });
		return el;
	}
}
