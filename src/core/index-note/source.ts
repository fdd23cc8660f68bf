import { fieldsOf, type Config } from '../config/config';
import type { IndexSettings } from '../config/indexes';
import { dateFormats, dateRank, readDate, type DateFormat, type LogDate } from '../date';
import type { Entry } from '../entry';
import type { FieldTable } from '../field';
import { indexRegion, withoutIndexRegion } from '../index-region';
import { Library } from '../library';
import { flat } from '../library/flat-string';
import type { Located } from '../log';
import { baseName, folderOf, readNote, type Note } from '../note';
import { parseQuery } from '../query/parse-query';
import { isUnfiltered, type Query } from '../query/query';
import { selectPlaces } from '../query/select';
import { textOf } from '../text';
import { unreadOf, type Unread } from '../log/unread';
import { lineSum, type LineSum } from './checksum';
import { betweenParts, entryLine, keywordsShown } from './entry-line';
import { linkBack } from './link-back';
import { pieceOf, type PieceFault } from './piece';
import { rebaseLinks, type Move } from '../relative-links/rebase';

/** Something that stands in a note and not in the index. */
export interface LeftOut {
	readonly path: string;
	/** The UTF-16 offset of its line in the note's text. */
	readonly offset: number;
	readonly reason: 'undated' | 'invalid-date' | PieceFault | 'unread';
	/** Why, and what to do about it. */
	readonly message: string;
	/** Its line, trimmed. */
	readonly text: string;
}

/** Where an index shows an entry. */
export type IndexPart = 'papers' | 'undated' | 'discussions';

/** An entry as an index takes it. */
export interface IndexPiece {
	/** As precise as it was written; null where it has none. */
	readonly date: LogDate | null;
	/** `dateRank` of the date; 0 where there is none. */
	readonly rank: number;
	readonly part: IndexPart;
	/** With LF line endings and none at the end, ready to be joined. */
	readonly text: string;
	/** How much of the text is the entry's own, without the link back to its note. */
	readonly own: number;
	/** The checksum of the text. */
	readonly lines: LineSum;
	/** As shown; only the style by keyword has them. */
	readonly keywords: readonly string[];
	readonly source: IndexSource;
}

/** What one note gives to an index. It depends on that note and the settings only, and can be kept as long as both stay. */
export interface IndexSource {
	readonly path: string;
	/** The path by which its entries are ordered, NFC: the same on file systems that spell it differently. */
	readonly order: string;
	/** In the order of the note. */
	readonly pieces: readonly IndexPiece[];
	readonly leftOut: readonly LeftOut[];
	/** How often each date format is used, for dates that govern something. */
	readonly formats: Readonly<Record<DateFormat, number>>;
	/** Whether it has links that depend on which files there are. */
	readonly linked: boolean;
}

/** What is known of the vault beside its notes, and what becomes of the texts. */
export interface SourceOptions {
	/** Whether the vault has a file of that path. Without it every relative link counts as one to a file. */
	readonly hasFile?: (path: string) => boolean;
	/** Whether texts are kept for long, and so must not keep the texts of notes alive. */
	readonly apart?: boolean;
}

/** The settings that shape what a note gives, made ready once for many notes. */
export interface SourceRules extends SourceOptions {
	readonly config: Config;
	readonly index: IndexSettings;
	readonly fields: FieldTable;
	readonly include: readonly string[];
	readonly exclude: readonly string[];
	/** Which entries are shown; null for all. */
	readonly filter: Query | null;
	/** Canonical names of the fields that are left out. */
	readonly omitted: ReadonlySet<string>;
	/** Names of fields to leave out that no entry can have: what they name would be shown. */
	readonly unknownFields: readonly string[];
	readonly backLinks: 'none' | 'app' | 'web';
}

/** Makes the settings of an index ready; by default those of the first one. */
export function sourceRules(config: Config, index: IndexSettings = config.indexes[0], options: SourceOptions = {}): SourceRules {
	const fields = fieldsOf(config);
	const omitted = new Set<string>();
	const unknownFields: string[] = [];
	for (const written of index.omit) {
		const name = written.trim();
		if (name === '') continue;
		const kind = fields.get(name.toLowerCase());
		if (kind) omitted.add(kind.name);
		else unknownFields.push(name);
	}
	const { query } = parseQuery(index.filter);
	const backLinks = index.backLinks === 'auto' ? (index.style === 'full' ? 'none' : 'web') : index.backLinks;
	return {
		...options, config, index, fields, omitted, unknownFields, backLinks,
		include: folders(index.include), exclude: folders(index.exclude), filter: isUnfiltered(query) ? null : query,
	};
}

function folders(paths: readonly string[]): string[] {
	return paths.map((path) => path.trim().replace(/\/$/, '').normalize('NFC')).filter((path) => path !== '');
}

/** The NFC form of a path. Most paths are plain, and asking the engine for it takes long. */
function composed(path: string): string {
	for (let at = 0; at < path.length; at++) if (path.charCodeAt(at) > 127) return path.normalize('NFC');
	return path;
}

/** Whether a note may give entries to the index, by its path alone. */
export function isIncluded(path: string, { include, exclude }: SourceRules): boolean {
	if (include.length === 0 && exclude.length === 0) return true;
	const normal = composed(path);
	const isIn = (folder: string): boolean => normal === folder || normal.startsWith(`${folder}/`);
	return (include.length === 0 || include.some(isIn)) && !exclude.some(isIn);
}

