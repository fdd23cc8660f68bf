import { Facet, type EditorState } from '@codemirror/state';
import { editorInfoField, type TFile } from 'obsidian';
import type { Config } from '../../core/config/config';
import type { Entry } from '../../core/entry';
import type { Located } from '../../core/log';
import type { Note } from '../../core/note';
import { partitionPoint } from '../../core/text/partition-point';

/** The settings, for whatever in an editor reads its note. */
export const configFacet = Facet.define<() => Config, (() => Config) | null>({ combine: (values) => values[0] ?? null });

/** The file an editor shows; null in editors of no file, such as an embedded text field. */
export function fileOf(state: EditorState): TFile | null {
	return state.field(editorInfoField, false)?.file ?? null;
}

/** The entries that have text between two offsets of the note, in text order. */
export function entriesBetween(note: Note, from: number, to: number): readonly Located<Entry>[] {
	const { entries } = note.log;
	const first = partitionPoint(entries.length, (index) => entries[index]!.from + entries[index]!.block.text.length <= from);
	let end = first;
	while (end < entries.length && entries[end]!.from < to) end++;
	return entries.slice(first, end);
}

/** The entry at an offset: the one whose block holds it; at the very end of a note, the last one if it reaches there. */
export function entryAt(note: Note, offset: number): Located<Entry> | null {
	return entriesBetween(note, offset, offset + 1)[0]
		?? (offset === note.text.length ? entriesBetween(note, offset - 1, offset)[0] : undefined)
		?? null;
}
