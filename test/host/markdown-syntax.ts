import MarkdownIt from 'markdown-it';
import { readFrontMatter } from './text-functions';

/** One block of a note, as the reading view makes a section of it. */
export interface RenderedSection {
	readonly html: string;
	readonly lineStart: number;
	readonly lineEnd: number;
	/** The tag of its first element: the section's class is `el-` and this. */
	readonly tag: string;
}

/**
 * Obsidian's Markdown as its help pages describe it, over CommonMark: single line breaks are kept, wiki links come before
 * links, `%%` comments vanish, maths stays as text.
 */
function createParser(resolve: (linkpath: string) => boolean): InstanceType<typeof MarkdownIt> {
	const md = new MarkdownIt({ html: true, linkify: true, breaks: true });
	md.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

	md.block.ruler.before('fence', 'obsidian_comment', (state, startLine, endLine, silent) => {
		const first = lineAt(state.src, state.bMarks[startLine], state.tShift[startLine], state.eMarks[startLine]);
		if (!first.startsWith('%%') || first.indexOf('%%', 2) >= 0) return false;
		if (silent) return true;
		let line = startLine + 1;
		while (line < endLine && !lineAt(state.src, state.bMarks[line], state.tShift[line], state.eMarks[line]).includes('%%')) line += 1;
		state.line = Math.min(line + 1, endLine);
		return true;
	}, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });

	md.inline.ruler.before('escape', 'obsidian_comment', (state, silent) => {
		if (!state.src.startsWith('%%', state.pos)) return false;
		const end = state.src.indexOf('%%', state.pos + 2);
		if (end < 0) return false;
		if (!silent) state.pending += '';
		state.pos = end + 2;
		return true;
	});

	md.inline.ruler.before('escape', 'obsidian_math', (state, silent) => {
		if (state.src[state.pos] !== '$') return false;
		const fence = state.src.startsWith('$$', state.pos) ? '$$' : '$';
		const end = state.src.indexOf(fence, state.pos + fence.length);
		if (end < 0 || (fence === '$' && /^\s|\s$/.test(state.src.slice(state.pos + 1, end)))) return false;
		if (!silent) state.push('text', '', 0).content = state.src.slice(state.pos, end + fence.length);
		state.pos = end + fence.length;
		return true;
	});

	md.inline.ruler.before('link', 'obsidian_wikilink', (state, silent) => {
		const match = /^(!?)\[\[([^[\]\n]+)\]\]/.exec(state.src.slice(state.pos, state.pos + 1000));
		if (match === null) return false;
		if (!silent) {
			const [target = '', alias] = (match[2] ?? '').split('|');
			const link = target.trim();
			const open = state.push('obsidian_link_open', match[1] === '!' ? 'span' : 'a', 1);
			open.attrs = match[1] === '!'
				? [['class', 'internal-embed'], ['src', link], ['alt', alias ?? link]]
				: [['data-href', link], ['href', link], ['class', resolve(link.split('#')[0] ?? '') ? 'internal-link' : 'internal-link is-unresolved'], ['target', '_blank'], ['rel', 'noopener nofollow']];
			state.push('text', '', 0).content = alias ?? link.replace(/#\^?/g, ' > ').replace(/^ > /, '');
			state.push('obsidian_link_close', match[1] === '!' ? 'span' : 'a', -1);
		}
		state.pos += match[0].length;
		return true;
	});
	md.inline.ruler.before('emphasis', 'obsidian_highlight', (state, silent) => {
		const match = /^==([^=\n]+)==/.exec(state.src.slice(state.pos, state.pos + 1000));
		if (match === null) return false;
		if (!silent) {
			state.push('mark_open', 'mark', 1);
			state.push('text', '', 0).content = match[1] ?? '';
			state.push('mark_close', 'mark', -1);
		}
		state.pos += match[0].length;
		return true;
	});

	md.core.ruler.push('obsidian_after', (state) => {
		for (const token of state.tokens) {
			if (token.type !== 'inline') continue;
			for (const child of token.children ?? []) {
				if (child.type === 'link_open') {
					const href = String(child.attrGet('href') ?? '');
					const external = /^[a-z][a-z0-9+.-]*:/i.test(href);
					child.attrSet('class', external ? 'external-link' : 'internal-link');
					if (!external) child.attrSet('data-href', href);
					child.attrSet('rel', 'noopener nofollow');
					child.attrSet('target', '_blank');
				}
			}
		}
	});
	return md;
}

function lineAt(source: string, begin = 0, shift = 0, end = 0): string {
	return source.slice(begin + shift, end);
}

/** The blocks of a note. The front matter is no block of the page. */
export function renderSections(markdown: string, resolve: (linkpath: string) => boolean): RenderedSection[] {
	const front = readFrontMatter(markdown);
	const body = front.exists ? markdown.slice(0, front.contentStart).replace(/[^\r\n]/g, '') + markdown.slice(front.contentStart) : markdown;
	const md = createParser(resolve);
	const env = {};
	const tokens = md.parse(body, env);
	const sections: RenderedSection[] = [];
	let start = 0;
	for (let at = 0; at < tokens.length; at += 1) {
		const token = tokens[at];
		if (token === undefined || token.level !== 0 || token.nesting === 1) continue;
		const group = tokens.slice(start, at + 1);
		const opener = group[0];
		start = at + 1;
		if (opener?.map === null || opener?.map === undefined) continue;
		const html = md.renderer.render(group, md.options, env).trimEnd();
		const tag = opener.tag === '' ? (opener.type === 'html_block' ? 'html' : 'p') : opener.type === 'fence' || opener.type === 'code_block' ? 'pre' : opener.tag;
		sections.push({ html, lineStart: opener.map[0], lineEnd: Math.max(opener.map[0], opener.map[1] - 1), tag });
	}
	return sections;
}
