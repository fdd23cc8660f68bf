import { isConflictLine } from '../scan/line';
import { lineEnd, nextLine, type Edit, type Span } from '../text';
import { maskedAt } from './masked';
import type { Fix, Rule } from './rule';
import { shown } from './shown';

export const conflictMarker: Rule = {
	id: 'conflict-marker',
	summary: 'A git conflict was left in the note.',
	severity: 'error',
	fixable: 'choice',
	docs: `\`<<<<<<<\`, \`=======\` and \`>>>>>>>\` stand around two versions of the same lines, of which git could not tell which one is wanted. Until it is settled both are
in the note, and entries may be there twice.

Three fixes keep the first version, the second, or both; the choice is yours.

An error: nobody means to keep it.`,
	example: {
		bad: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n<<<<<<< desktop\n**Comment**: Read once.\n=======\n**Comment**: Read twice.\n>>>>>>> phone\n',
		good: '## 2021-09-22\n\n### Blog: [Title](https://example.com/a)\n\n**Comment**: Read once.\n',
	},
	checkNote({ text }, _context, report) {
		if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return;
		for (const { opening, fixes } of conflictsIn(text)) {
			report({ span: opening, message: `Unexpected ${shown(text.slice(...opening))} of an unsettled conflict, expected one version of the lines below`, fixes });
		}
	},
};

interface Conflict {
	readonly opening: Span;
	readonly fixes: readonly Fix[];
}

/** The lines of one conflict, by their marks. */
interface Marks {
	readonly '<<<<<<<': Span;
	'|||||||'?: Span;
	'======='?: Span;
}

function* conflictsIn(text: string): Iterable<Conflict> {
	// The closing mark looks like a quote.
	const masked = maskedAt(text, ['quote']);
	let open: Marks | null = null;
	for (const { mark, line } of marksIn(text)) {
		if (masked(line[0])) continue;
		if (mark === '<<<<<<<') {
			if (open) yield { opening: open['<<<<<<<'], fixes: [] };
			open = { '<<<<<<<': line };
		} else if (mark !== '>>>>>>>') {
			if (open) open[mark] ??= line;
		} else if (open) {
			yield { opening: open['<<<<<<<'], fixes: open['======='] ? choices(text, open, open['======='], line) : [] };
			open = null;
		} else yield { opening: line, fixes: [] };
	}
	if (open) yield { opening: open['<<<<<<<'], fixes: [] };
}

type Mark = keyof Marks | '>>>>>>>';
const marks: readonly Mark[] = ['<<<<<<<', '|||||||', '=======', '>>>>>>>'];

/** The lines that begin with a mark, in text order, without line endings. */
function* marksIn(text: string): Iterable<{ mark: Mark; line: Span }> {
	for (let at = 0; at < text.length; at = nextLine(text, at)) {
		const mark = marks.find((each) => text.startsWith(each, at));
		if (mark && isConflictLine(text, at, text.length, mark)) yield { mark, line: [at, lineEnd(text, at)] };
	}
}

function choices(text: string, open: Marks, middle: Span, close: Span): Fix[] {
	const base = open['|||||||'];
	const whole = (line: Span): [number, number] => [line[0], nextLine(text, line[0])];
	const [start, first] = whole(open['<<<<<<<']);
	const [half, second] = whole(middle);
	const [last, end] = whole(close);
	const firstEnd = base && base[0] < half ? base[0] : half;
	const without = (...spans: Span[]): Edit[] => spans.map(([from, to]) => ({ from, to, insert: '' }));
	return [
		{ title: 'Keep the first version', edits: without([start, first], [firstEnd, end]), choice: true },
		{ title: 'Keep the second version', edits: without([start, second], [last, end]), choice: true },
		{ title: 'Keep both versions', edits: without([start, first], [firstEnd, second], [last, end]), choice: true },
	];
}