/** What a note gives to the index: its papers and, where the index shows them, discussions. Generated text is no source. */
export function readIndexSource(note: Note, rules: SourceRules): IndexSource {
	const formats = { 'yyyy-MM-dd': 0, 'yyyy.MM.dd': 0, 'yyyy/MM/dd': 0 } satisfies Record<DateFormat, number>;
	const pieces: IndexPiece[] = [];
	const leftOut: LeftOut[] = [];
	const source = { path: note.path, order: composed(note.path), pieces, leftOut, formats, linked: false };
	if (!isIncluded(note.path, rules)) return source;
	const region = indexRegion(note.text);
	const own = region.kind === 'none' ? note : withoutRegion(note, rules.config);
	const { log } = own;
	if (log.frontMatter?.watched === false) return source;
	const wanted = wantedBy(own, rules);
	const byKeyword = rules.index.style === 'keyword';
	const move: Move = {
		from: folderOf(note.path), to: folderOf(rules.index.path),
		hasFile: (path) => {
			source.linked = true;
			return rules.hasFile?.(path) ?? true;
		},
	};
	for (const [ordinal, located] of log.entries.entries()) {
		const part = located.block.kind === 'discussion' ? 'discussions' : located.date ? 'papers' : 'undated';
		if ((part === 'discussions' && !rules.index.discussions) || wanted?.has(ordinal) === false) continue;
		if (part === 'undated' && (located.dateIndex >= 0 || !rules.index.undated)) {
			leftOut.push(leftOutEntry(own, located, located.dateIndex < 0 ? 'undated' : 'invalid-date'));
			continue;
		}
		const read = readPiece(own, located, rules, move);
		if ('fault' in read) {
			leftOut.push(leftOutEntry(own, located, read.fault));
			continue;
		}
		const text = rules.apart ? flat(read.text) : read.text;
		const { date } = located;
		pieces.push({ date, rank: date ? dateRank(date) : 0, part, text, own: text.length - read.back, lines: lineSum(text), keywords: byKeyword ? keywordsShown(located.block, rules.omitted) : none, source });
	}
	for (const unread of unreadOf(own, { text: note.text, region })) leftOut.push(leftOutUnread(unread));
	leftOut.sort((a, b) => a.offset - b.offset);
	for (const { block } of log.dates) if (block.reading.format) formats[block.reading.format]++;
	if (log.dates.length === 0 && pieces.length > 0) {
		const named = readDate(baseName(note.path));
		if (named?.date?.day && named.format) formats[named.format]++;
	}
	return source;
}

/** The entries that the filter lets through, by their places in the note; null for all of them. */
function wantedBy(note: Note, { filter, fields }: SourceRules): ReadonlySet<number> | null {
	if (!filter) return null;
	const library = new Library();
	library.set(note, { fields });
	const all = library.all();
	return new Set([...selectPlaces(library, filter)].map((place) => all[place]!.ordinal));
}

/** An entry in the style of the index, and how long the link back at its end is; or why it cannot be shown. */
function readPiece(note: Note, located: Located<Entry>, rules: SourceRules, move: Move): { readonly text: string; readonly back: number } | { readonly fault: PieceFault } {
	const { backLinks, index, omitted } = rules;
	const back = backLinks === 'none' ? '' : linkBack(note, located, backLinks, move.to);
	if (index.style !== 'full') {
		const text = entryLine(located, { ...rules, dated: index.style === 'keyword', move });
		return withBack(text, back === '' ? '' : betweenParts + back);
	}
	const piece = pieceOf(located.block, omitted);
	if ('fault' in piece) return piece;
	return withBack(rebaseLinks(piece.text, move), back === '' ? '' : `\n\nFrom ${back}`);
}

function withBack(own: string, back: string): { readonly text: string; readonly back: number } {
	return { text: own + back, back: back.length };
}

const none: readonly never[] = [];

/** A text as it is compared: without blanks at the ends of lines. */
export function comparable(text: string): string {
	if (!text.includes(' \n') && !text.includes('\t\n') && !/[ \t]$/.test(text)) return text;
	return text.split('\n').map((line) => line.trimEnd()).join('\n');
}

/** The note as it reads without its generated part; the offsets stay. */
export function withoutRegion(note: Note, config: Config): Note {
	const text = withoutIndexRegion(note.text);
	return text === note.text ? note : readNote(note.path, text, config);
}

const messages: Readonly<Record<Exclude<LeftOut['reason'], 'unread'>, string>> = {
	undated: 'No date: expected a date heading above it or a date as the name of its note',
	'invalid-date': 'The date above it is not in the calendar',
	unclosed: 'A block in it is never closed and would hide what follows',
	conflict: 'A conflict in it was not resolved',
	marker: 'A marker of the index stands in it',
};

function leftOutEntry(note: Note, { from, block }: Located<Entry>, reason: keyof typeof messages): LeftOut {
	return { path: note.path, offset: from + block.heading[0], reason, message: messages[reason], text: textOf(block.text, block.heading).trim() };
}

function leftOutUnread({ path, offset, message, text }: Unread): LeftOut {
	return { path, offset, reason: 'unread', message, text };
}

/** The format that is used most; `yyyy-MM-dd` where there is none or on a tie. */
export function prevailingFormat(used: Readonly<Record<DateFormat, number>>): DateFormat {
	return dateFormats.reduce((best, format) => (used[format] > used[best] ? format : best));
}
