import type { Config } from '../../core/config/config';
import { styleOf } from '../../core/conventions';
import { draftDifferences, draftOf, fieldValue, type Draft, type DraftPart } from '../../core/draft';
import { editEntry } from '../../core/edit/edit-entry';
import type { Entry } from '../../core/entry';
import type { Located } from '../../core/log';
import { normaliseDraft } from '../../core/print/normalise';
import type { Note } from '../../core/note';
import { applyEdits, textOf, withLineFeeds, type Edit } from '../../core/text';
import { entryByHeading } from '../entry-actions';
import type { Shell } from '../shell';
import { blocked, type CaptureTask, type Preview } from './task';

/** An entry that is in a note already. */
export class EditedNote implements CaptureTask {
	readonly title = 'Edit paper note';
	readonly action: string = 'Save';
	readonly isNew = false;
	quote = '';
	/** What the entry said when the form was opened. */
	readonly before: Draft;
	/** By its heading line the entry is found again. */
	readonly heading: string;

	constructor(private readonly shell: Shell, private readonly note: Note, private readonly located: Located<Entry>) {
		this.before = draftOf(located);
		this.heading = textOf(located.block.text, located.block.heading);
	}

	get path(): string {
		return this.note.path;
	}

	preview(draft: Draft): Preview {
		const { note, located } = this;
		const style = styleOf(note, this.shell.config(), located.from);
		const parts = new Set<DraftPart>(draftDifferences(this.before, draft));
		const changes = normaliseDraft(draft, { ...style, entryLevel: located.block.level }).changes.filter(({ part }) => parts.has(part));
		const change = editEntry(note, located, draft, style);
		if ('refusal' in change) return { ...blocked(change.refusal), changes };
		const shown = change.edits.filter(({ from, to }) => from <= located.from + located.block.text.length && to >= located.from);
		const edited = parts.has('date') ? located.block.text : applyEdits(note.text, shown)
			.slice(located.from, located.from + located.block.text.length + grownBy(shown));
		return {
			text: withLineFeeds(edited).trim(),
			place: parts.size === 0 ? `Nothing changed yet in ${note.path}` : parts.has('date') ? `Moves within ${note.path}` : `Stays in ${note.path}`,
			changes, message: change.message, problem: null,
		};
	}

	async write(draft: Draft): Promise<boolean> {
		const parts = draftDifferences(this.before, draft);
		if (parts.length === 0) return true;
		const revision: Revision = { heading: this.heading, before: this.before, draft };
		return this.shell.notes.change(this.note.path, (note) => revise(note, revision, this.shell.config()), { done: `Paper note changed in ${this.note.path}.` });
	}

}

/** What a person made of an entry. */
export interface Revision {
	/** The entry's heading line as it was seen. */
	readonly heading: string;
	/** What the entry said then. */
	readonly before: Draft;
	readonly draft: Draft;
}

/** The edits that make an entry of a note, as it stands by now, what a person made of it; a sentence where they would take away other words. */
export function revise(note: Note, { heading, before, draft }: Revision, config: Config): readonly Edit[] | string {
	const parts = draftDifferences(before, draft);
	const located = entryByHeading(note, heading);
	if (typeof located === 'string') return located;
	const now = draftOf(located);
	const taken = draftDifferences(before, now).find((part) => parts.includes(part));
	if (taken !== undefined) return `Nothing was written: the ${taken.replace(/^fields\./, '')} was changed in the note since. Open the form anew.`;
	const change = editEntry(note, located, withParts(now, draft, parts), styleOf(note, config, located.from));
	return 'refusal' in change ? `Nothing was written: ${change.refusal}` : change.edits;
}

/** What an entry says now, with the parts that the person changed. */
function withParts(now: Draft, draft: Draft, parts: readonly DraftPart[]): Draft {
	const fields: Record<string, string> = { ...now.fields };
	for (const part of parts) if (part.startsWith('fields.')) fields[part.slice(7)] = fieldValue(draft, part.slice(7));
	const own = Object.fromEntries(parts.filter((part) => !part.startsWith('fields.')).map((part) => [part, draft[part as keyof Draft]]));
	return { ...now, ...own, fields };
}

function grownBy(edits: readonly Edit[]): number {
	return edits.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
}
