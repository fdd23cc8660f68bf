import { ConfirmationModal, type App } from 'obsidian';
import type { IndexBuild, IndexReport, LeftOut } from '../../core/index-note';
import { counted } from '../../core/rules/shown';
import { showDifference } from '../difference-view';
import { changesOf } from './changes';

type Change = Extract<IndexBuild, { kind: 'change' }>;

/** Rows of a list that are made at once. */
const mostRows = 200;

/**
 * Shows what a build would write before it is written: the first one, one that takes many entries away, one that would drop words
 * which a person wrote into the index.
 * @returns whether the person wants it; closing the dialog in any other way means no.
 */
export function reviewBuild(app: App, path: string, build: Change): Promise<boolean> {
	return new Promise((resolve) => {
		let wanted = false;
		const modal = new ConfirmationModal(app);
		modal.addClass('ml-watch-review');
		modal.setTitle(titleOf(build));
		for (const sentence of sentencesOf(path, build)) modal.contentEl.createEl('p', { text: sentence });
		if (build.handEdit) showDifference(modal.contentEl, build.handEdit.current.trim(), build.handEdit.built.trim());
		listSources(modal.contentEl, build.report);
		listLeftOut(modal.contentEl, build.report.leftOut);
		modal.addButton((button) => {
			button.setButtonText(build.handEdit ? 'Drop these words and build' : 'Build index').onClick(() => void (wanted = true));
			// Enter does what loses nothing.
			if (build.handEdit || build.confirm === 'removal') button.setDestructive();
			else button.setCta().setInitialFocus();
		});
		modal.addButton((button) => {
			button.setButtonText(build.handEdit ? 'Keep these words' : 'Cancel').setCancel();
			if (build.handEdit || build.confirm === 'removal') button.setInitialFocus();
		});
		modal.setCloseCallback(() => resolve(wanted));
		modal.open();
	});
}

function titleOf({ handEdit, confirm }: Change): string {
	if (handEdit) return 'The index was changed by hand';
	return confirm === 'removal' ? 'Many entries would go' : 'Build index';
}

function sentencesOf(path: string, { handEdit, confirm, report }: Change): string[] {
	const entries = counted(report.entries, 'entry', 'entries');
	const sentences: string[] = [];
	if (handEdit) {
		sentences.push(
			'An index is written anew with every build. Words that were changed in it belong into the notes they come from, '
			+ 'or outside of the two markers. What the build would take away is marked with a minus sign.',
		);
	}
	if (confirm === 'removal') sentences.push(`${report.changes.removed} of ${counted(report.changes.before, 'entry', 'entries')} would go from ${path}.`);
	if (confirm === 'first') sentences.push(`${entries} will be copied to ${path}, between two markers. Other words of that note stay as they are.`);
	else sentences.push(`${entries}: ${changesOf(report.changes)}.`);
	return sentences;
}

function listSources(parent: HTMLElement, { sources, repeats }: IndexReport): void {
	if (sources.length === 0) return;
	const details = fold(parent, `From ${counted(sources.length, 'note')}`);
	details.open = true;
	const list = details.createEl('ul');
	for (const { path, entries } of sources.slice(0, mostRows)) list.createEl('li', { text: `${path}: ${entries}` });
	if (sources.length > mostRows) list.createEl('li', { text: `And ${sources.length - mostRows} more notes` });
	if (repeats > 0) details.createEl('p', { text: `${counted(repeats, 'entry', 'entries')} stand in several notes and are shown once.` });
}

function listLeftOut(parent: HTMLElement, leftOut: readonly LeftOut[]): void {
	if (leftOut.length === 0) return;
	const list = fold(parent, `Left out: ${leftOut.length}`).createEl('ul');
	for (const { path, message, text } of leftOut.slice(0, mostRows)) {
		const row = list.createEl('li', { text: `${path}: ${message}` });
		row.createDiv({ cls: 'ml-watch-review-line', text });
	}
	if (leftOut.length > mostRows) list.createEl('li', { text: `And ${leftOut.length - mostRows} more` });
}

function fold(parent: HTMLElement, summary: string): HTMLDetailsElement {
	const details = parent.createEl('details', { cls: 'ml-watch-review-part' });
	details.createEl('summary', { text: summary });
	return details;
}
