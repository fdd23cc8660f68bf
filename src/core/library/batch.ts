import { flat } from './flat-string';

/** Stands around every word in the list of words; no word holds it. */
const mark = '\n';

/** The longest list of words, as a share of the texts it is made of, that is quicker to look through than they are. */
const mostWords = 0.7;

/** More parts than this tell no entry from another, and the number of those that were met has to stay below 256. */
const mostParts = 32;

/** A text that can be taken apart into words. */
export interface WordedText {
	/** The number of entries. */
	readonly count: number;
	/** In UTF-16 code units. */
	readonly length: number;
	/** Calls `found` with every word of every entry, and the number of the entry. */
	words(found: (word: string, ordinal: number) => void): void;
}

/**
 * The texts of some notes, taken apart into words (what stands between white space): what is looked for is looked up in the list of the
 * different words, each with the entries that it stands in. A list of words is some ten times shorter than texts in a language that
 * separates words.
 */
export class Batch {
	private constructor(
		/** The number of entries. */
		readonly size: number,
		private readonly words: string,
		/** Where the mark before each word stands, and the last mark. */
		private readonly starts: Uint32Array,
		/** The entries of each word, one after the other, and where those of each begin. */
		private readonly entries: Uint16Array,
		private readonly entryStarts: Uint32Array,
	) {}

	/**
	 * @param texts of fewer than 65,536 entries.
	 * @returns null where the list of words is hardly shorter than the texts, as in a language that does not separate words.
	 */
	static of(texts: Iterable<WordedText>): Batch | null {
		const numbers = new Map<string, number>();
		const counts: number[] = [];
		const latest: number[] = [];
		/** The number of a word and of an entry that holds it, in turn. */
		const found: number[] = [];
		let [size, length, wordsLength] = [0, 0, 1];
		for (const text of texts) {
			const first = size;
			text.words((word, ordinal) => {
				const entry = first + ordinal;
				let number = numbers.get(word);
				if (number === undefined) {
					numbers.set(word, (number = counts.length));
					counts.push(0);
					latest.push(-1);
					wordsLength += word.length + mark.length;
				}
				if (latest[number] === entry) return;
				latest[number] = entry;
				counts[number]!++;
				found.push(number, entry);
			});
			size += text.count;
			length += text.length;
		}
		if (wordsLength > length * mostWords) return null;
		const entryStarts = sums(counts);
		const next = entryStarts.slice();
		const entries = new Uint16Array(found.length / 2);
		for (let at = 0; at < found.length; at += 2) entries[next[found[at]!]!++] = found[at + 1]!;
		const words = [...numbers.keys()];
		return new Batch(size, flat(mark + words.map((word) => word + mark).join('')), sums(words.map((word) => word.length + mark.length)), entries, entryStarts);
	}

	/**
	 * Marks the entries that hold all parts, each within a word.
	 * @param parts a part that has to begin or to end a word has a line feed there.
	 * @returns for each entry, by its number, the number of parts where it holds all of them, else less; null where none does.
	 */
	find(parts: readonly string[]): Uint8Array | null {
		const { words, starts, entries, entryStarts } = this;
		const count = starts.length - 1;
		let marks: Uint8Array | null = null;
		for (const [met, part] of parts.entries()) {
			let any = false;
			let word = 0;
			for (let at = words.indexOf(part); at >= 0 && word < count; at = words.indexOf(part, starts[word])) {
				while (starts[word + 1]! <= at) word++;
				// The last mark ends a word and begins none.
				if (word === count) break;
				marks ??= new Uint8Array(this.size);
				any = true;
				for (let index = entryStarts[word]!; index < entryStarts[word + 1]!; index++) {
					const entry = entries[index]!;
					if (marks[entry] === met) marks[entry] = met + 1;
				}
				word++;
			}
			if (!any) return null;
		}
		return marks;
	}
}

/** What is looked for, as parts that each stand within a word; of very many words the first. */
export function partsOf(folded: string): string[] {
	const parts = folded.split(' ');
	return parts.slice(0, mostParts).map((part, index) => (index === 0 ? '' : mark) + part + (index === parts.length - 1 ? '' : mark));
}

/** Where each of consecutive parts begins, and where the last one ends. */
function sums(lengths: readonly number[]): Uint32Array {
	const starts = new Uint32Array(lengths.length + 1);
	for (const [index, length] of lengths.entries()) starts[index + 1] = starts[index]! + length;
	return starts;
}
