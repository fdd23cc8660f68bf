import { isoDate } from '../core/date';
import { headingContent, type NearEntryReason } from '../core/heading';
import { dateOfName, parse } from '../core/log';
import { baseName, type Note } from '../core/note';
import { skipStars, type StarMark } from '../core/star';
import { lineEnd, nextLine, positionAt } from '../core/text';

/** Something that looks like a part of a log and could not be read, as `list --unread --format json` prints it. */
export interface UnreadRecord {
	readonly path: string;
	/** From 1. */
	readonly line: number;
	/** `unclosed-block` stands for the opener that hides the rest of its note, `hidden` for each heading that it hides. */
	readonly reason: NearEntryReason | 'unclosed-block' | 'hidden';
	/** What is wrong and what was expected. */
	readonly message: string;
	/** The line as written. */
	readonly text: string;
	/** The date that governs it. */
	readonly date: string | null;
}

const nearEntryMessages: Readonly<Record<NearEntryReason, string>> = {
	'missing-colon': 'Unexpected text before the title, expected `Source: [Title](url)`',
	'missing-space': 'Missing space behind the `#`s',
	'broken-link': 'Unbalanced brackets or parentheses, expected `[Title](url)`',
	level: 'Unexpected level-1 heading, expected level 2 to 6',
	'text-after-link': 'Unexpected text behind the title, expected the end of the heading',
	'missing-source': 'Missing source: outside of dates, `Source: ` is expected before the title',
};

/** The near-entries of a note and what an unclosed block hides, in text order. */
export function unreadRecords(note: Note): UnreadRecord[] {
	const { log, path, text } = note;
	const record = (at: number, reason: UnreadRecord['reason'], message: string, date: string | null = null): UnreadRecord => ({
		path, line: positionAt(note.lineStarts, at).line + 1, reason, message, text: text.slice(at, lineEnd(text, at)).trim(), date,
	});
	// In a note that is no log a heading with a link is just that, unless somebody starred it. A date in front matter makes no log: every
	// post of a site has one; a date as its name does.
	const isLog = log.entries.length > 0 || log.dates.length > 0 || dateOfName(baseName(path)) !== null;
	const near = log.nearEntries
		.filter(({ from, block }) => isLog || isStarred(text, from + block.heading[0]))
		.map(({ from, block, date }) => record(from + block.heading[0], block.reason, nearEntryMessages[block.reason], date && isoDate(date)));
	const hidden = hiddenHeadings(note);
	if (!log.unclosed || hidden.length === 0) return near;
	const { from, closer } = log.unclosed;
	const count = `${hidden.length} ${hidden.length === 1 ? 'heading' : 'headings'}`;
	return [
		...near,
		record(from, 'unclosed-block', `Unclosed block hides ${count} of the log, expected a closing ${closer}`),
		...hidden.map((at) => record(at, 'hidden', 'Hidden by an unclosed block above it')),
	];
}

/** The offsets of the date headings, entries and near-entries that would be read if the unclosed block were not there. */
function hiddenHeadings({ path, text, log }: Note): number[] {
	if (!log.unclosed) return [];
	const from = nextLine(text, log.unclosed.from);
	const hidden = parse(text.slice(from), { name: baseName(path) });
	return [...hidden.dates, ...hidden.entries, ...hidden.nearEntries]
		.map((located) => from + located.from + located.block.heading[0])
		.sort((a, b) => a - b);
}

function isStarred(text: string, heading: number): boolean {
	const [from, to] = headingContent(text, heading, lineEnd(text, heading));
	const stars: StarMark[] = [];
	skipStars(text, from, to, stars);
	return stars.length > 0;
}
