import type { ExportEntry } from './export-entry';

export interface ExportOptions {
	/** The title of a feed or page. */
	readonly title: string;
	/** Where the page or feed will be found; null where that is not known. */
	readonly url: string | null;
	/**
	 * The entries among which citation keys are told apart, those that are printed included: with all entries of a vault a key is the same
	 * whatever part of them is printed. The printed ones alone where left out.
	 */
	readonly among?: readonly ExportEntry[];
}

/** A format in which entries leave the vault. The same entries and options give the same bytes everywhere. */
export interface ExportFormat {
	/** As it is chosen: `csl-json`. */
	readonly id: string;
	readonly name: string;
	/** Of a file that holds it, without dot. */
	readonly extension: string;
	/** What it is for, one line. */
	readonly summary: string;
	/** Whether an entry without date has no place in it. */
	readonly needsDate?: true;
	/** Whether an entry has a citation key in it. */
	readonly hasKeys?: true;
	print(entries: readonly ExportEntry[], options: ExportOptions): string;
}
