import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import fc from 'fast-check';
import { editorInfoField, editorLivePreviewField, type MarkdownFileInfo } from 'obsidian';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/core/config/config';
import { readNote } from '../../src/core/note';
import { entryDecorations } from '../../src/obsidian/editor/decorations';
import { configFacet } from '../../src/obsidian/editor/editor-log';
import { piecesOf } from '../../src/obsidian/editor/entry-pieces';
import { liveLogs } from '../../src/obsidian/editor/live-logs';

const extensions: Extension[] = [
	editorInfoField.init(() => ({ file: null }) as unknown as MarkdownFileInfo),
	editorLivePreviewField.init(() => true),
	configFacet.of(() => defaultConfig),
	liveLogs,
	entryDecorations({ toggleStar: () => {}, showKeyword: () => {} }),
];

const piece = fc.constantFrom(
	'## 2024-05-02\n', '### :star:Lab: [A](https://example.org/a)\n', '### Lab: [[B] b](https://example.org/b) ⭐\n', '[[paper]](https://example.org/p) ',
	'[\\[code\\]](https://example.org/c)', '**Keywords**: a; b\n', '\n', '```\n', 'text ', ']]', '](', '# x\n', '<!--', '😀',
);
const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
const edits = fc.array(fc.record({ from: fc.nat(), length: fc.nat(12), insert: fc.oneof(piece, fc.constant('')), cursor: fc.nat() }), { maxLength: 8 });

/** What live preview shows in place of, or marks in, the document, as ranges. */
function shown(view: EditorView): string[] {
	const found: string[] = [];
	for (const source of view.state.facet(EditorView.decorations)) {
		const set = typeof source === 'function' ? source(view) : source;
		set.between(0, view.state.doc.length, (from, to) => void found.push(`${from}-${to}`));
	}
	return found.sort();
}

/** The same, worked out from the text alone. */
function expected(doc: string, head: number): string[] {
	const found: string[] = [];
	for (const { block, from } of readNote('', doc).log.entries) {
		let done = 0;
		for (const { span } of piecesOf(block)) {
			const [start, end] = [span[0] + from, span[1] + from];
			if ((start <= head && head <= end) || start < done) continue;
			found.push(`${start}-${end}`);
			done = end;
		}
	}
	return found.sort();
}

describe('decorations', () => {
	test('never change the document, and after any edits are those of the text as it stands', () => {
		fc.assert(fc.property(text, edits, (start, steps) => {
			const view = new EditorView({ state: EditorState.create({ doc: start, extensions }) });
			let model = start;
			for (const { from, length, insert, cursor } of steps) {
				const at = from % (model.length + 1);
				const to = Math.min(model.length, at + length);
				model = model.slice(0, at) + insert + model.slice(to);
				const anchor = cursor % (model.length + 1);
				view.dispatch({ changes: { from: at, to, insert }, selection: { anchor } });
				expect(view.state.doc.toString()).toBe(model);
				expect(shown(view)).toEqual(expected(model, anchor));
			}
			view.destroy();
		}), { numRuns: 150 });
	});
});
