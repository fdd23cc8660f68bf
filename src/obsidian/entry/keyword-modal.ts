import { SuggestModal, prepareFuzzySearch } from 'obsidian';
import { fold } from '../../core/library/fold';
import { Usage, type UsedWord } from '../completion/usage';
import type { Shell } from '../shell';

/** Asks for a keyword: one of the vault's, or a new one. */
export class KeywordModal extends SuggestModal<UsedWord> {
	private readonly words: readonly UsedWord[];

	constructor(shell: Shell, present: readonly string[], private readonly choose: (keyword: string) => void) {
		super(shell.app);
		const known = new Set(present.map(fold));
		this.words = new Usage(shell.library.entries).words('keyword').filter(({ text }) => !known.has(fold(text)));
		this.setPlaceholder('Keyword');
		this.emptyStateText = 'Type one keyword, without a semicolon.';
	}

	override getSuggestions(query: string): UsedWord[] {
		const typed = query.trim();
		if (typed === '') return [...this.words];
		const search = prepareFuzzySearch(typed);
		const found = this.words
			.map((word) => ({ word, score: search(word.text)?.score }))
			.filter((each): each is { word: UsedWord; score: number } => each.score !== undefined)
			.sort((a, b) => b.score - a.score)
			.map(({ word }) => word);
		return found.some(({ text }) => fold(text) === fold(typed)) || typed.includes(';') ? found : [...found, { text: typed, count: 0 }];
	}

	override renderSuggestion({ text, count }: UsedWord, element: HTMLElement): void {
		element.addClass('mod-complex');
		element.createDiv({ cls: 'suggestion-content' }).createDiv({ cls: 'suggestion-title', text });
		const note = count === 0 ? 'new' : String(count);
		element.createDiv({ cls: 'suggestion-aux' }).createSpan({ cls: 'suggestion-flair', text: note });
	}

	override onChooseSuggestion({ text }: UsedWord): void {
		this.choose(text);
	}
}
