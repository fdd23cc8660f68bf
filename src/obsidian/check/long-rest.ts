import { StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
import { ViewPlugin, type EditorView, type ViewUpdate } from '@codemirror/view';

/** A note of more UTF-16 units takes so long to check as a whole that it would be felt at every rest of the hands. */
const longNote = 200_000;

/** How long typing rests before a long note is checked as a whole, in milliseconds; the usual rest comes on top. */
const rest = 1600;

const rested = StateEffect.define();

const isRested = StateField.define<boolean>({
	create: () => true,
	update: (value, { docChanged, effects }) => effects.some((effect) => effect.is(rested)) || (value && !docChanged),
});

const timer = ViewPlugin.fromClass(class {
	private waiting = 0;

	constructor(private readonly view: EditorView) {}

	update({ docChanged, state }: ViewUpdate): void {
		if (!docChanged) return;
		window.clearTimeout(this.waiting);
		if (state.doc.length > longNote) this.waiting = window.setTimeout(() => this.view.dispatch({ effects: rested.of(null) }), rest);
	}

	destroy(): void {
		window.clearTimeout(this.waiting);
	}
});

/** Watches for the time when a long note can be checked as a whole. */
export const longRest: Extension = [isRested, timer];

/** Whether the whole note may be checked: it is short, or nothing was typed for long. */
export function mayCheckWhole(state: EditorState): boolean {
	return state.doc.length <= longNote || state.field(isRested);
}

/** Whether with this update it has become time to check the whole note. */
export function hasRested({ startState, state }: ViewUpdate): boolean {
	return state.field(isRested) && !startState.field(isRested);
}
