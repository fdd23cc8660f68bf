import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ClauseField, Facets, FacetValue, Query } from '../../core/query';
import { groupTitle } from './entry-list';
import { exactly, hasClause, toggleClause } from './state';

export interface FacetPanelProps {
	readonly facets: Facets;
	readonly filters: Query;
	readonly change: (filters: Query) => void;
}

/** Values shown before "Show all". */
const firstValues = 8;
/** More would be slow to draw and slower to read: the search narrows them. */
const mostValues = 200;

/** What there is to choose from, with the number of entries each choice would show. */
export function FacetPanel({ facets, filters, change }: FacetPanelProps): JSX.Element {
	const group = (title: string, field: ClauseField, values: readonly FacetValue[]): JSX.Element => (
		<FacetGroup
			title={title} field={field} values={values} filters={filters} change={change}
			extra={field === 'keyword' && chosenIn(filters, 'keyword') > 0 && (
				<label class="ml-watch-check">
					<input
						type="checkbox" checked={filters.match === 'any'}
						onChange={(event) => change({ ...filters, match: event.currentTarget.checked ? 'any' : 'all' })}
					/> <span>Any of these</span>
				</label>
			)}
		/>
	);
	return (
		<div class="ml-watch-facets" role="group" aria-label="Filters">
			<div class="ml-watch-facet">
				<Choice label="Kind" value={filters.kind ?? ''} options={[['', 'All'], ['paper', 'Papers'], ['discussion', 'Discussions']]}
					choose={(value) => change({ ...filters, kind: value === 'paper' || value === 'discussion' ? value : null })} />
				<label class="ml-watch-check">
					<input type="checkbox" checked={filters.incomplete === true}
						onChange={(event) => change({ ...filters, incomplete: event.currentTarget.checked ? true : null })} /> <span>Incomplete</span>
				</label>
			</div>
			{group('Keywords', 'keyword', facets.keywords)}
			{group('Sources', 'source', facets.sources)}
			{group('Years', 'date', facets.years)}
			{group('Months', 'date', facets.months)}
			{group('Links', 'has', facets.labels)}
			{group('Status', 'status', facets.statuses)}
		</div>
	);
}

function chosenIn(filters: Query, field: ClauseField): number {
	return filters.clauses.filter((clause) => clause.field === field && !clause.negated).length;
}

interface FacetGroupProps {
	readonly title: string;
	readonly field: ClauseField;
	readonly values: readonly FacetValue[];
	readonly filters: Query;
	readonly change: (filters: Query) => void;
	readonly extra: JSX.Element | false;
}

function FacetGroup({ title, field, values, filters, change, extra }: FacetGroupProps): JSX.Element | null {
	const [all, setAll] = useState(false);
	const chosen = values.filter(({ text }) => hasClause(filters, exactly(field, text)));
	const shown = [...chosen, ...values.filter((value) => !chosen.includes(value))].slice(0, all ? mostValues : Math.max(firstValues, chosen.length));
	if (values.length === 0) return null;
	return (
		<details class="ml-watch-facet" open>
			<summary class="ml-watch-facet-title">{title}</summary>
			{extra}
			<ul class="ml-watch-facet-values">
				{shown.map(({ text, count }) => (
					<li key={text}>
						<label class="ml-watch-check">
							<input type="checkbox" checked={chosen.some((value) => value.text === text)} onChange={() => change(toggleClause(filters, exactly(field, text)))} />
							{' '}<span class="ml-watch-facet-text">{title === 'Months' ? groupTitle({ label: text }, 'month') : text}</span>{' '}
							<span class="ml-watch-count">{count}</span>
						</label>
					</li>
				))}
			</ul>
			{values.length > shown.length && (
				<button type="button" class="ml-watch-plain-button" onClick={() => setAll(!all)}>
					{all ? `${values.length - shown.length} more: search for them` : `Show all ${values.length} ${title.toLowerCase()}`}
				</button>
			)}
			{all && values.length <= mostValues && values.length > firstValues && (
				<button type="button" class="ml-watch-plain-button" onClick={() => setAll(false)}>Show fewer</button>
			)}
		</details>
	);
}

interface ChoiceProps {
	readonly label: string;
	readonly value: string;
	readonly options: readonly (readonly [value: string, text: string])[];
	readonly choose: (value: string) => void;
	/** Whether the options say what they are about, so that the label is for screen readers only. */
	readonly plain?: boolean;
}

/** One of a few, as the app's own dropdown. */
export function Choice({ label, value, options, choose, plain = false }: ChoiceProps): JSX.Element {
	return (
		<label class="ml-watch-choice">
			<span class={plain ? 'ml-watch-hidden' : ''}>{label}</span>
			<select class="dropdown" value={value} onChange={(event) => choose(event.currentTarget.value)}>
				{options.map(([option, text]) => <option key={option} value={option}>{text}</option>)}
			</select>
		</label>
	);
}
