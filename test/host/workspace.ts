import type * as Api from 'obsidian';
import { debounce } from 'obsidian-test-mocks/obsidian';
import { setGlobals } from './dom';
import { reportError } from './errors';
import type { MarkdownView } from './markdown-view';
import { openPopOut } from './pop-out';
import { laterTask } from './schedule';
import { notModelled } from './strict';
import { WorkspaceSidedock, WorkspaceTabs, type WorkspaceItem } from './workspace-items';
import { WorkspaceLayout } from './workspace-layout';
import { WorkspaceLeaf } from './workspace-leaf';

type ApiLeaf = Api.WorkspaceLeaf;
const own = (leaf: ApiLeaf): WorkspaceLeaf => leaf as unknown as WorkspaceLeaf;
const api = (leaf: WorkspaceLeaf): ApiLeaf => leaf as unknown as ApiLeaf;

/** Workspace: obsidian.d.ts 7746. */
export class Workspace extends WorkspaceLayout {
	activeLeaf: ApiLeaf | null = null;
	activeEditor: Api.MarkdownFileInfo | null = null;
	layoutReady = false;
	requestSaveLayout = debounce(async () => Promise.resolve(), 2000, true) as unknown as Api.Workspace['requestSaveLayout'];
	private readyCallbacks: (() => unknown)[] = [];
	private layoutChanging = false;
	private activeChanging = false;
	private announcedLeaf: ApiLeaf | null = null;
	private announcedFile: Api.TFile | null = null;
	private lastActiveFile: Api.TFile | null = null;
	private recentFiles: string[] = [];
	private clock = 0;

	/** 7822. */
	onLayoutReady(callback: () => unknown): void {
		if (this.layoutReady) this.runReady(callback);
		else this.readyCallbacks.push(callback);
	}

	/** The host says that the layout is there. */
	becomeReady(): void {
		this.layoutReady = true;
		for (const callback of this.readyCallbacks.splice(0)) this.runReady(callback);
		this.requestLayoutChange();
	}

	changeLayout(_workspace: unknown): Promise<void> {
		return notModelled('Workspace.changeLayout');
	}

	/** What a restart restores: the leaves of each side with their view states. */
	getLayout(): Record<string, unknown> {
		const states = (root: WorkspaceItem): Api.ViewState[] => this.leaves(root).map((leaf) => leaf.getViewState());
		return { left: states(this.leftSplit), main: states(this.rootSplit), right: states(this.rightSplit) };
	}

	splitActiveLeaf(direction?: Api.SplitDirection): ApiLeaf {
		return this.getLeaf('split', direction);
	}

	duplicateLeaf(): Promise<ApiLeaf> {
		return notModelled('Workspace.duplicateLeaf');
	}

	getUnpinnedLeaf(): ApiLeaf {
		return this.getLeaf(false);
	}

	/** 7887. */
	getLeaf(newLeaf: Api.PaneType | boolean = false, direction: Api.SplitDirection = 'vertical'): ApiLeaf {
		const recent = this.getMostRecentLeaf();
		if (newLeaf === 'window') return this.openPopoutLeaf();
		if (newLeaf === 'split' && recent !== null) return this.createLeafBySplit(recent, direction);
		if (newLeaf === false && recent !== null) {
			if (recent.view.navigation && !own(recent).pinned) return recent;
			const other = this.leaves(own(recent).getRoot()).find((leaf) => leaf.view.navigation && !leaf.pinned);
			if (other !== undefined) return api(other);
		}
		const tabs = recent === null ? this.tabsOf(this.rootSplit) : own(recent).parent ?? this.tabsOf(this.rootSplit);
		const leaf = new WorkspaceLeaf(this.app);
		tabs.insertChild(leaf);
		leaf.activeTime = this.clock += 1;
		return api(leaf);
	}

	/** 7901: throws on mobile. */
	moveLeafToPopout(leaf: ApiLeaf, _data?: Api.WorkspaceWindowInitData): Api.WorkspaceWindow {
		const win = openPopOut(this);
		const moved = own(leaf);
		moved.parent?.removeChild(moved);
		const tabs = new WorkspaceTabs(this);
		win.insertChild(tabs);
		tabs.insertChild(moved);
		for (const el of [moved.containerEl, ...Array.from(moved.containerEl.querySelectorAll('*'))]) el.dispatchEvent(new Event('window-migrated'));
		this.requestLayoutChange();
		return win as unknown as Api.WorkspaceWindow;
	}

