import { fieldsOf, type Config } from './config/config';
import { styleOf } from './conventions';
import { coarsen, containsDate, dateRank, precisionOf, printDate, type LogDate } from './date';
import type { Entry } from './entry';
import { dateInUrl } from './identity';
import { lineEdits } from './text/line-difference';
import { decode } from './markdown';
import { baseName, readNote, type Note } from './note';
import { parse, type Log } from './log';
import { conflictLine } from './scan/line';
import type { Order, Style } from './style';
import { applyEdits, textOf, type Edit } from './text';
import { dateEdits, linkEdits, starStyleEdits } from './tidy/even-style';
import { merged, sectionsOf, sorted, withoutHeading, type Part, type TidySection } from './tidy/section';
import { watchesOf, type Watch } from './log/watch';

/** What tidying does; each can be switched on and off. */
export interface TidySwitches {
	/** Dates into order; `auto` as the settings or the log's own habit have it. */
	readonly order: Order | 'auto' | 'keep';
	/** Sections of one date become one. */
	readonly merge: boolean;
	/** One date format. */
	readonly dates: boolean;
	/** Days gathered under their month, or months parted into days where the URLs tell the day. */
	readonly precision: 'keep' | 'month' | 'day';
	/** One blank line (or as many as the log has mostly) between entries and sections. */
	readonly blanks: boolean;
	/** One form of link items. */
	readonly links: boolean;
	/** One form of stars, and of the space behind them. */
	readonly stars: boolean;
}

export const defaultTidy: TidySwitches = { order: 'auto', merge: true, dates: true, precision: 'keep', blanks: true, links: false, stars: true };

export interface Tidying {
	/** The note's text behind the edits. */
	readonly text: string;
	readonly edits: readonly Edit[];
	/** What could not be done and why. */
	readonly problems: readonly string[];
}

/**
 * Puts the logs of a note in order. Entries move word for word, and each stays under its date (or, with `precision`, under its month or
 * day). What stands outside of logs, sections without a date and generated text stay where they are. Doing it twice changes nothing more.
 */
export function tidyLog(note: Note, config: Config, switches: TidySwitches = defaultTidy): Tidying {
	if (note.log.unclosed) {
		const problem = `${note.path} holds a block that is never closed, which would hide what moves below it. Close it first.`;
		return { text: note.text, edits: [], problems: [problem] };
	}
	// Of two versions of one section the second would lose its heading to the first.
	if (conflictLine(note.text, '<<<<<<<', 0) >= 0) {
		return { text: note.text, edits: [], problems: [`${note.path} holds a conflict, whose versions would be mixed up. Resolve it first.`] };
	}
	let { text, problems } = tidiedOnce(note, config, switches);
	// Where sections became one, another format or order may be what most have now.
	for (let round = 1, before = note.text; text !== before && round < mostRounds; round++) {
		before = text;
		({ text, problems } = tidiedOnce(readNote(note.path, text, config), config, switches));
	}
	// What would read differently is not written: an entry under another date is worse than a log out of order.
	if (!keepsEntries(note, text, config, switches)) return { text: note.text, edits: [], problems: [...problems, unsound(note.path)] };
	return { text, edits: lineEdits(note.text, text), problems };
}

/** Each round leaves fewer sections or one form less, so that three settle every log met so far; the last one is for those that were not. */
const mostRounds = 5;

function tidiedOnce(note: Note, config: Config, switches: TidySwitches): { text: string; problems: string[] } {
	const even = evened(note, config, switches);
	const problems: string[] = [];
	let text = even.text;
	// From the last to the first, so that the offsets of those before stay.
	for (const watch of watchesOf(even).reverse()) {
		const [from, to] = spanOf(even.log, watch);
		const arranged = arrange(even, watch, styleOf(even, config, from), switches, problems);
		if (arranged !== null) text = text.slice(0, from) + arranged + text.slice(to);
	}
	return { text, problems: problems.reverse() };
}

function unsound(path: string): string {
	return `${path} was left as it is: moving its sections would change what some entry says. Look at the problems of this note first.`;
}

function evened(note: Note, config: Config, { dates, links, stars }: TidySwitches): Note {
	const edits: Edit[] = [];
	for (const watch of watchesOf(note)) {
		const style = styleOf(note, config, watch[0]!.heading.from);
		if (dates) for (const edit of dateEdits(watch, style.dateFormat)) edits.push(edit);
		for (const entry of watch.flatMap((section) => section.entries)) {
			if (links) for (const edit of linkEdits(entry, style.linkForm)) edits.push(edit);
			if (stars) edits.push(...starStyleEdits(entry, style));
		}
	}
	return edits.length === 0 ? note : readNote(note.path, applyEdits(note.text, edits), config);
}

function spanOf(log: Log, watch: Watch): [number, number] {
	const { end } = watch.at(-1)!;
	return [watch[0]!.heading.from, end < log.blocks.length ? log.starts[end]! : log.length];
}

/** The text of a log in order; null where it is left as it is. */
function arrange({ log, path }: Note, watch: Watch, style: Style, switches: TidySwitches, problems: string[]): string | null {
	const before = sectionsOf(log, watch);
	let sections = before;
	if (new Set(watch.map(({ heading }) => heading.block.level)).size > 1) {
		const moves = switches.order !== 'keep' || switches.merge || switches.precision !== 'keep';
		if (moves) problems.push(`The dates of a log in ${path} have headings of several levels, so they were not moved. Give them one level first.`);
	} else {
		if (switches.precision === 'month') sections = sections.map((section) => gathered(section, log, style));
		if (switches.precision === 'day') sections = sections.flatMap((section) => parted(section, log, style));
		if (switches.order !== 'keep') {
			const order = switches.order === 'auto' ? style.order : switches.order;
			sections = sorted(sections, order === 'newest' ? -1 : 1);
		}
		if (switches.merge || switches.precision !== 'keep') {
			sections = merged(sections, (heading) => withoutHeading(heading, log), ({ index }) => log.blocks[index]?.type === 'entry');
		}
	}
	return join(partsOf(sections), partsOf(before).at(-1)!, style.lineEnding, switches.blanks ? style.blankLines : null);
}

