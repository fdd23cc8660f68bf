import { styleOf } from '../../core/conventions';
import { isoDate, printDate } from '../../core/date';
import type { Draft } from '../../core/draft';
import { insertEntry } from '../../core/insert';
import { normaliseDraft } from '../../core/print/normalise';
import { readNote, type Note } from '../../core/note';
import { applyEdits, withLineFeeds } from '../../core/text';
import { currentNote } from '../current-note';
import { say } from '../notices';
import type { Shell } from '../shell';
import { destinationOf, rememberTarget, targetsOf, type Destination, type Target } from './targets';
import { blocked, type CaptureTask, type Preview } from './task';

/** A paper note that goes into one of several notes. */
export class NewNote implements CaptureTask {
	readonly title = 'New paper note';
	readonly action = 'Insert';
	readonly isNew = true;
	readonly targets: readonly Target[];
	quote = '';
	private target: Target;
	private destination: Destination | null = null;
	private note: Note | null = null;

	/** @param first the target to begin with; the one that the settings offer first when it is none. */
	constructor(private readonly shell: Shell, private readonly current: string | null, first: string | null = null) {
		this.targets = targetsOf(shell, current);
		this.target = this.targets.find(({ id }) => id === first) ?? this.targets[0]!;
	}

	get targetId(): string {
		return this.target.id;
	}

	/** Looks at a target, the one chosen last when none is given. */
	async choose(id = this.target.id): Promise<void> {
		const target = this.targets.find((other) => other.id === id) ?? this.targets[0]!;
		this.target = target;
		this.destination = this.note = null;
		const destination = await destinationOf(this.shell, target, this.current);
		const note = 'problem' in destination ? null : await this.read(destination);
		// The person may have chosen another one since.
		if (this.target !== target) return;
		this.destination = destination;
		this.note = note;
	}

	preview(draft: Draft): Preview {
		const { destination, note } = this;
		if (!destination) return { text: '', place: '', changes: [], message: null, problem: null };
		if ('problem' in destination) return blocked(destination.problem);
		if (!note) return blocked(`There is no note ${destination.path}.`);
		const cursor = this.cursorIn(note.path);
		const style = styleOf(note, this.shell.config(), cursor);
		const { changes } = normaliseDraft(draft, style);
		const inserted = insertEntry(note, draft, { style, cursor, section: this.shell.config().discussions, quote: this.quote });
		if ('refusal' in inserted) return { ...blocked(inserted.refusal), changes };
		const date = inserted.date && printDate(inserted.date, style.dateFormat);
		const [edit] = inserted.edits;
		return {
			text: withLineFeeds(edit!.insert).trim(),
			place: `${destination.missing ? 'Makes ' : 'Goes into '}${note.path}${date === null ? '' : `, under ${date}`}`,
			changes, message: inserted.message, problem: null,
		};
	}

	async write(draft: Draft): Promise<boolean> {
		const destination = await destinationOf(this.shell, this.target, this.current);
		if ('problem' in destination) {
			say(destination.problem);
			return false;
		}
		let under = '';
		const written = await this.shell.notes.change(destination.path, (found) => {
			// A note that is made begins with its template.
			const begun = destination.missing && found.text === '' ? destination.template : '';
			const note = begun === '' ? found : readNote(found.path, begun, this.shell.config());
			const cursor = this.cursorIn(note.path);
			const style = styleOf(note, this.shell.config(), cursor);
			const inserted = insertEntry(note, draft, { style, cursor, section: this.shell.config().discussions, quote: this.quote });
			if ('refusal' in inserted) return `Nothing was written: ${inserted.refusal}`;
			under = inserted.date ? ` under ${isoDate(inserted.date)}` : '';
			return begun === '' ? inserted.edits : [{ from: 0, to: 0, insert: applyEdits(begun, inserted.edits) }];
		}, { done: () => `Paper note added to ${destination.path}${under}.`, make: true });
		if (!written) return false;
		rememberTarget(this.shell.app, this.target);
		return true;
	}

	private async read({ path, template, missing }: Exclude<Destination, { problem: string }>): Promise<Note | null> {
		return missing ? readNote(path, template, this.shell.config()) : this.shell.notes.read(path);
	}

	/** The offset of the cursor in a note that the person is editing: it chooses among several logs. */
	private cursorIn(path: string): number | undefined {
		const note = currentNote(this.shell.app);
		return note?.editor && note.file.path === path ? note.editor.posToOffset(note.editor.getCursor()) : undefined;
	}
}
