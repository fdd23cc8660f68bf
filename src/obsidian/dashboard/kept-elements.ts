import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';

interface Kept {
	readonly of: readonly unknown[];
	readonly element: JSX.Element;
}

/** Makes an element, or gives the one of the last drawing where what it is made of is the same: then Preact leaves it as it stands. */
export type MakeElement = (key: string, of: readonly unknown[], make: () => JSX.Element) => JSX.Element;

/** Keeps the elements of a list from one drawing to the next, by their keys. */
export function useKeptElements(): MakeElement {
	const kept = useRef<ReadonlyMap<string, Kept>>(new Map());
	const before = kept.current;
	const now = new Map<string, Kept>();
	kept.current = now;
	return (key, of, make) => {
		const known = before.get(key);
		const next = known?.of.every((part, index) => part === of[index]) ? known : { of, element: make() };
		now.set(key, next);
		return next.element;
	};
}
