import { dateRank } from '../../core/date';
import type { Library, LibraryEntry, Word } from '../../core/library';

/** A word of the vault, in its most frequent spelling. */
export interface UsedWord {
	readonly text: string;
	readonly count: number;
}

type Kind = 'keyword' | 'source' | 'label';

const wordsOf: Readonly<Record<Kind, (entry: LibraryEntry) => readonly Word[]>> = {
	keyword: (entry) => entry.keywordWords,
	source: (entry) => (entry.sourceWord ? [entry.sourceWord] : []),
	label: (entry) => entry.labelWords,
};

/** How often words are used, counted once for each state of a library. */
export class Usage {
	private revision = -1;
	private readonly counted = new Map<Kind, readonly UsedWord[]>();

	constructor(private readonly library: Library) {}

	/** The words of a kind, the most used first; among equals the one used last, then by name. */
	words(kind: Kind): readonly UsedWord[] {
		if (this.revision !== this.library.revision) this.counted.clear();
		this.revision = this.library.revision;
		let words = this.counted.get(kind);
		if (!words) {
			words = count(this.library, wordsOf[kind]);
			this.counted.set(kind, words);
		}
		return words;
	}
}

interface Tally {
	readonly spellings: Map<string, number>;
	count: number;
	latest: number;
}

function count(library: Library, read: (entry: LibraryEntry) => readonly Word[]): readonly UsedWord[] {
	const tallies = new Map<number, Tally>();
	for (const entry of library.all()) {
		const rank = entry.date ? dateRank(entry.date) : 0;
		for (const word of read(entry)) {
			const tally = tallies.get(word.id) ?? { spellings: new Map<string, number>(), count: 0, latest: 0 };
			tally.count++;
			tally.latest = Math.max(tally.latest, rank);
			tally.spellings.set(word.text, (tally.spellings.get(word.text) ?? 0) + 1);
			tallies.set(word.id, tally);
		}
	}
	return [...tallies.values()]
		.map((tally) => ({ text: commonest(tally.spellings), count: tally.count, latest: tally.latest }))
		.sort((a, b) => b.count - a.count || b.latest - a.latest || (a.text < b.text ? -1 : 1));
}

function commonest(spellings: ReadonlyMap<string, number>): string {
	let best = '';
	let most = 0;
	for (const [spelling, times] of spellings) {
		if (times > most || (times === most && spelling < best)) [best, most] = [spelling, times];
	}
	return best;
}
