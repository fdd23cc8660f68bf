import { EditorView } from '@codemirror/view';
import type { App } from './app';

/** What a person does with hands: the same in happy-dom and in a browser. */
export interface Actions {
	/** The editor of the active note. */
	activeEditor(): EditorView;
	/** Types into the active editor, or into the focused input, one character at a time. */
	type(text: string): void;
	/** Presses a key, as `Mod-Enter` or `ArrowDown`. Mod is Control: the host is a Linux desktop. */
	press(key: string, target?: HTMLElement): void;
	/** Puts the cursor before the first place where `needle` stands in the active editor. */
	placeCursor(needle: string): void;
	/** Selects the first place where `needle` stands. */
	select(needle: string): void;
	click(target: string | HTMLElement, init?: MouseEventInit): void;
	/** Replaces the content of an input, as typing does: `input` then `change`. */
	fill(target: string | HTMLElement, text: string): void;
	/** The one element for a selector, in the main window. Throws when there is none. */
	find(selector: string): HTMLElement;
	findAll(selector: string): HTMLElement[];
	/** The first visible element for a selector whose text is, or contains, the words. */
	findByText(selector: string, words: string): HTMLElement;
}

/** The actions on an app. */
export function createActions(app: App): Actions {
	const findAll = (selector: string): HTMLElement[] => Array.from(activeDocument.querySelectorAll<HTMLElement>(selector));
	const find = (selector: string): HTMLElement => {
		const found = findAll(selector)[0];
		if (found === undefined) throw new Error(`Nothing on the page matches '${selector}'.`);
		return found;
	};
	const elementOf = (target: string | HTMLElement): HTMLElement => (typeof target === 'string' ? find(target) : target);
	const activeEditor = (): EditorView => {
		const view = (app.workspace.activeEditor as unknown as { cm?: EditorView } | null)?.cm;
		if (view === undefined) throw new Error('No editor is active: openNote() first.');
		return view;
	};
	const seek = (needle: string): number => {
		const at = activeEditor().state.doc.toString().indexOf(needle);
		if (at < 0) throw new Error(`'${needle}' is not in the active editor.`);
		return at;
	};

	function typeIntoEditor(view: EditorView, text: string): void {
		for (const character of text) {
			const { from, to } = view.state.selection.main;
			const insert = (): ReturnType<typeof view.state.update> => view.state.update(view.state.replaceSelection(character), { userEvent: 'input.type', scrollIntoView: true });
			const handled = view.state.facet(EditorView.inputHandler).some((handler) => handler(view, from, to, character, insert));
			if (!handled) view.dispatch(insert());
		}
	}

	return {
		activeEditor, find, findAll,
		type(text) {
			const focused = activeDocument.activeElement;
			if (focused?.matches('input, textarea') !== true) {
				typeIntoEditor(activeEditor(), text);
				return;
			}
			const input = focused as HTMLInputElement;
			for (const character of text) {
				input.value += character;
				input.dispatchEvent(new Event('input', { bubbles: true }));
			}
		},
		press(spelled, target) {
			const parts = spelled.split('-');
			const key = parts[parts.length - 1] === '' ? '-' : parts[parts.length - 1] ?? '';
			const has = (name: string): boolean => parts.slice(0, -1).includes(name);
			const at = target ?? activeDocument.activeElement ?? activeDocument.body;
			at.dispatchEvent(new KeyboardEvent('keydown', {
				key, bubbles: true, cancelable: true, composed: true, ctrlKey: has('Mod') || has('Ctrl'), shiftKey: has('Shift'), altKey: has('Alt'), metaKey: has('Meta'),
			}));
		},
		placeCursor(needle) {
			activeEditor().dispatch({ selection: { anchor: seek(needle) } });
		},
		select(needle) {
			const at = seek(needle);
			activeEditor().dispatch({ selection: { anchor: at, head: at + needle.length } });
		},
		click(target, init = {}) {
			const el = elementOf(target);
			const options = { bubbles: true, cancelable: true, composed: true, button: 0, ...init };
			for (const type of ['mousedown', 'mouseup']) el.dispatchEvent(new MouseEvent(type, options));
			el.dispatchEvent(new MouseEvent(init.button === 1 ? 'auxclick' : 'click', options));
		},
		fill(target, text) {
			const el = elementOf(target) as HTMLInputElement;
			el.focus();
			if (el.type === 'checkbox') throw new Error('fill() is for text: click() a checkbox.');
			el.value = text;
			el.dispatchEvent(new Event('input', { bubbles: true }));
			el.dispatchEvent(new Event('change', { bubbles: true }));
		},
		findByText(selector, words) {
			const all = findAll(selector).filter((el) => el.isShown());
			const text = (el: HTMLElement): string => (el.textContent ?? '').trim();
			const found = all.find((el) => text(el) === words) ?? all.find((el) => text(el).includes(words));
			if (found === undefined) throw new Error(`No visible '${selector}' says '${words}'. There are: ${all.map((el) => `'${text(el)}'`).join(', ') || 'none'}.`);
			return found;
		},
	};
}
