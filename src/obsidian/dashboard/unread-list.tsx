import type { JSX } from 'preact';
import type { LibraryEntry } from '../../core/library';
import type { Unread } from '../../core/log/unread';
import { Icon } from './icon';
import { Message } from './message';
import type { RowActions } from './row-actions';

export interface UnreadListProps {
	readonly items: readonly Unread[];
	/** Entries that no date governs: they are read, but no dated list shows them. */
	readonly undated: readonly LibraryEntry[];
	readonly actions: RowActions;
}

/** As many as a person can work through; the rest follows as these are mended. */
const mostItems = 70;

/** What looks like a part of a log and could not be read, each with a way to it. */
export function UnreadList({ items, undated, actions }: UnreadListProps): JSX.Element {
	if (items.length + undated.length === 0) return <div class="ml-watch-empty">Everything was understood: every heading that looks like an entry is one, and has a date.</div>;
	const lines = [
		...items.map(({ path, line, message, text }) => ({ path, line, message, text, heading: text })),
		...undated.map(({ path, line, heading }) => ({ path, line, message: 'No date could be read above it', text: heading, heading })),
	];
	return (
		<ul class="ml-watch-unread">
			{lines.slice(0, mostItems).map((item) => (
				<li key={`${item.path} ${item.line} ${item.message}`} class="ml-watch-unread-item">
					<div class="ml-watch-unread-text">{item.text}</div>
					<div class="ml-watch-unread-message"><Message text={item.message} /></div>
					<button type="button" class="ml-watch-plain-button" onClick={(event) => actions.jump(item, event)}>
						<Icon name="file-text" /> {item.path}, line {item.line + 1}
					</button>
				</li>
			))}
			{lines.length > mostItems && <li class="ml-watch-unread-item">{lines.length - mostItems} more</li>}
		</ul>
	);
}
