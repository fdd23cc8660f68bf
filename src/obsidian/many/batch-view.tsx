import type { JSX } from 'preact';
import { isoDate } from '../../core/date';
import { counted } from '../../core/rules/shown';
import type { Target } from '../capture/targets';
import { Icon } from '../dashboard/icon';
import { namesOf, servicesOn } from '../details/session';
import { begin } from '../notices';
import type { Shell } from '../shell';
import { statusOf, type Batch, type BatchDates, type BatchRow, type RowStatus } from './batch';

/** What the person may do with a batch beside ticking its rows. */
export interface BatchActions {
	readonly edit: (row: BatchRow) => void;
	readonly insert: () => void;
	readonly close: () => void;
	readonly chooseTarget: (id: string) => void;
	readonly redraw: () => void;
}

interface Props {
	readonly shell: Shell;
	readonly batch: Batch;
	readonly targets: readonly Target[];
	readonly target: Target;
	readonly writing: boolean;
	readonly actions: BatchActions;
}

const labels: Readonly<Record<RowStatus, readonly [icon: string, text: string]>> = {
	ready: ['circle', 'Recognised'], asking: ['loader', 'Asking'], done: ['circle-check', 'Details found'], partly: ['circle-alert', 'Partly found'],
	failed: ['circle-alert', 'Not found'], logged: ['bookmark', 'Logged already'], repeated: ['copy', 'Repeated'], unusable: ['x', 'Not usable'],
	refused: ['circle-alert', 'Not written'], written: ['check', 'Written'],
};

