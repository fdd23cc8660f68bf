import { parse } from '../log';
import type { MaskKind, Opener } from '../scan/opener';
import type { Note } from '../note';
import { lineEndingOf, lineStart, nextLine, textOf } from '../text';
import type { Fix, Rule } from './rule';
import { counted } from './shown';

export const unclosedBlock: Rule = {
	id: 'unclosed-block',
	summary: 'A code fence, comment or other block is never closed and hides the rest of the note.',
	severity: 'error',
	fixable: 'choice',
	docs: `An opened code fence, HTML comment, \`%%\` or \`$$\` block that is never closed hides everything below it: those entries are in no
index and on no dashboard, though nothing looks wrong from above.

Where entries or dates are hidden, a fix closes the block above the first of them. It is a choice: the block may have been meant to end elsewhere.

An error: entries are lost. Reported only in notes that hold entries or date headings, before the block or in what it hides.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n```python\nx = 1\n\n### Blog: [Other](https://example.com/b)\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n```python\nx = 1\n```\n\n### Blog: [Other](https://example.com/b)\n',
	},
	checkNote(note, _context, report) {
		const { log, text } = note;
		const { unclosed } = log;
		if (!unclosed) return;
		const hidden = hiddenBehind(text, unclosed);
		if (log.entries.length === 0 && log.dates.length === 0 && hidden.count === 0) return;
		const hides = hidden.count > 0 ? ` hides ${counted(hidden.count, 'entry or date', 'entries and dates')} below` : ' hides the rest of the note';
		report({
			span: [unclosed.from, unclosed.to],
			message: `Unexpected ${names[unclosed.kind] ?? 'block'} that is never closed and${hides}, expected \`${closerOf(unclosed)}\``,
			fixes: hidden.first < 0 ? [] : [closing(note, unclosed, hidden.first)],
		});
	},
};

const names: Partial<Record<MaskKind, string>> = {
	fence: 'code fence',
	comment: 'comment',
	'percent-comment': 'comment',
	math: 'math block',
	html: 'HTML block',
};

function closerOf({ kind, closer, from, to }: Opener): string {
	// Backticks in backticks can't be quoted with one.
	if (kind === 'fence') return closer.includes('`') ? '` ' + closer.slice(0, Math.min(10, to - from)) + ' `' : closer.slice(0, 10);
	return closer;
}

/** What of ours stands behind the line of the opener, and where the first of it begins. */
function hiddenBehind(text: string, opener: Opener): { count: number; first: number } {
	const from = nextLine(text, opener.to);
	const { entries, dates } = parse(text.slice(from));
	const starts = [entries[0], dates[0]].filter((found) => found !== undefined).map((found) => found.from);
	return { count: entries.length + dates.length, first: starts.length === 0 ? -1 : from + Math.min(...starts) };
}

function closing({ text }: Note, opener: Opener, first: number): Fix {
	let at = first;
	while (/\s/.test(text[at - 1]!)) at--;
	const indentation = textOf(text, [lineStart(text, opener.from), opener.from]);
	return {
		title: 'Close it above the first hidden heading',
		edits: [{ from: at, to: at, insert: `${lineEndingOf(text)}${indentation}${opener.closer}` }],
		choice: true,
	};
}
