import { isoDate } from '../date';
import type { Entry } from '../entry';
import { dateInUrl } from '../identity';
import type { Located } from '../log';
import { decode } from '../markdown';
import { shiftSpan, textOf } from '../text';
import { add, totalOf, type Tally } from './habits';
import type { Rule } from './rule';
import { agreesWithUrl } from './url-date';

export const dateUrlMismatch: Rule = {
	id: 'date-url-mismatch',
	summary: 'The date in a title\'s URL is not the date that the entry stands under.',
	severity: 'warning',
	fixable: 'no',
	docs: `Blogs write the date into the path: \`/2021/09/23/title\`, \`/2021/09/title\`. In a log whose dates are those of the posts, an entry that disagrees was pasted under the
wrong heading, or its URL belongs to another post. The two are compared at the coarser precision of both, and never by an arXiv id.

Evidence is taken from the note when it has five other URLs with dates, else from all notes: at least five, and nine in ten of them must agree. Where dates are those of
reading, they never do, and the rule is silent.

A warning: in a real log every hit was a slip.`,
	example: { bad: log('2021/07/22'), good: log('2021/09/22') },
	checkNote({ log: { entries } }, { library }, report) {
		const tally = new Map<boolean, number>();
		const wrong: { readonly entry: Located<Entry>; readonly url: string }[] = [];
		for (const entry of entries) {
			const { block, date } = entry;
			if (!date) continue;
			const url = decode(textOf(block.text, block.url));
			const agrees = agreesWithUrl(date, url);
			if (agrees === null) continue;
			add(tally, agrees);
			if (!agrees) wrong.push({ entry, url });
		}
		if (wrong.length === 0) return;
		if (!isEvidence(tally) && !(totalOf(tally) <= leastOthers && library && isEvidence(library.urlDates))) return;
		for (const { entry: { block, from, date }, url } of wrong) {
			report({
				span: shiftSpan(block.url, from),
				message: `Unexpected date ${isoDate(dateInUrl(url)!)} in the URL of an entry under ${isoDate(date!)}, expected the same date`,
			});
		}
	},
};

const leastOthers = 5;

/** Whether, one entry that disagrees left out, enough others agree. */
function isEvidence(tally: Tally<boolean>): boolean {
	const agreeing = tally.get(true) ?? 0;
	const others = totalOf(tally) - 1;
	return others >= leastOthers && agreeing >= others * 0.9;
}

function log(path: string): string {
	const entries = [1, 2, 3, 4, 5].map((number) => `\n### Blog: [Title](https://example.com/2021/09/22/${number})\n`);
	return `## 2021-09-22\n${entries.join('')}\n### Blog: [Title](https://example.com/${path}/6)\n`;
}
