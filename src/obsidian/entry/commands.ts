import type { Command } from 'obsidian';
import { contentEnd, styleOf } from '../../core/conventions';
import { isoDate, type LogDate } from '../../core/date';
import { draftOf } from '../../core/draft';
import { editEntry } from '../../core/edit/edit-entry';
import type { Entry } from '../../core/entry';
import { addKeywordEdits } from '../../core/edit/entry-edits';
import { bibtex } from '../../core/export/bibtex';
import { isSafeUrl } from '../../core/identity';
import type { Located } from '../../core/log';
import { decode } from '../../core/markdown';
import { lineEndingOf, lineStart, textOf, type Span } from '../../core/text';
import { openUrl } from '../editor/widgets';
import { piecesOf } from '../editor/entry-pieces';
import { printEntry } from '../hand-out/print-entries';
import { begin, say } from '../notices';
import type { Shell } from '../shell';
import { currentEntry, currentLog, sameEntry, type CurrentEntry } from './current-entry';
import { DateModal } from './date-modal';
import { extractedNote, extractEntry, putBackEntry } from './extract';
import { setFolds } from './folds';
import { KeywordModal } from './keyword-modal';

/** Moving among entries, and what can be done with the one under the cursor. */
export function entryCommands(shell: Shell): readonly Command[] {
	const onEntry = (id: string, name: string, icon: string, run: (entry: CurrentEntry) => void, fits = (_entry: CurrentEntry): boolean => true): Command => ({
		id, name, icon,
		editorCheckCallback: (checking) => {
			const entry = currentEntry(shell);
			if (!entry || !fits(entry)) return false;
			if (!checking) run(entry);
			return true;
		},
	});
	const inEditor = (id: string, name: string, icon: string, run: () => void): Command => ({
		id, name, icon,
		editorCallback: () => run(),
	});
	return [
		{ ...inEditor('next-entry', 'Go to next entry', 'chevron-down', () => goToEntry(shell, 1)), repeatable: true },
		{ ...inEditor('previous-entry', 'Go to previous entry', 'chevron-up', () => goToEntry(shell, -1)), repeatable: true },
		onEntry('select-entry', 'Select entry', 'text-select', selectEntry),
		inEditor('fold-entries', 'Fold all entries', 'chevrons-down-up', () => foldEntries(shell, true)),
		inEditor('unfold-entries', 'Unfold all entries', 'chevrons-up-down', () => foldEntries(shell, false)),
		onEntry('add-keyword', 'Add keyword', 'tag', (entry) => addKeyword(shell, entry)),
		onEntry('move-entry', 'Move entry to date…', 'calendar-days', (entry) => moveEntry(shell, entry)),
		onEntry('extract-entry', 'Extract entry to its own note', 'file-output', (entry) => begin(extractEntry(shell, entry))),
		onEntry('put-back-entry', 'Put extracted words back into entry', 'file-input', (entry) => begin(putBackEntry(shell, entry)), (entry) => extractedNote(shell, entry) !== null),
		onEntry('copy-entry', 'Copy entry as Markdown', 'copy', (entry) => begin(copyEntry(entry))),
		onEntry('copy-entry-bibtex', 'Copy entry as BibTeX', 'copy', (entry) => begin(copyBibtex(shell, entry))),
		onEntry('open-entry-link', 'Open link of entry at cursor', 'external-link', openLink),
	];
}

/** From the heading to the end of what was written in the entry, in offsets of the note. */
function spanOf({ block, from }: Located<Entry>): Span {
	return [from + lineStart(block.text, block.heading[0]), from + contentEnd(block)];
}

function goToEntry(shell: Shell, step: 1 | -1): void {
	const log = currentLog(shell);
	if (!log) return;
	const { editor, note } = log;
	const cursor = editor.posToOffset(editor.getCursor());
	const starts = note.log.entries.map((entry) => spanOf(entry)[0]);
	const target = step === 1 ? starts.find((start) => start > cursor) : starts.filter((start) => start < cursor).at(-1);
	if (target === undefined) {
		say(starts.length === 0 ? 'There are no entries in this note.' : step === 1 ? 'This is the last entry.' : 'This is the first entry.');
		return;
	}
	const position = editor.offsetToPos(target);
	editor.setCursor(position);
	editor.scrollIntoView({ from: position, to: position }, true);
}

function selectEntry({ editor, entry }: CurrentEntry): void {
	const [from, to] = spanOf(entry);
	editor.setSelection(editor.offsetToPos(from), editor.offsetToPos(to));
}

function foldEntries(shell: Shell, folded: boolean): void {
	const log = currentLog(shell);
	if (!log) return;
	const ranges = log.note.log.entries.flatMap((entry) => {
		const from = entry.from + entry.block.heading[1];
		const to = entry.from + contentEnd(entry.block);
		return to > from ? [{ from, to }] : [];
	});
	if (!setFolds(log.editor, ranges, folded)) say('This editor cannot fold.');
}

function addKeyword(shell: Shell, seen: CurrentEntry): void {
	const { block } = seen.entry;
	const present = block.keywords.map(({ span }) => textOf(block.text, span));
	new KeywordModal(shell, present, (keyword) => begin(shell.notes.change(seen.note.path, (note) => {
		const entry = sameEntry(seen, note);
		return typeof entry === 'string' ? entry : addKeywordEdits(entry, keyword.replace(/;/g, '\\;'), lineEndingOf(note.text));
	}, { done: `Keyword added: ${keyword}.` }))).open();
}

function moveEntry(shell: Shell, seen: CurrentEntry): void {
	const known = seen.note.log.dates.flatMap(({ date }) => (date ? [date] : []));
	new DateModal(shell, known, (date) => begin(moveTo(shell, seen, date))).open();
}

async function moveTo(shell: Shell, seen: CurrentEntry, date: LogDate): Promise<void> {
	let remark: string | null = null;
	await shell.notes.change(seen.note.path, (note) => {
		const entry = sameEntry(seen, note);
		if (typeof entry === 'string') return entry;
		const changed = editEntry(note, entry, { ...draftOf(entry), date }, styleOf(note, shell.config(), entry.from));
		if ('refusal' in changed) return changed.refusal;
		remark = changed.message;
		return changed.edits.length > 0 ? changed.edits : `The entry stands under ${isoDate(date)} already.`;
	}, { done: () => [`Entry moved to ${isoDate(date)}.`, remark].filter((part) => part !== null).join(' ') });
}

async function copyEntry({ note, entry }: CurrentEntry): Promise<void> {
	await navigator.clipboard.writeText(textOf(note.text, spanOf(entry)));
	say('Entry copied as Markdown.');
}

async function copyBibtex(shell: Shell, { note, entry }: CurrentEntry): Promise<void> {
	await navigator.clipboard.writeText(await printEntry(shell, note, entry, bibtex));
	say('Entry copied as BibTeX.');
}

/** The link item at the cursor, else the title's link. */
function openLink({ editor, entry: { block, from } }: CurrentEntry): void {
	const at = editor.posToOffset(editor.getCursor()) - from;
	const links = piecesOf(block).flatMap((piece) => (piece.kind === 'link' ? [piece] : []));
	const item = links.find(({ span }) => span[0] <= at && at <= span[1]);
	const url = item?.url ?? titleUrl(block);
	if (url === null) say('This entry has no link that can be opened.');
	else openUrl(url);
}

function titleUrl(block: Entry): string | null {
	const url = decode(textOf(block.text, block.url));
	return isSafeUrl(url) ? url : null;
}
