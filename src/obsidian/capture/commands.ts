import type { Command } from 'obsidian';
import { emptyDraft, filledParts, type Draft, type DraftLink, type DraftPart } from '../../core/draft';
import { addLink } from '../../core/edit/edit-entry';
import { styleOf } from '../../core/conventions';
import { kindOfSource, type Entry } from '../../core/entry';
import type { Located } from '../../core/log';
import type { Note } from '../../core/note';
import { textOf } from '../../core/text';
import { currentEntry } from '../entry/current-entry';
import { entryByHeading, setStar } from '../entry-actions';
import { begin, say } from '../notices';
import type { Shell } from '../shell';
import { today } from '../today';
import { CaptureModal } from './capture-modal';
import { EditedNote } from './edited-note';
import { readClipboard } from './fields';
import { KeptDrafts, type KeptDraft } from './kept-drafts';
import { LinkModal } from './link-modal';
import { NewNote } from './new-note';
import type { Offer } from './offer';
import { recognised } from '../details/details';
import { proposeFor } from '../details/session';
import { readPasted } from './pasted';
import { currentPath } from './targets';

/** Making paper notes, and changing the one under the cursor. */
export function captureCommands(shell: Shell): readonly Command[] {
	const onEntry = (id: string, name: string, icon: string, run: (note: Note, entry: Located<Entry>) => void): Command => ({
		id, name, icon,
		checkCallback: (checking) => {
			const found = entryAtCursor(shell);
			if (!found) return false;
			if (!checking) run(found.note, found.entry);
			return true;
		},
	});
	return [
		{ id: 'new-note', name: 'New paper note', icon: 'file-plus', callback: () => openNew(shell) },
		{ id: 'new-note-from-url', name: 'New paper note from URL', icon: 'link', callback: () => openNew(shell, null, true) },
		{ id: 'new-note-from-clipboard', name: 'New paper note from clipboard', icon: 'clipboard-plus', callback: () => begin(newFromClipboard(shell)) },
		{
			id: 'new-note-from-selection', name: 'New paper note from selection', icon: 'text-cursor-input',
			editorCheckCallback: (checking, editor) => {
				const selected = editor.getSelection() || editor.getLine(editor.getCursor().line);
				const pasted = readPasted(selected);
				if (!pasted) return false;
				if (!checking) openNew(shell, pasted);
				return true;
			},
		},
		onEntry('edit-note', 'Edit paper note', 'pencil', (note, entry) => openEdit(shell, note, entry)),
		onEntry('toggle-star', 'Toggle star', 'star', (note, { block }) => {
			begin(setStar(shell, note.path, textOf(block.text, block.heading), !block.starred));
		}),
		onEntry('add-link', 'Add link', 'link', (note, { block }) => {
			const heading = textOf(block.text, block.heading);
			new LinkModal(shell, (link) => begin(writeLink(shell, note.path, heading, link))).open();
		}),
	];
}

/** The entry that the cursor stands in, its heading or its body; null where there is none, and in reading mode. */
export function entryAtCursor(shell: Shell): { note: Note; entry: Located<Entry> } | null {
	const current = currentEntry(shell);
	if (!current) return null;
	const { editor, note, entry } = current;
	const { from, block } = entry;
	const at = editor.posToOffset(editor.getCursor());
	return at <= from + Math.max(block.heading[1], block.body[1]) ? { note, entry } : null;
}

async function writeLink(shell: Shell, path: string, heading: string, link: DraftLink): Promise<void> {
	await shell.notes.change(path, (note) => {
		const entry = entryByHeading(note, heading);
		if (typeof entry === 'string') return entry;
		const edits = addLink(note, entry, link, styleOf(note, shell.config(), entry.from));
		return edits.length > 0 ? edits : 'Nothing was written: the link would not be read as one at this place. Add it in the note itself.';
	}, { done: `Link added in ${path}.` });
}

