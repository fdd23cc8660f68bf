import { composeEdits } from '../../core/text/compose-edits';
import { styleOf } from '../../core/conventions';
import { draftDifferences, draftOf, type Draft } from '../../core/draft';
import { insertEntries, type ManyInserted, type NewEntry } from '../../core/insert/insert-many';
import { readNote, type Note } from '../../core/note';
import { normaliseDraft } from '../../core/print/normalise';
import { counted } from '../../core/rules/shown';
import { applyEdits, type Edit } from '../../core/text';
import { currentPath, destinationOf, rememberTarget, type Destination, type Target } from '../capture/targets';
import { takeOut, type InboxItem } from '../inbox/read-inbox';
import { say } from '../notices';
import type { Shell } from '../shell';
import { changeVault, type PlannedChange } from '../vault-change';
import type { Batch, BatchRow } from './batch';

type Place = Exclude<Destination, { problem: string }>;

/**
 * Writes the chosen rows of a batch into a note, and takes the lines that they came from out of their inbox: one undo step in one note,
 * else one change of two notes that is written down first. Rows that cannot be written say why.
 * @param inbox the note that the rows come from, null for a list.
 * @returns whether anything was written; where not, a notice has said why.
 */
export async function writeBatch(shell: Shell, batch: Batch, target: Target, inbox: string | null): Promise<boolean> {
	const destination = await destinationOf(shell, target, currentPath(shell.app));
	if ('problem' in destination) {
		say(destination.problem);
		return false;
	}
	const rows = batch.chosen;
	const outcome: Outcome = { refused: new Map(), changed: 0 };
	const written = inbox === null || inbox === destination.path
		? await writeOne(shell, batch, rows, destination, inbox !== null, outcome)
		: await writeTwo(shell, batch, rows, destination, inbox, outcome);
	rows.forEach((row, index) => (row.refusal = outcome.refused.get(index) ?? null));
	if (!written) return false;
	rememberTarget(shell.app, target);
	for (const row of rows) row.written = row.refusal === null;
	if (outcome.changed > 0) say(`${counted(outcome.changed, 'line')} of ${inbox!} changed meanwhile and stayed there.`);
	return true;
}

/** What became of the rows, by their index; made anew by each plan. */
interface Outcome {
	refused: ReadonlyMap<number, string>;
	/** Lines of the inbox that were no longer there as they were read. */
	changed: number;
}

async function writeOne(shell: Shell, batch: Batch, rows: readonly BatchRow[], destination: Place, isInbox: boolean, outcome: Outcome): Promise<boolean> {
	return shell.notes.change(destination.path, (note) => {
		const first = insertRows(shell, batch, rows, note, destination);
		outcome.refused = first.refused;
		if (!isInbox || first.edits.length === 0) return first.edits.length > 0 ? first.edits : refusalOf(first);
		const taken = takeOut(note.text, usedUp(batch, rows, first.refused));
		const left = readNote(note.path, applyEdits(note.text, taken.edits), shell.config());
		const second = insertRows(shell, batch, rows, left, destination);
		outcome.refused = second.refused;
		outcome.changed = taken.changed;
		// Without its lines the note may hold others back: then they all stay.
		return second.refused.size === first.refused.size ? composeEdits(taken.edits, second.edits) : first.edits;
	}, { make: true, done: () => doneOf(rows.length - outcome.refused.size, destination.path) });
}

async function writeTwo(shell: Shell, batch: Batch, rows: readonly BatchRow[], destination: Place, inbox: string, outcome: Outcome): Promise<boolean> {
	const { notes } = shell;
	const text = await notes.textOf(destination.path) ?? '';
	const note = readNote(destination.path, text, shell.config());
	const fresh = rowsNotIn(shell, batch, rows, note);
	const inserted = insertRows(shell, batch, fresh, note, destination);
	const refused = new Set([...inserted.refused.keys()].map((index) => fresh[index]));
	outcome.refused = new Map([...inserted.refused].map(([index, why]) => [rows.indexOf(fresh[index]!), why]));
	if (inserted.edits.length === 0 && refused.size === rows.length) {
		say(refusalOf(inserted));
		return false;
	}
	const inboxText = await notes.textOf(inbox) ?? '';
	const taken = takeOut(inboxText, usedUp(batch, rows, outcome.refused));
	outcome.changed = taken.changed;
	const planned: PlannedChange[] = [];
	if (inserted.edits.length > 0) planned.push({ path: destination.path, text, edits: inserted.edits, make: true });
	if (taken.edits.length > 0) planned.push({ path: inbox, text: inboxText, edits: taken.edits });
	const there = rows.length - fresh.length;
	const done = doneOf(fresh.length - refused.size, destination.path) + (there === 0 ? '' : ` ${counted(there, 'row says', 'rows say')} what stands there already.`);
	return (await changeVault(shell, planned, () => done, true)).length > 0;
}

/** The rows without those of which a note has an entry that says the same under the same date: the last run was broken off before their lines went. */
function rowsNotIn(shell: Shell, batch: Batch, rows: readonly BatchRow[], note: Note): readonly BatchRow[] {
	const style = styleOf(note, shell.config());
	const byUrl = new Map<string, Draft[]>();
	for (const entry of note.log.entries) {
		const draft = draftOf(entry);
		const known = byUrl.get(draft.url);
		if (known) known.push(draft);
		else byUrl.set(draft.url, [draft]);
	}
	return rows.filter((row) => {
		const { draft, quote } = batch.draftOf(row);
		const normal = normaliseDraft(draft, style).draft;
		return quote !== '' || byUrl.get(normal.url)?.some((known) => draftDifferences(known, normal).length === 0) !== true;
	});
}

function insertRows(shell: Shell, batch: Batch, rows: readonly BatchRow[], found: Note, place: Place): ManyInserted {
	return insertNew(shell, rows.map((row) => batch.draftOf(row)), found, place);
}

/** Puts new entries into a note; one that is made begins with its template. */
export function insertNew(shell: Shell, entries: readonly NewEntry[], found: Note, { template, missing }: Place): ManyInserted {
	const begun = missing && found.text === '' ? template : '';
	const config = shell.config();
	const note = begun === '' ? found : readNote(found.path, begun, config);
	const options = { style: styleOf(note, config), section: config.discussions };
	const inserted = insertEntries(note, entries, options);
	const whole = (edits: readonly Edit[]): readonly Edit[] => [{ from: 0, to: 0, insert: applyEdits(begun, edits) }];
	return begun === '' || inserted.edits.length === 0 ? inserted : { ...inserted, edits: whole(inserted.edits) };
}

/** The lines of the inbox of which every URL has become a paper note. */
function usedUp(batch: Batch, rows: readonly BatchRow[], refused: ReadonlyMap<number, string>): InboxItem[] {
	const now = new Set(rows.filter((_, index) => !refused.has(index)));
	const items = new Set(rows.flatMap(({ item }) => (item.inbox ? [item.inbox] : [])));
	for (const row of batch.rows) if (row.item.inbox && !row.written && !now.has(row)) items.delete(row.item.inbox);
	return [...items];
}

function refusalOf({ refused }: ManyInserted): string {
	const [first = 'Choose a row.'] = refused.values();
	return `Nothing was written: ${first}`;
}

function doneOf(count: number, path: string): string {
	return `${counted(count, 'paper note')} added to ${path}.`;
}
