// What the parser and the checker are compared with. Each peer is loaded in the process that measures it, and no other is.
// `every`: of how many notes one is read, where reading all would take minutes.
export const peers = {
	commonmark: {
		title: 'commonmark.js', every: 1,
		load: async () => {
			const { Parser } = await import('commonmark');
			const parser = new Parser();
			return (text) => Number(parser.parse(text).firstChild !== null);
		},
	},
	'markdown-it': {
		title: 'markdown-it', every: 1,
		load: async () => {
			const { default: MarkdownIt } = await import('markdown-it');
			const reader = new MarkdownIt();
			return (text) => reader.parse(text, {}).length;
		},
	},
	lezer: {
		title: '@lezer/markdown with GFM', every: 1,
		load: async () => {
			const { GFM, parser } = await import('@lezer/markdown');
			const reader = parser.configure(GFM);
			return (text) => reader.parse(text).length;
		},
	},
	mdast: {
		title: 'mdast-util-from-markdown with GFM', every: 20,
		load: async () => {
			const [{ fromMarkdown }, { gfm }, { gfmFromMarkdown }] = await Promise.all([
				import('mdast-util-from-markdown'), import('micromark-extension-gfm'), import('mdast-util-gfm'),
			]);
			const options = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };
			return (text) => fromMarkdown(text, options).children.length;
		},
	},
	markdownlint: {
		title: 'markdownlint 0.40, all rules', every: 20,
		load: async () => {
			const { lint } = await import('markdownlint/sync');
			return (text) => lint({ strings: { note: text }, config: { default: true } }).note.length;
		},
	},
};
