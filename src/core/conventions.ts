import { fieldsOf, type Config } from './config/config';
import { dateRank, precisionOf, type DateFormat, type Precision } from './date';
import type { Entry } from './entry';
import type { LinkForm } from './link';
import type { Located } from './log';
import type { StarForm } from './star';
import { newLogStyle, type Order, type StarPlace, type Style } from './style';
import { afterLineEnding, isSpace, lineEndingOf, nextLine, type LineEnding } from './text';
import { watchAt, type ReadText, type Watch } from './log/watch';

/** What a log does by majority; null where it gives no evidence. On a tie, what stands first in the note wins. */
export interface Conventions {
	readonly dateFormat: DateFormat | null;
	readonly precision: Precision | null;
	readonly dateLevel: number | null;
	readonly entryLevel: number | null;
	readonly starForm: StarForm | null;
	readonly starSpaced: boolean | null;
	readonly starPlace: StarPlace | null;
	readonly linkForm: LinkForm | null;
	readonly linkSeparator: string | null;
	readonly order: Order | null;
	readonly lineEnding: LineEnding | null;
	readonly blankLines: number | null;
	readonly blankBelow: number | null;
}

/**
 * What the log of a note does: its dates, levels and order are those of the log at the cursor (else of the one with more dates),
 * stars, links and line endings those of the whole note.
 * @param cursor UTF-16 offset in the note.
 */
export function conventionsOf(note: ReadText, cursor?: number): Conventions {
	const { entries } = note.log;
	const watch = watchAt(note, cursor);
	const dates = (watch ?? []).map((section) => section.heading);
	const dated = watch ? watch.flatMap((section) => section.entries) : entries.filter((entry) => entry.date !== null);
	const stars = entries.flatMap(({ block }) => block.stars.slice(0, 1).map((star) => ({ block, star })));
	const dateLevel = majority(dates.map(({ block }) => block.level));
	return {
		dateFormat: majority(dates.map(({ block }) => block.reading.format)),
		precision: majority(dates.map(({ block }) => block.reading.date && precisionOf(block.reading.date))),
		dateLevel,
		entryLevel: majority(dated.map(({ block }) => block.level)) ?? (dateLevel === null ? null : dateLevel + 1),
		starForm: majority(stars.map(({ star }) => star.form)),
		starSpaced: majority(stars.filter(({ star }) => star.place !== 'tail').map(({ block, star }) => isSpace(block.text.charCodeAt(star.span[1])))),
		starPlace: majority(stars.map(({ star }) => (star.place === 'tail' ? 'tail' : 'front'))),
		linkForm: majority(entries.flatMap(({ block }) => block.links.filter((link) => !link.fault).map((link) => link.form))),
		linkSeparator: majority(entries.flatMap(({ block }) => separatorsOf(block))),
		order: orderOf(watch),
		lineEnding: /[\r\n]/.test(note.text) ? lineEndingOf(note.text) : null,
		blankLines: majority(dated.map((entry) => blankLinesBehind(note, entry))),
		blankBelow: majority(dated.filter(({ block }) => block.body[1] > block.body[0]).map(({ block }) => blankLinesAt(block.text, afterLineEnding(block.text, block.heading[1])))),
	};
}

/** The value that occurs most often, the first one of equals; nulls do not count. */
function majority<T>(values: readonly (T | null)[]): T | null {
	const counts = new Map<T, number>();
	for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
	let most: T | null = null;
	for (const [value, count] of counts) if (most === null || count > counts.get(most)!) most = value;
	return most;
}

const separators = ['|', ',', '·', '•', '/', ';'];

/** What stands between the items of each link line, evened. */
function separatorsOf({ text, links }: Entry): string[] {
	const found: string[] = [];
	for (let index = 1; index < links.length; index++) {
		const between = text.slice(links[index - 1]!.span[1], links[index]!.span[0]);
		if (/[\r\n]/.test(between) || between.length > 12) continue;
		if (/^<br/i.test(between.trim())) found.push('<br>');
		else if (between.trim() === '&emsp;') found.push('&emsp;');
		else {
			const mark = separators.find((separator) => between.includes(separator));
			found.push(mark === undefined ? ' ' : mark === ',' || mark === ';' ? `${mark} ` : ` ${mark} `);
		}
	}
	return found;
}

