import { isoDate, readDate } from '../date';
import { parse } from '../log';
import { differenceEdit, lineEnd, textOf } from '../text';
import type { IndexSettings } from '../config/indexes';
import { restHeadings } from './layout';
import { dateLevel, pieceOf } from './piece';
import { comparable } from './source';

/** What a build does to the entries of an index. */
export interface IndexChanges {
	readonly added: number;
	/** Entries with other words than before: the same title link under the same date. */
	readonly changed: number;
	/** Entries that stand under another date. */
	readonly moved: number;
	readonly removed: number;
	/** How many entries the index held before. */
	readonly before: number;
}

interface Shown {
	readonly date: string;
	/** By which an entry is the same although its words are not: its title's URL, else its heading. */
	readonly name: string;
	readonly text: string;
}

/**
 * Compares two contents of a region with LF line endings. Only the dates between the first and the last difference are read.
 * @param total how many entries stand in `after`.
 * @param style how they stand there; before they may have stood otherwise.
 */
export function changesBetween(before: string, after: string, total: number, style: IndexSettings['style'] = 'full'): IndexChanges {
	const [edit] = differenceEdit(before, after);
	if (!edit) return { added: 0, changed: 0, moved: 0, removed: 0, before: total };
	if (before.trim() === '') return { added: total, changed: 0, moved: 0, removed: 0, before: 0 };
	// An entry with several keywords stands in several sections, so that all of them have to be known.
	const from = style === 'keyword' ? 0 : sectionStart(before, edit.from);
	const rest = style === 'keyword' ? 0 : before.length - sectionEnd(before, edit.to);
	const old = shownIn(before.slice(from, before.length - rest));
	const now = shownIn(after.slice(from, after.length - rest));
	const { length } = old;
	const oldCount = total - now.length + length;
	const added = unmatched(old, now, (entry) => `${entry.date}\n${entry.text}`);
	const changed = unmatched(added.old, added.now, (entry) => `${entry.date}\n${entry.name}`);
	const moved = unmatched(changed.old, changed.now, (entry) => entry.name);
	return {
		added: moved.now.length, changed: changed.matches, moved: moved.matches, removed: moved.old.length, before: oldCount,
	};
}

const sectionMark = `\n${'#'.repeat(dateLevel)} `;

/** The start of the date in which a difference begins. The whole mark lies before it, so that it stands in both texts. */
function sectionStart(text: string, at: number): number {
	for (let from = at - sectionMark.length; from >= 0; from--) {
		from = text.lastIndexOf(sectionMark, from);
		if (from < 0 || isDateLine(text, from)) return Math.max(0, from);
	}
	return 0;
}

/** The start of the next date behind a difference, at the same distance from the end in both texts. */
function sectionEnd(text: string, at: number): number {
	for (let from = text.indexOf(sectionMark, at); from >= 0; from = text.indexOf(sectionMark, from + 1)) {
		if (isDateLine(text, from)) return from;
	}
	return text.length;
}

/** A line that begins like a date heading may be code. */
function isDateLine(text: string, from: number): boolean {
	return readDate(text.slice(from + sectionMark.length, lineEnd(text, from + 1))) !== null;
}

function shownIn(text: string): Shown[] {
	const { entries } = parse(text);
	if (entries.length === 0) return linesIn(text);
	return entries.map(({ block, date }) => {
		const piece = pieceOf(block, new Set());
		const url = textOf(block.text, block.url);
		return {
			date: date ? isoDate(date) : '',
			name: url === '' ? textOf(block.text, block.heading) : url,
			text: 'text' in piece ? comparable(piece.text) : block.text,
		};
	});
}

/** The entries of a style that shows each as a line: those below a heading with a date, and by keyword all, each once. */
function linesIn(text: string): Shown[] {
	const shown = new Map<string, Shown>();
	/** The heading above; null above the first section, where the lists of contents and pages stand. */
	let section: string | null = null;
	for (const line of text.split('\n')) {
		if (line.startsWith('#')) {
			const heading = line.replace(/^#+\s*/, '');
			section = line.startsWith('##') || restHeadings.includes(heading) ? heading : null;
		}
		const url = section !== null && line.startsWith('- ') ? firstTarget(line) : null;
		if (section === null || url === null) continue;
		const reading = readDate(section)?.date;
		const date = reading ? isoDate(reading) : '';
		shown.set(`${date}\n${line}`, { date, name: url, text: line.trimEnd() });
	}
	return [...shown.values()];
}

/** What stands in the first parentheses behind a label. */
function firstTarget(line: string): string | null {
	const from = line.indexOf('](') + 2;
	const to = from < 2 ? -1 : line.indexOf(')', from);
	return to < 0 ? null : line.slice(from, to);
}

/** Pairs entries of both sides that have the same key, each once; what is left, and how many pairs there were. */
function unmatched(
	old: readonly Shown[], now: readonly Shown[], keyOf: (entry: Shown) => string,
): { old: Shown[]; now: Shown[]; matches: number } {
	const waiting = new Map<string, Shown[]>();
	for (const entry of old) {
		const key = keyOf(entry);
		const same = waiting.get(key);
		if (same) same.push(entry);
		else waiting.set(key, [entry]);
	}
	const left = now.filter((entry) => !waiting.get(keyOf(entry))?.pop());
	return { old: [...waiting.values()].flat(), now: left, matches: now.length - left.length };
}
