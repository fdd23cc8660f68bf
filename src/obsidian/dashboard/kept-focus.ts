import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Keeps the keyboard in an element: where what had the focus goes away and nothing else takes it, the element itself does. Its keys go on working. */
export function useKeptFocus(root: RefObject<HTMLElement>): void {
	const held = useRef<HTMLElement | null>(null);
	useLayoutEffect(() => {
		const element = root.current;
		if (!element) return undefined;
		const hold = (event: FocusEvent): void => {
			held.current = event.target as HTMLElement;
		};
		const release = (event: FocusEvent): void => {
			// What went away loses the focus too; only where it is still there did the person leave it.
			window.setTimeout(() => {
				if (held.current === event.target && held.current?.isConnected === true && element.doc.activeElement !== held.current) held.current = null;
			}, 0);
		};
		element.addEventListener('focusin', hold);
		element.addEventListener('focusout', release);
		return () => {
			element.removeEventListener('focusin', hold);
			element.removeEventListener('focusout', release);
		};
	}, []);
	useLayoutEffect(() => {
		const element = root.current;
		if (!element || !held.current || held.current.isConnected) return;
		held.current = null;
		if (element.doc.activeElement === element.doc.body) element.focus({ preventScroll: true });
	});
}
