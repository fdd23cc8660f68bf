import type { JSX } from 'preact';
import { Message } from './message';
import { ClearFilters, type ToolbarProps } from './toolbar';

export interface EmptyStateProps extends Pick<ToolbarProps, 'state' | 'update'> {
	/** Whether the vault has been read. */
	readonly ready: boolean;
	/** The number of entries in the vault. */
	readonly total: number;
	readonly unread: number;
}

const searchHelp = 'A search is narrowed by `keyword:`, `source:`, `path:`, `status:`, `has:`, `since:` or `until:` and a value, by a `"phrase"` in quotes, and by `-` before what is left out.';

/** Why there is nothing to see, and what to do. */
export function EmptyState({ ready, total, unread, state, update }: EmptyStateProps): JSX.Element {
	if (!ready) return <div class="ml-watch-empty" role="status">Reading your notes…</div>;
	if (total > 0) {
		return (
			<div class="ml-watch-empty">
				<p>No entry matches these filters.</p>
				{state.search !== '' && <p><Message text={searchHelp} /></p>}
				<ClearFilters state={state} update={update} />
			</div>
		);
	}
	return (
		<div class="ml-watch-empty">
			<p>No entries yet.</p>
			<p>Run the command “New paper note”, or write a heading such as this one into any note:</p>
			<pre class="ml-watch-example">{'## 2024-01-09\n\n### arXiv: [Title](https://arxiv.org/abs/2401.04088)'}</pre>
			{unread > 0 && (
				<button type="button" class="ml-watch-plain-button" onClick={() => update({ tab: 'unread' })}>
					{unread === 1 ? 'One heading looks like an entry and could not be read' : `${unread} headings look like entries and could not be read`}
				</button>
			)}
		</div>
	);
}
