import { flat } from './flat-string';
import { fold } from './fold';

/** A text that many entries share: a keyword, a source, a label. Each spelling exists once. */
export interface Word {
	/** As written. */
	readonly text: string;
	/** As compared; two spellings of one word have the same. */
	readonly folded: string;
	/** A small number that all spellings of a word share, from 0. */
	readonly id: number;
}

/** The words of one kind in a library. It only grows: a word that no entry has any more costs its few bytes. */
export class Vocabulary {
	private readonly words = new Map<string, Word>();
	private readonly ids = new Map<string, number>();

	/** The word of a spelling, always the same object. */
	intern(text: string): Word {
		const known = this.words.get(text);
		if (known) return known;
		const own = flat(text);
		const folded = fold(own);
		const id = this.ids.get(folded) ?? this.ids.size;
		this.ids.set(folded, id);
		const word: Word = { text: own, folded: folded === own ? own : flat(folded), id };
		this.words.set(own, word);
		return word;
	}

	/** The words by spelling, in the order in which they were first met. */
	all(): IterableIterator<Word> {
		return this.words.values();
	}

	/** For each id 1 where a spelling of the word holds a folded text, else 0; null where none does. */
	holding(folded: string): Uint8Array | null {
		let found: Uint8Array | null = null;
		for (const word of this.words.values()) {
			if (word.folded.includes(folded)) (found ??= new Uint8Array(this.size))[word.id] = 1;
		}
		return found;
	}

	/** The number of ids given out. */
	get size(): number {
		return this.ids.size;
	}
}
