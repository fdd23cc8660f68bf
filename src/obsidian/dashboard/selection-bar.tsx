import type { JSX } from 'preact';
import type { LibraryEntry } from '../../core/library';
import { Icon } from './icon';

/** What a person can do with several entries at once. */
export interface SelectionActions {
	starAll(entries: readonly LibraryEntry[], starred: boolean): void;
	addKeyword(entries: readonly LibraryEntry[]): void;
	/** Offers the names that a status may have, below the button that was pressed. */
	chooseStatus(entries: readonly LibraryEntry[], event: MouseEvent): void;
	copyAll(entries: readonly LibraryEntry[]): void;
	exportAll(entries: readonly LibraryEntry[]): void;
}

export interface SelectionBarProps {
	readonly entries: readonly LibraryEntry[];
	readonly actions: SelectionActions;
	readonly clear: () => void;
}

/** The selected rows and what can be done with them. */
export function SelectionBar({ entries, actions, clear }: SelectionBarProps): JSX.Element {
	const starred = entries.every((entry) => entry.starred);
	return (
		<div class="ml-watch-selection" role="toolbar" aria-label="Selected entries">
			<span role="status">{entries.length} selected</span>
			<button type="button" class="clickable-icon" aria-label={starred ? 'Remove stars' : 'Star selected entries'} onClick={() => actions.starAll(entries, !starred)}>
				<Icon name={starred ? 'star-off' : 'star'} />
			</button>
			<button type="button" class="clickable-icon" aria-label="Add keyword to selected entries" onClick={() => actions.addKeyword(entries)}><Icon name="tag" /></button>
			<button type="button" class="clickable-icon" aria-haspopup="menu" aria-label="Set status of selected entries" onClick={(event) => actions.chooseStatus(entries, event)}><Icon name="circle-dot" /></button>
			<button type="button" class="clickable-icon" aria-label="Copy selected entries as Markdown" onClick={() => actions.copyAll(entries)}><Icon name="copy" /></button>
			<button type="button" class="clickable-icon" aria-label="Export selected entries" onClick={() => actions.exportAll(entries)}><Icon name="share" /></button>
			<button type="button" class="clickable-icon" aria-label="Clear selection" onClick={clear}><Icon name="x" /></button>
		</div>
	);
}
