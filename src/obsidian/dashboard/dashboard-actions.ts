import { Component, Keymap, MarkdownRenderer, MarkdownView, Menu, type App, type HoverParent, type PaneType, type WorkspaceLeaf } from 'obsidian';
import { styleOf } from '../../core/conventions';
import type { Entry } from '../../core/entry';
import { addLink } from '../../core/edit/edit-entry';
import { addKeywordEdits, fieldEdits, removeKeywordEdits, starEdits } from '../../core/edit/entry-edits';
import { bibtex } from '../../core/export/bibtex';
import { isSafeUrl } from '../../core/identity';
import type { LibraryEntry } from '../../core/library';
import type { Located } from '../../core/log';
import type { Note } from '../../core/note';
import type { Style } from '../../core/style';
import { positionAt, textOf, withLineFeeds, type Edit } from '../../core/text';
import { openEdit } from '../capture/commands';
import { LinkModal } from '../capture/link-modal';
import { openUrl } from '../editor/widgets';
import { KeywordModal } from '../entry/keyword-modal';
import { entryByHeading } from '../entry-actions';
import { begin, say } from '../notices';
import { ExportModal } from '../hand-out/export-modal';
import { printEntries } from '../hand-out/print-entries';
import type { Shell } from '../shell';
import { addStatuses, showEntryMenu, showMenu, showSelectionMenu } from './entry-menu';
import { followLinks } from './rendered-links';
import type { RowActions, Selecting } from './row-actions';
import type { SelectionActions } from './selection-bar';

/** The view that acts: its window and its children. */
export interface ActingView extends HoverParent {
	readonly owner: Component;
	draw(): void;
}

/** Where pointer previews come from, as the settings of the page preview name it. */
export const hoverSource = 'ml-watch-dashboard';

/** How long a change that is being written is shown before the note says so itself, in milliseconds. */
const pendingTime = 3000;

/** The edits for an entry as it stands in its note now, or why there are none. */
type EntryEdits = (located: Located<Entry>, style: Style, note: Note) => readonly Edit[] | string;

/** What the dashboard does. Every change goes through the note's text: an entry is found again by its heading line, or nothing is written. */
export class DashboardActions implements RowActions, SelectionActions {
	private readonly app: App;
	private readonly pending = new Map<string, { readonly starred: boolean; readonly until: number }>();

	constructor(private readonly shell: Shell, private readonly view: ActingView) {
		this.app = shell.app;
	}

	open(url: string): void {
		if (isSafeUrl(url)) openUrl(url);
		else say(url === '' ? 'There is no URL to open.' : `Not opened: ${url} is no web address.`);
	}

	jump(place: Pick<LibraryEntry, 'path' | 'heading' | 'line'>, event: MouseEvent | KeyboardEvent): void {
		begin(this.show(place, Keymap.isModEvent(event)));
	}

	/** Shows an entry in its note: in the leaf that has it open, else in the one last used, or a new one. */
	async show({ path, heading, line }: Pick<LibraryEntry, 'path' | 'heading' | 'line'>, newLeaf: PaneType | boolean = false): Promise<void> {
		const { vault, workspace } = this.app;
		const file = vault.getFileByPath(path);
		if (!file) {
			say(`There is no note ${path}.`);
			return;
		}
		const note = await this.shell.notes.read(path);
		const eState = { line: note ? lineOf(note, heading) ?? line : line };
		const open = newLeaf === false ? this.leafOf(path) : null;
		if (!open) {
			await workspace.getLeaf(newLeaf).openFile(file, { active: true, eState });
			return;
		}
		await open.loadIfDeferred();
		workspace.setActiveLeaf(open, { focus: true });
		open.setEphemeralState(eState);
	}

	preview(entry: LibraryEntry, event: MouseEvent): void {
		this.app.workspace.trigger('hover-link', {
			event, source: hoverSource, hoverParent: this.view, targetEl: event.currentTarget, linktext: entry.path, state: { scroll: entry.line },
		});
	}

	isStarred(entry: LibraryEntry): boolean {
		const pending = this.pending.get(entry.key);
		if (!pending) return entry.starred;
		if (pending.starred !== entry.starred && performance.now() < pending.until) return pending.starred;
		this.pending.delete(entry.key);
		return entry.starred;
	}

