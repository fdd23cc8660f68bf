import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import type * as Api from 'obsidian';
import type { App } from './app';
import { Editor } from './editor';
import { editorEditorField, editorInfoField, editorLivePreviewField, livePreviewState, setLivePreview, viewReady } from './editor-fields';
import { codeBlocks } from './editor-code-blocks';
import { editorLook } from './editor-look';
import { editorEvents } from './editor-events';
import { setIcon } from './icons';
import { MarkdownPreviewView } from './preview';
import { setTooltip } from './tooltip';
import { TextFileView } from './views';
import { unwatched } from './watch-globals';

/** Marks a change that came from the file, so that it does not make the editor dirty. */
export const fromFile = Annotation.define<boolean>();

/** MarkdownView: obsidian.d.ts 4188. One editor and one preview over the same text; one of them is shown. */
export class MarkdownView extends TextFileView {
	editor: Api.Editor;
	previewMode: Api.MarkdownPreviewView;
	currentMode: Api.MarkdownSubView;
	hoverPopover: Api.HoverPopover | null = null;
	readonly cm: EditorView;
	private mode: Api.MarkdownViewModeType = 'source';
	private livePreview = true;
	private readonly pluginExtensions = new Compartment();
	private readonly sourceEl: HTMLElement;
	private readonly preview: MarkdownPreviewView;
	private readonly sourceMode: Api.MarkdownSubView;
	private readonly modeButton: HTMLElement;

	constructor(leaf: Api.WorkspaceLeaf) {
		super(leaf);
		this.sourceEl = this.contentEl.createDiv({ cls: 'markdown-source-view cm-s-obsidian mod-cm6 is-live-preview' });
		this.cm = unwatched(() => new EditorView({ state: this.createState(''), parent: this.sourceEl, root: this.sourceEl.doc }));
		this.cm.dispatch({ effects: viewReady.of(this.cm) });
		this.editor = new Editor(this.cm) as unknown as Api.Editor;
		this.preview = new MarkdownPreviewView(this, this.contentEl);
		this.previewMode = this.preview as unknown as Api.MarkdownPreviewView;
		this.sourceMode = {
			get: () => this.cm.state.doc.toString(),
			set: (data, clear) => { this.setEditorText(data, clear); },
			getScroll: () => 0,
			applyScroll: (line) => { this.setEphemeralState({ line }); },
		};
		this.currentMode = this.sourceMode;
		this.modeButton = this.addAction('book-open', 'Reading view', () => { void this.toggleMode(); });
		this.showMode();
	}

	getViewType(): string {
		return 'markdown';
	}

	override canAcceptExtension(extension: string): boolean {
		return extension === 'md';
	}

	/** 4214: `source` covers source mode and Live Preview. */
	getMode(): Api.MarkdownViewModeType {
		return this.mode;
	}

	getViewData(): string {
		return this.cm.state.doc.toString();
	}

	setViewData(data: string, clear: boolean): void {
		this.setEditorText(data, clear);
		if (this.mode === 'preview') this.preview.set(this.getViewData(), clear);
	}

	clear(): void {
		this.setEditorText('', true);
		this.preview.clear();
	}

	/** 4233. */
	showSearch(_replace?: boolean): void {
		this.sourceEl.addClass('is-searching');
	}

	override getState(): Record<string, unknown> {
		return { ...super.getState(), mode: this.mode, source: !this.livePreview };
	}

	override async setState(state: unknown, result: Api.ViewStateResult): Promise<void> {
		const { mode, source } = (state ?? {}) as { mode?: unknown; source?: unknown };
		await super.setState(state, result);
		if (typeof source === 'boolean' && source === this.livePreview) {
			this.livePreview = !source;
			this.cm.dispatch({ effects: setLivePreview.of(this.livePreview) });
		}
		if ((mode === 'source' || mode === 'preview') && mode !== this.mode) {
			await this.save();
			this.mode = mode;
			if (mode === 'preview') this.preview.set(this.getViewData(), true);
		}
		this.currentMode = this.mode === 'source' ? this.sourceMode : this.preview as unknown as Api.MarkdownSubView;
		this.showMode();
		(this.app as unknown as App).workspace.updateActiveEditor();
	}

