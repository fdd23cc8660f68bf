import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Library } from '../../core/library';
import { countingFacets, Search, type Facets, type Query } from '../../core/query';
import { EmptyState } from './empty-state';
import { EntryList } from './entry-list';
import { FacetPanel } from './facet-panel';
import { IndexBar, type IndexBarProps } from './index-bar';
import { useKeptFocus } from './kept-focus';
import { isEditing } from './list-keys';
import type { RowActions } from './row-actions';
import { rowsOf } from './row-list';
import { SelectionBar, type SelectionActions } from './selection-bar';
import { exactly, narrowTo, queryOf, tabs, type DashboardState, type Tab } from './state';
import { Toolbar } from './toolbar';
import { UnreadList } from './unread-list';
import { Statistics } from './statistics';

export interface DashboardProps {
	readonly library: Library;
	/** The library's revision: what is drawn is drawn anew when it changes. */
	readonly revision: number;
	/** Whether the vault has been read. */
	readonly ready: boolean;
	readonly state: DashboardState;
	readonly update: (change: Partial<DashboardState>) => void;
	/** Told where the list is scrolled to; nothing is drawn for it. */
	readonly scrolled: (scroll: number) => void;
	readonly actions: RowActions & SelectionActions;
	readonly views: (event: MouseEvent) => void;
	readonly index: IndexBarProps;
}

/** How long typing rests before facets are counted again, in milliseconds: the list comes first. */
const facetRest = 80;

/** The dashboard. It keeps no truth of its own: entries come from the library, filters from the state of the view. */
export function Dashboard(props: DashboardProps): JSX.Element {
	const { library, revision, ready, state, update, actions, views } = props;
	const search = useMemo(() => new Search(library), [library]);
	const { query, problems } = useMemo(() => queryOf(state), [state.search, state.filters]);
	const places = useMemo(() => search.places(query), [search, query, revision]);
	const rows = useMemo(() => rowsOf(library, places, query), [places, query.group, query.reverse]);
	const unread = useMemo(() => library.unread(), [library, revision]);
	const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
	const facets = useFacets(library, revision, query, state.facets);
	// The panel is drawn for other counts or choices alone, not for each key.
	const panel = useMemo(
		() => facets && <FacetPanel facets={facets} filters={state.filters} change={(filters) => update({ filters, scroll: 0 })} />, [facets, state.filters, update],
	);
	const choose = useCallback(
		(field: 'keyword' | 'source', value: string): void => update({ filters: narrowTo(state.filters, exactly(field, value)), scroll: 0 }), [state.filters, update],
	);
	const input = useRef<HTMLInputElement>(null);
	const root = useRef<HTMLDivElement>(null);
	const toList = (): void => root.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
	useKeptFocus(root);
	const chosen = selection.size === 0 ? [] : search.run(query).filter((entry) => selection.has(entry.key));

	const onKeyDown = (event: KeyboardEvent): void => {
		if (isEditing(event.target) || event.ctrlKey || event.metaKey || event.altKey || state.tab !== 'entries') return;
		if (event.key === '/') input.current?.focus();
		else if (event.key === '*') update({ filters: { ...state.filters, starred: state.filters.starred === true ? null : true }, scroll: 0 });
		else return;
		event.preventDefault();
		event.stopPropagation();
	};

	return (
		<div ref={root} class="ml-watch-dashboard" tabIndex={-1} onKeyDown={onKeyDown}>
			<Tabs state={state} update={update} unread={unread.length} />
			<IndexBar {...props.index} />
			{state.tab === 'entries' && (
				<div class={`ml-watch-columns${state.facets ? ' is-open' : ''}`} role="tabpanel" aria-label="Entries">
					<Toolbar
						state={state} update={update} problems={problems} shown={rows.entries} total={library.size} input={input} leave={toList} views={views}
					/>
					{state.facets && panel}
					{chosen.length > 0 && <SelectionBar entries={chosen} actions={actions} clear={() => setSelection(new Set())} />}
					{rows.length === 0
						? <EmptyState ready={ready} total={library.size} unread={unread.length} state={state} update={update} />
						: (
							<EntryList
								rows={rows} grouping={query.group} actions={actions} selection={selection} chosen={chosen} select={setSelection}
								choose={choose}
								search={() => input.current?.focus()} initialScroll={state.scroll} scrolled={props.scrolled}
							/>
						)}
				</div>
			)}
			{state.tab === 'statistics' && (
				<div class="ml-watch-panel" role="tabpanel" aria-label="Statistics">
					<Statistics
						library={library} revision={revision} query={query} state={state} update={update}
						show={(clause) => update({ tab: 'entries', filters: narrowTo(state.filters, clause), scroll: 0 })}
					/>
				</div>
			)}
			{state.tab === 'unread' && (
				<div class="ml-watch-panel" role="tabpanel" aria-label="Not understood">
					<UnreadList items={unread} undated={library.all().filter((entry) => entry.date === null)} actions={actions} />
				</div>
			)}
		</div>
	);
}

/** The facets of a query, counted in slices once the list has been drawn, unless something else is asked for meanwhile; null until they were counted once. */
function useFacets(library: Library, revision: number, query: Query, open: boolean): Facets | null {
	const [facets, setFacets] = useState<Facets | null>(null);
	useEffect(() => {
		if (!open) return undefined;
		const steps = countingFacets(library, query);
		const next = (): void => {
			// While the view is hidden nothing is drawn for a change, and nothing counted; what is drawn then counts anew.
			if (library.revision !== revision) return;
			const { done, value } = steps.next();
			if (done) setFacets(value);
			else timer = window.setTimeout(next, 0);
		};
		let timer = window.setTimeout(next, facets ? facetRest : 0);
		return () => window.clearTimeout(timer);
	}, [library, revision, query, open]);
	return facets;
}

const tabNames: Readonly<Record<Tab, string>> = { entries: 'Entries', statistics: 'Statistics', unread: 'Not understood' };

function Tabs({ state, update, unread }: Pick<DashboardProps, 'state' | 'update'> & { unread: number }): JSX.Element {
	const go = (tab: Tab, list: HTMLElement): void => {
		update({ tab });
		list.querySelector<HTMLElement>(`[data-tab="${tab}"]`)?.focus();
	};
	return (
		<div
			class="ml-watch-tabs" role="tablist" aria-label="Dashboard"
			onKeyDown={(event) => {
				const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
				if (step === 0) return;
				event.preventDefault();
				go(tabs[(tabs.indexOf(state.tab) + step + tabs.length) % tabs.length]!, event.currentTarget);
			}}
		>
			{tabs.map((tab) => (
				<button
					key={tab} type="button" role="tab" data-tab={tab} aria-selected={tab === state.tab} tabIndex={tab === state.tab ? 0 : -1}
					class={`ml-watch-tab${tab === state.tab ? ' is-active' : ''}`} onClick={() => update({ tab })}
				>
					{tabNames[tab]}{tab === 'unread' && unread > 0 && <span class="ml-watch-count"> {unread}</span>}
				</button>
			))}
		</div>
	);
}
