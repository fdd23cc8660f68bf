/** A way to go through the list. */
export type Move = 'next' | 'previous' | 'first' | 'last' | 'page-down' | 'page-up';

const moves: Readonly<Record<string, Move>> = {
	ArrowDown: 'next', j: 'next', ArrowUp: 'previous', k: 'previous', Home: 'first', End: 'last', PageDown: 'page-down', PageUp: 'page-up',
};

/** The move that a key asks for; null where it asks for none. */
export function moveOf({ key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): Move | null {
	return ctrlKey || metaKey || altKey || !Object.hasOwn(moves, key) ? null : moves[key]!;
}

/** How many rows a page is, at least one. */
export function pageSteps(height: number, rowHeight: number): number {
	return Math.max(1, Math.floor(height / rowHeight) - 1);
}

/** Whether keys go into a field and mean letters. */
export function isEditing(target: EventTarget | null): boolean {
	return target !== null && (target as HTMLElement).closest('input, textarea, select, [contenteditable="true"]') !== null;
}
