import { isoDate, type LogDate } from '../date';
import type { Entry } from '../entry';
import { keywordText } from '../keyword';
import type { Located } from '../log';
import { decode } from '../markdown';
import type { Note } from '../note';
import { positionAt, textOf, type Span } from '../text';
import { excerptOf } from './excerpt';
import { flat } from './flat-string';
import { fold } from './fold';
import { LibraryEntry } from './library-entry';
import { SearchedText } from './searched-text';
import { Vocabulary, type Word } from './vocabulary';

/** The words that the entries of one library share. */
export class Vocabularies {
	readonly keywords = new Vocabulary();
	readonly sources = new Vocabulary();
	readonly labels = new Vocabulary();
	readonly statuses = new Vocabulary();
	private readonly dates = new Map<string, LogDate>();
	private readonly labelLists = new Map<string, readonly Word[]>();

	/** One object for one date. */
	date(date: LogDate): LogDate {
		const name = isoDate(date);
		const known = this.dates.get(name);
		if (!known) this.dates.set(name, date);
		return known ?? date;
	}

	/** One list for the same labels in the same order: most entries link a paper and its code. */
	labelList(labels: readonly string[]): readonly Word[] {
		const words = labels.map((label) => this.labels.intern(label));
		const name = words.map((word) => word.text).join('\n');
		const known = this.labelLists.get(name);
		if (!known) this.labelLists.set(flat(name), words);
		return known ?? words;
	}
}

/**
 * The entries of a note as a library keeps them, in text order, with the one text that all of them are searched in. The note must be
 * free of an index region.
 */
export function readEntries(note: Note, words: Vocabularies): { entries: LibraryEntry[]; searched: SearchedText } {
	const path = flat(note.path);
	const twins = new Map<string, number>();
	const searched = SearchedText.of(note.log.entries.map(({ block }) => searchText(block)));
	const entries = note.log.entries.map((located, ordinal) => {
		const { block } = located;
		const name = `${textOf(block.text, block.title)}\n${textOf(block.text, block.url)}`;
		const twin = twins.get(name) ?? 0;
		twins.set(name, twin + 1);
		return readEntry(note, located, { path, ordinal, twin, searched }, words);
	});
	return { entries, searched };
}

interface Place {
	readonly path: string;
	readonly ordinal: number;
	readonly twin: number;
	readonly searched: SearchedText;
}

function readEntry(note: Note, located: Located<Entry>, { path, ordinal, twin, searched }: Place, words: Vocabularies): LibraryEntry {
	const { block: entry, from, date } = located;
	const written = (span: Span): string => textOf(entry.text, span);
	const offset = from + entry.heading[0];
	const source = entry.source && words.sources.intern(written(entry.source));
	const keywords = entry.keywords.map((keyword) => words.keywords.intern(keywordText(written(keyword.span))));
	const status = valueOf(entry, 'Status');
	const summary = valueOf(entry, 'Summary');
	const comment = valueOf(entry, 'Comment');
	return new LibraryEntry({
		path, ordinal, twin, offset, date: date && words.date(date),
		line: positionAt(note.lineStarts, offset).line,
		heading: flat(written(entry.heading)),
		level: entry.level,
		kind: entry.kind,
		starred: entry.starred,
		sourceWord: source,
		labelWords: words.labelList(entry.links.map((link) => decode(written(link.label)))),
		// An entity may stand for a line break, which no URL holds.
		urls: flat(entry.links.map((link) => decode(written(link.url)).replace(/[\r\n]/g, ' ')).join('\n')),
		keywordWords: keywords,
		statusWord: status === '' ? null : words.statuses.intern(keywordText(status)),
		hasSummary: summary !== '',
		hasComment: comment !== '',
		hasEmptyField: entry.fields.some((field) => field.value[1] === field.value[0]),
		excerpt: excerptOf(comment === '' ? summary : comment),
		searched,
	});
}

/** What an entry is searched in: title, comment and summary, folded, each on a line of its own. */
function searchText(entry: Entry): string {
	const title = decode(textOf(entry.text, entry.title));
	return [title, valueOf(entry, 'Comment'), valueOf(entry, 'Summary')].map(fold).join('\n').trimEnd();
}

/** All values of a field, as written; empty where it has none. */
function valueOf(entry: Entry, name: string): string {
	return entry.fields
		.filter((field) => field.name === name && field.value[1] > field.value[0])
		.map((field) => textOf(entry.text, field.value))
		.join('\n\n');
}
