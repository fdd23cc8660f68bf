import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { HighlightStyle, syntaxHighlighting, syntaxTree } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { Decoration, MatchDecorator, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { MarkdownConfig } from '@lezer/markdown';

/** The app's class names for Markdown in the editor, so that its variables style them. */
const highlight = HighlightStyle.define([
	{ tag: tags.heading1, class: 'cm-header cm-header-1' }, { tag: tags.heading2, class: 'cm-header cm-header-2' },
	{ tag: tags.heading3, class: 'cm-header cm-header-3' }, { tag: tags.heading4, class: 'cm-header cm-header-4' },
	{ tag: tags.heading5, class: 'cm-header cm-header-5' }, { tag: tags.heading6, class: 'cm-header cm-header-6' },
	{ tag: tags.strong, class: 'cm-strong' }, { tag: tags.emphasis, class: 'cm-em' }, { tag: tags.strikethrough, class: 'cm-strikethrough' },
	{ tag: tags.link, class: 'cm-link' }, { tag: tags.url, class: 'cm-url' }, { tag: tags.monospace, class: 'cm-inline-code' },
	{ tag: tags.quote, class: 'cm-quote' }, { tag: tags.processingInstruction, class: 'cm-formatting' }, { tag: tags.comment, class: 'cm-comment' },
	{ tag: tags.meta, class: 'cm-hmd-frontmatter' },
]);

const links = new MatchDecorator({
	regexp: /\[\[[^[\]\n]+\]\]|#[\p{L}\p{N}_/-]*\p{L}[\p{L}\p{N}_/-]*/gu,
	decoration: (match) => Decoration.mark({ class: match[0].startsWith('[[') ? 'cm-hmd-internal-link' : 'cm-hashtag' }),
});

/** Wiki links and tags, which plain Markdown does not know. */
const wikiLinks = ViewPlugin.fromClass(class {
	decorations: DecorationSet;

	constructor(view: EditorView) {
		this.decorations = links.createDeco(view);
	}

	update(update: ViewUpdate): void {
		this.decorations = links.updateDeco(update, this.decorations);
	}
}, { decorations: (plugin) => plugin.decorations });

/** A class on every line of a heading, quote or code block, as the app has. */
const lineClasses = ViewPlugin.fromClass(class {
	decorations: DecorationSet;

	constructor(view: EditorView) {
		this.decorations = classify(view);
	}

	update(update: ViewUpdate): void {
		if (update.docChanged || update.viewportChanged || syntaxTree(update.startState) !== syntaxTree(update.state)) this.decorations = classify(update.view);
	}
}, { decorations: (plugin) => plugin.decorations });

function classify(view: EditorView): DecorationSet {
	const marks = new Map<number, string>();
	for (const { from, to } of view.visibleRanges) {
		syntaxTree(view.state).iterate({
			from, to,
			enter(node) {
				const heading = /^(?:ATX|Setext)Heading(\d)$/.exec(node.name)?.[1];
				const cls = heading !== undefined ? `HyperMD-header HyperMD-header-${heading}` : node.name === 'FencedCode' ? 'HyperMD-codeblock' : node.name === 'Blockquote' ? 'HyperMD-quote' : null;
				if (cls === null) return;
				for (let at = node.from; at <= node.to;) {
					const line = view.state.doc.lineAt(at);
					marks.set(line.from, cls);
					at = line.to + 1;
				}
			},
		});
	}
	return Decoration.set([...marks].sort((a, b) => a[0] - b[0]).map(([at, cls]) => Decoration.line({ class: cls }).range(at)));
}

/** Front matter, which CommonMark would read as a rule and a setext heading. */
const frontMatter: MarkdownConfig = {
	defineNodes: [{ name: 'FrontMatter', block: true, style: tags.meta }],
	parseBlock: [{
		name: 'FrontMatter',
		before: 'HorizontalRule',
		parse(context, line) {
			if (context.lineStart !== 0 || !/^---\s*$/.test(line.text)) return false;
			while (context.nextLine() && !/^---\s*$/.test(line.text));
			const end = context.lineStart + line.text.length;
			context.nextLine();
			context.addElement(context.elt('FrontMatter', 0, end));
			return true;
		},
	}],
};

/** How Markdown looks in the editor: colours and sizes; nothing is hidden, in Live Preview neither. */
export function editorLook(): Extension {
	return [markdown({ base: markdownLanguage, extensions: frontMatter, addKeymap: false, completeHTMLTags: false }), syntaxHighlighting(highlight), wikiLinks, lineClasses];
}
