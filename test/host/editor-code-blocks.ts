import { syntaxTree } from '@codemirror/language';
import { StateField, type EditorState, type Extension, type Range, type Transaction } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import type * as Api from 'obsidian';
import type { App } from './app';
import { editorInfoField, editorLivePreviewField } from './editor-fields';
import { reportError } from './errors';
import { codeBlockHandlers } from './render';

/** What a code block processor (obsidian.d.ts 4995) makes of a block, in the place of its text. */
class CodeBlockWidget extends WidgetType {
	private readonly children: Api.MarkdownRenderChild[] = [];

	constructor(private readonly language: string, private readonly source: string, private readonly info: Api.MarkdownFileInfo) {
		super();
	}

	override eq(other: CodeBlockWidget): boolean {
		return other.language === this.language && other.source === this.source && other.info === this.info;
	}

	toDOM(): HTMLElement {
		const outer = createDiv({ cls: 'cm-preview-code-block cm-embed-block markdown-rendered' });
		const el = outer.createDiv({ cls: `block-language-${this.language}` });
		const sourcePath = this.info.file?.path ?? '';
		const work = codeBlockHandlers.get(this.language)?.(this.source, el, {
			docId: 'simulated', sourcePath, frontmatter: this.info.app.metadataCache.getCache(sourcePath)?.frontmatter,
			addChild: (child) => {
				this.children.push(child);
				child.load();
			},
			// 4020: "may also return null in many circumstances".
			getSectionInfo: () => null,
		});
		if (work instanceof Promise) void (this.info.app as unknown as App).activity.track(work).catch(reportError);
		return outer;
	}

	override destroy(): void {
		for (const child of this.children) child.unload();
	}
}

/** In Live Preview a block with a processor is shown rendered while the cursor is elsewhere. */
export function codeBlocks(): Extension {
	return StateField.define<DecorationSet>({
		create: (state) => find(state),
		update(value, transaction) {
			return needsLook(transaction, value) ? find(transaction.state) : value;
		},
		provide: (field) => EditorView.decorations.from(field),
	});
}

function needsLook(transaction: Transaction, shown: DecorationSet): boolean {
	// A key in a note without such blocks costs nothing, as in the app, which looks at no more than what has changed.
	if (transaction.docChanged && shown.size === 0 && transaction.effects.length === 0) return hasFence(transaction);
	return transaction.docChanged || transaction.selection !== undefined || transaction.effects.length > 0
		|| syntaxTree(transaction.startState) !== syntaxTree(transaction.state);
}

/** Whether a fence may stand in one of the changed lines. */
function hasFence({ changes, newDoc }: Transaction): boolean {
	let found = false;
	changes.iterChangedRanges((_from, _to, from, to) => {
		found ||= /[`~]/.test(newDoc.sliceString(newDoc.lineAt(from).from, newDoc.lineAt(to).to));
	});
	return found;
}

function find(state: EditorState): DecorationSet {
	const info = state.field(editorInfoField, false);
	if (info === undefined || codeBlockHandlers.size === 0 || state.field(editorLivePreviewField, false) !== true) return Decoration.none;
	const found: Range<Decoration>[] = [];
	syntaxTree(state).iterate({
		enter(node) {
			if (node.name !== 'FencedCode') return;
			const infoNode = node.node.getChild('CodeInfo');
			const language = infoNode === null ? '' : state.sliceDoc(infoNode.from, infoNode.to).split(/\s/)[0] ?? '';
			const touched = state.selection.ranges.some((range) => range.from <= node.to && range.to >= node.from);
			if (!codeBlockHandlers.has(language) || touched) return;
			const text = node.node.getChild('CodeText');
			const widget = new CodeBlockWidget(language, text === null ? '' : state.sliceDoc(text.from, text.to), info);
			found.push(Decoration.replace({ widget, block: true }).range(state.doc.lineAt(node.from).from, state.doc.lineAt(node.to).to));
		},
	});
	return Decoration.set(found, true);
}
