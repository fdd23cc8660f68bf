import type * as Api from 'obsidian';
import { reportError } from './errors';

/** The list under a prompt or an input: rows, one chosen, moved by keys and pointer. */
export interface SuggestList<T> {
	show(values: readonly T[]): void;
	chosen(): T | null;
	readonly values: readonly T[];
}

/** Builds the list in `el` and binds the keys of `scope`. */
export function createSuggestList<T>(el: HTMLElement, scope: Api.Scope, owner: Api.ISuggestOwner<T>): SuggestList<T> {
	let values: readonly T[] = [];
	let index = 0;
	const rows = (): HTMLElement[] => Array.from(el.querySelectorAll<HTMLElement>('.suggestion-item'));
	const choose = (next: number): void => {
		const all = rows();
		if (all.length === 0) return;
		index = (next + all.length) % all.length;
		all.forEach((row, at) => {
			row.toggleClass('is-selected', at === index);
			row.setAttribute('aria-selected', String(at === index));
		});
		all[index]?.scrollIntoView?.({ block: 'nearest' });
	};
	const take = (event: MouseEvent | KeyboardEvent): void => {
		const value = values[index];
		if (value === undefined) return;
		try {
			owner.selectSuggestion(value, event);
		} catch (error) {
			reportError(error);
		}
	};
	const onKey = (key: string, act: (event: KeyboardEvent) => void, modifiers: Api.Modifier[] | null = []): void => {
		scope.register(modifiers, key, (event) => {
			if (event.isComposing) return undefined;
			act(event);
			return false;
		});
	};
	onKey('ArrowDown', () => { choose(index + 1); });
	onKey('ArrowUp', () => { choose(index - 1); });
	onKey('Home', () => { choose(0); });
	onKey('End', () => { choose(values.length - 1); });
	onKey('Enter', take, null);
	el.setAttribute('role', 'listbox');
	return {
		get values() {
			return values;
		},
		chosen: () => values[index] ?? null,
		show(next) {
			values = next;
			el.empty();
			next.forEach((value, at) => {
				const row = el.createDiv({ cls: 'suggestion-item', attr: { role: 'option' } });
				owner.renderSuggestion(value, row);
				row.addEventListener('mousemove', () => { choose(at); });
				row.addEventListener('mousedown', (event) => { event.preventDefault(); });
				row.addEventListener('click', (event) => {
					index = at;
					take(event);
				});
			});
			choose(0);
		},
	};
}
