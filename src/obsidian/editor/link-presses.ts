import { Prec } from '@codemirror/state';
import { ViewPlugin, type EditorView } from '@codemirror/view';
import { editorLivePreviewField, Keymap } from 'obsidian';
import { configFacet } from './editor-log';
import { piecesOf, type LinkPiece } from './entry-pieces';
import { logOf } from './live-logs';
import { openUrl } from './widgets';

/** The app may follow a link at any of these, so none of a press that is ours reaches it. */
const presses = ['mousedown', 'mouseup', 'click', 'auxclick'] as const;

/**
 * Lets the modifier and a click follow a link item of an entry where its source is shown, as for any other link: it opens the URL. The
 * app would take the label of `[[paper]](url)` for the name of a note, and make that note. It listens on its way down, ahead of the app.
 */
export const linkPresses = Prec.highest(ViewPlugin.define((view) => {
	const press = (event: MouseEvent): void => pressAt(view, event);
	for (const type of presses) view.dom.addEventListener(type, press, true);
	return {
		destroy: () => {
			for (const type of presses) view.dom.removeEventListener(type, press, true);
		},
	};
}));

function pressAt(view: EditorView, event: MouseEvent): void {
	const follows = Keymap.isModifier(event, 'Mod') && event.button === 0;
	const middle = event.button === 1;
	const plain = event.type === 'click' && !follows && (view.state.field(editorLivePreviewField, false) ?? false);
	if (!follows && !middle && !plain) return;
	const link = linkAt(view, event);
	// A plain click puts the cursor into what is written; the middle button is the app's own affair, but for links that it misreads.
	if (!link || (!follows && link.form !== 'nested')) return;
	event.stopPropagation();
	if (plain) return;
	event.preventDefault();
	if (event.type === 'click' || event.type === 'auxclick') openUrl(link.url);
}

/** The link of an entry whose source is under the pointer; null where there is none, or where it is shown as a link that knows what to do. */
function linkAt(view: EditorView, { clientX, clientY, target }: MouseEvent): LinkPiece | null {
	const { state } = view;
	if (!state.facet(configFacet)?.().renderLinks || !view.contentDOM.contains(target as Node)) return null;
	if ((target as Node).instanceOf(Element) && (target as Element).closest('.ml-watch-link, .ml-watch-title, .ml-watch-star')) return null;
	const at = view.posAtCoords({ x: clientX, y: clientY });
	if (at === null) return null;
	for (const { block, from } of logOf(view)?.log.entriesBetween(at, at + 1) ?? []) {
		const link = piecesOf(block).find((piece) => piece.kind === 'link' && from + piece.span[0] <= at && at < from + piece.span[1]);
		if (link) return link as LinkPiece;
	}
	return null;
}
