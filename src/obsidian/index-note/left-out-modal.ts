import { FuzzySuggestModal, type FuzzyMatch } from 'obsidian';
import type { LeftOut } from '../../core/index-note';
import { showMessage } from '../check/message';
import { begin } from '../notices';
import type { Shell } from '../shell';
import { openNote } from './open-note';

/** Lists what stands in the notes and not in the index; choosing one shows it in its note. */
export function listLeftOut(shell: Pick<Shell, 'app' | 'notes'>, leftOut: readonly LeftOut[]): void {
	new LeftOutModal(shell, leftOut).open();
}

class LeftOutModal extends FuzzySuggestModal<LeftOut> {
	constructor(private readonly shell: Pick<Shell, 'app' | 'notes'>, private readonly leftOut: readonly LeftOut[]) {
		super(shell.app);
		this.setPlaceholder('Left out of the index: choose one to see it in its note');
	}

	override getItems(): LeftOut[] {
		return [...this.leftOut];
	}

	override getItemText({ path, message, text }: LeftOut): string {
		return `${path} ${text} ${message}`;
	}

	override renderSuggestion({ item }: FuzzyMatch<LeftOut>, element: HTMLElement): void {
		element.addClass('mod-complex');
		const content = element.createDiv({ cls: 'suggestion-content' });
		content.createDiv({ cls: 'suggestion-title', text: item.text });
		showMessage(content.createDiv({ cls: 'suggestion-note', text: `${item.path}: ` }), item.message);
	}

	override onChooseItem({ path, text }: LeftOut): void {
		begin(openNote(this.shell, path, { line: text }));
	}
}
