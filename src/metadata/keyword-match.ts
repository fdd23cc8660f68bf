import { byCodeUnits, fold } from '../core/library/fold';

/** A keyword of the person's own, and why it is proposed. */
export interface KeywordProposal {
	readonly keyword: string;
	/** The words that matched, as they stand in the text. */
	readonly words: string;
	readonly where: 'title' | 'abstract';
	/** In how many entries the person used it. */
	readonly used: number;
}

interface Word {
	/** As compared. */
	readonly key: string;
	readonly from: number;
	readonly to: number;
}

interface Candidate {
	readonly keyword: string;
	readonly used: number;
	/** Whether case counts, as in `IT` or `RAG`: in small letters these are other words. */
	readonly acronym: boolean;
}

/** No keyword has more words. */
const mostWords = 8;

/**
 * The keywords of a vocabulary whose words stand in a title or an abstract, whole and next to each other: case, accents, hyphens and a
 * plural `s` do not count. Nothing is proposed that the person has not used. Those of the title come first, then the most used.
 * @param vocabulary in how many entries each spelling stands; of several spellings of one keyword the most used is proposed.
 */
export function matchKeywords(vocabulary: ReadonlyMap<string, number>, title: string, abstract: string): KeywordProposal[] {
	const candidates = candidatesOf(vocabulary);
	const found = new Map<string, KeywordProposal>();
	for (const [where, text] of [['title', title], ['abstract', abstract]] as const) {
		const words = wordsOf(text);
		for (let first = 0; first < words.length; first++) {
			let key = '';
			for (let last = first; last < Math.min(words.length, first + mostWords); last++) {
				key += ` ${words[last]!.key}`;
				const candidate = candidates.get(key);
				if (!candidate || found.has(candidate.keyword)) continue;
				const matched = text.slice(words[first]!.from, words[last]!.to);
				if (candidate.acronym && !matched.includes(candidate.keyword)) continue;
				found.set(candidate.keyword, { keyword: candidate.keyword, words: matched, where, used: candidate.used });
			}
		}
	}
	const rank = ({ where }: KeywordProposal): number => (where === 'title' ? 0 : 1);
	return [...found.values()].sort((a, b) => rank(a) - rank(b) || b.used - a.used || byCodeUnits(a.keyword, b.keyword));
}

/** A vocabulary is asked about each URL of a list. */
const read = new WeakMap<ReadonlyMap<string, number>, Map<string, Candidate>>();

function candidatesOf(vocabulary: ReadonlyMap<string, number>): Map<string, Candidate> {
	const known = read.get(vocabulary);
	if (known) return known;
	const candidates = readVocabulary(vocabulary);
	read.set(vocabulary, candidates);
	return candidates;
}

function readVocabulary(vocabulary: ReadonlyMap<string, number>): Map<string, Candidate> {
	const candidates = new Map<string, Candidate>();
	for (const [keyword, used] of vocabulary) {
		const words = wordsOf(keyword);
		if (words.length === 0 || words.length > mostWords) continue;
		const key = words.map((word) => ` ${word.key}`).join('');
		const known = candidates.get(key);
		if (known && (known.used > used || (known.used === used && known.keyword < keyword))) continue;
		candidates.set(key, { keyword, used, acronym: /^[A-Z]{2,5}$/.test(keyword) });
	}
	return candidates;
}

/** Letters that stand without spaces between words: each counts as a word. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function wordsOf(text: string): Word[] {
	const words: Word[] = [];
	for (const found of text.matchAll(/[\p{L}\p{M}\p{N}+#]+/gu)) {
		const from = found.index;
		if (!unspaced.test(found[0])) {
			const key = singular(fold(found[0]));
			if (key !== '') words.push({ key, from, to: from + found[0].length });
			continue;
		}
		let at = from;
		for (const letter of found[0]) {
			words.push({ key: fold(letter), from: at, to: at + letter.length });
			at += letter.length;
		}
	}
	return words;
}

/** `networks` and `network` are one word here; `loss`, `bias` and `gas` are no plurals. */
function singular(word: string): string {
	return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is|as)$/.test(word) ? word.slice(0, -1) : word;
}