async function newFromClipboard(shell: Shell): Promise<void> {
	const text = await readClipboard(activeWindow);
	const pasted = text === null ? null : readPasted(text);
	if (!pasted) say(text === null ? 'The clipboard cannot be read here. Paste into the form instead.' : 'There is no URL in the clipboard.');
	openNew(shell, pasted);
}

/** What a new note is about. */
export interface Given {
	readonly title: string;
	readonly url: string;
	/** Words of the page: quoted in a discussion, a summary otherwise. */
	readonly text?: string;
	/** Whether another app or a web page handed it over: then nobody is asked about it without a press. */
	readonly handedOver?: boolean;
}

/** Opens the form of a new note. Words of a form that was left unfinished are brought back, or offered where others are at hand. */
export function openNew(shell: Shell, given: Given | null = null, atUrl = false): void {
	const drafts = new KeptDrafts(shell.app);
	const unfinished = drafts.all().find(({ entry }) => entry === null) ?? null;
	const fresh: Begun = { draft: { ...emptyDraft, date: today() }, quote: '', made: ['date'], mayAsk: true };
	if (!given) {
		open(shell, unfinished ?? fresh, unfinished && startAnew(shell, fresh), atUrl);
		return;
	}
	const begun = beginWith(shell, given);
	if (unfinished && unfinished.draft.url.trim() === begun.draft.url) {
		open(shell, unfinished, startAnew(shell, begun));
		return;
	}
	open(shell, begun, unfinished && {
		text: `Unfinished: ${unfinished.draft.title.trim() || unfinished.draft.url.trim() || 'a note without title'}.`,
		action: 'Go on with it', discards: false, run: () => open(shell, unfinished, null),
	});
}

/** What a form begins with: anew, or what was kept of one. */
interface Begun {
	readonly draft: Draft;
	readonly quote: string;
	/** The parts that nobody typed. */
	readonly made: readonly DraftPart[];
	readonly mayAsk: boolean;
}

/** The draft of what is given, as far as nobody has to be asked. */
function beginWith(shell: Shell, { title, url, text = '', handedOver = false }: Given): Begun {
	const proposed = proposeFor(shell, recognised(url)).draft;
	const isThread = kindOfSource(proposed.source) === 'discussion';
	// The title of a page is its own word, not the person's.
	const made = filledParts(proposed).filter((part) => part !== 'title' || title === '' || handedOver);
	if (handedOver && !made.includes('title')) made.push('title');
	return {
		draft: { ...proposed, title: title || proposed.title, keywords: [], summary: isThread ? '' : text },
		quote: isThread ? text : '', made, mayAsk: !handedOver,
	};
}

function startAnew(shell: Shell, begun: Begun): Offer {
	return { text: 'This is what you typed before.', action: 'Discard it', discards: true, run: () => open(shell, begun, null) };
}

function open(shell: Shell, begun: Begun | KeptDraft, offer: Offer | null, atUrl = false): void {
	const kept = 'made' in begun ? null : begun;
	const { made = [], mayAsk = true } = 'made' in begun ? begun : {};
	const task = new NewNote(shell, currentPath(shell.app), kept?.target ?? null);
	new CaptureModal(shell, { task, draft: begun.draft, quote: begun.quote, made, mayAsk, asksNow: kept === null && mayAsk, kept, entry: null, offer, atUrl }).open();
}

/** Opens the form of an entry, with what was typed into it before and not written. */
export function openEdit(shell: Shell, note: Note, entry: Located<Entry>): void {
	const task = new EditedNote(shell, note, entry);
	const place = { path: note.path, heading: task.heading };
	const kept = new KeptDrafts(shell.app).all().find((other) => other.entry?.path === place.path && other.entry.heading === place.heading) ?? null;
	const openWith = (draft: Draft, from: KeptDraft | null): void => new CaptureModal(shell, {
		task, draft, kept: from, entry: place,
		offer: from && { text: 'This is what you typed before.', action: 'Discard it', discards: true, run: () => openWith(task.before, null) },
	}).open();
	openWith(kept?.draft ?? task.before, kept);
}
