import type { Config } from './config/config';
import { printDate } from './date';
import { changesBetween, type IndexChanges } from './index-note/changes';
import { checksumOf } from './index-note/checksum';
import type { IndexContents } from './index-note/contents';
import { dateLevel, indexLevel } from './index-note/piece';
import type { LeftOut } from './index-note/source';
import { indexClosing, indexRegion, type IndexRegion } from './index-region';
import { readNote } from './note';
import { applyEdits, differenceEdit, lineEndingOf, shiftEdit, shiftSpan, textOf, type Edit, type Span } from './text';

export { IndexContents } from './index-note/contents';
export type { IndexChanges } from './index-note/changes';
export { readIndexSource, sourceRules, isIncluded, type IndexSource, type LeftOut } from './index-note/source';

/** The note that an index is written to, as it stands; its text is null where there is none yet. */
export interface IndexTarget {
	readonly path: string;
	readonly text: string | null;
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

/** Words in a region that no build wrote. Both texts have LF line endings. */
export interface HandEdit {
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
		readonly handEdit: HandEdit | null;
		readonly report: IndexReport;
	};

/** A build that removes more than this share of the entries is shown before it is written. */
const removalShare = 0.1;

/**
 * Builds an index: the dated papers of all notes, newest first, in the region of the target between the markers, or in a new region at
 * its end. Everything outside of the region stays as it is. The same contents and target give the same bytes everywhere, and building
 * a second time changes nothing.
 */
export function buildIndex(contents: IndexContents, target: IndexTarget): IndexBuild {
	const { config } = contents;
	const text = target.text ?? '';
	const region = indexRegion(text);
	const refusal = refusalOf(contents, target.path, text, region);
	if (refusal) return refusal;
	const built = regionContent(contents, config);
	const checksum = checksumOf(built);
	const ending = lineEndingOf(text);
	const written = { opening: `<!-- ml-watch:index checksum=${checksum} -->`, content: withEnding(built, ending) };
	const current = region.kind === 'region' ? withLineFeeds(text.slice(...region.content)) : '';
	const sources = contents.counts();
	const entries = sources.reduce((total, source) => total + source.entries, 0);
	const changes = changesBetween(current, built, entries);
	const report: IndexReport = { entries, sources, leftOut: contents.leftOut(), repeats: contents.repeats(), changes };
	if (region.kind !== 'region') {
		const insert = separator(text, ending) + written.opening + written.content + indexClosing + ending;
		const next = text + insert;
		if (indexRegion(next).kind !== 'region') return hiddenRegion(target.path);
		return { kind: 'change', edits: [{ from: text.length, to: text.length, insert }], text: next, report, confirm: 'first', handEdit: null };
	}
	const edits = regionEdits(text, region, written);
	if (edits.length === 0) return { kind: 'current', report };
	// A marker without checksum was typed by a person, and so was what stands behind it.
	const handMade = current.trim() !== '' && current !== built && ![region.checksum, checksum].includes(checksumOf(current));
	return {
		kind: 'change', edits, text: applyEdits(text, edits), report,
		confirm: changes.removed > changes.before * removalShare ? 'removal' : null,
		handEdit: handMade ? { current, built } : null,
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

function refusalOf({ config, rules }: IndexContents, path: string, text: string, region: IndexRegion): IndexBuild | null {
	const refused = (message: string, span: Span | null = null): IndexBuild => ({ kind: 'refused', message, span });
	const [unknown] = rules.unknownFields;
	if (unknown !== undefined) {
		return refused(`\`${unknown}\` is to be left out and is no known field, so it would be shown. Add it to the fields in the settings.`);
	}
	if (indexRegion(config.indexHeading).kind !== 'none') return refused('A marker of the index stands in its heading. Change it in the settings.');
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

/** What stands between the markers, with LF line endings. */
function regionContent(contents: IndexContents, { indexHeading }: Config): string {
	const format = contents.dateFormat();
	const heading = indexHeading.trim();
	const pieces = heading === '' ? [] : [`${'#'.repeat(indexLevel)} ${heading}`];
	for (const { date, text } of contents.sections()) pieces.push(`${'#'.repeat(dateLevel)} ${printDate(date, format)}`, text);
	return pieces.length === 0 ? '\n\n' : `\n\n${pieces.join('\n\n')}\n\n`;
}

function withLineFeeds(text: string): string {
	return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function withEnding(text: string, ending: string): string {
	return ending === '\n' ? text : text.replaceAll('\n', ending);
}

/** What stands between a text and a region behind it: as much as makes one blank line. */
function separator(text: string, ending: string): string {
	let end = text.length;
	let lines = 0;
	for (; end > 0; end--) {
		const unit = text.charCodeAt(end - 1);
		if (unit === 10 || (unit === 13 && text.charCodeAt(end) !== 10)) lines++;
		else if (unit !== 13 && unit !== 32 && unit !== 9) break;
	}
	const isEmpty = end === 0 || (end === 1 && text.charCodeAt(0) === 0xfeff);
	return isEmpty ? '' : ending.repeat(Math.max(0, 2 - lines));
}
