import type * as Api from 'obsidian';

/**
 * prepareFuzzySearch, obsidian.d.ts 5252: the letters of the query in their order. A higher score is a better match
 * (5593), and words that stand whole in the text beat letters strewn over it.
 */
export function prepareFuzzySearch(query: string): (text: string) => Api.SearchResult | null {
	const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
	return (text) => {
		const lower = text.toLowerCase();
		return wholeWords(words, lower) ?? strewnLetters(words.join(''), lower);
	};
}

function wholeWords(words: readonly string[], text: string): Api.SearchResult | null {
	const matches: Api.SearchMatchPart[] = [];
	for (const word of words) {
		const at = text.indexOf(word);
		if (at < 0) return null;
		matches.push([at, at + word.length]);
	}
	matches.sort((a, b) => a[0] - b[0]);
	return { matches, score: -(matches[0]?.[0] ?? 0) / 100 - text.length / 10_000 };
}

function strewnLetters(letters: string, text: string): Api.SearchResult | null {
	const matches: Api.SearchMatchPart[] = [];
	let at = 0;
	for (const letter of letters) {
		const found = text.indexOf(letter, at);
		if (found < 0) return null;
		const last = matches[matches.length - 1];
		if (last !== undefined && last[1] === found) last[1] = found + letter.length;
		else matches.push([found, found + letter.length]);
		at = found + letter.length;
	}
	return { matches, score: -1 - matches.length - text.length / 10_000 };
}

/** prepareSimpleSearch, 5260: every word of the query stands in the text. */
export function prepareSimpleSearch(query: string): (text: string) => Api.SearchResult | null {
	const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
	return (text) => wholeWords(words, text.toLowerCase());
}

/** sortSearchResults, 6786: best first. */
export function sortSearchResults(results: Api.SearchResultContainer[]): void {
	results.sort((a, b) => b.match.score - a.match.score);
}
