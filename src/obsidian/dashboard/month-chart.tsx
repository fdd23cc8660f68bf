import type { JSX } from 'preact';
import type { LibraryEntry } from '../../core/library';
import { monthCounts, type MonthCount } from './counts';
import { Drawing } from './drawing';
import { groupTitle } from './entry-list';

export interface MonthChartProps {
	readonly entries: readonly LibraryEntry[];
	/** Called with a month, as `2021-09`, that was clicked. */
	readonly show?: (month: string) => void;
}

const height = 96;
const barWidth = 14;
const gap = 4;
/** The months that are drawn; older ones stand in the table. */
const mostBars = 36;
/** Room for the years below the bars. */
const axis = 16;

/** Entries per month as bars, with the starred ones in the star's colour, and the same numbers as a table. */
export function MonthChart({ entries, show }: MonthChartProps): JSX.Element | null {
	const months = monthCounts(entries);
	if (months.length === 0) return null;
	const bars = months.slice(-mostBars);
	const most = Math.max(...bars.map(({ count }) => count));
	// A single year has to find room.
	const width = Math.max(3, bars.length) * (barWidth + gap);
	return (
		<figure class="ml-watch-figure">
			<figcaption>Entries per month{months.length > bars.length && `, the last ${mostBars} of ${months.length} months`}</figcaption>
			<Drawing label={`Entries per month, at most ${most}`} width={width} height={height + axis} seen={width}>
				{bars.map((month, index) => <Bar key={month.month} month={month} x={index * (barWidth + gap)} scale={height / Math.max(1, most)} show={show} />)}
				{bars.map(({ month }, index) => (index === 0 && !bars.slice(1, 3).some((next) => isJanuary(next.month))) || isJanuary(month)
					? <text key={month} class="ml-watch-axis" x={index * (barWidth + gap)} y={height + axis - 3}>{month.slice(0, 4)}</text>
					: null)}
			</Drawing>
			<details>
				<summary>As a table</summary>
				<table class="ml-watch-table">
					<thead><tr><th scope="col">Month</th><th scope="col">Entries</th><th scope="col">Starred</th></tr></thead>
					<tbody>
						{[...months].reverse().map(({ month, count, starred }) => (
							<tr key={month}>
								<th scope="row">{show ? <button type="button" class="ml-watch-plain-button" onClick={() => show(month)}>{nameOf(month)}</button> : nameOf(month)}</th>
								<td>{count}</td><td>{starred}</td>
							</tr>
						))}
					</tbody>
				</table>
			</details>
		</figure>
	);
}

interface BarProps {
	readonly month: MonthCount;
	readonly x: number;
	/** Pixels an entry. */
	readonly scale: number;
	readonly show: ((month: string) => void) | undefined;
}

function Bar({ month: { month, count, starred }, x, scale, show }: BarProps): JSX.Element {
	const full = count * scale;
	const star = starred * scale;
	return (
		<g onClick={show && count > 0 ? () => show(month) : undefined} class={show && count > 0 ? 'ml-watch-pressable' : ''}>
			<title>{`${nameOf(month)}: ${count} ${count === 1 ? 'entry' : 'entries'}, ${starred} starred`}</title>
			<rect class="ml-watch-bar" x={x} y={height - full} width={barWidth} height={full} rx={2} />
			<rect class="ml-watch-bar-starred" x={x} y={height - star} width={barWidth} height={star} rx={2} />
		</g>
	);
}

function isJanuary(month: string): boolean {
	return month.endsWith('-01');
}

function nameOf(month: string): string {
	return groupTitle({ label: month }, 'month');
}
