import type { Entry } from '../entry';
import { keywordSeparators } from '../keyword';
import type { Edit } from '../text';
import { mayRepeat } from './repetition';
import type { Rule } from './rule';
import { shown } from './shown';

export const duplicateKeyword: Rule = {
	id: 'duplicate-keyword',
	summary: 'An entry has the same keyword twice.',
	severity: 'warning',
	fixable: 'yes',
	docs: `The same keyword twice in one entry says nothing more than once. Case and white space do not count. The fix removes the later one;
where it is all that a field holds, it is left to you.

A warning: it is a slip wherever it stands, and rare.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Keywords**: tool use; agents; Tool use\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Keywords**: tool use; agents\n',
	},
	checkEntry({ block }, _context, report) {
		const { keywords } = block;
		if (keywords.length < 2) return;
		const { keywordTexts } = block;
		const keys = keywordTexts.map((word) => word.toLowerCase());
		if (!mayRepeat(keys)) return;
		const first = new Map<string, string>();
		let edits: ReadonlyMap<number, Edit> | null = null;
		for (let index = 0; index < keywords.length; index++) {
			const written = keywordTexts[index]!;
			const key = keys[index]!;
			const before = first.get(key);
			if (before === undefined) {
				first.set(key, written);
				continue;
			}
			const { span } = keywords[index]!;
			edits ??= removals(block);
			const edit = edits.get(span[0]);
			report({
				span,
				message: before === written
					? `Unexpected second ${shown(written)}, expected each keyword once`
					: `Unexpected ${shown(written)} beside ${shown(before)}, expected each keyword once`,
				fixes: edit ? [{ title: 'Remove the second one', edits: [edit] }] : [],
			});
		}
	},
};

/** For each keyword, by its start, the edit that removes it with one separator. */
function removals(entry: Entry): Map<number, Edit> {
	const edits = new Map<number, Edit>();
	const { text } = entry;
	let at = 0;
	for (const { kind, value } of entry.fields) {
		if (kind.content !== 'keywords') continue;
		const separators = keywordSeparators(text, value);
		let next = 0;
		let before = -1;
		for (; at < entry.keywords.length && entry.keywords[at]!.span[0] < value[1]; at++) {
			const [from, to] = entry.keywords[at]!.span;
			while (next < separators.length && separators[next]! < from) before = separators[next++]!;
			const behind = entry.keywords[at + 1];
			if (before >= 0) edits.set(from, { from: before, to, insert: '' });
			else if (behind && behind.span[0] < value[1]) edits.set(from, { from, to: behind.span[0], insert: '' });
		}
	}
	return edits;
}