	star(entry: LibraryEntry, starred: boolean): void {
		this.pending.set(entry.key, { starred, until: performance.now() + pendingTime });
		this.view.draw();
		begin(this.change([entry], (located, style) => starEdits(located, starred, style), starred ? 'Star added' : 'Star removed').then((written) => {
			if (written) return;
			this.pending.delete(entry.key);
			this.view.draw();
		}));
	}

	starAll(entries: readonly LibraryEntry[], starred: boolean): void {
		begin(this.change(entries, (located, style) => starEdits(located, starred, style), starred ? 'Stars added' : 'Stars removed'));
	}

	addKeyword(entries: readonly LibraryEntry[]): void {
		const [only] = entries;
		new KeywordModal(this.shell, entries.length === 1 ? only!.keywords : [], (keyword) => {
			begin(this.change(entries, (located, { lineEnding }) => addKeywordEdits(located, keyword.replace(/;/g, '\\;'), lineEnding), `Keyword ${keyword} added`));
		}).open();
	}

	addLink(entry: LibraryEntry): void {
		new LinkModal(this.shell, (link) => {
			begin(this.change([entry], (located, style, note) => {
				const edits = addLink(note, located, link, style);
				return edits.length > 0 ? edits : 'Nothing was written: the link would not be read as one at this place. Add it in the note itself.';
			}, 'Link added'));
		}).open();
	}

	/** Opens the form of the entry. */
	async edit(entry: LibraryEntry): Promise<void> {
		const found = await this.find(entry);
		if (found) openEdit(this.shell, found.note, found.located);
	}

	async copyBibtex(entry: LibraryEntry): Promise<void> {
		const { text, entries } = await printEntries(this.shell, [entry], bibtex);
		if (entries > 0) await copy(text, 'Entry copied as BibTeX.');
		else sayNotCopied(entry);
	}

