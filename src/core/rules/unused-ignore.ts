import type { IgnoreComment, IgnoredName, PlacedIgnore } from '../lint/ignore';
import { isBlank } from '../scan/line';
import { afterLineEnding, isSpace, type Edit } from '../text';
import type { Finding, Fix, Rule } from './rule';
import { shown } from './shown';

/** What it reports is found in lint.ts, once all other rules have spoken. */
export const unusedIgnore: Rule = {
	id: 'unused-ignore',
	summary: 'An ignore comment hides nothing, or names a rule that does not exist.',
	severity: 'info',
	fixable: 'yes',
	docs: `\`<!-- ml-watch-ignore rule-id -->\` hides what the named rules (without names: all of them) find in the entry or line below it, or, at the end of
a line, in that line. \`<!-- ml-watch-ignore-file rule-id -->\` does so for the whole note. Both can be written in \`%% %%\`, and give a reason behind \`--\`.

A comment that hides nothing any more is left from a slip that was mended, or has a typo in its rule's name. The fix removes the name, or the comment when no
name is left; a comment that gives a reason is left to you, and so is one without which
the note would be read otherwise, such as one that ends a comment around it. Rules that are off are not counted.

Info: it does no harm but to readers.`,
	example: {
		bad: '## 2021-09-22\n\n<!-- ml-watch-ignore empty-link -->\n### Blog: [Title](https://example.com/a)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n',
	},
};

interface UnusedIgnore {
	readonly placed: PlacedIgnore;
	readonly finding: Finding;
}

/**
 * What ignore comments say for nothing.
 * @param counts whether a name is one that could have hidden something: of a rule that is on, or of none.
 */
export function* unusedIgnores(
	comments: readonly PlacedIgnore[], counts: (name: string) => boolean, exists: (name: string) => boolean,
): Iterable<UnusedIgnore> {
	for (const placed of comments) {
		const { comment, text, used } = placed;
		if (comment.names.length === 0) {
			if (used.size > 0) continue;
			const message = 'Unexpected ignore comment that hides nothing, expected a problem in what it speaks of';
			yield { placed, finding: { span: comment.span, message, fixes: removals(text, comment, comment.names) } };
			continue;
		}
		const idle = comment.names.filter(({ name }) => !used.has(name) && counts(name));
		for (const { name, span } of idle) {
			const message = exists(name)
				? `Unexpected ignored rule ${shown(name)}, which hides nothing here, expected a problem of that rule`
				: `Unexpected ${shown(name)}, expected the name of a rule`;
			yield { placed, finding: { span, message, fixes: removals(text, comment, idle) } };
		}
	}
}

/** One fix for all idle names of a comment, so that the comment goes with the last of them. */
function removals(text: string, comment: IgnoreComment, idle: readonly IgnoredName[]): Fix[] {
	if (comment.reasoned || (idle.length === comment.names.length && holdsMore(text, comment))) return [];
	if (idle.length === comment.names.length) return [{ title: 'Remove the comment', edits: [commentRemoval(text, comment)] }];
	const { names } = comment;
	const kept = names.findIndex((name) => !idle.includes(name));
	const edits = names.flatMap((name, index): Edit[] => {
		if (!idle.includes(name)) return [];
		// Before the first name that stays, what follows a name goes with it: with a comma behind the mark it would be no ignore comment.
		return index < kept
			? [{ from: name.span[0], to: names[index + 1]!.span[0], insert: '' }]
			: [{ from: names[index - 1]!.span[1], to: name.span[1], insert: '' }];
	});
	return [{ title: 'Remove what hides nothing', edits }];
}

/** With these a block begins, or a rule or an underline consists of them; digits count items. */
const marks = '-+*>.)=_~`|: \t0123456789';

/**
 * Whether a note would be read otherwise without a comment: it ends one that was opened before it, or it keeps what stands beside it from
 * being a heading, a fence or a rule.
 */
function holdsMore(text: string, { span: [from, to], line: [start, end] }: IgnoreComment): boolean {
	const open = text.startsWith('%%', from) ? '%%' : '<!--';
	if (from > 0 && open === '<!--' && text.lastIndexOf(open, from - 1) > text.lastIndexOf('-->', from - 1)) return true;
	let word = from;
	while (word > start && marks.includes(text.charAt(word - 1))) word--;
	if (word > start) return false;
	return !isBlank(text, start, from) || !(isBlank(text, to, end) || text.slice(to, end).trimStart().startsWith(open));
}

/** Removes a comment, with its line where nothing else stands in it, else with the spaces before it. */
function commentRemoval(text: string, { span: [from, to], line: [start, end] }: IgnoreComment): Edit {
	if (isBlank(text, start, from) && isBlank(text, to, end)) return { from: start, to: afterLineEnding(text, end), insert: '' };
	let before = from;
	while (before > start && isSpace(text.charCodeAt(before - 1))) before--;
	return { from: isBlank(text, to, end) ? before : from, to, insert: '' };
}