	override getEphemeralState(): Record<string, unknown> {
		return { cursor: { from: this.editor.getCursor('from'), to: this.editor.getCursor('to') }, scroll: 0 };
	}

	/** `line` scrolls to a line and marks it for a moment, `focus` focuses the editor: what the app's own links pass. */
	override setEphemeralState(state: unknown): void {
		const { line, startLoc, cursor, focus } = (state ?? {}) as { line?: number; startLoc?: Api.Loc; cursor?: Api.EditorRange; focus?: boolean };
		const target = startLoc?.line ?? line;
		if (this.mode === 'preview') {
			if (target !== undefined) this.preview.applyScroll(target);
			return;
		}
		if (cursor !== undefined) this.editor.setSelection(cursor.from, cursor.to);
		if (target !== undefined && target < this.cm.state.doc.lines) {
			const { from } = this.cm.state.doc.line(target + 1);
			this.cm.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
		}
		if (focus === true) this.cm.focus();
	}

	override async onOpen(): Promise<void> {
		await super.onOpen();
		this.updateExtensions();
	}

	override async onClose(): Promise<void> {
		await super.onClose();
		this.preview.unload();
		this.cm.destroy();
	}

	/** Workspace.updateOptions, 8043: the registered extensions, read anew. */
	updateExtensions(): void {
		this.cm.dispatch({ effects: this.pluginExtensions.reconfigure(this.readExtensions()) });
	}

	private readExtensions(): Extension {
		return (this.app as unknown as App).registries.editorExtensions.map((extension) => (Array.isArray(extension) ? [...extension as Extension[]] : extension));
	}

	private createState(text: string): EditorState {
		return EditorState.create({
			doc: text,
			extensions: [
				editorInfoField.init(() => this as unknown as Api.MarkdownFileInfo), editorEditorField, livePreviewState,
				editorLivePreviewField.init(() => this.livePreview),
				this.pluginExtensions.of(this.readExtensions()),
				history(), drawSelection(), EditorView.lineWrapping, EditorState.allowMultipleSelections.of(true),
				EditorView.contentAttributes.of({ 'aria-label': 'Note text', spellcheck: 'false' }),
				editorLook(), codeBlocks(), editorEvents(this), keymap.of([...historyKeymap, ...defaultKeymap]),
				EditorView.updateListener.of((update) => {
					if (!update.docChanged) return;
					if (!update.transactions.some((transaction) => transaction.annotation(fromFile) === true)) {
						this.requestSave();
						if (this.file !== null) this.app.workspace.trigger('quick-preview', this.file, this.getViewData());
					}
					this.app.workspace.trigger('editor-change', this.editor, this);
				}),
			],
		});
	}

	/** `clear`: another file, so a new state without its history (7092). Else only what differs is replaced. */
	private setEditorText(data: string, clear: boolean): void {
		if (clear) {
			this.cm.setState(this.createState(data));
			this.cm.dispatch({ effects: viewReady.of(this.cm) });
			return;
		}
		const before = this.cm.state.doc.toString();
		const after = this.cm.state.toText(data).toString();
		if (before === after) return;
		let from = 0;
		while (from < Math.min(before.length, after.length) && before[from] === after[from]) from += 1;
		let tail = 0;
		while (tail < Math.min(before.length, after.length) - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
		this.cm.dispatch({ changes: { from, to: before.length - tail, insert: after.slice(from, after.length - tail) }, annotations: fromFile.of(true) });
	}

	private showMode(): void {
		const reading = this.mode === 'preview';
		this.containerEl.setAttribute('data-mode', this.mode);
		this.sourceEl.toggle(!reading);
		this.sourceEl.toggleClass('is-live-preview', this.livePreview);
		this.preview.show(reading);
		setIcon(this.modeButton, reading ? 'pencil' : 'book-open');
		setTooltip(this.modeButton, reading ? 'Edit this note' : 'Read this note');
	}

	private async toggleMode(): Promise<void> {
		await this.setState({ mode: this.mode === 'source' ? 'preview' : 'source' }, { history: false });
	}
}
