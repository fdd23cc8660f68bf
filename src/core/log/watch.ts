import type { Entry } from '../entry';
import { indexRegion } from '../index-region';
import type { DateBlock, Located, Log } from '../log';

/** A date heading and the entries it governs. */
export interface Section {
	readonly heading: Located<DateBlock>;
	readonly entries: readonly Located<Entry>[];
	/** The index of the first block behind the section. */
	readonly end: number;
}

/**
 * One of the logs that a note may hold: date sections that follow each other, not parted by a heading above their level. What the
 * index note's region holds is generated and belongs to none.
 */
export type Watch = readonly Section[];

/** Where a note's text and what was read of it meet. */
export interface ReadText {
	readonly text: string;
	readonly log: Log;
}

/** The part of a note that “Build index” writes, in UTF-16 offsets; null where there is none. */
export function generatedSpan(text: string): readonly [from: number, to: number] | null {
	const region = indexRegion(text);
	if (region.kind === 'none') return null;
	return region.kind === 'region' ? [region.open[0], region.close[1]] : region.hidden;
}

/** The logs of a note, in text order. */
export function watchesOf({ text, log }: ReadText): Watch[] {
	const generated = generatedSpan(text);
	const watches: Section[][] = [];
	let open: Section[] | null = null;
	let level = 0;
	let entry = 0;
	let date = 0;
	log.blocks.forEach((block, index) => {
		const from = log.starts[index]!;
		if (generated && from + block.text.length > generated[0] && from < generated[1] && block.type === 'date' && from + block.heading[0] >= generated[0]) {
			open = null;
			date++;
			return;
		}
		if (block.type === 'text') {
			if (endsDate(block.level, level)) open = null;
		} else if (block.type === 'date') {
			if (!open) watches.push((open = []));
			level = block.level;
			const entries: Located<Entry>[] = [];
			const next = log.dates[date + 1]?.index ?? log.blocks.length;
			while (entry < log.entries.length && log.entries[entry]!.index < index) entry++;
			while (entry < log.entries.length && log.entries[entry]!.index < next) {
				const found = log.entries[entry++]!;
				if (found.dateIndex === index && !isWithin(found.from + found.block.heading[0], generated)) entries.push(found);
			}
			open.push({ heading: log.dates[date]!, entries, end: sectionEnd(log, index, next, block.level) });
			date++;
		}
	});
	return watches;
}

function sectionEnd(log: Log, index: number, next: number, level: number): number {
	for (let end = index + 1; end < next; end++) {
		const block = log.blocks[end]!;
		if (block.type === 'text' && endsDate(block.level, level)) return end;
	}
	return next;
}

/** Whether a heading of a level ends a date of another one; a block without heading has level 0. */
function endsDate(level: number, dateLevel: number): boolean {
	return level === 1 || (level > 0 && level < dateLevel);
}

function isWithin(at: number, span: readonly [number, number] | null): boolean {
	return span !== null && at >= span[0] && at < span[1];
}

/** The log at an offset, else the one with more dates; the first of equals. Null in a note without dates. */
export function watchAt(note: ReadText, cursor?: number): Watch | null {
	const watches = watchesOf(note);
	const { starts, blocks, length } = note.log;
	const at = cursor === undefined ? undefined : watches.find((watch) => {
		const end = watch.at(-1)!.end;
		return watch[0]!.heading.from <= cursor && cursor < (end < blocks.length ? starts[end]! : length + 1);
	});
	return at ?? watches.reduce<Watch | null>((most, watch) => (most && most.length >= watch.length ? most : watch), null);
}
