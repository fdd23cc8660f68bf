import type * as Api from 'obsidian';
import { HOST_OWN } from '../component';
import { TFile, TFolder } from '../files';
import { setIcon } from '../icons';
import { Keymap } from '../keymap';
import { Menu } from '../menu';
import { ItemView } from '../views';

export const FILE_EXPLORER = 'file-explorer';

/** The list of notes on the left. */
export class FileExplorer extends ItemView {
	override icon = 'folder-closed';
	override navigation = false;
	private readonly collapsed = new Set<string>();
	private listEl: HTMLElement | null = null;
	private pending = false;

	getViewType(): string {
		return FILE_EXPLORER;
	}

	getDisplayText(): string {
		return 'Files';
	}

	override async onOpen(): Promise<void> {
		const header = this.contentEl.createDiv({ cls: 'nav-header' });
		const add = header.createDiv({ cls: 'clickable-icon nav-action-button', attr: { 'aria-label': 'New note', role: 'button', tabindex: '0' } });
		setIcon(add, 'square-pen');
		add.addEventListener('click', () => { void this.createNote(); });
		this.listEl = this.contentEl.createDiv({ cls: 'nav-files-container' });
		const redraw = (): void => { this.requestDraw(); };
		const { vault, workspace } = this.app;
		for (const ref of [
			vault.on('create', redraw, HOST_OWN), vault.on('delete', redraw, HOST_OWN), vault.on('rename', redraw, HOST_OWN),
			workspace.on('file-open', redraw, HOST_OWN),
		]) this.registerEvent(ref);
		this.draw();
	}

	/** Many files at once are one drawing. */
	private requestDraw(): void {
		if (this.pending) return;
		this.pending = true;
		window.setTimeout(() => {
			this.pending = false;
			this.draw();
		}, 20);
	}

	private draw(): void {
		if (this.listEl === null) return;
		this.listEl.empty();
		this.drawFolder(this.app.vault.getRoot(), this.listEl);
	}

	private drawFolder(folder: Api.TFolder, parent: HTMLElement): void {
		const name = (item: Api.TAbstractFile): string => item.name.toLowerCase();
		const children = [...folder.children].sort((a, b) => Number(a instanceof TFile) - Number(b instanceof TFile) || (name(a) < name(b) ? -1 : 1));
		for (const child of children) {
			if (child instanceof TFolder) this.drawSubfolder(child, parent);
			else if (child instanceof TFile) this.drawFile(child, parent);
		}
	}

	private drawSubfolder(folder: Api.TFolder, parent: HTMLElement): void {
		const item = parent.createDiv({ cls: 'tree-item nav-folder' });
		item.toggleClass('is-collapsed', this.collapsed.has(folder.path));
		const self = item.createDiv({ cls: 'tree-item-self nav-folder-title', attr: { 'data-path': folder.path, role: 'button', tabindex: '0' } });
		setIcon(self.createDiv({ cls: 'tree-item-icon collapse-icon' }), 'chevron-down');
		self.createDiv({ cls: 'tree-item-inner nav-folder-title-content', text: folder.name });
		const toggle = (): void => {
			if (!this.collapsed.delete(folder.path)) this.collapsed.add(folder.path);
			this.draw();
		};
		bind(self, toggle);
		this.drawFolder(folder, item.createDiv({ cls: 'tree-item-children nav-folder-children' }));
	}

	private drawFile(file: Api.TFile, parent: HTMLElement): void {
		const self = parent.createDiv({ cls: 'tree-item nav-file' })
			.createDiv({ cls: 'tree-item-self nav-file-title', attr: { 'data-path': file.path, role: 'button', tabindex: '0' } });
		self.toggleClass('is-active', this.app.workspace.getActiveFile() === file);
		self.createDiv({ cls: 'tree-item-inner nav-file-title-content', text: file.extension === 'md' ? file.basename : file.name });
		bind(self, (event) => {
			void this.app.workspace.getLeaf(Keymap.isModEvent(event as MouseEvent)).openFile(file, { active: true });
			const left = this.app.workspace.leftSplit;
			if (document.body.hasClass('is-mobile')) left.collapse();
		});
		self.addEventListener('contextmenu', (event) => {
			event.preventDefault();
			const menu = new Menu();
			menu.addItem((item) => item.setTitle('Open in new tab').setIcon('file-plus').setSection('open').onClick(() => this.app.workspace.getLeaf('tab').openFile(file)));
			menu.addItem((item) => item.setTitle('Delete').setIcon('trash-2').setSection('danger').setWarning(true).onClick(() => this.app.fileManager.trashFile(file)));
			this.app.workspace.trigger('file-menu', menu, file, 'file-explorer-context-menu', this.leaf);
			menu.showAtMouseEvent(event);
		});
	}

	private async createNote(): Promise<void> {
		let path = 'Untitled.md';
		for (let number = 1; this.app.vault.getAbstractFileByPath(path) !== null; number += 1) path = `Untitled ${number}.md`;
		await this.app.workspace.getLeaf('tab').openFile(await this.app.vault.create(path, ''));
	}
}

function bind(el: HTMLElement, run: (event: Event) => void): void {
	el.addEventListener('click', run);
	el.addEventListener('keydown', (event) => { if (event.key === 'Enter') run(event); });
}
