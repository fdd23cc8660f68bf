import { flat } from './flat-string';

/** The search texts of a note's entries as one string: a search runs over a few long strings instead of many short ones. */
export interface SearchedText {
	/** The search text of an entry, by its number in the note: a slice, which keeps nothing alive but this text. */
	of(ordinal: number): string;
	/** Calls `found` with the number of every entry whose text holds `folded`, in order. */
	find(folded: string, found: (ordinal: number) => void): void;
}

/** Folding leaves no line break within a line, so a text between two breaks is never found across them. */
const separator = '\n\n';

export function searchedText(texts: readonly string[]): SearchedText {
	const starts = new Int32Array(texts.length + 1);
	for (const [index, text] of texts.entries()) starts[index + 1] = starts[index]! + text.length + separator.length;
	return searchIn(flat(texts.join(separator)), starts);
}

/** On its own, so that the texts that were joined are not kept. */
function searchIn(joined: string, starts: Int32Array): SearchedText {
	const count = starts.length - 1;
	return {
		of: (ordinal) => joined.slice(starts[ordinal], starts[ordinal + 1]! - separator.length),
		find: (folded, found) => {
			let ordinal = 0;
			for (let at = joined.indexOf(folded); at >= 0 && ordinal < count; at = joined.indexOf(folded, starts[ordinal])) {
				while (starts[ordinal + 1]! <= at) ordinal++;
				found(ordinal++);
			}
		},
	};
}
