import { moment, Platform } from 'obsidian';
import type { JSX, TargetedKeyboardEvent, TargetedMouseEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LibraryEntry } from '../../core/library';
import type { Group, Grouping, PlaceGroup } from '../../core/query';
import { EntryRow } from './entry-row';
import { useKeptElements } from './kept-elements';
import { isEditing, moveOf, pageSteps } from './list-keys';
import type { RowActions, Selecting } from './row-actions';
import { findPlace, placeOf, type Place, type RowList } from './row-list';
import { useSlots } from './slots';
import { useVirtualRows } from './virtual-rows';

export interface EntryListProps {
	readonly rows: RowList;
	readonly grouping: Grouping | null;
	readonly actions: RowActions;
	readonly selection: ReadonlySet<string>;
	/** The entries of the selection that are listed. */
	readonly chosen: readonly LibraryEntry[];
	readonly select: (keys: ReadonlySet<string>) => void;
	readonly choose: (field: 'keyword' | 'source', value: string) => void;
	readonly search: () => void;
	readonly initialScroll: number;
	readonly scrolled: (scroll: number) => void;
}

/** The list itself: a grid with one row an entry, of which only what is seen is drawn. The keyboard moves a single focus through it. */
export function EntryList(props: EntryListProps): JSX.Element {
	const { rows, grouping, actions, selection, select, choose, search, initialScroll, scrolled } = props;
	const scroller = useRef<HTMLDivElement>(null);
	const [place, setPlace] = useState<Place | null>(null);
	const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
	const anchor = useRef<number | null>(null);
	const chosen = useRef(props.chosen);
	chosen.current = props.chosen;
	const focus = useRef<'none' | 'inside' | 'wanted'>('none');
	const active = activeIndex(rows, place);
	const virtual = useVirtualRows({ scroller, rows, kept: active, scroll: initialScroll });
	useLayoutEffect(() => keepFocus(scroller.current, focus, active));

	const moveTo = (index: number, near: 1 | -1, extend = false): void => {
		const clamped = Math.max(0, Math.min(rows.length - 1, index));
		const next = rows.entryFrom(clamped, near) >= 0 ? rows.entryFrom(clamped, near) : rows.entryFrom(clamped, near === 1 ? -1 : 1);
		if (next < 0) return;
		if (extend) select(extended(selection, entryKeys(rows, active, active)[0], entryKeys(rows, next, next)[0]));
		anchor.current = next;
		focus.current = 'wanted';
		setPlace(placeOf(rows, next));
		virtual.show(next);
	};
	const selecting = (entry: LibraryEntry, index: number): Selecting => ({
		selected: selection.has(entry.key),
		toggle: () => {
			anchor.current = index;
			select(toggled(selection, entry.key));
		},
		all: () => chosen.current,
	});
	/** With the modifier a click selects a row more or less, with Shift all up to it from the last one. On a phone, where rows are selected, a tap does. */
	const onClick = (event: TargetedMouseEvent<HTMLDivElement>): void => {
		const index = indexOf(event.target);
		const target = event.target as HTMLElement;
		if (index < 0 || target.closest('a, button')) return;
		if (!(event.shiftKey || event.ctrlKey || event.metaKey || (Platform.isMobile && selection.size > 0))) {
			const [key] = entryKeys(rows, index, index);
			if (key !== undefined && target.closest('.ml-watch-row-excerpt')) setExpanded(toggled(expanded, key));
			return;
		}
		const [from, to] = event.shiftKey && anchor.current !== null ? [Math.min(anchor.current, index), Math.max(anchor.current, index)] : [index, index];
		const keys = entryKeys(rows, from, to);
		const [only] = keys;
		anchor.current = index;
		select(keys.length === 1 ? toggled(selection, only!) : new Set([...selection, ...keys]));
	};
	const activeEntry = (): LibraryEntry | null => {
		const row = active >= 0 ? rows.at(active) : null;
		return row?.kind === 'entry' ? row.entry : null;
	};
	const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
		if (isEditing(event.target)) return;
		const move = moveOf(event);
		if (move) {
			event.preventDefault();
			const page = pageSteps(scroller.current?.clientHeight ?? 0, rows.guesses.row);
			if (move === 'first') moveTo(0, 1);
			else if (move === 'last') moveTo(rows.length - 1, -1);
			else if (move === 'next') moveTo(active + 1, 1, event.shiftKey);
			else if (move === 'previous') moveTo(active - 1, -1, event.shiftKey);
			else moveTo(active + (move === 'page-down' ? page : -page), move === 'page-down' ? 1 : -1);
			return;
		}
		const entry = activeEntry();
		if (event.key === 'Escape' && (selection.size > 0 || expanded.size > 0)) {
			select(new Set());
			setExpanded(new Set());
		} else if (event.key === 'Escape') search();
		else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) select(new Set(entryKeys(rows, 0, rows.length - 1)));
		else if (!entry || !act(entry, event)) return;
		event.preventDefault();
		event.stopPropagation();
	};
	/** What a key does with the active entry; false where it does nothing. */
	const act = (entry: LibraryEntry, event: TargetedKeyboardEvent<HTMLDivElement>): boolean => {
		const onRow = (event.target as HTMLElement).matches('[role="row"]');
		if (event.key === 'Enter' && onRow) actions.jump(entry, event);
		else if (event.ctrlKey || event.metaKey || event.altKey) return false;
		else if (event.key === ' ' && onRow) setExpanded(toggled(expanded, entry.key));
		else if (event.key === 's') actions.star(entry, !actions.isStarred(entry));
		else if (event.key === 'o') actions.open(entry.url);
		else if (event.key === 'x') selecting(entry, active).toggle();
		else if (event.key === 'm' || event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
			actions.menu(entry, event, rowElement(event.currentTarget, active) ?? event.currentTarget, selecting(entry, active));
		} else return false;
		return true;
	};

	const drawnRow = useKeptElements();
	const drawn = virtual.draw();
	const keyAt = (index: number): string | null => {
		const row = rows.at(index);
		return row.kind === 'entry' ? `${rows.groupAt(index)?.key ?? ''}\n${row.entry.key}` : null;
	};
	const keys = drawn.rows.map(({ index }) => keyAt(index));
	const slots = useSlots(keys.filter((key) => key !== null), active >= 0 ? keyAt(active) : null);
	const group = rows.groupAt(virtual.first);
	return (
		<div class="ml-watch-list" ref={scroller} onScroll={() => {
				virtual.scrolled();
				scrolled(virtual.scroll);
			}}>
			{group && <div class="ml-watch-group ml-watch-group-sticky" aria-hidden="true"><div><GroupTitle group={group} grouping={grouping} /></div></div>}
			<div
				role="grid" aria-label="Entries" aria-rowcount={rows.length} aria-multiselectable="true" class="ml-watch-grid"
				onKeyDown={onKeyDown} onClick={onClick}
				// A range of rows is selected, not of words.
				onMouseDown={(event) => event.shiftKey && event.preventDefault()}
				onFocusIn={(event) => {
					focus.current = 'inside';
					const index = indexOf(event.target);
					if (index >= 0 && index !== active) setPlace(placeOf(rows, index));
				}}
				onFocusOut={(event) => {
					const target = event.target as HTMLElement;
					// A row that went away takes the focus with it; only where it is still there did the focus leave.
					window.setTimeout(() => {
						if (target.isConnected && !scroller.current?.contains(target.doc.activeElement)) focus.current = 'none';
					}, 0);
				}}
			>
				<div key="above" role="presentation" class="ml-watch-above" style={{ '--ml-watch-start': `${drawn.start}px` }} />
				{drawn.rows.map(({ index, start }, number) => {
					const row = rows.at(index);
					if (row.kind === 'group') {
						return (
							<div
								key={`group ${row.group.key}`} role="row" data-index={index} aria-rowindex={index + 1} class="ml-watch-row ml-watch-group"><div role="gridcell"><GroupTitle group={row.group} grouping={grouping} /></div></div>
						);
					}
					const { entry } = row;
					const key = keys[number]!;
					return drawnRow(key, [slots.get(key), entry, index, start, index === active, selection, expanded, actions, choose, actions.isStarred(entry)], () => (
						<EntryRow
							key={slots.get(key)} entry={entry} index={index} position={index + 1} start={start}
							active={index === active} selecting={selecting(entry, index)} expanded={expanded.has(entry.key)}
							actions={actions} choose={choose} expand={() => setExpanded(toggled(expanded, entry.key))}
						/>
					));
				})}
			</div>
		</div>
	);
}

