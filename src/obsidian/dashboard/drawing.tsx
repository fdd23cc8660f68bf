import type { JSX, ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface DrawingProps {
	/** What it shows, for a screen reader. */
	readonly label: string;
	readonly width: number;
	readonly height: number;
	/** What is seen first where not all of it can be, in pixels from the left: time goes to the right, and the newest matters most. */
	readonly seen: number;
	readonly children: ComponentChildren;
}

/** A drawing in its own size, which can be scrolled where its place is narrower. */
export function Drawing({ label, width, height, seen, children }: DrawingProps): JSX.Element {
	const element = useRef<HTMLDivElement>(null);
	useLayoutEffect(() => {
		if (element.current) element.current.scrollLeft = seen - element.current.clientWidth;
	}, [seen]);
	return (
		<div ref={element} class="ml-watch-scroll" role="group" aria-label={`${label}, as a drawing`} tabIndex={0}>
			<svg class="ml-watch-chart" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>{children}</svg>
		</div>
	);
}
