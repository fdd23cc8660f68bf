import { normalizePath, type App, type Editor, type TFile } from 'obsidian';
import { carryEdits } from '../core/text/carry-edits';
import type { Config } from '../core/config/config';
import { readNote, type Note } from '../core/note';
import { reasonOf } from '../core/reason';
import { applyEdits, invertEdits, withLineFeeds, type Edit } from '../core/text';
import { makeFolderOf } from './folders';
import { begin, say, sayDone } from './notices';
import { editorsOf } from './open-editors';

/**
 * Plans a change of a note as it stands at this moment. It is asked again for the text that is really changed, so it must find its
 * place in the note it is given and keep no offsets from before.
 * @returns the edits, none where there is nothing to do, or a sentence that says why nothing can be done.
 */
export type Plan = (note: Note) => readonly Edit[] | string;

export interface ChangeOptions {
	/** What was done, for the notice: "Star added to …". */
	readonly done: string | ((edits: readonly Edit[]) => string);
	/** Makes a missing note, and plans on an empty text; otherwise a missing note is a failure. */
	readonly make?: boolean;
}

/** A change of one of several notes that are changed as one. */
export interface NoteChange {
	readonly path: string;
	readonly plan: Plan;
	/** Makes a missing note, as in `ChangeOptions`. */
	readonly make?: boolean;
}

/** A change that was made, and what takes it back. */
export interface Written {
	readonly file: TFile;
	/** The text right after the change. */
	readonly text: string;
	readonly inverse: readonly Edit[];
	/** Whether the change made the note. */
	readonly made: boolean;
}

/** How a note is taken back to what it was. */
export interface Reversal {
	readonly file: TFile;
	/** Whether the note goes, as long as it is as it was made. */
	readonly made: boolean;
	readonly isUnchanged: (text: string) => boolean;
	/** What takes the change back in a text; null where the text does not hold it any more. */
	readonly inverse: (text: string) => readonly Edit[] | null;
}

/** How many notes a notice names that were left as they are. */
const mostRefusals = 3;

/** The only writer. Every write is asked for by a person, says what it did, and can be taken back. */
export class Notes {
	private last: readonly Written[] = [];
	private lastInOrder = false;

	constructor(private readonly app: App, private readonly config: () => Config) {}

	/** The text of a note as it stands: on the screen where it is open in an editor, else in the vault. Null where there is no such note. */
	async textOf(path: string): Promise<string | null> {
		const file = this.app.vault.getFileByPath(normalizePath(path));
		if (!file) return null;
		const [editor] = editorsOf(this.app, file.path);
		return editor ? editor.getValue() : this.app.vault.read(file);
	}

	/** A note as it stands, read; null where there is none. */
	async read(path: string): Promise<Note | null> {
		const text = await this.textOf(path);
		return text === null ? null : readNote(normalizePath(path), text, this.config());
	}

	/**
	 * Changes a note: through its editor as one undo step where it is open in one, else in the vault. A notice says what was done, or why
	 * nothing was.
	 * @returns whether something was written.
	 */
	async change(path: string, plan: Plan, options: ChangeOptions): Promise<boolean> {
		const written = await this.tryChange(normalizePath(path), plan, options.make ?? false);
		if (typeof written === 'string') say(written);
		if (typeof written === 'string' || !written) return false;
		const { done } = options;
		this.report([written], typeof done === 'string' ? done : done(invertEdits(written.text, written.inverse)));
		return true;
	}

	/**
	 * Makes a note with this text, and the folders above it.
	 * @returns whether it was made; a note that is there already is left alone and a notice says so.
	 */
	async create(path: string, text: string, done: string): Promise<boolean> {
		const place = normalizePath(path);
		if (this.app.vault.getAbstractFileByPath(place)) {
			say(`Nothing was written: ${place} exists already.`);
			return false;
		}
		return this.change(place, () => [{ from: 0, to: 0, insert: text }], { done, make: true });
	}

	/**
	 * Changes several notes, one after the other, with one notice and one way back. A note whose plan refuses, or that can not be
	 * written, is passed over and named.
	 * @param done what was done, from the paths that were written.
	 * @param inOrder whether the notes behind one that had to be left are left too.
	 */
	async changeMany(changes: readonly NoteChange[], done: (paths: readonly string[]) => string, inOrder = false): Promise<readonly Written[]> {
		const written: Written[] = [];
		const left: string[] = [];
		for (const { path, plan, make = false } of changes) {
			const outcome = await this.tryChange(normalizePath(path), plan, make);
			if (typeof outcome === 'string') left.push(outcome);
			else if (outcome) written.push(outcome);
			if (inOrder && left.length > 0) break;
		}
		if (written.length > 0) this.report(written, done(written.map(({ file }) => file.path)));
		if (left.length > 0) say(left.length === 1 ? left[0]! : `${left.length} notes were left as they are. ${left[0]!}`);
		return written;
	}

	/**
	 * Changes several notes as a whole: where one of them has to be left, those before it are taken back. Words that move between notes stand
	 * somewhere at every moment if the notes that take them in come first.
	 * @returns whether all was written.
	 */
	async changeWhole(changes: readonly NoteChange[], done: string): Promise<boolean> {
		const written: Written[] = [];
		for (const { path, plan, make = false } of changes) {
			const outcome = await this.tryChange(normalizePath(path), plan, make);
			if (outcome && typeof outcome !== 'string') {
				written.push(outcome);
				continue;
			}
			say(outcome ?? `Nothing was written: there is nothing to change in ${path}.`);
			if (written.length > 0) await this.takeBack(written.map(reversalOf), true);
			return false;
		}
		this.report(written, done, true);
		return true;
	}

