import type { JSX, RefObject } from 'preact';
import { groupings, sortings, type Query, type QueryProblem } from '../../core/query';
import { Choice } from './facet-panel';
import { Icon } from './icon';
import { Message } from './message';
import { chipsOf, isFiltered, withoutFilters, type DashboardState } from './state';

export interface ToolbarProps {
	readonly state: DashboardState;
	readonly update: (change: Partial<DashboardState>) => void;
	readonly problems: readonly QueryProblem[];
	/** How many entries are shown, and how many there are. */
	readonly shown: number;
	readonly total: number;
	readonly input: RefObject<HTMLInputElement>;
	/** Leaves the search for the list. */
	readonly leave: () => void;
	readonly views: (event: MouseEvent) => void;
}

const sortNames: Readonly<Record<Query['sort'], string>> = { date: 'By date', source: 'By source', title: 'By title', edited: 'By last edit' };
const groupNames = { day: 'Group by day', month: 'Group by month', year: 'Group by year', source: 'Group by source', keyword: 'Group by keyword' } as const;

/** Search, the filters at hand, and what is active. */
export function Toolbar({ state, update, problems, shown, total, input, leave, views }: ToolbarProps): JSX.Element {
	const { filters } = state;
	const starredOnly = filters.starred === true;
	return (
		<div class="ml-watch-toolbar">
			<div class="ml-watch-search-row">
				<div class="search-input-container ml-watch-search">
					<input
						ref={input} type="search" placeholder="Search entries…" aria-label="Search entries" value={state.search} spellcheck={false}
						aria-describedby={problems.length > 0 ? 'ml-watch-search-problem' : undefined}
						onInput={(event) => update({ search: event.currentTarget.value, scroll: 0 })}
						onKeyDown={(event) => {
							// These keys end what an input method composes.
							if (event.isComposing) return;
							if (event.key === 'Escape' && state.search !== '') update({ search: '', scroll: 0 });
							else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') leave();
							else return;
							event.preventDefault();
							event.stopPropagation();
						}}
					/>
					{/* As in the app's own searches, for the pointer alone: a key has Escape. */}
					<div
						class="search-input-clear-button" role="button" tabIndex={-1} aria-label="Clear search"
						onClick={() => {
							update({ search: '', scroll: 0 });
							input.current?.focus();
						}}
					/>
				</div>
				<button
					type="button" class="clickable-icon ml-watch-star-toggle" aria-pressed={starredOnly} aria-label="Starred only"
					onClick={() => update({ filters: { ...filters, starred: starredOnly ? null : true }, scroll: 0 })}
				><Icon name="star" /></button>
				<button
					type="button" class={`clickable-icon${state.facets ? ' is-active' : ''}`} aria-expanded={state.facets} aria-label="Filters"
					onClick={() => update({ facets: !state.facets })}
				><Icon name="filter" /></button>
				<button type="button" class="clickable-icon" aria-haspopup="menu" aria-label="Saved views and more" onClick={views}><Icon name="bookmark" /></button>
			</div>
			{problems.length > 0 && <div id="ml-watch-search-problem" class="ml-watch-problem-text"><Message text={problems[0]!.message} /></div>}
			<Chips state={state} update={update} />
			<div class="ml-watch-order-row">
				<div class="ml-watch-shown">
					<span role="status">{shown === total ? `${total} ${total === 1 ? 'entry' : 'entries'}` : `${shown} of ${total} entries`}</span>
					<ClearFilters state={state} update={update} />
				</div>
				<Choice
					plain label="Sort" value={filters.sort} options={sortings.map((sort) => [sort, sortNames[sort]])}
					choose={(value) => update({ filters: { ...filters, sort: sortings.find((sort) => sort === value) ?? 'date' }, scroll: 0 })}
				/>
				<button
					type="button" class="clickable-icon" aria-pressed={filters.reverse} aria-label="Reverse order"
					onClick={() => update({ filters: { ...filters, reverse: !filters.reverse }, scroll: 0 })}
				><Icon name={filters.reverse ? 'arrow-up' : 'arrow-down'} /></button>
				<Choice
					plain label="Group" value={filters.group ?? ''} options={[['', 'No groups'], ...groupings.map((group) => [group, groupNames[group]] as const)]}
					choose={(value) => update({ filters: { ...filters, group: groupings.find((group) => group === value) ?? null }, scroll: 0 })}
				/>
			</div>
		</div>
	);
}

/** @param typed whether what was typed is among them, where there is no search to see it in. */
export function Chips({ state, update, typed = false }: Pick<ToolbarProps, 'state' | 'update'> & { readonly typed?: boolean }): JSX.Element | null {
	const chips = chipsOf(state.filters);
	const search = typed ? state.search.trim() : '';
	if (chips.length === 0 && search === '') return null;
	return (
		<div class="ml-watch-filter-chips" role="group" aria-label="Active filters">
			{search !== '' && <FilterChip text={search} remove={() => update({ search: '', scroll: 0 })} />}
			{chips.map(({ text, without }) => <FilterChip key={text} text={text} remove={() => update({ filters: without, scroll: 0 })} />)}
		</div>
	);
}

function FilterChip({ text, remove }: { readonly text: string; readonly remove: () => void }): JSX.Element {
	return <button type="button" class="ml-watch-chip ml-watch-filter-chip" aria-label={`Remove filter ${text}`} onClick={remove}>{text}<Icon name="x" /></button>;
}

/** Takes every condition back and keeps order and grouping. */
export function ClearFilters({ state, update }: Pick<ToolbarProps, 'state' | 'update'>): JSX.Element | null {
	if (!isFiltered(state)) return null;
	return (
		<button type="button" class="ml-watch-plain-button" onClick={() => update({ search: '', filters: withoutFilters(state.filters), scroll: 0 })}>
			Clear filters
		</button>
	);
}
