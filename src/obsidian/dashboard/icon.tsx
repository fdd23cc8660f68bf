import { setIcon } from 'obsidian';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** One of the app's icons, by its Lucide name. It says nothing to a screen reader: name the button it stands in. */
export function Icon({ name }: { readonly name: string }): JSX.Element {
	const element = useRef<HTMLSpanElement>(null);
	useLayoutEffect(() => {
		if (element.current) setIcon(element.current, name);
	}, [name]);
	return <span ref={element} class="ml-watch-icon" aria-hidden="true" />;
}
