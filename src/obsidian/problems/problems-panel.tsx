import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { automaticFix } from '../../core/lint';
import { messagePieces } from '../check/message';
import { Icon } from '../dashboard/icon';
import { moveOf, pageSteps } from '../dashboard/list-keys';
import { useVirtualRows } from '../dashboard/virtual-rows';
import { begin } from '../notices';
import type { Found } from './found';
import { groupProblems, ProblemRows, visible, type ListState, type ProblemGroup, type ProblemPlace, type ProblemRow, type Severity } from './problem-list';

export interface ProblemActions {
	jump(found: Found): Promise<void>;
	fix(found: Found): void;
	fixGroup(group: ProblemGroup): void;
	showRule(rule: string): void;
	checkAgain(): void;
}

export interface ProblemsPanelProps {
	readonly found: readonly Found[];
	/** Whether every note was checked. */
	readonly complete: boolean;
	/** Whether the person ended the check. */
	readonly ended: boolean;
	readonly state: ListState;
	readonly update: (change: Partial<ListState>) => void;
	readonly actions: ProblemActions;
}

const severities: readonly { readonly severity: Severity; readonly name: string; readonly icon: string }[] = [
	{ severity: 'error', name: 'Errors', icon: 'octagon-alert' },
	{ severity: 'warning', name: 'Warnings', icon: 'triangle-alert' },
	{ severity: 'info', name: 'Infos', icon: 'info' },
];

/** The list of problems with what filters it. */
export function ProblemsPanel({ found, complete, ended, state, update, actions }: ProblemsPanelProps): JSX.Element {
	const shown = visible(found, state);
	const rows = useMemo(() => new ProblemRows(groupProblems(visible(found, state), state.grouping)), [found, state]);
	const panel = useRef<HTMLDivElement>(null);
	const held = useRef(false);
	useLayoutEffect(() => {
		if (rows.length > 0 || !held.current) return;
		// The last row took the focus with it.
		held.current = false;
		panel.current?.querySelector<HTMLElement>('.clickable-icon')?.focus();
	});
	const rules = [...new Set(found.map(({ problem }) => problem.rule))].sort();
	return (
		<div class="ml-watch-problems" ref={panel}>
			<div class="ml-watch-problems-bar" role="toolbar" aria-label="Filter problems">
				{severities.map(({ severity, name, icon }) => {
					const off = state.hidden.includes(severity);
					return (
						<button
							key={severity} type="button" class={`ml-watch-problems-filter ml-watch-severity-${severity}`} aria-pressed={!off} aria-label={name}
							onClick={() => update({ hidden: off ? state.hidden.filter((each) => each !== severity) : [...state.hidden, severity] })}
						>
							<Icon name={icon} /> {found.filter(({ problem }) => problem.severity === severity).length}
						</button>
					);
				})}
				<select
					class="dropdown" aria-label="Rule" value={state.rule ?? ''}
					onChange={(event) => update({ rule: event.currentTarget.value === '' ? null : event.currentTarget.value })}
				>
					<option value="">All rules</option>
					{[...new Set([...rules, ...(state.rule === null ? [] : [state.rule])])].map((rule) => <option key={rule} value={rule}>{rule}</option>)}
				</select>
				<select
					class="dropdown" aria-label="Group" value={state.grouping}
					onChange={(event) => update({ grouping: event.currentTarget.value === 'rule' ? 'rule' : 'note' })}
				>
					<option value="note">By note</option>
					<option value="rule">By rule</option>
				</select>
				<button type="button" class="clickable-icon" aria-label="Check vault again" onClick={() => actions.checkAgain()}><Icon name="refresh-cw" /></button>
			</div>
			<div class="ml-watch-problems-count" role="status">{statusOf(found.length, shown.length, { complete, ended })}</div>
			{rows.length > 0 && <ProblemGrid key={`${state.grouping} ${state.rule ?? ''} ${state.hidden.join(' ')}`} rows={rows} held={held} grouping={state.grouping} actions={actions} />}
		</div>
	);
}

function statusOf(all: number, shown: number, { complete, ended }: { readonly complete: boolean; readonly ended: boolean }): string {
	const counts = countsOf(all, shown, complete);
	return ended ? `The check was ended before all notes were read.${all > 0 ? ` ${counts}` : ''}` : counts;
}

function countsOf(all: number, shown: number, complete: boolean): string {
	if (!complete && all === 0) return 'Checking the vault…';
	if (all === 0) return 'No problems. Every entry of the vault reads as it was meant.';
	if (shown === 0) return `None of ${all} problems passes the filters above.`;
	return shown === all ? `${all} ${all === 1 ? 'problem' : 'problems'}` : `${shown} of ${all} problems`;
}

interface RowsProps {
	readonly rows: ProblemRows;
	/** Whether the focus is among the rows. */
	readonly held: { current: boolean };
	readonly grouping: ListState['grouping'];
	readonly actions: ProblemActions;
}

