import { moment } from 'obsidian';
import { addDays, getISODay, getISOWeek } from 'date-fns';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { isoDate } from '../../core/date';
import type { LibraryEntry } from '../../core/library';
import { dayCounts } from './counts';
import { Drawing } from './drawing';

export interface YearMapProps {
	readonly entries: readonly LibraryEntry[];
	readonly year: number;
	readonly show: (day: string) => void;
}

const cell = 10;
const gap = 2;
/** Room for the months above the weeks. */
const head = 16;

interface Day {
	/** `2021-09-22` */
	readonly name: string;
	readonly week: number;
	/** Monday is 0. */
	readonly weekday: number;
}

/** The days of a year, a column a week, the darker the more entries, and the same as a table. */
export function YearMap({ entries, year, show }: YearMapProps): JSX.Element {
	const counts = useMemo(() => dayCounts(entries, year), [entries, year]);
	const days = useMemo(() => daysOf(year), [year]);
	const most = Math.max(1, ...counts.values());
	const newest = Math.max(...days.map(({ name, week }) => (counts.has(name) ? week : 0)));
	return (
		<figure class="ml-watch-figure">
			<figcaption>Entries per day in {year}</figcaption>
			<Drawing label={`Entries per day in ${year}, at most ${most}`} width={54 * (cell + gap)} height={head + 7 * (cell + gap)} seen={(newest + 2) * (cell + gap)}>
				{days.map(({ name, week, weekday }) => {
					const count = counts.get(name) ?? 0;
					return (
						<rect
							key={name} class={`ml-watch-day ml-watch-day-${level(count, most)}${count > 0 ? ' ml-watch-pressable' : ''}`}
							x={week * (cell + gap)} y={head + weekday * (cell + gap)} width={cell} height={cell} rx={2} onClick={count > 0 ? () => show(name) : undefined}
						><title>{`${name}: ${count} ${count === 1 ? 'entry' : 'entries'}`}</title></rect>
					);
				})}
				{days.filter(({ name }) => name.endsWith('-01')).map(({ name, week, weekday }) => (
					// The column in which the month begins may be the last one of the month before.
					<text key={name} class="ml-watch-axis" x={(week + (weekday > 3 ? 1 : 0)) * (cell + gap)} y={head - 5}>{moment(name).format('MMM')}</text>
				))}
			</Drawing>
			<details>
				<summary>As a table</summary>
				<table class="ml-watch-table">
					<thead><tr><th scope="col">Day</th><th scope="col">Entries</th></tr></thead>
					<tbody>
						{[...counts].sort(([a], [b]) => (a < b ? 1 : -1)).map(([name, count]) => (
							<tr key={name}><th scope="row"><button type="button" class="ml-watch-plain-button" onClick={() => show(name)}>{name}</button></th><td>{count}</td></tr>
						))}
					</tbody>
				</table>
			</details>
		</figure>
	);
}

/** 0 for none, then 1 to 4 by quarters of the most. */
function level(count: number, most: number): number {
	return Math.ceil((4 * count) / most);
}

function daysOf(year: number): Day[] {
	const days: Day[] = [];
	for (let day = new Date(year, 0, 1); day.getFullYear() === year; day = addDays(day, 1)) {
		const name = isoDate({ year, month: day.getMonth() + 1, day: day.getDate() });
		days.push({ name, week: columnOf(day), weekday: getISODay(day) - 1 });
	}
	return days;
}

/** The week's column: the days before the year's first ISO week stand left of it, those of the next year's first week right. */
function columnOf(day: Date): number {
	const week = getISOWeek(day);
	if (day.getMonth() === 0 && week > 50) return 0;
	return day.getMonth() === 11 && week === 1 ? 53 : week;
}
