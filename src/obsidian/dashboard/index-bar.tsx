import type { JSX } from 'preact';

export interface IndexBarProps {
	/** What is said of indexes that are out of date; empty where none is. */
	readonly text: string;
	readonly build: () => void;
}

/** Says that an index is out of date, and offers to build it. */
export function IndexBar({ text, build }: IndexBarProps): JSX.Element | null {
	if (text === '') return null;
	return (
		<div class="ml-watch-index-bar" role="status">
			<span>{text}</span>
			<button type="button" class="ml-watch-plain-button" onClick={build}>Build</button>
		</div>
	);
}