function partsOf(sections: readonly TidySection[]): Part[] {
	return sections.flatMap(({ heading, parts }) => (heading ? [heading, ...parts] : parts));
}

/** A section of a day under the heading of its month. */
function gathered(section: TidySection, log: Log, style: Style): TidySection {
	const { date, heading } = section;
	const block = heading ? log.blocks[heading.index] : undefined;
	if (!date || !heading || block?.type !== 'date' || precisionOf(date) !== 'day') return section;
	const month = coarsen(date, 'month');
	const text = heading.text.slice(0, block.value[0]) + printDate(month, style.dateFormat) + heading.text.slice(block.value[1]);
	return { ...section, date: month, heading: { ...heading, text } };
}

/** A section of a month, with each entry whose URL tells its day under that day. */
function parted(section: TidySection, log: Log, style: Style): TidySection[] {
	const { date, heading, parts } = section;
	if (!date || !heading || precisionOf(date) !== 'month') return [section];
	const days = new Map<number, { date: LogDate; parts: Part[] }>();
	const left: Part[] = [];
	for (const part of parts) {
		const day = dayOf(log, part, date);
		if (!day) left.push(part);
		else if (days.has(dateRank(day))) days.get(dateRank(day))!.parts.push(part);
		else days.set(dateRank(day), { date: day, parts: [part] });
	}
	if (days.size === 0) return [section];
	const gap = style.lineEnding.repeat(style.blankBelow + 1);
	const made = [...days.values()].sort((a, b) => dateRank(b.date) - dateRank(a.date)).map((day): TidySection => ({
		date: day.date, parts: day.parts, heading: { text: `${'#'.repeat(style.dateLevel)} ${printDate(day.date, style.dateFormat)}`, gap, index: -1 },
	}));
	const bare = left.length === 0 && /^#+[ \t]+\S+$/.test(heading.text);
	return bare ? made : [...made, { ...section, parts: left }];
}

function dayOf(log: Log, { index }: Part, month: LogDate): LogDate | null {
	const block = log.blocks[index];
	if (block?.type !== 'entry') return null;
	const date = dateInUrl(decode(textOf(block.text, block.url)));
	return date && precisionOf(date) === 'day' && containsDate(month, date) ? date : null;
}

/**
 * The text of parts in their new order.
 * @param last the part that stood last before. What was behind it parts the log from what follows, and stays there.
 * @param blankLines between two parts; null where gaps stay as they are.
 */
function join(parts: readonly Part[], last: Part, line: string, blankLines: number | null): string {
	const gaps = parts.map(({ gap }) => gap);
	const place = parts.findIndex(({ index, text }) => index === last.index && text === last.text);
	if (place >= 0) {
		gaps[place] = gaps.at(-1)!;
		gaps[gaps.length - 1] = last.gap;
	}
	return parts.map(({ text, index }, at) => {
		const gap = gaps[at]!;
		const next = parts[at + 1];
		if (!next) return text + gap;
		if (blankLines !== null) return text + evenGap(gap, line, blankLines);
		return text + (next.index === index + 1 ? gap : atLeastOneBlank(gap, line));
	}).join('');
}

function atLeastOneBlank(gap: string, line: string): string {
	return gap.split(/\r\n|\n|\r/).length > 2 ? gap : line + line;
}

/** Blank lines in runs of one length; the rules between them stay. */
function evenGap(gap: string, line: string, blankLines: number): string {
	const blank = line.repeat(blankLines);
	const rules = gap.split(/\r\n|\n|\r/).filter((text) => text.trim() !== '');
	return line + blank + rules.map((rule) => rule + line + blank).join('');
}

/** Whether the same entries stand under the same dates, as far as the switches do not move them on purpose. */
function keepsEntries(note: Note, text: string, config: Config, { precision }: TidySwitches): boolean {
	const before = entriesOf(note.log, precision);
	const after = entriesOf(parse(text, { name: baseName(note.path), fields: fieldsOf(config) }), precision);
	return before.length === after.length && before.every((entry, index) => entry === after[index]);
}

function entriesOf({ entries, dates, nearEntries }: Log, precision: TidySwitches['precision']): string[] {
	const shown = (date: LogDate | null): string => (date ? String(dateRank(precision === 'keep' ? date : coarsen(date, 'month'))) : '');
	return [
		...entries.map(({ block, date }) => `${shown(date)} ${textOf(block.text, block.link)} ${block.stars.length} ${block.links.length} ${proseOf(block)}`),
		...nearEntries.map(({ block, date }) => `${shown(date)} ${block.reason}`),
		`${dates.some(({ date }) => date === null)}`,
	].sort();
}

/** An entry's body without its link lines, whose form may have changed. */
function proseOf({ text, body, linkLines }: Entry): string {
	let prose = '';
	let from = body[0];
	for (const [start, end] of linkLines) {
		prose += text.slice(from, start);
		from = end;
	}
	return prose + text.slice(from, Math.max(from, body[1]));
}
