import { Menu, type PaneType } from 'obsidian';
import { escapeText, tidyUrl } from '../../core/print/escape';
import { isSafeUrl } from '../../core/identity';
import type { LibraryEntry } from '../../core/library';
import { printLink } from '../../core/print/link-print';
import { counted } from '../../core/rules/shown';
import { begin } from '../notices';
import type { RowActions, Selecting } from './row-actions';
import type { SelectionActions } from './selection-bar';

/** What the menus ask for. */
interface MenuActions extends Pick<RowActions, 'open' | 'star' | 'isStarred'>, Pick<SelectionActions, 'starAll' | 'addKeyword' | 'copyAll' | 'exportAll'> {
	show(entry: LibraryEntry, newLeaf?: PaneType): Promise<void>;
	edit(entry: LibraryEntry): Promise<void>;
	addLink(entry: LibraryEntry): void;
	removeKeyword(entry: LibraryEntry, keyword: string): void;
	/** @param status empty to take it away. */
	setStatus(entries: readonly LibraryEntry[], status: string): void;
	copyMarkdown(entries: readonly LibraryEntry[]): Promise<void>;
	copyBibtex(entry: LibraryEntry): Promise<void>;
	copyKey(entry: LibraryEntry): Promise<void>;
	/** @param done what is said then. */
	copyText(text: string, done: string): Promise<void>;
}

export interface EntryMenuOptions {
	readonly actions: MenuActions;
	/** The names that a status may have. */
	readonly statuses: readonly string[];
	readonly event: MouseEvent | KeyboardEvent;
	/** What the menu belongs to, where no pointer says where to open it. */
	readonly target: HTMLElement;
	readonly selecting: Selecting;
}

/** What can be done with several entries at once: those of the bar above the list, at the pointer. */
export function showSelectionMenu(entries: readonly LibraryEntry[], { actions, statuses, event, target, selecting }: EntryMenuOptions): void {
	const menu = new Menu();
	const add = (section: string, icon: string, title: string, run: () => void): void => {
		menu.addItem((item) => item.setSection(section).setIcon(icon).setTitle(title).onClick(run));
	};
	const starred = entries.every((entry) => actions.isStarred(entry));
	const count = counted(entries.length, 'entry', 'entries');
	add('note', 'check', 'Deselect', selecting.toggle);
	add('change', starred ? 'star-off' : 'star', `${starred ? 'Remove stars of' : 'Star'} ${count}`, () => actions.starAll(entries, !starred));
	add('change', 'tag', `Add keyword to ${count}…`, () => actions.addKeyword(entries));
	addStatuses(menu, entries, statuses, (status) => actions.setStatus(entries, status));
	add('copy', 'copy', `Copy ${count} as Markdown`, () => actions.copyAll(entries));
	add('copy', 'share', `Export ${count}…`, () => actions.exportAll(entries));
	showMenu(menu, event, target);
}

/** Everything that can be done with an entry. */
export function showEntryMenu(entry: LibraryEntry, { actions, statuses, event, target, selecting }: EntryMenuOptions): void {
	const menu = new Menu();
	const add = (section: string, icon: string, title: string, run: () => void): void => {
		menu.addItem((item) => item.setSection(section).setIcon(icon).setTitle(title).onClick(run));
	};
	if (isSafeUrl(entry.url)) add('open', 'external-link', 'Open paper', () => actions.open(entry.url));
	for (const { label, url } of entry.links) {
		if (isSafeUrl(url) && url !== entry.url) add('open', 'link', `Open ${label}`, () => actions.open(url));
	}
	add('note', 'file-text', 'Show in note', () => begin(actions.show(entry)));
	add('note', 'file-plus', 'Show in new tab', () => begin(actions.show(entry, 'tab')));
	add('note', 'check', selecting.selected ? 'Deselect' : 'Select', selecting.toggle);
	add('change', 'pencil', 'Edit paper note…', () => begin(actions.edit(entry)));
	const starred = actions.isStarred(entry);
	add('change', starred ? 'star-off' : 'star', starred ? 'Remove star' : 'Add star', () => actions.star(entry, !starred));
	add('change', 'tag', 'Add keyword…', () => actions.addKeyword([entry]));
	add('change', 'link', 'Add link…', () => actions.addLink(entry));
	for (const keyword of new Set(entry.keywords)) add('keyword', 'x', `Remove keyword ${keyword}`, () => actions.removeKeyword(entry, keyword));
	addStatuses(menu, [entry], statuses, (status) => actions.setStatus([entry], status));
	add('copy', 'copy', 'Copy as Markdown', () => begin(actions.copyMarkdown([entry])));
	add('copy', 'quote', 'Copy as BibTeX', () => begin(actions.copyBibtex(entry)));
	add('copy', 'key', 'Copy citation key', () => begin(actions.copyKey(entry)));
	if (entry.url !== '') {
		add('copy', 'link', 'Copy URL', () => begin(actions.copyText(entry.url, 'URL copied.')));
		add('copy', 'link-2', 'Copy as link', () => begin(actions.copyText(printLink(escapeText(entry.title), tidyUrl(entry.url), 'plain'), 'Link copied.')));
	}
	showMenu(menu, event, target);
}

/** The names that a status may have, and those that the entries have; the one that all of them have is checked, and choosing it takes it away. */
export function addStatuses(menu: Menu, entries: readonly LibraryEntry[], statuses: readonly string[], choose: (status: string) => void): void {
	const names = new Map(statuses.map((status) => [status.toLowerCase(), status]));
	for (const { status } of entries) if (status !== null && !names.has(status.toLowerCase())) names.set(status.toLowerCase(), status);
	for (const status of names.values()) {
		const same = entries.every((entry) => entry.status?.toLowerCase() === status.toLowerCase());
		menu.addItem((item) => item.setSection('status').setIcon('circle-dot').setTitle(`Status: ${status}`).setChecked(same)
			.onClick(() => choose(same ? '' : status)));
	}
}

/** Shows a menu at the pointer; below what it belongs to, where a key or a screen reader pressed it. */
export function showMenu(menu: Menu, event: MouseEvent | KeyboardEvent, target: HTMLElement): void {
	if (event.instanceOf(MouseEvent) && (event.clientX !== 0 || event.clientY !== 0)) menu.showAtMouseEvent(event);
	else {
		const { left, bottom } = target.getBoundingClientRect();
		menu.showAtPosition({ x: left, y: bottom }, target.doc);
	}
}
