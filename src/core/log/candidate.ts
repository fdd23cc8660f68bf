/** The first half of a year from 1900 to 2199, behind spaces and invisible characters, which may stand between its digits as well. */
const centuryFirst = /^[\s\u00ad\u200b-\u200f\u2060]*(?:1[\u00ad\u200b-\u200f\u2060\ufeff]*9|2[\u00ad\u200b-\u200f\u2060\ufeff]*[01])/;

/**
 * Whether a heading, by its text without `#`s, may be an entry's, a date's, or what was meant as an entry: it holds a link's target or
 * begins as a year does. A note without such a heading need not be read.
 */
export function isCandidateHeading(heading: string): boolean {
	return heading.includes('](') || heading.includes('://') || centuryFirst.test(heading);
}
