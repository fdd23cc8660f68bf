import type { Config } from '../config/config';
import type { LogDate } from '../date';
import type { Habits } from './habits';

/** What a rule may know beside the text that it is asked about. */
export interface RuleContext {
	readonly config: Config;
	/** What the note at hand mostly does. */
	readonly habits: Habits;
	/** Null where no other notes were read: rules that learn from them stay silent. */
	readonly library: LibraryFacts | null;
	/** Null where nobody said what day it is. */
	readonly today: LogDate | null;
}

/** What rules learn from all notes together. */
export interface LibraryFacts {
	/** How often each keyword is used, as it is shown (`keywordText` of its decoded text). */
	readonly keywords: ReadonlyMap<string, number>;
}