	/**
	 * Takes changes back, the last one first, and says which were and which were not.
	 * @param inOrder whether to stop at the first one that cannot be taken back.
	 * @returns those that were, from the first on: true for each.
	 */
	async takeBack(changes: readonly Reversal[], inOrder: boolean): Promise<readonly boolean[]> {
		const undone = changes.map(() => false);
		const left: string[] = [];
		for (let index = changes.length - 1; index >= 0; index--) {
			const refusal = await this.undoOne(changes[index]!);
			if (refusal === null) undone[index] = true;
			else left.push(refusal);
			if (inOrder && left.length > 0) break;
		}
		const back = changes.filter((_, index) => undone[index]);
		if (back.length > 0) say(`Undone in ${back.length === 1 ? back[0]!.file.path : `${back.length} notes`}.`);
		if (left.length > 0) say(left.slice(0, mostRefusals).join(' ') + (left.length > mostRefusals ? ` And ${left.length - mostRefusals} more.` : ''));
		return undone;
	}

	/** Takes the last change back, where the text still holds it. */
	async undoLast(): Promise<void> {
		if (this.last.length > 0) await this.undo(this.last, this.lastInOrder);
		else say('There is no change to undo.');
	}

	get canUndo(): boolean {
		return this.last.length > 0;
	}

	private async tryChange(place: string, plan: Plan, make: boolean): Promise<Written | string | null> {
		try {
			const file = this.app.vault.getFileByPath(place);
			if (!file && make) return await this.make(place, plan);
			if (!file) return `Nothing was written: there is no note ${place}.`;
			return await this.write(file, (text) => plan(readNote(file.path, text, this.config())));
		} catch (error) {
			return `Could not write ${place}: ${reasonOf(error)}`;
		}
	}

	/** Makes a note with what the plan puts into an empty text, and the folders above it; a sentence where the plan refused. */
	private async make(path: string, plan: Plan): Promise<Written | string> {
		const edits = plan(readNote(path, '', this.config()));
		if (typeof edits === 'string') return edits;
		const text = applyEdits('', edits);
		await makeFolderOf(this.app, path);
		const file = await this.app.vault.create(path, text);
		return { file, text, inverse: invertEdits('', edits), made: true };
	}

	/** Writes what the plan asks for; null where it asked for nothing, its words where it refused. */
	private async write(file: TFile, plan: (text: string) => readonly Edit[] | string): Promise<Written | string | null> {
		const editors = editorsOf(this.app, file.path);
		const [editor] = editors;
		if (editor) return this.writeEditors(file, editors, editor.getValue(), plan);
		// A look first: where nothing is to be done the file is not touched at all, not even with its own text.
		const foreseen = plan(await this.app.vault.read(file));
		if (typeof foreseen === 'string') return foreseen;
		if (foreseen.length === 0) return null;
		const outcomes: (Written | string)[] = [];
		await this.app.vault.process(file, (text) => {
			const edits = plan(text);
			if (typeof edits === 'string') outcomes.push(edits);
			if (typeof edits === 'string' || edits.length === 0) return text;
			const changed = applyEdits(text, edits);
			outcomes.push({ file, text: changed, inverse: invertEdits(text, edits), made: false });
			return changed;
		});
		return outcomes.at(-1) ?? null;
	}

	private writeEditors(
		file: TFile, editors: readonly Editor[], text: string, plan: (text: string) => readonly Edit[] | string,
	): Written | string | null {
		const edits = plan(text);
		if (typeof edits === 'string') return edits;
		if (edits.length === 0) return null;
		// The editor counts a line break as one character, whatever is inserted.
		const plain = edits.map((edit) => ({ ...edit, insert: withLineFeeds(edit.insert) }));
		const changed = applyEdits(text, plain);
		for (const editor of editors) {
			// Another leaf of the same note: the app may have brought the change there by now.
			if (editor.getValue() === text) transact(editor, plain);
		}
		return { file, text: changed, inverse: invertEdits(text, plain), made: false };
	}

	private report(written: readonly Written[], message: string, inOrder = false): void {
		this.last = written;
		this.lastInOrder = inOrder;
		sayDone(message, () => begin(this.undo(written, inOrder)));
	}

	private async undo(written: readonly Written[], inOrder: boolean): Promise<void> {
		if (this.last === written) this.last = [];
		const undone = await this.takeBack(written.map(reversalOf), inOrder);
		// What could not be taken back may be tried again, unless something else was done meanwhile.
		if (this.last.length === 0) this.last = written.filter((_, index) => !undone[index]);
	}

	/** Takes one change back; a sentence that says why it was not. */
	private async undoOne({ file, made, isUnchanged, inverse }: Reversal): Promise<string | null> {
		try {
			if (this.app.vault.getAbstractFileByPath(file.path) !== file) return `Nothing was undone: ${file.path} is gone.`;
			const text = made ? await this.textOf(file.path) : null;
			if (text !== null && isUnchanged(text)) {
				await this.app.fileManager.trashFile(file);
				return null;
			}
			const gone = `Nothing was undone: ${file.path} has changed there since.`;
			const outcome = await this.write(file, (current) => inverse(current) ?? gone);
			return typeof outcome === 'string' ? outcome : outcome ? null : gone;
		} catch (error) {
			return `Could not undo in ${file.path}: ${reasonOf(error)}`;
		}
	}
}

function reversalOf({ file, made, text, inverse }: Written): Reversal {
	return { file, made, isUnchanged: (now) => now === text, inverse: (now) => carryEdits(inverse, text, now) };
}

function transact(editor: Editor, edits: readonly Edit[]): void {
	editor.transaction({
		changes: edits.map(({ from, to, insert }) => ({
			from: editor.offsetToPos(from),
			to: editor.offsetToPos(to),
			text: insert,
		})),
		// An origin of its own keeps it apart from what was typed just before.
	}, 'ml-watch');
}
