import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type * as Api from 'obsidian';
import type { App } from './app';
import { reportError } from './errors';
import { PopoverSuggest } from './popover-suggest';

/** EditorSuggest: obsidian.d.ts 2689. */
export abstract class EditorSuggest<T> extends PopoverSuggest<T> {
	context: Api.EditorSuggestContext | null = null;
	limit = 100;

	constructor(app: Api.App) {
		super(app);
		this.scope.register([], 'Tab', () => undefined);
	}

	setInstructions(instructions: Api.Instruction[]): void {
		const el = this.suggestEl.querySelector<HTMLElement>('.prompt-instructions') ?? this.suggestEl.createDiv({ cls: 'prompt-instructions' });
		el.setText(instructions.map(({ command, purpose }) => `${command} ${purpose}`).join('  '));
	}

	abstract onTrigger(cursor: Api.EditorPosition, editor: Api.Editor, file: Api.TFile | null): Api.EditorSuggestTriggerInfo | null;
	abstract getSuggestions(context: Api.EditorSuggestContext): T[] | Promise<T[]>;

	override close(): void {
		super.close();
		this.context = null;
	}

	/** Asks whether to suggest here, and shows what there is. Returns whether this one took the place. */
	async offer(editor: Api.Editor, file: Api.TFile | null): Promise<boolean> {
		const trigger = file === null ? null : this.onTrigger(editor.getCursor(), editor, file);
		if (trigger === null || file === null) {
			this.close();
			return false;
		}
		const context = { ...trigger, editor, file };
		this.context = context;
		const found = this.getSuggestions(context);
		const values = Array.isArray(found) ? found : await found;
		if (this.context !== context) return true;
		const { cm } = editor as unknown as { cm: EditorView };
		const box = cm.coordsAtPos(editor.posToOffset(trigger.start)) ?? cm.dom.getBoundingClientRect();
		this.present(values.slice(0, this.limit), box);
		if (values.length > 0) this.context = context;
		return values.length > 0;
	}
}

/** 2724: "triggered very often (on each keypress)": after every change by the person, the first that wants it shows. */
export function suggestWhileTyping(app: Api.App, editor: () => Api.Editor, file: () => Api.TFile | null): Extension {
	return EditorView.updateListener.of((update) => {
		const suggests = (app as unknown as App).registries.editorSuggests as unknown as EditorSuggest<unknown>[];
		if (suggests.length === 0 || (!update.docChanged && !update.selectionSet)) return;
		const typed = update.transactions.some((transaction) => transaction.isUserEvent('input') || transaction.isUserEvent('delete'));
		if (!typed) {
			for (const suggest of suggests) suggest.close();
			return;
		}
		// Not inside the update: a suggest may read the editor's layout.
		window.setTimeout(() => {
			void (async () => {
				for (const suggest of suggests) if (await suggest.offer(editor(), file())) break;
			})().catch(reportError);
		}, 0);
	});
}
