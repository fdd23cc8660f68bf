import type { Config } from './config/config';
import { changesBetween, type IndexChanges } from './index-note/changes';
import { checksumOf } from './index-note/checksum';
import type { IndexContents } from './index-note/contents';
import { layOut, pagePath, pageYear, type Layout } from './index-note/layout';
import type { LeftOut } from './index-note/source';
import { indexClosing, indexRegion, type IndexRegion } from './index-region';
import { readNote } from './note';
import { applyEdits, differenceEdit, lineEndingOf, shiftEdit, shiftSpan, textOf, withLineFeeds, type Edit, type Span } from './text';

export { IndexContents } from './index-note/contents';
export type { IndexChanges } from './index-note/changes';
export { pageYear } from './index-note/layout';
export { readIndexSource, sourceRules, isIncluded, type IndexSource, type LeftOut, type SourceOptions } from './index-note/source';

/** The note that an index is written to, as it stands; its text is null where there is none yet. */
export interface IndexTarget {
	readonly path: string;
	readonly text: string | null;
	/** The year where it is a year's page of the index; left out or null for the index note itself. */
	readonly year?: number | null;
}

/** What an index is made of, and what a build does to it. */
export interface IndexReport {
	readonly entries: number;
	/** What comes from where, in the order of paths. */
	readonly sources: readonly { readonly path: string; readonly entries: number }[];
	/** What stands in the notes and not in the index. */
	readonly leftOut: readonly LeftOut[];
	/** Entries passed over because the same stands under the same date already. */
	readonly repeats: number;
	readonly changes: IndexChanges;
}

/** What stands in a region and what a build would put there. Both texts have LF line endings. */
export interface RegionChange {
	/** The region's content as it stands. */
	readonly current: string;
	/** What a build would put in its place. */
	readonly built: string;
}

export type IndexBuild =
	/** Nothing may be written, whatever the person chooses, until what the message says is done. */
	| { readonly kind: 'refused'; readonly message: string; /** The place to look at in the target. */ readonly span: Span | null }
	/** The note is what a build would make it; it is not touched. */
	| { readonly kind: 'current'; readonly report: IndexReport }
	| {
		readonly kind: 'change';
		/** For the target's text as it was given; for the empty text where there is no note. */
		readonly edits: readonly Edit[];
		/** The note's text behind the edits. */
		readonly text: string;
		/** Why a person should look before it is written; null where nothing speaks against it. */
		readonly confirm: 'first' | 'removal' | null;
		/** What was changed by hand in the region and would be lost; null where nothing would. */
		readonly handEdit: RegionChange | null;
		/** The region before and behind; null where there is none yet. */
		readonly region: RegionChange | null;
		readonly report: IndexReport;
	};

/** A build that removes more than this share of the entries is shown before it is written. */
const removalShare = 0.1;

/**
 * Builds a page of an index: what the contents hold, in the region of the target between the markers, or in a new region at its end.
 * Everything outside of the region stays as it is. The same contents and target give the same bytes everywhere, and building a second
 * time changes nothing.
 */
export function buildIndex(contents: IndexContents, target: IndexTarget): IndexBuild {
	const text = target.text ?? '';
	const region = indexRegion(text);
	const refusal = refusalOf(contents, target.path, text, region);
	if (refusal) return refusal;
	const ending = lineEndingOf(text);
	const layout = layOut(contents, target.year ?? null);
	const opening = openingOf(layout);
	if (region.kind !== 'region') {
		const lead = `${separator(text)}${opening}`;
		if (indexRegion(`${text}${lead}\n${indexClosing}`).kind !== 'region') return hiddenRegion(target.path);
		// One join of everything: what is put together of long texts is copied again where it is used.
		const insert = joined(layout, [lead, `${indexClosing}\n`], ending);
		const edits = [{ from: text.length, to: text.length, insert }];
		return { kind: 'change', edits, text: text === '' ? insert : text + insert, report: reportOf(contents, target, layout, ''), confirm: 'first', handEdit: null, region: null };
	}
	const built = joined(layout, ['', ''], '\n');
	const edits = regionEdits(text, region, { opening, content: withEnding(built, ending) });
	const current = withLineFeeds(text.slice(...region.content));
	const report = reportOf(contents, target, layout, current, built);
	if (edits.length === 0) return { kind: 'current', report };
	// A marker without checksum was typed by a person, and so was what stands behind it.
	const handMade = current.trim() !== '' && current !== built && ![region.checksum, layout.checksum].includes(checksumOf(current));
	const { changes } = report;
	return {
		kind: 'change', edits, text: applyEdits(text, edits), report,
		confirm: changes.removed > changes.before * removalShare ? 'removal' : null,
		handEdit: handMade ? { current, built } : null,
		region: { current, built },
	};
}

/**
 * The checksum that a page would have. Where its marker has another one (see `markedChecksum`), it is out of date: told without joining
 * anything, so that it can be asked after every change of a note.
 */
