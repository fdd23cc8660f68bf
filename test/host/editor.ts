import * as commands from '@codemirror/commands';
import { EditorSelection, type ChangeSpec, type SelectionRange, type TransactionSpec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type * as Api from 'obsidian';
import { notModelled } from './strict';

type Command = (view: EditorView) => boolean;

/** EditorCommandName, obsidian.d.ts 2591: those that CodeMirror has under another name. */
const EDITOR_COMMANDS: Partial<Record<Api.EditorCommandName, Command>> = {
	goUp: commands.cursorLineUp, goDown: commands.cursorLineDown, goLeft: commands.cursorCharLeft, goRight: commands.cursorCharRight,
	goStart: commands.cursorDocStart, goEnd: commands.cursorDocEnd, goWordLeft: commands.cursorGroupLeft, goWordRight: commands.cursorGroupRight,
	indentMore: commands.indentMore, indentLess: commands.indentLess, newlineAndIndent: commands.insertNewlineAndIndent,
	swapLineUp: commands.moveLineUp, swapLineDown: commands.moveLineDown, deleteLine: commands.deleteLine,
};

/** Editor: obsidian.d.ts 2403, over a CodeMirror view, which the app too keeps under `cm`. */
export class Editor {
	constructor(readonly cm: EditorView) {}

	getDoc(): this {
		return this;
	}

	refresh(): void {
		this.cm.requestMeasure();
	}

	/** The document as one string: every line break is one `\n`, whatever the file holds. */
	getValue(): string {
		return this.cm.state.doc.toString();
	}

	setValue(content: string): void {
		this.cm.dispatch({ changes: { from: 0, to: this.cm.state.doc.length, insert: content } });
	}

	getLine(line: number): string {
		return this.cm.state.doc.line(line + 1).text;
	}

	setLine(line: number, text: string): void {
		const { from, to } = this.cm.state.doc.line(line + 1);
		this.cm.dispatch({ changes: { from, to, insert: text } });
	}

	lineCount(): number {
		return this.cm.state.doc.lines;
	}

	lastLine(): number {
		return this.cm.state.doc.lines - 1;
	}

	getSelection(): string {
		const { from, to } = this.cm.state.selection.main;
		return this.cm.state.sliceDoc(from, to);
	}

	somethingSelected(): boolean {
		return this.cm.state.selection.ranges.some((range) => !range.empty);
	}

	getRange(from: Api.EditorPosition, to: Api.EditorPosition): string {
		return this.cm.state.sliceDoc(this.posToOffset(from), this.posToOffset(to));
	}

	replaceSelection(replacement: string, _origin?: string): void {
		this.cm.dispatch(this.cm.state.replaceSelection(replacement));
	}

	replaceRange(replacement: string, from: Api.EditorPosition, to: Api.EditorPosition = from, _origin?: string): void {
		this.cm.dispatch({ changes: { from: this.posToOffset(from), to: this.posToOffset(to), insert: replacement } });
	}

	getCursor(side: 'from' | 'to' | 'head' | 'anchor' = 'head'): Api.EditorPosition {
		return this.offsetToPos(this.cm.state.selection.main[side]);
	}

	listSelections(): Api.EditorSelection[] {
		return this.cm.state.selection.ranges.map((range) => ({ anchor: this.offsetToPos(range.anchor), head: this.offsetToPos(range.head) }));
	}

	setCursor(position: Api.EditorPosition | number, ch = 0): void {
		this.setSelection(typeof position === 'number' ? { line: position, ch } : position);
	}

	setSelection(anchor: Api.EditorPosition, head: Api.EditorPosition = anchor): void {
		this.cm.dispatch({ selection: { anchor: this.posToOffset(anchor), head: this.posToOffset(head) }, scrollIntoView: true });
	}

	setSelections(ranges: Api.EditorSelectionOrCaret[], main = 0): void {
		const selection = ranges.map(({ anchor, head }) => EditorSelection.range(this.posToOffset(anchor), this.posToOffset(head ?? anchor)));
		this.cm.dispatch({ selection: EditorSelection.create(selection, main) });
	}

	focus(): void {
		this.cm.focus();
	}

	blur(): void {
		this.cm.contentDOM.blur();
	}

	hasFocus(): boolean {
		return this.cm.hasFocus;
	}

	getScrollInfo(): Api.EditorScrollInfo {
		const dom = this.cm.scrollDOM;
		return { left: dom.scrollLeft, top: dom.scrollTop, width: dom.scrollWidth, height: dom.scrollHeight, clientWidth: dom.clientWidth, clientHeight: dom.clientHeight };
	}

	scrollTo(x?: number | null, y?: number | null): void {
		if (typeof x === 'number') this.cm.scrollDOM.scrollLeft = x;
		if (typeof y === 'number') this.cm.scrollDOM.scrollTop = y;
	}

	scrollIntoView(range: Api.EditorRange, center = false): void {
		const target = EditorSelection.range(this.posToOffset(range.from), this.posToOffset(range.to));
		this.cm.dispatch({ effects: EditorView.scrollIntoView(target, center ? { y: 'center' } : {}) });
	}

	undo(): void {
		commands.undo(this.cm);
	}

	redo(): void {
		commands.redo(this.cm);
	}

	exec(command: Api.EditorCommandName): void {
		(EDITOR_COMMANDS[command] ?? notModelled(`the editor command ${command}`))(this.cm);
	}

	/** 2556: one transaction, all positions against the document before it; so one undo step. */
	transaction(tx: Api.EditorTransaction, _origin?: string): void {
		const changes: ChangeSpec[] = (tx.changes ?? []).map((change) => ({
			from: this.posToOffset(change.from), to: this.posToOffset(change.to ?? change.from), insert: change.text,
		}));
		if (tx.replaceSelection !== undefined) {
			for (const { from, to } of this.cm.state.selection.ranges) changes.push({ from, to, insert: tx.replaceSelection });
		}
		const wanted = tx.selections ?? (tx.selection === undefined ? [] : [tx.selection]);
		const spec: TransactionSpec = changes.length > 0 ? { changes } : {};
		if (wanted.length === 0) {
			this.cm.dispatch(spec);
			return;
		}
		const after = this.cm.state.update(spec).newDoc;
		const ranges: SelectionRange[] = wanted.map(({ from, to }) => {
			const places = [from, to ?? from].map((position) => {
				const before = this.posToOffset(position);
				const line = after.line(Math.min(position.line + 1, after.lines));
				// The documentation does not say which document a selection is meant in. Where it matters, the host refuses to guess.
				if (Math.min(line.from + position.ch, line.to) !== before) notModelled('Editor.transaction with a selection that lies elsewhere before and after its changes');
				return before;
			});
			return EditorSelection.range(places[0] ?? 0, places[1] ?? 0);
		});
		this.cm.dispatch({ ...spec, selection: EditorSelection.create(ranges) });
	}

	wordAt(position: Api.EditorPosition): Api.EditorRange | null {
		const word = this.cm.state.wordAt(this.posToOffset(position));
		return word === null ? null : { from: this.offsetToPos(word.from), to: this.offsetToPos(word.to) };
	}

	posToOffset({ line, ch }: Api.EditorPosition): number {
		const { doc } = this.cm.state;
		if (line >= doc.lines) return doc.length;
		if (line < 0) return 0;
		const found = doc.line(line + 1);
		return found.from + Math.max(0, Math.min(ch, found.length));
	}

	offsetToPos(offset: number): Api.EditorPosition {
		const { doc } = this.cm.state;
		const line = doc.lineAt(Math.max(0, Math.min(offset, doc.length)));
		return { line: line.number - 1, ch: Math.max(0, Math.min(offset, doc.length)) - line.from };
	}

	/** 2577. */
	processLines<T>(
		read: (line: number, text: string) => T | null, write: (line: number, text: string, value: T | null) => Api.EditorChange | void, ignoreEmpty = true,
	): void {
		const lines = Array.from({ length: this.lineCount() }, (_, line) => ({ line, text: this.getLine(line) }))
			.filter(({ text }) => !ignoreEmpty || text.trim() !== '').map((item) => ({ ...item, value: read(item.line, item.text) }));
		const changes = lines.flatMap(({ line, text, value }) => {
			const change = write(line, text, value);
			return change === undefined ? [] : [change];
		});
		this.transaction({ changes });
	}
}
