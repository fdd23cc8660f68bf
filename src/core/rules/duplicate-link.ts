import type { LinkItem } from '../link';
import { decode } from '../markdown';
import { textOf, type Edit, type Span } from '../text';
import { mayRepeat } from './repetition';
import type { Fix, Rule } from './rule';
import { shown } from './shown';

export const duplicateLink: Rule = {
	id: 'duplicate-link',
	summary: 'An entry links to the same URL twice.',
	severity: 'warning',
	fixable: 'yes',
	docs: `Two link items of an entry with one URL: most often the second was copied and its URL never changed, so that a link is missing. Scheme, \`www.\` and a
slash at the end do not count; the abstract and the PDF of a paper are two URLs. The title's own link is not compared: many entries repeat it as
\`[paper]\`.

Where the labels are equal too, the fix removes the second item; where they differ, only you know which URL was meant, and removing it is a choice.

A warning: it is a slip, and rare.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n[\\[code\\]](https://github.com/google/automl) [\\[code\\]](https://github.com/google/automl/)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n[\\[code\\]](https://github.com/google/automl)\n',
	},
	checkEntry({ block }, _context, report) {
		const { links, text } = block;
		if (links.length < 2) return;
		const urls = links.map((item) => (item.fault === 'empty' ? '' : plainUrl(text, item.url)));
		if (!mayRepeat(urls)) return;
		const seen = new Map<string, LinkItem>();
		let before: LinkItem | null = null;
		for (const [index, item] of links.entries()) {
			const url = urls[index]!;
			const first = seen.get(url);
			if (url !== '' && first) {
				report({
					span: item.span,
					message: `Unexpected second link to ${shown(textOf(text, item.url))}, expected another URL behind ${shown(textOf(text, item.label))}`,
					fixes: [removal(text, first, before!, item)],
				});
			} else seen.set(url, item);
			before = item;
		}
	},
};

const prefixes = ['https://', 'http://', 'www.'];

/** The URL without what makes no difference between two addresses of one page. */
function plainUrl(text: string, [start, end]: Span): string {
	let from = start;
	for (const prefix of prefixes) if (text.startsWith(prefix, from)) from += prefix.length;
	const to = text.charCodeAt(end - 1) === 47 ? end - 1 : end;
	return decode(text.slice(from, Math.max(from, to)));
}

function removal(text: string, first: LinkItem, before: LinkItem, item: LinkItem): Fix {
	const same = textOf(text, first.label).toLowerCase() === textOf(text, item.label).toLowerCase();
	// On a line of its own an item leaves with its line's other characters untouched: a bullet may stand there.
	const joined = !/[\r\n]/.test(text.slice(before.span[1], item.span[0]));
	const edit: Edit = { from: joined ? before.span[1] : item.span[0], to: item.span[1], insert: '' };
	const title = 'Remove the second link';
	return same && joined ? { title, edits: [edit] } : { title, edits: [edit], choice: true };
}
