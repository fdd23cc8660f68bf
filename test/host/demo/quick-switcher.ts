import type * as Api from 'obsidian';
import { FuzzySuggestModal } from '../suggest-modal';

/** Finds a note by its name. */
export class QuickSwitcher extends FuzzySuggestModal<Api.TFile> {
	constructor(app: Api.App) {
		super(app);
		this.setPlaceholder('Find a note…');
		this.setInstructions([{ command: '↑↓', purpose: 'to navigate' }, { command: '↵', purpose: 'to open' }, { command: 'esc', purpose: 'to dismiss' }]);
	}

	getItems(): Api.TFile[] {
		return this.app.vault.getMarkdownFiles();
	}

	getItemText(file: Api.TFile): string {
		return file.path.replace(/\.md$/, '');
	}

	onChooseItem(file: Api.TFile): void {
		void this.app.workspace.getLeaf(false).openFile(file, { active: true });
	}
}
