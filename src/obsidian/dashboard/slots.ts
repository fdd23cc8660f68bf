import { useRef } from 'preact/hooks';

/**
 * Gives rows the elements that they are drawn in, as numbers: a row keeps its own, and a new one takes over that of one that is gone,
 * which is several times quicker than to take it down and build another.
 */
export class Slots {
	private taken: ReadonlyMap<string, number> = new Map();
	private held: string | null = null;
	private next = 0;

	/**
	 * @param keys of the rows to be drawn.
	 * @param held the row that may have the focus: nothing takes its element over, or the focus would pass to another row unseen.
	 */
	assign(keys: readonly string[], held: string | null): ReadonlyMap<string, number> {
		const wanted = new Set(keys);
		const free = [...this.taken].filter(([key]) => !wanted.has(key) && key !== this.held).map(([, slot]) => slot);
		const slots = new Map<string, number>();
		for (const key of keys) slots.set(key, this.taken.get(key) ?? free.shift() ?? this.next++);
		this.held = held;
		this.taken = slots;
		return slots;
	}
}

/** The slots of the rows that are drawn now, by their keys. */
export function useSlots(keys: readonly string[], held: string | null): ReadonlyMap<string, number> {
	const slots = useRef<Slots>();
	slots.current ??= new Slots();
	return slots.current.assign(keys, held);
}
