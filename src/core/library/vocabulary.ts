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
	/** A small number of this spelling alone, from 0. */
	readonly spelling: number;
}

/** The words of one kind in a library. It only grows: a word that no entry has any more costs its few bytes. */
export class Vocabulary {
	private readonly words = new Map<string, Word>();
	private readonly ids = new Map<string, number>();
	private readonly spellings: Word[] = [];

	/** The word of a spelling, always the same object. */
	intern(text: string): Word {
		const known = this.words.get(text);
		if (known) return known;
		const own = flat(text);
		const folded = fold(own);
		const id = this.ids.get(folded) ?? this.ids.size;
		this.ids.set(folded, id);
		const word: Word = { text: own, folded: folded === own ? own : flat(folded), id, spelling: this.spellings.length };
		this.words.set(own, word);
		this.spellings.push(word);
		return word;
	}

	/** Every spelling, by its number. */
	all(): readonly Word[] {
		return this.spellings;
	}

	/** For each spelling, by its number, 1 where the test holds for it, else 0; null where it holds for none. */
	marked(test: (word: Word) => boolean): Uint8Array | null {
		let found: Uint8Array | null = null;
		for (const word of this.spellings) {
			if (test(word)) (found ??= new Uint8Array(this.spellings.length))[word.spelling] = 1;
		}
		return found;
	}

	/** The spellings that hold a folded text; see `marked`. */
	holding(folded: string): Uint8Array | null {
		return this.marked((word) => word.folded.includes(folded));
	}
}
