import { FuzzySuggestModal, type App } from 'obsidian';

/** One of several things to do. */
export interface Choice {
	readonly title: string;
	run(): void;
}

/** Lets the person choose from a list, by typing, keys or a tap. */
export function choose(app: App, placeholder: string, choices: readonly Choice[]): void {
	new ChoiceModal(app, placeholder, choices).open();
}

class ChoiceModal extends FuzzySuggestModal<Choice> {
	constructor(app: App, placeholder: string, private readonly choices: readonly Choice[]) {
		super(app);
		this.setPlaceholder(placeholder);
	}

	override getItems(): Choice[] {
		return [...this.choices];
	}

	override getItemText(choice: Choice): string {
		return choice.title;
	}

	override onChooseItem(choice: Choice): void {
		choice.run();
	}
}
