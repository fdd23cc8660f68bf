import type { LibraryEntry } from '../../core/library';

/** Whether an entry is one of those that are changed together, and the other way round. */
export interface Selecting {
	readonly selected: boolean;
	readonly toggle: () => void;
	/** All that are changed together by now, in the order of the list. */
	readonly all: () => readonly LibraryEntry[];
}

/** What a person can do with an entry of the list. */
export interface RowActions {
	/** Opens a URL outside; one that is not safe is never opened. */
	open(url: string): void;
	/** Shows the entry in its note. */
	jump(place: Pick<LibraryEntry, 'path' | 'heading' | 'line'>, event: MouseEvent | KeyboardEvent): void;
	/** Shows the note while the pointer rests on the button, where the app's page preview is on. */
	preview(entry: LibraryEntry, event: MouseEvent): void;
	/** Gives the entry its star or takes it away, in its note. */
	star(entry: LibraryEntry, starred: boolean): void;
	/** Everything else, as a menu; for a selected row, what can be done with all that are selected. */
	menu(entry: LibraryEntry, event: MouseEvent | KeyboardEvent, target: HTMLElement, selecting: Selecting): void;
	/** Renders the entry as it stands in its note into an element. @returns what takes it away again. */
	render(entry: LibraryEntry, element: HTMLElement): () => void;
	/** Whether the entry is starred, or soon will be: a change that is being written shows at once. */
	isStarred(entry: LibraryEntry): boolean;
}