/** A list of URLs on their way to paper notes: where each one is at, and what would be written. */
export function BatchView({ shell, batch, targets, target, writing, actions }: Props): JSX.Element {
	const chosen = batch.chosen.length;
	return (
		<div class="ml-watch-batch" onKeyDown={moveBetweenRows}>
			<p class="ml-watch-batch-summary" role="status">{summaryOf(batch)}</p>
			<Services shell={shell} batch={batch} redraw={actions.redraw} />
			<ol class="ml-watch-batch-rows" aria-label="URLs">
				{batch.rows.map((row, index) => <Row key={index} number={index + 1} row={row} batch={batch} edit={actions.edit} />)}
			</ol>
			<div class="ml-watch-batch-settings">
				<label>
					<span>Insert into</span>
					<select class="dropdown" aria-label="Insert into" value={target.id} onChange={(event) => actions.chooseTarget(event.currentTarget.value)}>
						{targets.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
					</select>
				</label>
				<label>
					<span>Date</span>
					<select
						class="dropdown" aria-label="Date" value={batch.dates}
						onChange={(event) => {
							batch.dates = event.currentTarget.value as BatchDates;
							actions.redraw();
						}}
					>
						<option value="today">Today</option>
						<option value="published">Day of publication, else today</option>
					</select>
				</label>
				<label>
					<input
						type="checkbox" checked={batch.keywords}
						onChange={(event) => {
							batch.keywords = event.currentTarget.checked;
							actions.redraw();
						}}
					/>
					<span>Add proposed keywords</span>
				</label>
			</div>
			<div class="ml-watch-batch-actions">
				<button type="button" onClick={actions.close}>Close</button>
				<button type="button" class="mod-cta" disabled={chosen === 0 || writing || batch.asking} onClick={actions.insert}>
					{chosen === 0 ? 'Insert' : `Insert ${counted(chosen, 'paper note')}`}
				</button>
			</div>
		</div>
	);
}

function summaryOf(batch: Batch): string {
	const counts = new Map<RowStatus, number>();
	for (const row of batch.rows) {
		const { status } = statusOf(row);
		counts.set(status, (counts.get(status) ?? 0) + 1);
	}
	const parts = (Object.keys(labels) as RowStatus[]).filter((status) => counts.has(status)).map((status) => `${counts.get(status)!} ${labels[status][1].toLowerCase()}`);
	return `${counted(batch.rows.length, 'URL')}: ${parts.join(', ')}.`;
}

interface ServicesProps {
	readonly shell: Shell;
	readonly batch: Batch;
	readonly redraw: () => void;
}

function Services({ shell, batch, redraw }: ServicesProps): JSX.Element {
	const on = servicesOn(shell.config());
	const { unasked, failed } = batch;
	const ask = (rows: readonly BatchRow[]): void => {
		begin(batch.ask(rows));
		redraw();
	};
	if (batch.asking) {
		const waiting = batch.rows.filter(({ found }) => found.waitingFor.length > 0);
		const services = namesOf([...new Set(waiting.flatMap(({ found }) => found.waitingFor))]);
		return (
			<div class="ml-watch-batch-services">
				<span>{services === '' ? 'Asking…' : `Asking ${services} about ${counted(waiting.length, 'URL')}…`}</span>
				<button type="button" onClick={() => batch.cancel()}>Cancel</button>
			</div>
		);
	}
	return (
		<div class="ml-watch-batch-services">
			{on.length === 0 && <span>Nobody is asked for details. Services are switched on under "Metadata services" in the settings.</span>}
			{on.length > 0 && unasked.length > 0 && (
				<button type="button" onClick={() => ask(unasked)}>{`Get details of ${counted(unasked.length, 'URL')}`}</button>
			)}
			{failed.length > 0 && <button type="button" onClick={() => ask(failed)}>{`Try ${counted(failed.length, 'URL')} again`}</button>}
			{on.length > 0 && unasked.length > 0 && <span class="ml-watch-details-why">{`from ${on.map(({ name }) => name).join(', ')}`}</span>}
		</div>
	);
}

interface RowProps {
	readonly number: number;
	readonly row: BatchRow;
	readonly batch: Batch;
	readonly edit: (row: BatchRow) => void;
}

function Row({ number, row, batch, edit }: RowProps): JSX.Element {
	const { status, why } = statusOf(row);
	const [icon, label] = labels[status];
	const { draft } = batch.draftOf(row);
	const usable = status !== 'unusable' && status !== 'written';
	const title = draft.title || draft.url;
	const facts = [draft.source, draft.date ? isoDate(draft.date) : '', ...draft.links.map((link) => link.label), draft.keywords.join('; ')].filter((text) => text !== '');
	return (
		<li class={`ml-watch-batch-row ml-watch-batch-${status}`}>
			<input
				type="checkbox" aria-label={`Row ${number}: ${title}`} checked={row.chosen && usable} disabled={!usable}
				onChange={(event) => batch.choose(row, event.currentTarget.checked)}
			/>
			<div class="ml-watch-batch-words">
				<div class="ml-watch-batch-title">{title}</div>
				{status !== 'unusable' && <div class="ml-watch-batch-facts">{facts.join(' · ')}</div>}
				{title !== draft.url && <div class="ml-watch-batch-url">{draft.url}</div>}
				{draft.comment !== '' && <div class="ml-watch-batch-url">{`Comment: ${draft.comment}`}</div>}
				{why !== '' && <div class="ml-watch-batch-why">{why}</div>}
			</div>
			<div class="ml-watch-batch-status"><Icon name={icon} /><span>{label}</span></div>
			<button type="button" class="clickable-icon" aria-label={`Edit row ${number}`} disabled={!usable} onClick={() => edit(row)}><Icon name="pencil" /></button>
		</li>
	);
}

/** The arrow keys go from row to row, in the same column. */
function moveBetweenRows(event: KeyboardEvent): void {
	const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
	const target = event.target as HTMLElement;
	const row = target.closest('.ml-watch-batch-row');
	if (by === 0 || !row) return;
	const sibling = by > 0 ? row.nextElementSibling : row.previousElementSibling;
	const next = sibling?.querySelector<HTMLElement>(target.tagName === 'INPUT' ? 'input' : 'button');
	if (!next) return;
	event.preventDefault();
	next.focus();
}
