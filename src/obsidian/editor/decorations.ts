import { Prec, RangeSetBuilder, type EditorState, type Extension } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';
import { editorLivePreviewField } from 'obsidian';
import { configFacet } from './editor-log';
import { piecesOf, type Piece } from './entry-pieces';
import { followUpdate, logOf } from './live-logs';
import { LinkWidget, StarWidget } from './widgets';

/** What a press on a decoration does. */
export interface Presses {
	showKeyword(keyword: string): void;
	/** Changes the rating of the entry at an offset. */
	toggleStar(view: EditorView, at: number): void;
}

/** Shows stars and links of entries in live preview, in the visible part of the note only, and never where the cursor is. */
export function entryDecorations(presses: Presses): Extension {
	const plugin = ViewPlugin.fromClass(
		class {
			decorations: DecorationSet;

			constructor(view: EditorView) {
				this.decorations = decorationsOf(view, presses);
			}

			update(update: ViewUpdate): void {
				followUpdate(update);
				if (
					update.docChanged || update.viewportChanged || update.selectionSet
					|| isLivePreview(update.startState) !== isLivePreview(update.state)
					|| update.startState.facet(configFacet) !== update.state.facet(configFacet)
				) this.decorations = decorationsOf(update.view, presses);
			}
		},
		{
			decorations: (value) => value.decorations,
			eventHandlers: {
				mousedown(event) {
					const keyword = event.button === 0 && !event.shiftKey ? keywordOf(event.target) : null;
					if (keyword === null) return false;
					presses.showKeyword(keyword);
					return true;
				},
			},
		},
	);
	// The app hides the brackets of `[[paper]]` by decorations of its own: the first one to cover them counts.
	return Prec.highest(plugin);
}

function isLivePreview(state: EditorState): boolean {
	return state.field(editorLivePreviewField, false) ?? false;
}

function decorationsOf(view: EditorView, presses: Presses): DecorationSet {
	const { state } = view;
	const builder = new RangeSetBuilder<Decoration>();
	const config = state.facet(configFacet)?.();
	const shown: Readonly<Record<Piece['kind'], boolean>> = {
		star: config?.renderStars ?? false, link: config?.renderLinks ?? false, keyword: config?.renderKeywords ?? false,
	};
	const log = isLivePreview(state) && (shown.star || shown.link || shown.keyword) ? logOf(view)?.log : null;
	if (!log) return builder.finish();
	let done = 0;
	for (const { from, to } of view.visibleRanges) {
		for (const { block, from: start } of log.entriesBetween(from, to)) {
			for (const piece of piecesOf(block)) {
				const pieceFrom = start + piece.span[0];
				const pieceTo = start + piece.span[1];
				if (!shown[piece.kind] || pieceFrom < done || pieceTo <= from || pieceFrom >= to || isTouched(state, pieceFrom, pieceTo)) continue;
				builder.add(pieceFrom, pieceTo, decorationOf(piece, presses));
				done = pieceTo;
			}
		}
	}
	return builder.finish();
}

function decorationOf(piece: Piece, presses: Presses): Decoration {
	switch (piece.kind) {
		case 'star':
			return Decoration.replace({ widget: new StarWidget((view, at) => presses.toggleStar(view, at)) });
		case 'link':
			return Decoration.replace({ widget: new LinkWidget(piece) });
		case 'keyword':
			return Decoration.mark({ class: 'ml-watch-keyword', attributes: { [keywordAttribute]: piece.text, title: 'Show in dashboard' } });
	}
}

const keywordAttribute = 'data-keyword';

/** The keyword that was hit, where one was. */
function keywordOf(target: EventTarget | null): string | null {
	const hit = (target as Node | null)?.instanceOf(Element) ? (target as Element).closest('.ml-watch-keyword') : null;
	return hit?.getAttribute(keywordAttribute) ?? null;
}

/** Whether a cursor stands in or at the range, or a selection reaches into it: then the person sees what is written. */
function isTouched(state: EditorState, from: number, to: number): boolean {
	return state.selection.ranges.some((range) => range.from <= to && range.to >= from);
}
