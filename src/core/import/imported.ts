import type { Draft } from '../draft';

/** A paper that was found in a text. */
export interface ImportedPaper {
	readonly draft: Draft;
	/** The line that it begins in, from 0. */
	readonly line: number;
}

/** A piece of a text that became no paper, or no part of one. */
export interface LeftOver {
	/** From 0. */
	readonly line: number;
	readonly text: string;
	/** Why, as a sentence without full stop. */
	readonly reason: string;
}

/** What was read from a text; each of its words is in one of the two. */
export interface Imported {
	readonly papers: readonly ImportedPaper[];
	readonly left: readonly LeftOver[];
}
