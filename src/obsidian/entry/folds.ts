import { foldedRanges, foldEffect, foldState, unfoldEffect } from '@codemirror/language';
import type { EditorView } from '@codemirror/view';
import type { Editor } from 'obsidian';
import { viewOf } from '../editor/editor-views';

interface Range {
	readonly from: number;
	readonly to: number;
}

/**
 * Folds or unfolds ranges in an editor.
 * @returns whether the editor can fold at all.
 */
export function setFolds(editor: Editor, ranges: readonly Range[], folded: boolean): boolean {
	const view = viewOf(editor);
	return view !== null && foldIn(view, ranges, folded);
}

export function foldIn(view: EditorView, ranges: readonly Range[], folded: boolean): boolean {
	const { state } = view;
	if (!state.field(foldState, false)) return false;
	const present = new Set<string>();
	foldedRanges(state).between(0, state.doc.length, (from, to) => { present.add(`${from}-${to}`); });
	const missing = ranges.filter(({ from, to }) => present.has(`${from}-${to}`) !== folded);
	const effect = folded ? foldEffect : unfoldEffect;
	view.dispatch({ effects: missing.map(({ from, to }) => effect.of({ from, to })) });
	return true;
}
