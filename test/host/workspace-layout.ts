import type * as Api from 'obsidian';
import type { App } from './app';
import { Events } from './component';
import { Platform } from './platform';
import type { Workspace } from './workspace';
import {
	WorkspaceFloating, WorkspaceMobileDrawer, WorkspaceParent, WorkspaceRibbon, WorkspaceRoot, WorkspaceSidedock, WorkspaceSplit, WorkspaceTabs,
	WorkspaceWindow, type WorkspaceItem,
} from './workspace-items';
import { WorkspaceLeaf } from './workspace-leaf';

type ApiLeaf = Api.WorkspaceLeaf;
const own = (leaf: ApiLeaf): WorkspaceLeaf => leaf as unknown as WorkspaceLeaf;
const api = (leaf: WorkspaceLeaf): ApiLeaf => leaf as unknown as ApiLeaf;

/** The tree of splits, tabs and leaves: the part of Workspace (obsidian.d.ts 7746) that knows places, not focus. */
export abstract class WorkspaceLayout extends Events {
	leftSplit: WorkspaceSidedock;
	rightSplit: WorkspaceSidedock;
	leftRibbon = new WorkspaceRibbon('left');
	rightRibbon = new WorkspaceRibbon('right');
	rootSplit: WorkspaceRoot;
	floatingSplit: WorkspaceFloating;
	containerEl: HTMLElement;
	private backdropEl: HTMLElement | null = null;

	constructor(protected readonly app: App) {
		super();
		const self = this as unknown as Workspace;
		this.containerEl = createDiv({ cls: 'workspace' });
		const Dock = Platform.isMobile ? WorkspaceMobileDrawer : WorkspaceSidedock;
		this.leftSplit = new Dock(self, 'left');
		this.rightSplit = new Dock(self, 'right');
		this.rootSplit = new WorkspaceRoot(self);
		this.rootSplit.insertChild(new WorkspaceTabs(self));
		this.floatingSplit = new WorkspaceFloating(self);
		this.containerEl.append(this.leftRibbon.containerEl, this.leftSplit.containerEl, this.rootSplit.containerEl, this.rightSplit.containerEl);
	}

	createLeafInParent(parent: Api.WorkspaceSplit, index: number): ApiLeaf {
		const leaf = new WorkspaceLeaf(this.app);
		const split = parent as unknown as WorkspaceParent;
		if (split instanceof WorkspaceTabs) {
			split.insertChild(leaf, index);
			return api(leaf);
		}
		const tabs = new WorkspaceTabs(this as unknown as Workspace);
		split.insertChild(tabs, index);
		tabs.insertChild(leaf);
		return api(leaf);
	}

	/** 7870: to the right, or below. */
	createLeafBySplit(leaf: ApiLeaf, direction: Api.SplitDirection = 'vertical', before = false): ApiLeaf {
		const tabs = own(leaf).parent;
		const split = tabs?.parent ?? this.rootSplit;
		const at = tabs === null ? split.children.length : split.children.indexOf(tabs) + (before ? 0 : 1);
		if (split instanceof WorkspaceSplit && split.direction !== direction && tabs !== null) {
			const inner = new WorkspaceSplit(this as unknown as Workspace, '', direction);
			split.children[split.children.indexOf(tabs)] = inner;
			inner.parent = split;
			tabs.containerEl.replaceWith(inner.containerEl);
			inner.insertChild(tabs);
			return this.createLeafInParent(inner as unknown as Api.WorkspaceSplit, before ? 0 : 1);
		}
		return this.createLeafInParent(split as unknown as Api.WorkspaceSplit, at);
	}

	/** Every leaf below an item, or all of them. */
	leaves(root?: WorkspaceItem): WorkspaceLeaf[] {
		if (root === undefined) return [this.rootSplit, this.floatingSplit, this.leftSplit, this.rightSplit].flatMap((side) => this.leaves(side));
		if (root instanceof WorkspaceLeaf) return [root];
		return root instanceof WorkspaceParent ? root.children.flatMap((child) => this.leaves(child)) : [];
	}

	/** The documents of the pop-out windows. */
	popOuts(): WorkspaceWindow[] {
		return this.floatingSplit.children.filter((child): child is WorkspaceWindow => child instanceof WorkspaceWindow);
	}

	/** The shade behind an open drawer of a phone: a tap on it closes the drawer. */
	showBackdrop(close: () => void): void {
		this.hideBackdrop();
		this.backdropEl = this.containerEl.createDiv({ cls: 'workspace-drawer-backdrop' });
		this.backdropEl.addEventListener('click', close);
	}

	hideBackdrop(): void {
		this.backdropEl?.detach();
		this.backdropEl = null;
	}

	protected sideLeaf(dock: WorkspaceSidedock, split: boolean): ApiLeaf {
		if (split || dock.children.length === 0) return this.createLeafInParent(dock as unknown as Api.WorkspaceSplit, dock.children.length);
		const tabs = this.tabsOf(dock);
		return this.createLeafInParent(tabs as unknown as Api.WorkspaceSplit, tabs.children.length);
	}

	protected tabsOf(root: WorkspaceParent): WorkspaceParent {
		const [first] = root.children;
		if (first instanceof WorkspaceTabs) return first;
		if (first instanceof WorkspaceParent) return this.tabsOf(first);
		const tabs = new WorkspaceTabs(this as unknown as Workspace);
		root.insertChild(tabs);
		return tabs;
	}
}