	openPopoutLeaf(_data?: Api.WorkspaceWindowInitData): ApiLeaf {
		const win = openPopOut(this);
		return this.createLeafInParent(win as unknown as Api.WorkspaceSplit, 0);
	}

	/** 7914. A note that is not there is made, as the app does on a click. */
	async openLinkText(linktext: string, sourcePath: string, newLeaf: Api.PaneType | boolean = false, openViewState: Api.OpenViewState = {}): Promise<void> {
		const [linkpath = '', ...subpath] = linktext.split('#');
		const path = linkpath.endsWith('.md') ? linkpath : `${linkpath}.md`;
		const file = this.app.metadataCache.getFirstLinkpathDest(linkpath, sourcePath) ?? await this.app.vault.create(path, '');
		const leaf = this.getLeaf(newLeaf);
		await leaf.openFile(file, { active: true, ...openViewState });
		const cache = this.app.metadataCache.getFileCache(file);
		const heading = cache?.headings?.find((item) => item.heading === subpath.join('#'));
		const block = cache?.blocks?.[subpath.join('#').replace(/^\^/, '').toLowerCase()];
		const line = (heading ?? block)?.position.start.line;
		if (line !== undefined) leaf.setEphemeralState({ line });
	}

	setActiveLeaf(leaf: ApiLeaf, params: { focus?: boolean } | boolean = {}, focusArgument = false): void {
		const focus = typeof params === 'boolean' ? focusArgument : params.focus === true;
		const item = own(leaf);
		item.activeTime = this.clock += 1;
		if (this.activeLeaf !== null && this.activeLeaf !== leaf) own(this.activeLeaf).containerEl.removeClass('mod-active');
		this.activeLeaf = leaf;
		item.containerEl.addClass('mod-active');
		if (item.parent instanceof WorkspaceTabs) item.parent.selectTab(item);
		setGlobals(item.getContainer().doc);
		this.updateActiveEditor();
		if (focus) (leaf.view as unknown as Partial<MarkdownView>).cm?.focus();
		this.requestActiveEvents();
	}

	getLeafById(id: string): ApiLeaf | null {
		const leaf = this.leaves().find((item) => item.id === id);
		return leaf === undefined ? null : api(leaf);
	}

	getGroupLeaves(group: string): ApiLeaf[] {
		return this.leaves().filter((leaf) => leaf.group === group).map(api);
	}

	/** 7948. */
	getMostRecentLeaf(root?: Api.WorkspaceParent): ApiLeaf | null {
		const leaves = root === undefined ? [...this.leaves(this.rootSplit), ...this.leaves(this.floatingSplit)] : this.leaves(root as unknown as WorkspaceItem);
		const [latest] = leaves.sort((a, b) => b.activeTime - a.activeTime);
		return latest === undefined ? null : api(latest);
	}

	getLeftLeaf(split: boolean): ApiLeaf | null {
		return this.sideLeaf(this.leftSplit, split);
	}

	getRightLeaf(split: boolean): ApiLeaf | null {
		return this.sideLeaf(this.rightSplit, split);
	}

	/** 7973. */
	async ensureSideLeaf(type: string, side: Api.Side, options: { active?: boolean; split?: boolean; reveal?: boolean; state?: unknown } = {}): Promise<ApiLeaf> {
		const dock = side === 'left' ? this.leftSplit : this.rightSplit;
		const known = this.leaves(dock).find((leaf) => leaf.view.getViewType() === type);
		const leaf = known === undefined ? this.sideLeaf(dock, options.split === true) : api(known);
		if (known === undefined) await leaf.setViewState({ type, state: (options.state ?? {}) as Record<string, unknown> });
		if (options.reveal !== false) await this.revealLeaf(leaf);
		if (options.active === true) this.setActiveLeaf(leaf, { focus: true });
		return leaf;
	}

	getActiveViewOfType<T extends Api.View>(type: Api.Constructor<T>): T | null {
		const view = this.activeLeaf?.view;
		return view !== undefined && (view as unknown) instanceof (type as unknown as new () => T) ? view as unknown as T : null;
	}

