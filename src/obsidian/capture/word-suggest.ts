import { AbstractInputSuggest, type App } from 'obsidian';
import { fold } from '../../core/library/fold';

/** A word that was used before. */
interface KnownWord {
	readonly text: string;
	readonly count: number;
}

/** More suggestions than that are not read. */
const mostSuggestions = 20;

/** Suggests words of the vault below an input. What was typed comes first, so that Enter never takes another word by surprise. */
export class WordSuggest extends AbstractInputSuggest<string> {
	constructor(
		app: App, input: HTMLInputElement,
		private readonly words: () => readonly KnownWord[],
		/** Words that need no suggestion, such as keywords that are there already. */
		private readonly taken: () => readonly string[] = () => [],
	) {
		super(app, input);
		this.limit = mostSuggestions;
	}

	override getSuggestions(query: string): string[] {
		const typed = query.trim();
		const folded = fold(typed);
		if (folded === '') return [];
		const taken = new Set(this.taken().map((word) => fold(word)));
		const known = this.words().map(({ text }) => text).filter((text) => !taken.has(fold(text)));
		const starting = known.filter((text) => fold(text).startsWith(folded));
		const holding = known.filter((text) => !fold(text).startsWith(folded) && fold(text).includes(folded));
		const found = [...starting, ...holding];
		if (found.length === 0 || (found.length === 1 && found[0] === typed)) return [];
		return found.includes(typed) ? [typed, ...found.filter((text) => text !== typed)] : [typed, ...found];
	}

	override renderSuggestion(word: string, element: HTMLElement): void {
		element.setText(word);
		const known = this.words().find(({ text }) => text === word);
		if (known) element.createSpan({ cls: 'suggestion-flair', text: String(known.count) });
	}
}
