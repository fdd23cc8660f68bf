import MarkdownIt from 'markdown-it';
import { parseYaml } from 'obsidian-test-mocks/obsidian';
import type * as Api from 'obsidian';
import { readFrontMatter } from './text-functions';
import { scanInline } from './metadata-inline';

const blocks = new MarkdownIt({ html: true });
blocks.core.ruler.enableOnly(['normalize', 'block']);
blocks.disable(['reference']);

/** Line starts of a text whose lines end in LF, CRLF or a lone CR, as the Markdown parser counts them. */
function lineStartsOf(text: string): number[] {
	const starts = [0];
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
	}
	return starts;
}

interface Places {
	readonly text: string;
	readonly starts: readonly number[];
	/** A Pos (obsidian.d.ts 5231) from two offsets. */
	pos(from: number, to: number): Api.Pos;
	/** Start of a line, and the end of its words. */
	lineStart(line: number): number;
	lineEnd(line: number): number;
}

function placesOf(text: string): Places {
	const starts = lineStartsOf(text);
	const loc = (offset: number): Api.Loc => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low, col: offset - (starts[low] ?? 0), offset };
	};
	return {
		text, starts,
		pos: (from, to) => ({ start: loc(from), end: loc(to) }),
		lineStart: (line) => starts[line] ?? text.length,
		lineEnd(line) {
			let end = starts[line + 1] ?? text.length;
			while (end > (starts[line] ?? 0) && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1;
			return end;
		},
	};
}

const SECTION_TYPES: Readonly<Record<string, string>> = {
	heading_open: 'heading', paragraph_open: 'paragraph', bullet_list_open: 'list', ordered_list_open: 'list', fence: 'code',
	code_block: 'code', hr: 'thematicBreak', html_block: 'html', table_open: 'table', blockquote_open: 'blockquote',
};

/**
 * What the app's index knows of a note: CachedMetadata, obsidian.d.ts 1402. Blocks come from a CommonMark parser, so a
 * heading in a fence (closed or not) is none, and a setext heading is one.
 */
export function parseMetadata(text: string): Api.CachedMetadata {
	const front = readFrontMatter(text);
	// The front matter is blanked, not cut: every line keeps its number.
	const body = front.exists ? text.slice(0, front.contentStart).replace(/[^\r\n]/g, ' ') + text.slice(front.contentStart) : text;
	const places = placesOf(text);
	const cache: Api.CachedMetadata = {};
	const sections: Api.SectionCache[] = [];
	const headings: Api.HeadingCache[] = [];
	const listItems: Api.ListItemCache[] = [];
	if (front.exists) readFrontMatterInto(cache, front, places, sections);

	const tokens = blocks.parse(body, {});
	const parents: number[] = [];
	let listLine = 0;
	const code: [number, number][] = front.exists ? [[0, front.contentStart]] : [];
	tokens.forEach((token, index) => {
		const map = token.map;
		if (map === null) {
			if (token.type === 'list_item_close') parents.pop();
			return;
		}
		let lastLine = Math.max(map[0], map[1] - 1);
		while (lastLine > map[0] && text.slice(places.lineStart(lastLine), places.lineEnd(lastLine)).trim() === '') lastLine -= 1;
		const from = places.lineStart(map[0]);
		const to = places.lineEnd(lastLine);
		if (token.type === 'fence' || token.type === 'code_block' || token.type === 'html_block') code.push([from, to]);
		if (token.type === 'heading_open') {
			const words = tokens[index + 1]?.content ?? '';
			// Only headings of the note itself: one inside a quote or list is part of that block.
			if (token.level === 0) headings.push({ heading: words.trim(), level: Number(token.tag.slice(1)), position: places.pos(from, to) });
		}
		if (token.type === 'list_item_open') {
			// 3746: `parent` is the line of the parent item, or minus the line of the list's start.
			const parent = parents[parents.length - 1];
			const own = places.pos(from + (/^\s*/.exec(text.slice(from, to))?.[0].length ?? 0), to);
			const task = /^(?:[-*+]|\d+[.)])\s+\[(.)\]\s/u.exec(`${text.slice(own.start.offset, places.lineEnd(map[0]))} `)?.[1];
			listItems.push({ position: own, parent: parent ?? -Math.max(listLine, 1), ...(task === undefined ? {} : { task }) });
			parents.push(map[0]);
		}
		if (token.level !== 0) return;
		if (token.type.endsWith('list_open')) listLine = map[0];
		const type = sectionType(token.type, text.slice(from, to));
		if (type !== null) sections.push({ type, position: places.pos(from, to) });
	});

	sections.sort((a, b) => a.position.start.offset - b.position.start.offset);
	if (headings.length > 0) cache.headings = headings;
	if (listItems.length > 0) cache.listItems = listItems;
	scanInline(cache, text, code, sections, listItems, places.pos);
	if (sections.length > 0) cache.sections = sections;
	return cache;
}

function sectionType(tokenType: string, source: string): string | null {
	const type = SECTION_TYPES[tokenType] ?? null;
	if (type === 'blockquote' && /^>\s*\[![^\]]+\]/.test(source)) return 'callout';
	if (type === 'paragraph' && source.startsWith('%%')) return 'comment';
	if (type === 'paragraph' && source.startsWith('$$')) return 'math';
	if (type === 'paragraph' && /^\[\^[^\]\s]+\]:/.test(source)) return 'footnoteDefinition';
	return type;
}

function readFrontMatterInto(cache: Api.CachedMetadata, front: Api.FrontMatterInfo, places: Places, sections: Api.SectionCache[]): void {
	let end = front.contentStart;
	while (end > 0 && /[\r\n]/.test(places.text[end - 1] ?? '')) end -= 1;
	const position = places.pos(0, end);
	sections.push({ type: 'yaml', position });
	cache.frontmatterPosition = position;
	let values: unknown;
	try {
		values = parseYaml(front.frontmatter);
	} catch {
		// Broken YAML: the app shows "Invalid properties" and the note has none.
		return;
	}
	if (values === null || typeof values !== 'object' || Array.isArray(values)) return;
	cache.frontmatter = values as Api.FrontMatterCache;
	const links: Api.FrontmatterLinkCache[] = [];
	for (const [key, value] of Object.entries(values)) {
		const texts: [string, unknown][] = Array.isArray(value) ? value.map((item, n) => [`${key}.${n}`, item]) : [[key, value]];
		for (const [place, item] of texts) {
			const match = typeof item === 'string' ? /^\[\[([^[\]|]+)(?:\|([^[\]]*))?\]\]$/.exec(item) : null;
			if (match?.[1] !== undefined) links.push({ key: place, link: match[1], original: match[0], displayText: match[2] ?? match[1] });
		}
	}
	if (links.length > 0) cache.frontmatterLinks = links;
}