/** The row that Tab leads to: where the person was, else what stands there now, else the first entry. */
function activeIndex(rows: RowList, place: Place | null): number {
	if (!place) return rows.entryFrom(0, 1);
	const found = findPlace(rows, place);
	if (found >= 0) return found;
	const near = Math.min(place.index, rows.length - 1);
	return Math.max(rows.entryFrom(near, 1), rows.entryFrom(near, -1));
}

/** Brings the focus to the active row where it was asked for, or where the row that had it is gone. */
function keepFocus(scroller: HTMLElement | null, focus: { current: 'none' | 'inside' | 'wanted' }, active: number): void {
	if (!scroller || focus.current === 'none') return;
	if (focus.current === 'inside' && scroller.contains(scroller.doc.activeElement)) return;
	const row = rowElement(scroller, active);
	if (!row) return;
	row.focus({ preventScroll: true });
	focus.current = 'inside';
}

function rowElement(within: HTMLElement, index: number): HTMLElement | null {
	return within.querySelector<HTMLElement>(`[data-index="${index}"]`);
}

function indexOf(target: EventTarget | null): number {
	const row = target ? (target as HTMLElement).closest<HTMLElement>('[data-index]') : null;
	return row ? Number(row.dataset.index) : -1;
}

/** The keys of the entries from one row to another, both included. */
function entryKeys(rows: RowList, from: number, to: number): string[] {
	const keys: string[] = [];
	for (let index = from; index <= Math.min(to, rows.length - 1); index++) {
		const row = rows.at(index);
		if (row.kind === 'entry') keys.push(row.entry.key);
	}
	return keys;
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
	const changed = new Set(keys);
	if (!changed.delete(key)) changed.add(key);
	return changed;
}

/** What is selected once the focus went from one row on to another: one row more, or one less on the way back. */
function extended(keys: ReadonlySet<string>, from: string | undefined, to: string | undefined): ReadonlySet<string> {
	const changed = new Set(keys);
	if (from === undefined || to === undefined || from === to) return changed;
	if (changed.has(from) && changed.has(to)) changed.delete(from);
	else changed.add(from).add(to);
	return changed;
}

function GroupTitle({ group, grouping }: { group: PlaceGroup; grouping: Grouping | null }): JSX.Element {
	return <><span class="ml-watch-group-title" dir="auto">{groupTitle(group, grouping)}</span> <span class="ml-watch-count">{group.places.length}</span></>;
}

const titlesWithout: Readonly<Record<Grouping, string>> = {
	day: 'No date', month: 'No date', year: 'No date', source: 'No source', keyword: 'No keywords',
};

/** A month by its name, in the app's language; everything else as it is written. */
export function groupTitle({ label }: Pick<Group, 'label'>, grouping: Grouping | null): string {
	if (label === '') return grouping ? titlesWithout[grouping] : '';
	return grouping === 'month' && label.length === 7 ? moment(label, 'YYYY-MM').format('MMMM YYYY') : label;
}
