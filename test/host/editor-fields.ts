import { StateEffect, StateField } from '@codemirror/state';
import { ViewPlugin, type EditorView } from '@codemirror/view';
import type * as Api from 'obsidian';
import { notModelled } from './strict';

/** Tells `editorEditorField` its view, right after that is built. */
export const viewReady = StateEffect.define<EditorView>();

/** editorInfoField, obsidian.d.ts 2603: the file and the editor a state belongs to. Set by whoever makes the state. */
export const editorInfoField = StateField.define<Api.MarkdownFileInfo>({
	create: () => notModelled('an editor without a Markdown view around it'),
	update: (value) => value,
});

/** editorViewField, 2788: "now mapped directly to `editorInfoField`". */
export const editorViewField = editorInfoField;

/** editorEditorField, 2597. */
export const editorEditorField = StateField.define<EditorView | null>({
	create: () => null,
	update: (value, transaction) => transaction.effects.reduce<EditorView | null>((view, effect) => (effect.is(viewReady) ? effect.value : view), value),
});

/** Switches between source mode and Live Preview. */
export const setLivePreview = StateEffect.define<boolean>();

/** editorLivePreviewField, 2609. */
export const editorLivePreviewField = StateField.define<boolean>({
	create: () => false,
	update: (value, transaction) => transaction.effects.reduce((live, effect) => (effect.is(setLivePreview) ? effect.value : live), value),
});

/** livePreviewState, 3834: whether the button of the mouse is held down in the editor. */
export const livePreviewState = ViewPlugin.define(() => ({ mousedown: false }), {
	eventHandlers: {
		mousedown() {
			this.mousedown = true;
		},
		mouseup() {
			this.mousedown = false;
		},
	},
});
