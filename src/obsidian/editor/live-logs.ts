import { Prec, type ChangeSet, type Text } from '@codemirror/state';
import { ViewPlugin, type EditorView, type ViewUpdate } from '@codemirror/view';
import { fieldsOf, type Config } from '../../core/config/config';
import { LiveCheck } from '../../core/lint/live-check';
import { LiveLog, type Change, type TextSource } from '../../core/live-log';
import { baseName } from '../../core/note';
import { configFacet, fileOf } from './editor-log';

/** The log of the note in an editor, and its check, which follow what is typed. */
export class EditorLog {
	readonly log: LiveLog;
	readonly check: LiveCheck;

	constructor(readonly path: string, readonly config: Config, public document: Text) {
		this.log = new LiveLog(new DocumentText(document), { name: baseName(path), fields: fieldsOf(config) });
		this.check = new LiveCheck(this.log);
	}

	follow(changes: ChangeSet, document: Text): void {
		const list: Change[] = [];
		changes.iterChanges((from, to, fromNow, toNow) => { list.push({ from, to, length: toNow - fromNow }); });
		this.document = document;
		this.log.update(list, new DocumentText(document));
	}
}

/** A document of the editor, of which no more than what is asked for becomes a string. */
class DocumentText implements TextSource {
	constructor(private readonly document: Text) {}

	get length(): number {
		return this.document.length;
	}

	slice(from: number, to: number): string {
		return this.document.sliceString(from, to);
	}

	lineAt(offset: number): { readonly from: number; readonly to: number } {
		return this.document.lineAt(offset);
	}
}

const logs = new WeakMap<EditorView, EditorLog>();

/** The log of an editor as it stands, read when first asked for; null where no settings were handed in. */
export function logOf(view: EditorView): EditorLog | null {
	const { state } = view;
	const config = state.facet(configFacet)?.();
	if (!config) return null;
	const path = fileOf(state)?.path ?? '';
	const known = logs.get(view);
	if (known?.document === state.doc && known.path === path && known.config === config) return known;
	const log = new EditorLog(path, config, state.doc);
	logs.set(view, log);
	return log;
}

/** Brings the log of an editor to its new state, if it is not there yet. One that stands for another text is left to be read anew. */
export function followUpdate({ view, startState, state, changes }: ViewUpdate): void {
	const known = logs.get(view);
	if (!known || known.document === state.doc) return;
	if (known.document === startState.doc) known.follow(changes, state.doc);
	else logs.delete(view);
}

/** Keeps the log of an editor up with it. It comes before whatever shows something of that log. */
export const liveLogs = Prec.highest(ViewPlugin.define(() => ({ update: followUpdate })));