/** The order that more neighbouring dates follow; null where as many go one way as the other. */
function orderOf(watch: Watch | null): Order | null {
	let newestFirst = 0;
	const ranks = (watch ?? []).flatMap(({ heading }) => (heading.date ? [dateRank(heading.date)] : []));
	for (let index = 1; index < ranks.length; index++) newestFirst += Math.sign(ranks[index - 1]! - ranks[index]!);
	if (newestFirst === 0) return null;
	return newestFirst > 0 ? 'newest' : 'oldest';
}

/** How many blank lines part an entry from what follows; null where nothing follows. More than three are nobody's habit. */
function blankLinesBehind({ log, text }: ReadText, { block, index, from }: Located<Entry>): number | null {
	if (index + 1 >= log.blocks.length) return null;
	const end = contentEnd(block);
	return Math.min(3, Math.max(1, blankLinesAt(text, nextLine(text, from + end))));
}

/** Where an entry's words end: behind its body, or its heading where it has none. */
export function contentEnd(entry: Entry): number {
	const [from, to] = entry.body;
	return to > from ? to : entry.heading[1];
}

/** How many blank lines begin at the start of a line. */
function blankLinesAt(text: string, lineStart: number): number {
	let count = 0;
	for (let at = lineStart; at < text.length; count++) {
		let end = at;
		while (isSpace(text.charCodeAt(end))) end++;
		const next = afterLineEnding(text, end);
		if (next === end) break;
		at = next;
	}
	return count;
}

/**
 * How entries are written in a note: by the settings, and where they leave it open by what its log does.
 * @param cursor the UTF-16 offset whose log counts, in a note with several.
 */
export function styleOf(note: ReadText, config: Config, cursor?: number): Style {
	return resolveStyle(conventionsOf(note, cursor), config);
}

/** How entries are written: by the settings, where they leave it open by what the log does, and in a new log by FORMAT section 3. */
export function resolveStyle(conventions: Conventions | null, config: Config): Style {
	const follow = <Value>(setting: Value | 'auto', habit: Value | null | undefined, otherwise: Value): Value => (
		setting === 'auto' ? habit ?? otherwise : setting
	);
	const entryLevel = conventions?.entryLevel ?? newLogStyle.entryLevel;
	const dateLevel = conventions?.dateLevel ?? Math.max(1, Math.min(newLogStyle.dateLevel, entryLevel - 1));
	return {
		dateFormat: follow(config.dateFormat, conventions?.dateFormat, newLogStyle.dateFormat),
		precision: conventions?.precision ?? newLogStyle.precision,
		dateLevel,
		entryLevel,
		starForm: follow(config.starForm, conventions?.starForm, newLogStyle.starForm),
		starSpaced: config.starSpacing === 'auto' ? conventions?.starSpaced ?? newLogStyle.starSpaced : config.starSpacing === 'space',
		starPlace: conventions?.starPlace ?? newLogStyle.starPlace,
		linkForm: follow(config.linkForm, conventions?.linkForm, newLogStyle.linkForm),
		linkSeparator: conventions?.linkSeparator ?? newLogStyle.linkSeparator,
		order: follow(config.order, conventions?.order, newLogStyle.order),
		lineEnding: conventions?.lineEnding ?? newLogStyle.lineEnding,
		blankLines: conventions?.blankLines ?? newLogStyle.blankLines,
		blankBelow: conventions?.blankBelow ?? newLogStyle.blankBelow,
		insertAt: config.insertAt,
		template: config.template,
		keepEmptyFields: config.keepEmptyFields,
		fields: fieldsOf(config),
	};
}
