import type * as Api from 'obsidian';
import type { Commands } from './commands';
import { reportError } from './errors';
import { FuzzySuggestModal } from './suggest-modal';

/** The command palette. */
export class CommandPalette extends FuzzySuggestModal<Api.Command> {
	constructor(app: Api.App, private readonly commands: Commands) {
		super(app);
		this.emptyStateText = 'No commands found.';
		this.setPlaceholder('Select a command…');
		this.setInstructions([{ command: '↑↓', purpose: 'to navigate' }, { command: '↵', purpose: 'to use' }, { command: 'esc', purpose: 'to dismiss' }]);
	}

	getItems(): Api.Command[] {
		return this.commands.available();
	}

	getItemText(command: Api.Command): string {
		return command.name;
	}

	override renderSuggestion(item: Api.FuzzyMatch<Api.Command>, el: HTMLElement): void {
		el.addClass('mod-complex');
		super.renderSuggestion(item, el.createDiv({ cls: 'suggestion-content' }));
		for (const { modifiers, key } of item.item.hotkeys ?? []) {
			el.createSpan({ cls: 'suggestion-hotkey', text: [...modifiers.map((modifier) => (modifier === 'Mod' ? 'Ctrl' : modifier)), key.toUpperCase()].join(' + ') });
		}
	}

	onChooseItem(command: Api.Command): void {
		void this.commands.run(command.id).catch(reportError);
	}
}