export function pageChecksum(contents: IndexContents, year: number | null = null): string {
	return layOut(contents, year).checksum;
}

/**
 * The notes that an index is written to: its own and, where it has a page for each year, those of all years that have entries or a page.
 * @param pages the paths of the notes that have a region.
 */
export function indexTargets(contents: IndexContents, pages: Iterable<string>): { readonly path: string; readonly year: number | null }[] {
	const { path, pages: byYear } = contents.index;
	if (!byYear) return [{ path, year: null }];
	const years = new Set(contents.years());
	for (const page of pages) {
		const year = pageYear(path, page);
		if (year !== null) years.add(year);
	}
	return [{ path, year: null }, ...[...years].sort((a, b) => b - a).map((year) => ({ path: pagePath(path, year), year }))];
}

function openingOf({ checksum }: Layout): string {
	return `<!-- ml-watch:index checksum=${checksum} -->`;
}

/** The layout between two texts, with an empty line on either side. */
function joined({ parts, separator: between }: Layout, [before, behind]: readonly [string, string], ending: string): string {
	const texts = [before];
	if (between === '\n') texts.push('');
	for (const part of parts) {
		if (typeof part === 'string') texts.push(part);
		else for (const { text } of part) texts.push(text);
	}
	if (between === '\n' && parts.length > 0) texts.push('');
	texts.push(behind);
	return withEnding(texts.join(between), ending);
}

/** What is counted is made when it is asked for: a build that finds nothing to do needs little of it. */
function reportOf(contents: IndexContents, { year = null }: IndexTarget, { entries }: Layout, current: string, built: string | null = null): IndexReport {
	const changes = built === null
		? { added: entries, changed: 0, moved: 0, removed: 0, before: 0 }
		: changesBetween(current, built, entries, contents.index.style);
	return {
		entries, changes,
		get sources() {
			return contents.counts(year);
		},
		get leftOut() {
			return contents.leftOut();
		},
		get repeats() {
			return contents.repeats();
		},
	};
}

/** The edits that put marker and content in the place of a region's own: the words between two changes stay where they are. */
function regionEdits(text: string, region: Extract<IndexRegion, { kind: 'region' }>, written: { opening: string; content: string }): Edit[] {
	const replaced = (span: Span, by: string): Edit[] => differenceEdit(textOf(text, span), by).map((edit) => shiftEdit(edit, span[0]));
	return [...replaced(region.open, written.opening), ...replaced(region.content, written.content)];
}

function hiddenRegion(path: string): IndexBuild {
	const message = `${path} ends inside a block that is never closed, which would hide the index. Close the block first.`;
	return { kind: 'refused', message, span: null };
}

function refusalOf({ config, index, rules }: IndexContents, path: string, text: string, region: IndexRegion): IndexBuild | null {
	const refused = (message: string, span: Span | null = null): IndexBuild => ({ kind: 'refused', message, span });
	const [unknown] = rules.unknownFields;
	if (unknown !== undefined) {
		return refused(`\`${unknown}\` is to be left out and is no known field, so it would be shown. Add it to the fields in the settings.`);
	}
	if (indexRegion(index.heading).kind !== 'none') return refused('A marker of the index stands in its heading. Change it in the settings.');
	if (region.kind === 'broken') return refused(`${path}: ${region.message}. Nothing was written.`, region.span);
	const own = ownEntry(path, text, region, config);
	return own && refused(
		`${path} holds entries of its own, which a build would repeat. Move them to another note, or choose another note for the index.`, own,
	);
}

/** The heading of the first entry outside the region. The region itself, which may be large, is not read. */
function ownEntry(path: string, text: string, region: IndexRegion, config: Config): Span | null {
	const [from, to] = region.kind === 'region' ? [region.open[0], region.close[1]] : [text.length, text.length];
	const [own] = readNote(path, text.slice(0, from) + text.slice(to), config).log.entries;
	if (!own) return null;
	const at = own.from + own.block.heading[0];
	return shiftSpan([at, own.from + own.block.heading[1]], at < from ? 0 : to - from);
}

function withEnding(text: string, ending: string): string {
	return ending === '\n' ? text : text.replaceAll('\n', ending);
}

/** What stands between a text and a region behind it, as line feeds: as much as makes one blank line. */
function separator(text: string): string {
	let end = text.length;
	let lines = 0;
	for (; end > 0; end--) {
		const unit = text.charCodeAt(end - 1);
		if (unit === 10 || (unit === 13 && text.charCodeAt(end) !== 10)) lines++;
		else if (unit !== 13 && unit !== 32 && unit !== 9) break;
	}
	const isEmpty = end === 0 || (end === 1 && text.charCodeAt(0) === 0xfeff);
	return isEmpty ? '' : '\n'.repeat(Math.max(0, 2 - lines));
}
