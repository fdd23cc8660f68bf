import { headingContent, withoutClosing } from '../log/heading';
import { fold } from '../library/fold';
import { behindBlock, endOfWords, lastWord, unhidden, type Place, type Refusal } from './place';
import type { Style } from '../style';
import { lineEnd, nextLine, textOf } from '../text';
import type { ReadText } from '../log/watch';

/**
 * Text as a block quote: a `>` before each line, LF for its line endings, no blank lines at its ends. Empty for a text without words.
 */
export function quoteOf(text: string): string {
	const clean = text.replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, '\n').replace(/[\0-\x08\x0e-\x1f\x7f-\x9f]/g, '').replace(/\p{Surrogate}/gu, '\ufffd');
	const lines = clean.trim().split('\n').map((line) => line.trimEnd());
	return lines.length === 1 && lines[0] === '' ? '' : lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}

/** The place of a discussion, and the level of its heading there. */
export type DiscussionPlace = Place & { readonly entryLevel: number };

/**
 * The place of a discussion in a note: at the end of the section with this heading, else behind the last discussion outside of dates,
 * else in a new section of level 1 at the end of the note.
 */
export function discussionPlace(note: ReadText, section: string, style: Style): DiscussionPlace | Refusal {
	return unhidden(note, findPlace(note, section, style));
}

function findPlace(note: ReadText, section: string, style: Style): DiscussionPlace {
	const { dates, entries, noteDate } = note.log;
	const kept = { behind: true, heading: null, date: dates.length === 0 ? noteDate : null, message: null, level: 1 };
	const found = sectionOf(note, section);
	if (found) return { ...kept, at: lineEnd(note.text, endOfWords(note, found.last)), entryLevel: found.entryLevel ?? Math.min(6, Math.max(style.entryLevel, found.level + 1)) };
	const neighbour = entries.filter(({ block, dateIndex }) => block.kind === 'discussion' && dateIndex < 0).at(-1);
	if (neighbour) return { ...kept, at: lineEnd(note.text, behindBlock(note, neighbour.index, neighbour.block.level).at), entryLevel: neighbour.block.level };
	return { ...kept, at: lineEnd(note.text, lastWord(note.text)), title: section, entryLevel: style.entryLevel };
}

interface FoundSection {
	readonly level: number;
	/** The index of its last block. */
	readonly last: number;
	/** The level of the last discussion in it; null where it has none. */
	readonly entryLevel: number | null;
}

/** The first section with this heading that no date governs. */
function sectionOf({ log }: ReadText, title: string): FoundSection | null {
	const wanted = fold(title.trim());
	let dateLevel = 0;
	for (const [index, block] of log.blocks.entries()) {
		if (block.type === 'date') dateLevel = block.level;
		if (block.type !== 'text' || block.level === 0) continue;
		if (block.level === 1 || block.level < dateLevel) dateLevel = 0;
		if (dateLevel > 0 || fold(headingOf(block.text)) !== wanted) continue;
		let last = index;
		let entryLevel: number | null = null;
		for (let next = index + 1; next < log.blocks.length; next++) {
			const member = log.blocks[next]!;
			if (member.type === 'date' || member.level <= block.level) break;
			last = next;
			if (member.type === 'entry' && member.kind === 'discussion') entryLevel = member.level;
		}
		return { level: block.level, last, entryLevel };
	}
	return null;
}

/** The words of the heading that begins a block; comment lines may stand above it. */
function headingOf(text: string): string {
	let at = 0;
	while (text.startsWith('<!--', at) && nextLine(text, at) < text.length) at = nextLine(text, at);
	return textOf(text, withoutClosing(text, headingContent(text, at, lineEnd(text, at))));
}
