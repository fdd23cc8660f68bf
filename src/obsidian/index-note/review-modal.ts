import { ConfirmationModal, type App } from 'obsidian';
import type { IndexBuild, IndexContents, IndexReport, LeftOut } from '../../core/index-note';
import { counted } from '../../core/rules/shown';
import { showMessage } from '../check/message';
import { showDifference } from '../difference-view';
import { changesOf } from './changes';

type Change = Extract<IndexBuild, { kind: 'change' }>;

/** What a build would do to one note. */
export interface PageChange {
	readonly path: string;
	readonly year: number | null;
	/** Whether the note was not there when the build was planned. */
	readonly isNew: boolean;
	readonly contents: IndexContents;
	readonly build: Change;
}

/** Rows of a list that are made at once. */
const mostRows = 200;

/** More differences than this are folded, and made when they are unfolded. */
const mostOpen = 3;

/**
 * Shows what builds would write before it is written.
 * @returns whether the person wants it; closing the dialog in any other way means no.
 */
export function reviewBuild(app: App, changes: readonly PageChange[]): Promise<boolean> {
	return new Promise((resolve) => {
		let wanted = false;
		const modal = new ConfirmationModal(app);
		const handEdit = changes.some(({ build }) => build.handEdit);
		const loses = handEdit || changes.some(({ build }) => build.confirm === 'removal');
		modal.addClass('ml-watch-review');
		modal.setTitle(handEdit ? 'The index was changed by hand' : loses ? 'Many entries would go' : 'Build index');
		if (handEdit) modal.contentEl.createEl('p', { text: handEditText });
		for (const change of changes) showPage(modal.contentEl, change, changes.length <= mostOpen);
		listLeftOut(modal.contentEl, changes[0]!.build.report.leftOut);
		modal.addButton((button) => {
			button.setButtonText(handEdit ? 'Drop these words and build' : 'Build index').onClick(() => { wanted = true; });
			// Enter does what loses nothing.
			if (loses) button.setDestructive();
			else button.setCta().setInitialFocus();
		});
		modal.addButton((button) => {
			button.setButtonText(handEdit ? 'Keep these words' : 'Cancel').setCancel();
			if (loses) button.setInitialFocus();
		});
		modal.setCloseCallback(() => resolve(wanted));
		modal.open();
	});
}

const handEditText = 'An index is written anew with every build. Words that were changed in it belong in the notes that they come from, '
	+ 'or outside of the two markers. What the build would take away is marked with a minus sign.';

function showPage(parent: HTMLElement, { path, build }: PageChange, open: boolean): void {
	parent.createEl('p', { text: sentenceOf(path, build) });
	const { region, report } = build;
	if (region && open) showDifference(parent, region.current.trim(), region.built.trim());
	else if (region) {
		const details = fold(parent, 'What changes, line by line');
		details.addEventListener('toggle', () => {
			if (details.childElementCount === 1) showDifference(details, region.current.trim(), region.built.trim());
		});
	}
	if (build.confirm === 'first' && open) listSources(parent, report);
}

function sentenceOf(path: string, { confirm, report: { changes, entries } }: Change): string {
	const all = counted(entries, 'entry', 'entries');
	if (confirm === 'first' && entries === 0) return `No entry goes into ${path} yet. Only the two markers would be written, between which the next build puts entries.`;
	if (confirm === 'first') return `${all} will be copied to ${path}, between two markers. Other words of that note stay as they are.`;
	if (confirm === 'removal') return `${changes.removed} of ${counted(changes.before, 'entry', 'entries')} would go from ${path}.`;
	return `${path}, ${all}: ${changesOf(changes)}.`;
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
		const row = list.createEl('li');
		showMessage(row.createSpan({ text: `${path}: ` }), message);
		row.createDiv({ cls: 'ml-watch-review-line', text });
	}
	if (leftOut.length > mostRows) list.createEl('li', { text: `And ${leftOut.length - mostRows} more` });
}

function fold(parent: HTMLElement, summary: string): HTMLDetailsElement {
	const details = parent.createEl('details', { cls: 'ml-watch-review-part' });
	details.createEl('summary', { text: summary });
	return details;
}
