import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Library, LibraryEntry } from '../../core/library';
import { runQuery, type Clause, type Query } from '../../core/query';
import { completeness, wordCounts, yearsOf } from './counts';
import { Choice } from './facet-panel';
import { MonthChart } from './month-chart';
import { exactly, type DashboardState } from './state';
import { Chips, ClearFilters } from './toolbar';
import { YearMap } from './year-map';

export interface StatisticsProps {
	readonly library: Library;
	readonly revision: number;
	readonly query: Query;
	readonly state: DashboardState;
	readonly update: (change: Partial<DashboardState>) => void;
	/** Shows the entries that a number counts. */
	readonly show: (clause: Clause) => void;
}

/** Words that are listed. */
const mostWords = 12;

/** Numbers about what the filters let through. */
export function Statistics({ library, revision, query, state, update, show }: StatisticsProps): JSX.Element {
	const entries = useMemo(() => runQuery(library, query), [library, revision, query]);
	const years = useMemo(() => yearsOf(entries), [entries]);
	const [asked, setYear] = useState<number | null>(null);
	const year = asked !== null && years.includes(asked) ? asked : years[0];
	const filters = (
		<>
			<Chips typed state={state} update={update} />
			<ClearFilters state={state} update={update} />
		</>
	);
	if (entries.length === 0) {
		return (
			<div class="ml-watch-empty">
				<p>{library.size === 0 ? 'There are no entries to count yet.' : 'No entry matches these filters, so there is nothing to count.'}</p>
				{filters}
			</div>
		);
	}
	return (
		<div class="ml-watch-statistics">
			<p class="ml-watch-muted">{summaryOf(entries, library.size)}</p>
			{filters}
			<MonthChart entries={entries} show={(month) => show(exactly('date', month))} />
			{year !== undefined && (
				<>
					<Choice label="Year" value={String(year)} options={years.map((one) => [String(one), String(one)])} choose={(value) => setYear(Number(value))} />
					<YearMap entries={entries} year={year} show={(day) => show(exactly('date', day))} />
				</>
			)}
			<Words title="Keywords" entries={entries} kind="keyword" show={(word) => show(exactly('keyword', word))} />
			<Words title="Sources" entries={entries} kind="source" show={(word) => show(exactly('source', word))} />
			<Parts entries={entries} show={(value) => show({ field: 'has', value, exact: false, negated: false })} />
		</div>
	);
}

function summaryOf(entries: readonly LibraryEntry[], all: number): string {
	const starred = entries.filter((entry) => entry.starred).length;
	return `${entries.length === all ? '' : `${entries.length} of `}${all} ${all === 1 ? 'entry' : 'entries'}, ${starred} starred (${percent(starred, entries.length)}).`;
}

function percent(part: number, whole: number): string {
	return `${Math.round((100 * part) / whole)} %`;
}

interface WordsProps {
	readonly title: string;
	readonly entries: readonly LibraryEntry[];
	readonly kind: 'keyword' | 'source';
	readonly show: (word: string) => void;
}

function Words({ title, entries, kind, show }: WordsProps): JSX.Element | null {
	const words = useMemo(() => wordCounts(entries, kind).slice(0, mostWords), [entries, kind]);
	const most = words[0]?.count ?? 0;
	if (most === 0) return null;
	return (
		<table class="ml-watch-table">
			<caption>{title}</caption>
			<thead><tr><th scope="col">Name</th><th scope="col">Entries</th><th scope="col">Starred</th><th scope="col">Last 6 months</th></tr></thead>
			<tbody>
				{words.map(({ text, count, starred, recent, earlier }) => (
					<tr key={text}>
						<th scope="row">
							<button type="button" class="ml-watch-plain-button" onClick={() => show(text)}>{text}</button>
							<Share part={count} whole={most} />
						</th>
						<td>{count}</td><td>{percent(starred, count)}</td>
						<td>{recent}{recent > earlier ? ' ↑' : recent < earlier ? ' ↓' : ''}<span class="ml-watch-hidden"> after {earlier} in the 6 months before</span></td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

function Parts({ entries, show }: { readonly entries: readonly LibraryEntry[]; readonly show: (part: string) => void }): JSX.Element {
	return (
		<table class="ml-watch-table">
			<caption>Completeness</caption>
			<thead><tr><th scope="col">Part</th><th scope="col">Entries</th><th scope="col">Share</th></tr></thead>
			<tbody>
				{completeness(entries).map(({ text, part, count }) => (
					<tr key={text}>
						<th scope="row">
							<button type="button" class="ml-watch-plain-button" onClick={() => show(part)}>{text}</button>
							<Share part={count} whole={entries.length} />
						</th>
						<td>{count}</td><td>{percent(count, entries.length)}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** A bar for eyes only: the number stands beside it. */
function Share({ part, whole }: { part: number; whole: number }): JSX.Element {
	return <span class="ml-watch-share" aria-hidden="true" style={{ '--ml-watch-share': `${(100 * part) / whole}%` }} />;
}