/** Only what is seen is drawn. The keyboard moves a single focus through the rows. */
function ProblemGrid({ rows, held, grouping, actions }: RowsProps): JSX.Element {
	const scroller = useRef<HTMLDivElement>(null);
	const wanted = useRef(false);
	const [chosen, setChosen] = useState<ProblemPlace>({ key: '', below: 0 });
	const active = rows.find(chosen);
	const choose = (index: number): void => setChosen(rows.placeAt(index) ?? { key: '', below: 0 });
	const scroll = useRef(0);
	const virtual = useVirtualRows({ scroller, rows, kept: active, scroll: scroll.current });
	useLayoutEffect(() => {
		const list = scroller.current;
		// A row that went away takes the focus with it.
		if (!list || !(wanted.current || held.current)) return;
		const row = list.querySelector<HTMLElement>(`[data-index="${active}"]`);
		const { activeElement, body } = list.doc;
		// Where rows came or went above it, the one that is chosen has another number. The focus is not taken from anything else.
		if (!row || (!wanted.current && (row.contains(activeElement) || (activeElement !== body && !list.contains(activeElement))))) return;
		wanted.current = false;
		row.focus({ preventScroll: true });
	});
	const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
		const move = moveOf(event);
		const row = rows.at(active);
		if (move) {
			const page = pageSteps(scroller.current?.clientHeight ?? 0, rows.guesses.row);
			const steps = { next: 1, previous: -1, 'page-down': page, 'page-up': -page, first: -rows.length, last: rows.length };
			const target = Math.max(0, Math.min(rows.length - 1, active + steps[move]));
			wanted.current = true;
			choose(target);
			virtual.show(target);
		} else if (event.ctrlKey || event.metaKey || event.altKey) return;
		else if (event.key === 'Enter' && row?.kind === 'problem' && (event.target as HTMLElement).matches('[role="row"]')) begin(actions.jump(row.found));
		else if (event.key === 'f' && row) fixRow(row, actions);
		else return;
		event.preventDefault();
	};
	const drawn = virtual.draw();
	return (
		<div class="ml-watch-list" ref={scroller} onScroll={() => {
				virtual.scrolled();
				scroll.current = virtual.scroll;
			}}>
			<div
				role="grid" aria-label="Problems" aria-rowcount={rows.length} class="ml-watch-grid" onKeyDown={onKeyDown}
				onFocusIn={() => (held.current = true)}
				onFocusOut={(event) => {
					const target = event.target as HTMLElement;
					window.setTimeout(() => {
						if (target.isConnected && !scroller.current?.contains(target.doc.activeElement)) held.current = false;
					}, 0);
				}}
			>
				<div key="above" role="presentation" class="ml-watch-above" style={{ '--ml-watch-start': `${drawn.start}px` }} />
				{drawn.rows.map(({ index, start }) => {
					const row = rows.at(index);
					if (!row) return null;
					return (
						<div
							key={index} role="row" data-index={index} aria-rowindex={index + 1} tabIndex={index === active ? 0 : -1}
							class={`ml-watch-row ${row.kind === 'group' ? 'ml-watch-problems-group' : 'ml-watch-problems-row'}${start === null ? '' : ' is-apart'}`}
							style={start === null ? {} : { '--ml-watch-start': `${start}px` }} onFocusIn={() => choose(index)}
						>
							{row.kind === 'group' ? <GroupCell group={row.group} actions={actions} /> : <ProblemCell found={row.found} grouping={grouping} actions={actions} />}
						</div>
					);
				})}
			</div>
		</div>
	);
}

function fixRow(row: ProblemRow, actions: ProblemActions): void {
	if (row.kind === 'group') actions.fixGroup(row.group);
	else actions.fix(row.found);
}

function GroupCell({ group, actions }: { readonly group: ProblemGroup; readonly actions: ProblemActions }): JSX.Element {
	const fixable = group.found.filter(({ problem }) => automaticFix(problem) !== null).length;
	return (
		<div role="gridcell" class="ml-watch-problems-head">
			<span class="ml-watch-problems-key">{group.key}</span>
			<span class="ml-watch-problems-number">{group.found.length}</span>
			{fixable > 0 && <button type="button" tabIndex={-1} onClick={() => actions.fixGroup(group)}>Fix {fixable}</button>}
		</div>
	);
}

interface ProblemCellProps {
	readonly found: Found;
	readonly grouping: ListState['grouping'];
	readonly actions: ProblemActions;
}

function ProblemCell({ found, grouping, actions }: ProblemCellProps): JSX.Element {
	const { problem, path, from } = found;
	const severity = severities.find((each) => each.severity === problem.severity)!;
	return (
		<div role="gridcell" class="ml-watch-problems-cell">
			<span class={`ml-watch-problems-icon ml-watch-severity-${problem.severity}`} role="img" aria-label={problem.severity}><Icon name={severity.icon} /></span>
			<div class="ml-watch-problems-main" onClick={() => begin(actions.jump(found))}>
				<div class="ml-watch-problems-message">
					{messagePieces(problem.message).map(({ text, quoted }, index) => (quoted ? <code key={index}>{text}</code> : text))}
				</div>
				<div class="ml-watch-problems-place">
					{grouping === 'rule' ? `${path}, line ${from.line + 1}` : `Line ${from.line + 1}`}
					{' · '}
					<button type="button" tabIndex={-1} class="ml-watch-problem-rule" onClick={(event) => {
						event.stopPropagation();
						actions.showRule(problem.rule);
					}}>{problem.rule}</button>
				</div>
			</div>
			{automaticFix(problem) && <button type="button" tabIndex={-1} aria-label={automaticFix(problem)!.title} onClick={() => actions.fix(found)}>Fix</button>}
		</div>
	);
}
