import { flat } from './flat-string';
import type { Batch } from './batch';

/** Where the entries of a note stand in a batch that is searched by words. */
export interface Spot {
	readonly batch: Batch;
	/** The number of the note's first entry in the batch. */
	readonly first: number;
}

/** Folding leaves no line break within a line, so a text between two breaks is never found across them. */
const separator = '\n\n';

/** The search texts of a note's entries as one string: a search runs over a few long strings instead of many short ones. */
export class SearchedText {
	/** Null where the text itself is searched. Only the index of the library that reads it changes it. */
	spot: Spot | null = null;

	private constructor(private readonly joined: string, private readonly starts: Int32Array) {}

	static of(texts: readonly string[]): SearchedText {
		const starts = new Int32Array(texts.length + 1);
		for (const [index, text] of texts.entries()) starts[index + 1] = starts[index]! + text.length + separator.length;
		return new SearchedText(flat(texts.join(separator)), starts);
	}

	/** The number of entries. */
	get count(): number {
		return this.starts.length - 1;
	}

	/** The search text of an entry, by its number in the note: a slice, which keeps nothing alive but this text. */
	at(ordinal: number): string {
		return this.joined.slice(this.starts[ordinal], this.starts[ordinal + 1]! - separator.length);
	}

	/** Calls `found` with the number of every entry whose text holds `folded`, in order. */
	find(folded: string, found: (ordinal: number) => void): void {
		const { joined, starts, count } = this;
		let ordinal = 0;
		for (let at = joined.indexOf(folded); at >= 0 && ordinal < count; at = joined.indexOf(folded, starts[ordinal])) {
			while (starts[ordinal + 1]! <= at) ordinal++;
			found(ordinal++);
		}
	}

	/** Calls `found` with every word of every entry in order: what stands between white space. */
	words(found: (word: string, ordinal: number) => void): void {
		const { joined, starts } = this;
		for (let ordinal = 0; ordinal < this.count; ordinal++) {
			const end = starts[ordinal + 1]! - separator.length;
			let from = starts[ordinal]!;
			for (let at = from; at <= end; at++) {
				const unit = at === end ? space : joined.charCodeAt(at);
				if (unit !== space && unit !== lineFeed) continue;
				if (at > from) found(joined.slice(from, at), ordinal);
				from = at + 1;
			}
		}
	}

	/** In UTF-16 code units. */
	get length(): number {
		return this.joined.length;
	}
}

const space = 32;
const lineFeed = 10;
