/** A calendar date of the precision it was written with; a `Date` would bring a clock and a time zone in. */
export interface LogDate {
	readonly year: number;
	/** 1-12, null where only the year was written. */
	readonly month: number | null;
	/** 1-31, null where no day was written. */
	readonly day: number | null;
}

export type Precision = 'year' | 'month' | 'day';

/** The full-date formats that are read back and so may be written; a coarser date uses the same separator. */
export const dateFormats = ['yyyy-MM-dd', 'yyyy.MM.dd', 'yyyy/MM/dd'] as const;
export type DateFormat = (typeof dateFormats)[number];

/** A text that looks like a date. */
export interface DateReading {
	/** Null when the digits name no day of the calendar, such as 2021.13.40. */
	readonly date: LogDate | null;
	/** The format of its separator; null where there is no separator (a bare year) or two different ones. */
	readonly format: DateFormat | null;
	/** Whether it is written exactly as the grammar has it: two digits each, one separator. */
	readonly strict: boolean;
}
