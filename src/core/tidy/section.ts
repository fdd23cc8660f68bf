import { contentEnd } from '../conventions';
import { dateRank, type LogDate } from '../date';
import type { Block, Log } from '../log';
import { isBlank } from '../scan/line';
import { lineEnd } from '../text';
import type { Section, Watch } from '../log/watch';

/** A piece of a log that moves as a whole: what a block says, and what parts it from the next. */
export interface Part {
	/** Without line ending at its end. */
	readonly text: string;
	/** Line endings, blank lines and thematic breaks behind the text. */
	readonly gap: string;
	/** The block's index in the log, -1 for a heading that was made. */
	readonly index: number;
}

/** A date with all that stands under it; a section without a date keeps its place. */
export interface TidySection {
	readonly date: LogDate | null;
	/** The date heading with the comment lines above it; null for prose under a heading of its own. */
	readonly heading: Part | null;
	readonly parts: readonly Part[];
}

/** The sections of a log, in text order. Together they are its text, part by part. */
export function sectionsOf(log: Log, watch: Watch): TidySection[] {
	const near = new Set(log.nearEntries.map(({ index }) => index));
	return watch.flatMap((section) => cutSection(log, section, near));
}

/** A section, and what follows it under a heading of its own where that holds nothing that the date governs. */
function cutSection(log: Log, { heading, end }: Section, near: ReadonlySet<number>): TidySection[] {
	let cut = heading.index + 1;
	while (cut < end && !isOwnSection(log.blocks[cut]!, heading.block.level)) cut++;
	for (let index = cut; index < end; index++) if (log.blocks[index]!.type === 'entry' || near.has(index)) cut = end;
	const parts: Part[] = [];
	for (let index = heading.index; index < end; index++) parts.push(partOf(log.blocks[index]!, index));
	const [own, ...rest] = parts;
	const below = cut - heading.index - 1;
	const section: TidySection = { date: heading.date, heading: own!, parts: rest.slice(0, below) };
	return rest.length > below ? [section, { date: null, heading: null, parts: rest.slice(below) }] : [section];
}

function isOwnSection(block: Block, dateLevel: number): boolean {
	return block.type === 'text' && block.level > 0 && block.level <= dateLevel;
}

function partOf(block: Block, index: number): Part {
	const { text } = block;
	let end = block.type === 'entry' ? lineEnd(text, contentEnd(block)) : text.length;
	if (block.type !== 'entry') while (end > 0 && isBlank(text, end - 1, end)) end--;
	return { text: text.slice(0, end), gap: text.slice(end), index };
}

/** What stands above and below a date heading that goes: comments and prose; null where there is nothing. */
export function withoutHeading(part: Part, log: Log): Part | null {
	const block = log.blocks[part.index];
	if (block?.type !== 'date') return null;
	const lines = part.text.slice(0, block.heading[0]) + part.text.slice(block.heading[0]).replace(/^[^\r\n]*(?:\r\n|\n|\r)?/, '');
	const text = lines.trim() === '' ? '' : lines.replace(/^(?:[ \t]*(?:\r\n|\n|\r))+/, '');
	return text === '' ? null : { ...part, text };
}

/** The sections in order. Those without a date keep their place in the row; of equal dates the first stays first. */
export function sorted(sections: readonly TidySection[], direction: 1 | -1): TidySection[] {
	const dated = sections.filter(({ date }) => date !== null)
		.map((section, index) => ({ section, index, rank: dateRank(section.date!) }))
		.sort((a, b) => direction * (a.rank - b.rank) || a.index - b.index);
	let next = 0;
	return sections.map((section) => (section.date ? dated[next++]!.section : section));
}

/**
 * The sections with those of one date made one, at the place of the first. What stands before the entries of a later one comes to stand
 * before the entries of the first: behind an entry it would become a part of it.
 * @param prose the comments above and the words below a heading that goes.
 */
export function merged(sections: readonly TidySection[], prose: (heading: Part) => Part | null, isEntry: (part: Part) => boolean): TidySection[] {
	const first = new Map<number, number>();
	const result: TidySection[] = [];
	for (const section of sections) {
		const rank = section.date && dateRank(section.date);
		const at = rank === null ? undefined : first.get(rank);
		if (at === undefined) {
			if (rank !== null) first.set(rank, result.length);
			result.push(section);
			continue;
		}
		const into = result[at]!;
		const kept = section.heading && prose(section.heading);
		const later = [...(kept ? [kept] : []), ...section.parts];
		const [before, own] = [firstEntry(later, isEntry), firstEntry(into.parts, isEntry)];
		result[at] = { ...into, parts: [...into.parts.slice(0, own), ...later.slice(0, before), ...into.parts.slice(own), ...later.slice(before)] };
	}
	return result;
}

function firstEntry(parts: readonly Part[], isEntry: (part: Part) => boolean): number {
	const index = parts.findIndex(isEntry);
	return index < 0 ? parts.length : index;
}
