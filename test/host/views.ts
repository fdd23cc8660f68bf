import type * as Api from 'obsidian';
import type { App } from './app';
import { Component, HOST_OWN } from './component';
import { TFile } from './files';
import { setIcon } from './icons';
import { Menu } from './menu';
import { setTooltip } from './tooltip';

/** What a view needs of its leaf. */
export interface LeafOfView {
	readonly app: App;
	updateHeader(): void;
}

/** View: obsidian.d.ts 7584. */
export abstract class View extends Component {
	app: Api.App;
	icon = 'file';
	navigation = true;
	leaf: Api.WorkspaceLeaf;
	containerEl: HTMLElement;
	scope: Api.Scope | null = null;

	constructor(leaf: Api.WorkspaceLeaf) {
		super();
		this.leaf = leaf;
		this.app = (leaf as unknown as LeafOfView).app.api;
		this.containerEl = createDiv({ cls: 'workspace-leaf-content' });
	}

	abstract getViewType(): string;
	abstract getDisplayText(): string;

	async onOpen(): Promise<void> {}

	async onClose(): Promise<void> {}

	getState(): Record<string, unknown> {
		return {};
	}

	async setState(_state: unknown, _result: Api.ViewStateResult): Promise<void> {}

	getEphemeralState(): Record<string, unknown> {
		return {};
	}

	setEphemeralState(_state: unknown): void {}

	getIcon(): string {
		return this.icon;
	}

	onResize(): void {}

	onPaneMenu(_menu: Api.Menu, _source: string): void {}
}

/** ItemView: 3590. Its container holds a header and the content, in this order. */
export abstract class ItemView extends View {
	contentEl: HTMLElement;
	private readonly titleEl: HTMLElement;
	readonly actionsEl: HTMLElement;

	constructor(leaf: Api.WorkspaceLeaf) {
		super(leaf);
		const header = this.containerEl.createDiv({ cls: 'view-header' });
		header.createDiv({ cls: 'view-header-left' });
		this.titleEl = header.createDiv({ cls: 'view-header-title-container mod-at-start' }).createDiv({ cls: 'view-header-title' });
		this.actionsEl = header.createDiv({ cls: 'view-actions' });
		const more = this.actionsEl.createEl('button', { cls: 'clickable-icon view-action', attr: { 'aria-label': 'More options' } });
		setIcon(more, 'more-vertical');
		more.addEventListener('click', (event) => {
			const menu = new Menu();
			this.onPaneMenu(menu as unknown as Api.Menu, 'more-options');
			menu.showAtMouseEvent(event);
		});
		this.contentEl = this.containerEl.createDiv({ cls: 'view-content' });
	}

	/** 3604: an icon in the header of the view. */
	addAction(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
		const action = this.actionsEl.createEl('button', { cls: 'clickable-icon view-action', prepend: true });
		setIcon(action, icon);
		setTooltip(action, title);
		action.addEventListener('click', (event) => { void callback(event); });
		return action;
	}

	showTitle(): void {
		this.titleEl.setText(this.getDisplayText());
	}
}

/** FileView: 3130. */
export abstract class FileView extends ItemView {
	allowNoFile = false;
	file: Api.TFile | null = null;

	getDisplayText(): string {
		return this.file?.basename ?? 'No file';
	}

	override onload(): void {
		const { vault } = this.app;
		this.registerEvent(vault.on('rename', (file) => {
			if (file !== this.file || !(file instanceof TFile)) return;
			(this.leaf as unknown as LeafOfView).updateHeader();
			void this.onRename(file);
		}, HOST_OWN));
		this.registerEvent(vault.on('delete', (file) => {
			if (file === this.file) void this.leaf.setViewState({ type: 'empty' });
		}, HOST_OWN));
	}

	override getState(): Record<string, unknown> {
		return this.file === null ? {} : { file: this.file.path };
	}

	override async setState(state: unknown, result: Api.ViewStateResult): Promise<void> {
		const path = (state as { file?: unknown } | null)?.file;
		if (typeof path === 'string' && path !== this.file?.path) {
			const next = this.app.vault.getFileByPath(path);
			if (this.file !== null) await this.onUnloadFile(this.file);
			this.file = next;
			if (next !== null) await this.onLoadFile(next);
			result.history = true;
		}
		await super.setState(state, result);
	}

	override async onClose(): Promise<void> {
		if (this.file !== null) await this.onUnloadFile(this.file);
		this.file = null;
	}

	async onLoadFile(_file: Api.TFile): Promise<void> {}

	async onUnloadFile(_file: Api.TFile): Promise<void> {}

	async onRename(_file: Api.TFile): Promise<void> {}

	canAcceptExtension(_extension: string): boolean {
		return false;
	}
}

/** EditableFileView: 2394. */
export abstract class EditableFileView extends FileView {}

/** Two seconds after the last change: 7055. In milliseconds. */
const SAVE_DELAY = 2000;

/** TextFileView: 7046. */
export abstract class TextFileView extends EditableFileView {
	data = '';
	/** Whether the editor holds words that the file does not. */
	dirty = false;
	/** What the vault held when this view last read or wrote it. */
	lastSaved = '';
	requestSave: () => void;
	private timer: number | null = null;

	constructor(leaf: Api.WorkspaceLeaf) {
		super(leaf);
		this.requestSave = () => {
			this.dirty = true;
			if (this.timer !== null) window.clearTimeout(this.timer);
			this.timer = window.setTimeout(() => { void this.save(); }, SAVE_DELAY);
		};
	}

	override onload(): void {
		super.onload();
		this.registerEvent(this.app.vault.on('modify', (file) => { if (file === this.file) void this.onModify(); }, HOST_OWN));
	}

	override async onLoadFile(file: Api.TFile): Promise<void> {
		this.data = await this.app.vault.read(file);
		this.lastSaved = this.data;
		this.dirty = false;
		this.setViewData(this.data, true);
	}

	override async onUnloadFile(_file: Api.TFile): Promise<void> {
		await this.save(true);
	}

	/** 7081: writes what the editor holds, if it changed. */
	async save(clear = false): Promise<void> {
		if (this.timer !== null) window.clearTimeout(this.timer);
		this.timer = null;
		if (this.file !== null && this.dirty) {
			this.data = this.getViewData();
			this.lastSaved = this.data;
			this.dirty = false;
			await (this.app as unknown as App).disk.writeUnguarded(this.file.path, this.data);
		}
		if (clear) this.clear();
	}

	abstract getViewData(): string;
	abstract setViewData(data: string, clear: boolean): void;
	abstract clear(): void;

	/** Somebody else wrote the file: a clean view shows it; a dirty one keeps its words (the write was a violation). */
	private async onModify(): Promise<void> {
		if (this.file === null) return;
		const { disk, activity } = this.app as unknown as App;
		await activity.track(Promise.resolve());
		const data = this.file === null ? null : disk.readNow(this.file.path);
		if (data === null || data === this.lastSaved || this.dirty) return;
		this.data = data;
		this.lastSaved = data;
		this.setViewData(data, false);
	}
}
