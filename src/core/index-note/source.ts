import { fieldsOf, type Config } from '../config/config';
import { dateFormats, readDate, type DateFormat, type LogDate } from '../date';
import type { Entry } from '../entry';
import { indexRegion, withoutIndexRegion } from '../index-region';
import type { Located } from '../log';
import { baseName, readNote, type Note } from '../note';
import { textOf } from '../text';
import { unreadOf, type Unread } from '../unread';
import { pieceOf, type PieceFault } from './piece';

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

/** An entry as an index takes it. */
export interface IndexPiece {
	/** As precise as it was written. */
	readonly date: LogDate;
	/** With LF line endings and none at the end, ready to be joined. */
	readonly text: string;
}

/** What one note gives to an index. It depends on that note and the settings only, and can be kept as long as both stay. */
export interface IndexSource {
	readonly path: string;
	/** In the order of the note. */
	readonly pieces: readonly IndexPiece[];
	readonly leftOut: readonly LeftOut[];
	/** How often each date format is used, for dates that govern something. */
	readonly formats: Readonly<Record<DateFormat, number>>;
}

/** The settings that shape what a note gives, made ready once for many notes. */
export interface SourceRules {
	readonly config: Config;
	readonly include: readonly string[];
	readonly exclude: readonly string[];
	/** Canonical names of the fields that are left out. */
	readonly omitted: ReadonlySet<string>;
	/** Names of fields to leave out that no entry can have: what they name would be shown. */
	readonly unknownFields: readonly string[];
}

export function sourceRules(config: Config): SourceRules {
	const fields = fieldsOf(config);
	const omitted = new Set<string>();
	const unknownFields: string[] = [];
	for (const written of config.indexOmit) {
		const name = written.trim();
		if (name === '') continue;
		const kind = fields.get(name.toLowerCase());
		if (kind) omitted.add(kind.name);
		else unknownFields.push(name);
	}
	return { config, include: folders(config.indexInclude), exclude: folders(config.indexExclude), omitted, unknownFields };
}

function folders(paths: readonly string[]): string[] {
	return paths.map((path) => path.trim().replace(/\/$/, '').normalize('NFC')).filter((path) => path !== '');
}

/** Whether a note may give entries to the index, by its path alone. */
export function isIncluded(path: string, { include, exclude }: SourceRules): boolean {
	const normal = path.normalize('NFC');
	const isIn = (folder: string): boolean => normal === folder || normal.startsWith(`${folder}/`);
	return (include.length === 0 || include.some(isIn)) && !exclude.some(isIn);
}

/** What a note gives to the index: its dated papers. Discussions are no papers; generated text is no source. */
export function readIndexSource(note: Note, rules: SourceRules): IndexSource {
	const formats = { 'yyyy-MM-dd': 0, 'yyyy.MM.dd': 0, 'yyyy/MM/dd': 0 } satisfies Record<DateFormat, number>;
	const pieces: IndexPiece[] = [];
	const leftOut: LeftOut[] = [];
	const source = { path: note.path, pieces, leftOut, formats };
	if (!isIncluded(note.path, rules)) return source;
	const own = withoutRegion(note, rules.config);
	const { log } = own;
	if (log.frontMatter?.watched === false) return source;
	for (const located of log.entries) {
		if (located.block.kind !== 'paper') continue;
		if (!located.date) {
			leftOut.push(leftOutEntry(own, located, located.dateIndex < 0 ? 'undated' : 'invalid-date'));
			continue;
		}
		const piece = pieceOf(located.block, rules.omitted);
		if ('fault' in piece) leftOut.push(leftOutEntry(own, located, piece.fault));
		else pieces.push({ date: located.date, text: piece.text });
	}
	for (const unread of unreadOf(own, { text: note.text, region: indexRegion(note.text) })) leftOut.push(leftOutUnread(unread));
	leftOut.sort((a, b) => a.offset - b.offset);
	for (const { block } of log.dates) if (block.reading.format) formats[block.reading.format]++;
	if (log.dates.length === 0 && pieces.length > 0) {
		const named = readDate(baseName(note.path));
		if (named?.date?.day && named.format) formats[named.format]++;
	}
	return source;
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

/** The format that most dates of the sources have; `yyyy-MM-dd` where there is none or on a tie. */
export function prevailingFormat(sources: Iterable<IndexSource>): DateFormat {
	const total = { 'yyyy-MM-dd': 0, 'yyyy.MM.dd': 0, 'yyyy/MM/dd': 0 } satisfies Record<DateFormat, number>;
	for (const { formats } of sources) for (const format of dateFormats) total[format] += formats[format];
	return dateFormats.reduce((best, format) => (total[format] > total[best] ? format : best));
}
