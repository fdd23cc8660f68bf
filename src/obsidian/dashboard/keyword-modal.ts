import { SuggestModal, type App } from 'obsidian';
import type { Library } from '../../core/library';
import { fold } from '../../core/library/fold';
import { countFacets, emptyQuery } from '../../core/query';

/** More suggestions than that are not read. */
const mostSuggestions = 50;

/** Asks for a keyword: one that the vault knows, or a new one. */
export class KeywordModal extends SuggestModal<string> {
	/** The vault's keywords, the most used first. */
	private readonly known: readonly string[];

	constructor(app: App, library: Library, private readonly chosen: (keyword: string) => void) {
		super(app);
		this.known = countFacets(library, emptyQuery).keywords.map(({ text }) => text);
		this.setPlaceholder('Keyword');
		this.emptyStateText = 'Type a keyword.';
	}

	override getSuggestions(typed: string): string[] {
		const wanted = typed.replace(/[;；]/g, ' ').replace(/\s+/g, ' ').trim();
		const folded = fold(wanted);
		const matching = this.known.filter((keyword) => fold(keyword).includes(folded));
		const isNew = wanted !== '' && !matching.some((keyword) => fold(keyword) === folded);
		return [...(isNew ? [wanted] : []), ...matching].slice(0, mostSuggestions);
	}

	override renderSuggestion(keyword: string, element: HTMLElement): void {
		element.setText(this.known.includes(keyword) ? keyword : `New: ${keyword}`);
	}

	override onChooseSuggestion(keyword: string): void {
		this.chosen(keyword);
	}
}
