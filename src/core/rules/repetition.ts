/** So many words are compared faster with each other than by a map. */
const few = 8;

/** Whether a word may stand in a list twice: in most it does not, and a look tells. Of a long list it is not known. */
export function mayRepeat(words: readonly string[]): boolean {
	if (words.length > few) return true;
	for (let index = 1; index < words.length; index++) if (words.indexOf(words[index]!) < index) return true;
	return false;
}
