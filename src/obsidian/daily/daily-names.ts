import { moment, normalizePath } from 'obsidian';
import { defaultDailyFormat, type DailyNotes } from '../../core/daily/daily-notes';
import { calendarDate, dateRank, type LogDate } from '../../core/date';

/** Folder and format of daily notes, as a person names them. */
export interface DailyNames {
	readonly folder: string;
	readonly format: string;
}

/** A date whose day, month and year cannot be taken for each other. */
const sample: LogDate = { year: 2021, month: 11, day: 23 };

/**
 * The daily notes of the vault, by the app's own reading of a format.
 * @returns why the format cannot be used, as a sentence, where a name does not tell its day.
 */
export function dailyNotesOf({ folder, format }: DailyNames): DailyNotes | string {
	const above = folder.trim() === '' ? '' : `${normalizePath(folder.trim())}/`;
	const pathOf = ({ year, month, day }: LogDate): string | null => (
		month === null || day === null ? null : normalizePath(`${above}${moment([year, month - 1, day]).format(format.trim())}.md`)
	);
	const dateOf = (path: string): LogDate | null => {
		if (!path.startsWith(above) || !path.endsWith('.md')) return null;
		const read = moment(path.slice(above.length, -3), format.trim(), true);
		return read.isValid() ? calendarDate(read.year(), read.month() + 1, read.date()) : null;
	};
	const back = dateOf(pathOf(sample)!);
	if (back && dateRank(back) === dateRank(sample)) return { pathOf, dateOf };
	return `The name \`${format}\` does not tell the day. Expected one with year, month and day, such as \`${defaultDailyFormat}\`.`;
}
