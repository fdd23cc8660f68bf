import { syntaxTree } from '@codemirror/language';
import { Prec, type Extension, type Range } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';
import { editorLivePreviewField } from '../editor-fields';

const hide = Decoration.replace({});
const MARKS = new Set(['HeaderMark', 'EmphasisMark', 'StrikethroughMark', 'CodeMark', 'LinkMark', 'URL', 'LinkTitle']);

/**
 * Live Preview hides the marks of the lines where the cursor is not. Only for the look of the demo: tests see the text as it
 * is, and a plugin's own decorations come first.
 */
export function hideMarks(): Extension {
	return Prec.lowest(ViewPlugin.fromClass(class {
		decorations: DecorationSet;

		constructor(view: EditorView) {
			this.decorations = findMarks(view);
		}

		update(update: ViewUpdate): void {
			const switched = update.startState.field(editorLivePreviewField, false) !== update.state.field(editorLivePreviewField, false);
			if (update.docChanged || update.viewportChanged || update.selectionSet || update.focusChanged || switched || syntaxTree(update.startState) !== syntaxTree(update.state)) {
				this.decorations = findMarks(update.view);
			}
		}
	}, { decorations: (plugin) => plugin.decorations }));
}

function findMarks(view: EditorView): DecorationSet {
	if (view.state.field(editorLivePreviewField, false) !== true) return Decoration.none;
	const { doc, selection } = view.state;
	const busy = new Set<number>();
	if (view.hasFocus) {
		for (const { from, to } of selection.ranges) for (let line = doc.lineAt(from).number; line <= doc.lineAt(to).number; line += 1) busy.add(line);
	}
	const found: Range<Decoration>[] = [];
	for (const { from, to } of view.visibleRanges) {
		syntaxTree(view.state).iterate({
			from, to,
			enter(node) {
				if (node.name === 'FrontMatter' || node.name === 'FencedCode' || node.name === 'HTMLBlock' || node.name === 'Autolink') return false;
				if (!MARKS.has(node.name) || busy.has(doc.lineAt(node.from).number)) return undefined;
				// A bare address is its own text; only the one behind a label is hidden.
				if (node.name === 'URL' && node.node.parent?.name !== 'Link') return undefined;
				const end = node.name === 'HeaderMark' && doc.sliceString(node.to, node.to + 1) === ' ' ? node.to + 1 : node.to;
				if (doc.lineAt(node.from).to >= end && !isInWikiLink(view, node.from)) found.push(hide.range(node.from, end));
				return undefined;
			},
		});
	}
	return Decoration.set(found, true);
}

/** The brackets of `[[...]]`, and what follows them, are the business of wiki links. */
function isInWikiLink(view: EditorView, at: number): boolean {
	const line = view.state.doc.lineAt(at);
	for (const match of line.text.matchAll(/\[\[[^[\]]*\]\](?:\([^()\s]*\))?/g)) {
		if (at >= line.from + match.index && at < line.from + match.index + match[0].length) return true;
	}
	return false;
}
