import type { Config } from '../config/config';
import type { LogDate } from '../date';
import type { FieldTable } from '../field';
import type { Habits, Tally } from './habits';

/** What a rule may know beside the text that it is asked about. */
export interface RuleContext {
	readonly config: Config;
	/** The fields by which the note was read. */
	readonly fields: FieldTable;
	/** What the note at hand mostly does. */
	readonly habits: Habits;
	/** The labels of its link reference definitions, as `labelKey` gives them. */
	readonly definitions: ReadonlySet<string>;
	/** Null where no other notes were read: rules that learn from them stay silent. */
	readonly library: LibraryFacts | null;
	/** Null where nobody said what day it is. */
	readonly today: LogDate | null;
}

/** What rules learn from all notes together. `factsOf` makes it of a library's entries. */
export interface LibraryFacts {
	/** In how many entries each spelling of a keyword stands. */
	readonly keywords: Tally<string>;
	/** In how many entries each spelling of a source stands. */
	readonly sources: Tally<string>;
	/** For each host of a title's URL, how many entries each source has there. Registers of papers, such as arXiv, belong to nobody. */
	readonly hosts: ReadonlyMap<string, Tally<string>>;
	/** How often the date in a title's URL agrees with the entry's, and how often it does not. */
	readonly urlDates: Tally<boolean>;
	/** The entries about one target, by a key of `targetKeys`, in the order of the library. */
	places(key: string): readonly Place[];
	/** The keywords of the vocabulary note, folded; null where there is no such note. */
	readonly vocabulary: ReadonlySet<string> | null;
	/**
	 * Whether a link path leads to a file of the vault.
	 * @param from the path of the note in which it is written.
	 */
	readonly hasFile: ((link: string, from: string) => boolean) | null;
}

/** Where an entry stands. */
export interface Place {
	readonly path: string;
	/** The line of its heading, from 0. */
	readonly line: number;
	readonly title: string;
	readonly date: LogDate | null;
}