	/** The key of the entry's record, as every export of BibTeX gives it. */
	async copyKey(entry: LibraryEntry): Promise<void> {
		const { text } = await printEntries(this.shell, [entry], bibtex);
		const key = /^@\w+\{([^,]+),/.exec(text)?.[1];
		if (key === undefined) sayNotCopied(entry);
		else await copy(key, `Citation key ${key} copied.`);
	}

	removeKeyword(entry: LibraryEntry, keyword: string): void {
		begin(this.change([entry], (located) => removeKeywordEdits(located, keyword), `Keyword ${keyword} removed`));
	}

	setStatus(entries: readonly LibraryEntry[], status: string): void {
		begin(this.change(entries, (located, { lineEnding }) => fieldEdits(located, 'Status', status, lineEnding), status === '' ? 'Status removed' : `Status set to ${status}`));
	}

	chooseStatus(entries: readonly LibraryEntry[], event: MouseEvent): void {
		const menu = new Menu();
		addStatuses(menu, entries, this.shell.config().statuses, (status) => this.setStatus(entries, status));
		showMenu(menu, event, event.currentTarget as HTMLElement);
	}

	copyAll(entries: readonly LibraryEntry[]): void {
		begin(this.copyMarkdown(entries));
	}

	exportAll(entries: readonly LibraryEntry[]): void {
		new ExportModal(this.shell, { entries }).open();
	}

	async copyMarkdown(entries: readonly LibraryEntry[]): Promise<void> {
		const blocks: string[] = [];
		for (const entry of entries) {
			const note = await this.shell.notes.read(entry.path);
			const located = note && shownEntry(note, entry);
			if (located) blocks.push(entryText(located.block));
			else sayNotCopied(entry);
		}
		if (blocks.length > 0) await copy(`${blocks.join('\n\n')}\n`, blocks.length === 1 ? 'Entry copied.' : `${blocks.length} entries copied.`);
	}

	async copyText(text: string, done: string): Promise<void> {
		await copy(text, done);
	}

	menu(entry: LibraryEntry, event: MouseEvent | KeyboardEvent, target: HTMLElement, selecting: Selecting): void {
		const options = { actions: this, statuses: this.shell.config().statuses, event, target, selecting };
		const together = selecting.selected ? selecting.all() : [];
		if (together.length > 1) showSelectionMenu(together, options);
		else showEntryMenu(entry, options);
	}

	render(entry: LibraryEntry, element: HTMLElement): () => void {
		const component = this.view.owner.addChild(new Component());
		// What is seen stays until what follows is rendered: a row would jump while its note is typed in.
		const part = createDiv();
		let gone = false;
		const isGone = (): boolean => gone;
		followLinks(this.view, component, { app: this.app, element: part, path: entry.path, source: hoverSource });
		begin(this.shell.notes.read(entry.path).then(async (note) => {
			if (!note || isGone()) return;
			const located = shownEntry(note, entry);
			const text = located ? textOf(located.block.text, located.block.body).trim() : '';
			if (text === '') part.setText(located ? 'Nothing stands below the heading.' : `The entry is no longer in ${entry.path} as it was shown.`);
			else await MarkdownRenderer.render(this.app, text, part, entry.path, component);
			if (!isGone()) element.replaceChildren(part);
		}));
		return () => {
			gone = true;
			this.view.owner.removeChild(component);
		};
	}

	/** An entry as it stands in its note now; null, and a notice that says why, where it cannot be told. */
	private async find({ path, heading }: LibraryEntry): Promise<{ note: Note; located: Located<Entry> } | null> {
		const note = await this.shell.notes.read(path);
		const located = note ? entryByHeading(note, heading) : `There is no note ${path}.`;
		if (note && typeof located !== 'string') return { note, located };
		if (typeof located === 'string') say(located);
		return null;
	}

	/** Changes entries, whichever notes they stand in, with one notice and one way back. */
	private async change(entries: readonly LibraryEntry[], edits: EntryEdits, done: string): Promise<boolean> {
		const byPath = new Map<string, LibraryEntry[]>();
		for (const entry of entries) byPath.set(entry.path, [...byPath.get(entry.path) ?? [], entry]);
		const changes = [...byPath].map(([path, own]) => ({
			path,
			plan: (note: Note): readonly Edit[] | string => {
				const style = styleOf(note, this.shell.config());
				const planned = own.map(({ heading }) => {
					const located = entryByHeading(note, heading);
					return typeof located === 'string' ? located : edits(located, style, note);
				});
				return planned.find((part) => typeof part === 'string') ?? planned.flatMap((part) => (typeof part === 'string' ? [] : part));
			},
		}));
		const written = await this.shell.notes.changeMany(changes, (paths) => `${done} in ${paths.length === 1 ? paths[0]! : `${paths.length} notes`}.`);
		return written.length > 0;
	}

	private leafOf(path: string): WorkspaceLeaf | null {
		const recent = this.app.workspace.getMostRecentLeaf();
		if (recent?.view instanceof MarkdownView && recent.view.file?.path === path) return recent;
		return this.app.workspace.getLeavesOfType('markdown').find((leaf) => leaf.getViewState().state?.file === path) ?? null;
	}
}

/** An entry to be read, where the library saw it: of several with one heading the very one. */
function shownEntry(note: Note, { heading, ordinal }: LibraryEntry): Located<Entry> | null {
	const there = note.log.entries[ordinal];
	if (there && textOf(there.block.text, there.block.heading) === heading) return there;
	const found = entryByHeading(note, heading);
	return typeof found === 'string' ? null : found;
}

function sayNotCopied({ path, title }: LibraryEntry): void {
	say(`“${title}” was not copied: it is no longer in ${path} as it was shown.`);
}

/** The line of a heading that stands in a note exactly once. */
function lineOf(note: Note, heading: string): number | null {
	const located = entryByHeading(note, heading);
	return typeof located === 'string' ? null : positionAt(note.lineStarts, located.from + located.block.heading[0]).line;
}

/** Heading and body, without the comment lines above and what follows. */
function entryText({ text, heading, body }: Entry): string {
	return withLineFeeds(text.slice(heading[0], Math.max(heading[1], body[1])));
}

async function copy(text: string, done: string): Promise<void> {
	await navigator.clipboard.writeText(text);
	say(done);
}
