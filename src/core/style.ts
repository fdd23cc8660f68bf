import type { DateFormat, Precision } from './date';
import { defaultFieldTable, type FieldTable } from './field';
import type { LinkForm } from './link';
import type { StarForm } from './star';
import type { LineEnding } from './text';

/** Which dates stand at the top of a log. */
export type Order = 'newest' | 'oldest';

/** Where the rating mark is written: before the source (or title), or behind the link. */
export type StarPlace = 'front' | 'tail';

/** How an entry is written, with nothing left open. */
export interface Style {
	readonly dateFormat: DateFormat;
	/** The finest precision that date headings have: a full date in a log kept by months goes under its month. */
	readonly precision: Precision;
	/** 1-5. */
	readonly dateLevel: number;
	/** 2-6. */
	readonly entryLevel: number;
	readonly starForm: StarForm;
	/** Whether a space stands between a star and the source or title behind it. */
	readonly starSpaced: boolean;
	readonly starPlace: StarPlace;
	readonly linkForm: LinkForm;
	/** What stands between two items of a link line. */
	readonly linkSeparator: string;
	readonly order: Order;
	readonly lineEnding: LineEnding;
	/** Blank lines above a heading, at least one. */
	readonly blankLines: number;
	/** Blank lines between a heading and what stands below it, 0 or more. */
	readonly blankBelow: number;
	/** Whether a new entry goes behind or before the entries of its date. */
	readonly insertAt: 'start' | 'end';
	/** The body of a new entry (see `template.ts`). */
	readonly template: string;
	/** Whether a field of the template that nothing was filled in for is written as a stub. */
	readonly keepEmptyFields: boolean;
	/** The fields by which the note is read. */
	readonly fields: FieldTable;
}

export const defaultTemplate = '{{links}}\n\n**Keywords**: {{keywords}}\n\n**Summary**: {{summary}}\n\n**Comment**: {{comment}}';

/** What a new log is written like (FORMAT section 3). */
export const newLogStyle: Style = {
	dateFormat: 'yyyy-MM-dd',
	precision: 'day',
	dateLevel: 2,
	entryLevel: 3,
	starForm: ':star:',
	starSpaced: false,
	starPlace: 'front',
	linkForm: 'escaped',
	linkSeparator: ' ',
	order: 'newest',
	lineEnding: '\n',
	blankLines: 1,
	blankBelow: 1,
	insertAt: 'end',
	template: defaultTemplate,
	keepEmptyFields: false,
	fields: defaultFieldTable,
};