	/** 7992: with no file view active, the file that was active last. */
	getActiveFile(): Api.TFile | null {
		const file = (this.activeLeaf?.view as { file?: Api.TFile | null } | undefined)?.file;
		return file ?? (this.lastActiveFile !== null && this.app.vault.getFileByPath(this.lastActiveFile.path) !== null ? this.lastActiveFile : null);
	}

	iterateRootLeaves(callback: (leaf: ApiLeaf) => unknown): void {
		for (const leaf of this.leaves(this.rootSplit)) callback(api(leaf));
	}

	iterateAllLeaves(callback: (leaf: ApiLeaf) => unknown): void {
		for (const leaf of this.leaves()) callback(api(leaf));
	}

	getLeavesOfType(viewType: string): ApiLeaf[] {
		return this.leaves().filter((leaf) => leaf.view.getViewType() === viewType).map(api);
	}

	detachLeavesOfType(viewType: string): void {
		for (const leaf of this.getLeavesOfType(viewType)) leaf.detach();
	}

	/** 8024: to the foreground, its sidebar opened, and loaded when this resolves. */
	async revealLeaf(leaf: ApiLeaf): Promise<void> {
		const item = own(leaf);
		if (item.parent instanceof WorkspaceTabs) item.parent.selectTab(item);
		const root = item.getRoot();
		if (root instanceof WorkspaceSidedock && root.collapsed) root.expand();
		await this.app.activity.track(item.loadIfDeferred());
		this.requestLayoutChange();
	}

	getLastOpenFiles(): string[] {
		return this.recentFiles.slice(0, 10);
	}

	/** 8043. */
	updateOptions(): void {
		for (const leaf of this.leaves()) (leaf.view as unknown as Partial<MarkdownView>).updateExtensions?.();
	}

	handleLinkContextMenu(): boolean {
		return notModelled('Workspace.handleLinkContextMenu');
	}

	/** A leaf goes: if it was active, the one used before it becomes so. */
	forget(leaf: WorkspaceLeaf): void {
		if (this.activeLeaf !== api(leaf)) return;
		this.activeLeaf = null;
		const [next] = [...this.leaves(this.rootSplit), ...this.leaves(this.floatingSplit)].filter((other) => other !== leaf).sort((a, b) => b.activeTime - a.activeTime);
		if (next !== undefined) this.setActiveLeaf(api(next));
		this.updateActiveEditor();
		this.requestActiveEvents();
	}

	/** 7810: null if the active view has no editor. */
	updateActiveEditor(): void {
		const view = this.activeLeaf?.view as Partial<MarkdownView> | undefined;
		this.activeEditor = view?.editor !== undefined ? view as unknown as Api.MarkdownFileInfo : null;
	}

	/** `layout-change`, in a later task, once for many changes. */
	requestLayoutChange(): void {
		if (this.layoutChanging) return;
		this.layoutChanging = true;
		void this.app.activity.track(laterTask().then(() => {
			this.layoutChanging = false;
			if (this.layoutReady) this.trigger('layout-change');
		}));
	}

	/** `active-leaf-change` and `file-open` (8071, 8073), in a later task, if there was a change. */
	requestActiveEvents(): void {
		if (this.activeChanging) return;
		this.activeChanging = true;
		void this.app.activity.track(laterTask().then(() => {
			this.activeChanging = false;
			if (this.activeLeaf !== this.announcedLeaf) {
				this.announcedLeaf = this.activeLeaf;
				this.trigger('active-leaf-change', this.activeLeaf);
			}
			const view = this.activeLeaf?.view as { file?: Api.TFile | null } | undefined;
			if (view === undefined || view.file === undefined || view.file === this.announcedFile) return;
			this.announcedFile = view.file;
			if (view.file !== null) {
				const { path } = view.file;
				this.lastActiveFile = view.file;
				this.recentFiles = [path, ...this.recentFiles.filter((other) => other !== path)];
			}
			this.trigger('file-open', view.file);
		}));
	}

	private runReady(callback: () => unknown): void {
		try {
			const result = callback();
			if (result instanceof Promise) void this.app.activity.track(result.catch(reportError));
		} catch (error) {
			reportError(error);
		}
	}
}
