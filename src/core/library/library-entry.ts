import { dateRank, type LogDate } from '../date';
import type { Kind } from '../entry';
import { headingContent, readEntryHeading } from '../log/heading';
import type { InlineLink } from '../link';
import { decode } from '../markdown';
import type { SearchedText } from './searched-text';
import type { Word } from './vocabulary';

export interface Link {
	/** Without brackets, emphasis, backslashes and entities. */
	readonly label: string;
	/** Without backslashes and entities; empty where there is none. It may be unsafe: ask `isSafeUrl` before opening it. */
	readonly url: string;
}

/** What an entry is made of; see `LibraryEntry` for the meanings. */
export interface EntryParts {
	readonly path: string;
	readonly ordinal: number;
	readonly line: number;
	readonly offset: number;
	readonly heading: string;
	readonly level: number;
	readonly kind: Kind;
	readonly date: LogDate | null;
	readonly starred: boolean;
	readonly sourceWord: Word | null;
	readonly labelWords: readonly Word[];
	/** The URLs of the links, one a line. */
	readonly urls: string;
	readonly keywordWords: readonly Word[];
	readonly statusWord: Word | null;
	readonly hasSummary: boolean;
	readonly hasComment: boolean;
	readonly hasEmptyField: boolean;
	readonly excerpt: string;
	/** What the entries of its note are searched in. */
	readonly searched: SearchedText;
	readonly twin: number;
}

const none: readonly never[] = [];

/**
 * One entry of a library: an immutable record. It holds no piece of the note's text (see `flat`), shares the words that repeat, and
 * derives what is seldom asked for, so that an entry costs some 500 bytes beside its summary and comment.
 */
export class LibraryEntry {
	/** The path of its note in the vault, with `/`. */
	readonly path: string;
	/** Its place among the entries of its note, from 0. */
	readonly ordinal: number;
	/** The line of its heading in the note, from 0. */
	readonly line: number;
	/** The UTF-16 offset of its heading line in the text that was read. Never apply it to another text: re-find the heading. */
	readonly offset: number;
	/** The whole heading line as written, without line ending: by it the entry is found again in the current text. */
	readonly heading: string;
	/** The date that governs it, null where none does. */
	readonly date: LogDate | null;
	/** The source as a word of the library, for comparison and counting. */
	readonly sourceWord: Word | null;
	/** The keywords as words of the library; a keyword written twice stands here twice. */
	readonly keywordWords: readonly Word[];
	/** The labels of its links as words of the library. */
	readonly labelWords: readonly Word[];
	/** The value of its `Status` field. */
	readonly statusWord: Word | null;
	/** The beginning of the comment, else of the summary, on one line; empty where there is neither. */
	readonly excerpt: string;
	private readonly searched: SearchedText;
	private readonly urls: string;
	private readonly flags: number;

	constructor(parts: EntryParts) {
		this.path = parts.path;
		this.ordinal = parts.ordinal;
		this.line = parts.line;
		this.offset = parts.offset;
		this.heading = parts.heading;
		this.date = parts.date;
		this.sourceWord = parts.sourceWord;
		this.keywordWords = parts.keywordWords.length === 0 ? none : parts.keywordWords;
		this.labelWords = parts.labelWords.length === 0 ? none : parts.labelWords;
		this.statusWord = parts.statusWord;
		this.excerpt = parts.excerpt;
		this.searched = parts.searched;
		this.urls = parts.urls;
		this.flags = parts.level
			| (parts.kind === 'discussion' ? discussion : 0)
			| (parts.starred ? starred : 0)
			| (parts.hasSummary ? summary : 0)
			| (parts.hasComment ? comment : 0)
			| (parts.hasEmptyField ? emptyField : 0)
			| (parts.twin << twinShift);
	}

	/** Title, comment and summary, folded, each on a line of its own; source and keywords are searched as words. */
	get search(): string {
		return this.searched.at(this.ordinal);
	}

	/** The level of its heading, 2-6. */
	get level(): number {
		return this.flags & 7;
	}

	get kind(): Kind {
		return this.flags & discussion ? 'discussion' : 'paper';
	}

	get starred(): boolean {
		return (this.flags & starred) !== 0;
	}

	/** The source as written; null where the title follows directly. */
	get source(): string | null {
		return this.sourceWord?.text ?? null;
	}

	/** The title as shown, without backslashes and entities. */
	get title(): string {
		return decode(this.heading.slice(...this.link.label));
	}

	/** The title's URL, decoded; empty where none is given. It may be unsafe: ask `isSafeUrl` before opening it. */
	get url(): string {
		return decode(this.heading.slice(...this.link.url));
	}

	/** The items of its link lines, in text order. */
	get links(): readonly Link[] {
		const urls = this.urls.split('\n');
		return this.labelWords.map((label, index) => ({ label: label.text, url: urls[index]! }));
	}

	/** The keywords as shown, in text order. */
	get keywords(): readonly string[] {
		return this.keywordWords.map((keyword) => keyword.text);
	}

	/** The value of its `Status` field; null where it has none. */
	get status(): string | null {
		return this.statusWord?.text ?? null;
	}

	get hasSummary(): boolean {
		return (this.flags & summary) !== 0;
	}

	get hasComment(): boolean {
		return (this.flags & comment) !== 0;
	}

	/** Whether a field stands there without value. */
	get hasEmptyField(): boolean {
		return (this.flags & emptyField) !== 0;
	}

	/** Whether it has no link line, no keywords, or a field without value. */
	get incomplete(): boolean {
		return this.labelWords.length === 0 || this.keywordWords.length === 0 || this.hasEmptyField;
	}

	/** A number that grows with the date, 0 where there is none; see `dateRank`. */
	get rank(): number {
		return this.date ? dateRank(this.date) : 0;
	}

	/** For entries of one note with the same title and URL their number, from 0. */
	get twin(): number {
		return this.flags >> twinShift;
	}

	/** A name that stays when the entry moves, is starred or gets other fields: note, title, URL, and the number among equals. */
	get key(): string {
		const { label, url } = this.link;
		return `${this.path}\n${this.heading.slice(...label)}\n${this.heading.slice(...url)}\n${this.twin}`;
	}

	/** The same entry in a note that was renamed. */
	movedTo(path: string): LibraryEntry {
		const { ordinal, twin, line, offset, heading, date, sourceWord, labelWords, keywordWords, statusWord, excerpt, searched } = this;
		const { urls, level, kind, starred, hasSummary, hasComment, hasEmptyField } = this;
		return new LibraryEntry({
			path, ordinal, twin, line, offset, heading, date, sourceWord, labelWords, keywordWords, statusWord, excerpt, searched,
			urls, level, kind, starred, hasSummary, hasComment, hasEmptyField,
		});
	}

	/** Reading one heading again is cheaper than four numbers for every entry. */
	private get link(): InlineLink {
		const { heading } = this;
		const parts = readEntryHeading(heading, headingContent(heading, 0, heading.length), this.level, true);
		if (!parts || 'reason' in parts) throw new Error(`No entry: ${heading}`);
		return parts.link;
	}
}

/** Above the three bits of the level. */
const discussion = 8;
const starred = 16;
const summary = 32;
const comment = 64;
const emptyField = 128;
const twinShift = 8;
