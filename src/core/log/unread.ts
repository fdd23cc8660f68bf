import { headingContent, type NearEntryReason } from './heading';
import { headingsInHtml } from './html-heading';
import type { IndexRegion } from '../index-region';
import { flat } from '../library/flat-string';
import { dateOfName, parse } from '../log';
import { maskOf } from '../mask';
import { baseName, type Note } from '../note';
import { shown } from '../rules/shown';
import { skipStars, type StarMark } from '../star';
import { lineEnd, nextLine, positionAt } from '../text';

/** Something that looks like a part of a log and could not be read. Nothing of ours is silently absent. */
export interface Unread {
	/** The path of the note. */
	readonly path: string;
	/** From 0. */
	readonly line: number;
	/** The UTF-16 offset of the line in the text that was read. */
	readonly offset: number;
	/**
	 * `unclosed-block` stands for the opener that hides the rest of its note, `hidden` for each heading that it or HTML hides, `index-region`
	 * for markers that make no region.
	 */
	readonly reason: NearEntryReason | 'unclosed-block' | 'hidden' | 'index-region';
	/** What is wrong and what was expected. */
	readonly message: string;
	/** The line as written, trimmed, without what goes beyond some 200 characters. */
	readonly text: string;
}

const nearEntryMessages: Readonly<Record<NearEntryReason, string>> = {
	'missing-colon': 'Unexpected text before the title, expected `Source: [Title](url)`',
	'missing-space': 'Missing space behind the `#`s',
	'broken-link': 'Unbalanced brackets or parentheses, expected `[Title](url)`',
	level: 'Unexpected level-1 heading, expected level 2 to 6',
	'text-after-link': 'Unexpected text behind the title, expected the end of the heading',
	'missing-source': 'Missing source: outside of dates, `Source: ` is expected before the title',
	'date-form': 'Unexpected form of a date, expected one such as `2021-09-22`',
};

/**
 * The near-entries of a note, what an unclosed block hides, and a broken index region, in text order.
 * @param written the text as it stands and its index region; the note itself is read without the region.
 */
export function unreadOf(note: Note, written: { readonly text: string; readonly region: IndexRegion }): Unread[] {
	const { log, path, text } = note;
	const item = (at: number, reason: Unread['reason'], message: string, line = text): Unread => ({
		path, line: positionAt(note.lineStarts, at).line, offset: at, reason, message, text: flat(line.slice(at, Math.min(at + 200, lineEnd(line, at))).trim()),
	});
	// In a note that is no log a heading with a link is just that, unless somebody starred it. A date in front matter makes no log: every
	// post of a site has one; a date as the note's name does.
	const isLog = log.entries.length > 0 || log.dates.length > 0 || dateOfName(baseName(path)) !== null;
	const items = log.nearEntries
		.map((near) => ({ ...near, at: near.from + near.block.heading[0] }))
		.filter(({ at }) => isLog || isStarred(text, at))
		.map(({ at, block }) => item(at, block.reason, nearEntryMessages[block.reason]));
	if (written.region.kind === 'broken') {
		items.push(item(written.region.span[0], 'index-region', written.region.message, written.text));
	}
	const hidden = hiddenHeadings(note);
	if (log.unclosed && hidden.length > 0) {
		const { from, closer } = log.unclosed;
		const count = `${hidden.length} ${hidden.length === 1 ? 'heading' : 'headings'}`;
		items.push(item(from, 'unclosed-block', `Unclosed block hides ${count} of the log, expected ${shown(closer)}`));
		for (const at of hidden) items.push(item(at, 'hidden', 'Hidden by an unclosed block above it'));
	}
	if (isLog) for (const at of headingsWithinHtml(note)) items.push(item(at, 'hidden', 'Hidden by HTML, which ends with the next blank line'));
	return items.sort((a, b) => a.offset - b.offset);
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

function headingsWithinHtml({ text, log }: Note): number[] {
	if (!/[\n\r] {0,3}<[^\n\r]*[\n\r]/.test(text)) return [];
	// What an unclosed block hides is listed as such.
	const end = log.unclosed?.from ?? text.length;
	return headingsInHtml(text, maskOf(text), log.dates.length > 0 || log.noteDate !== null).map(([at]) => at).filter((at) => at < end);
}

function isStarred(text: string, heading: number): boolean {
	const [from, to] = headingContent(text, heading, lineEnd(text, heading));
	const stars: StarMark[] = [];
	skipStars(text, from, to, stars);
	return stars.length > 0;
}
