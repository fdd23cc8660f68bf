import type * as Api from 'obsidian';

type PosOf = (from: number, to: number) => Api.Pos;

/** Ranges in which nothing counts: inline code, `%%` comments, math. Found in one pass; block code is given. */
function quietRanges(text: string, code: readonly [number, number][]): [number, number][] {
	const quiet = [...code];
	const blocks = [...code].sort((a, b) => a[0] - b[0]);
	let next = 0;
	for (let at = 0; at < text.length; at += 1) {
		const block = blocks[next];
		if (block !== undefined && at >= block[0]) {
			at = Math.max(at, block[1]) - 1;
			next += 1;
			continue;
		}
		const character = text[at];
		if (character !== '`' && character !== '%' && character !== '$') continue;
		const opener = /^(?:`+|%%|\$\$)/.exec(text.slice(at, at + 64))?.[0];
		if (opener === undefined) continue;
		const close = text.indexOf(opener, at + opener.length);
		const end = close < 0 || (opener === '`' && text[close + 1] === '`') ? at + opener.length : close + opener.length;
		if (end > at + opener.length) quiet.push([at, end]);
		at = end - 1;
	}
	return quiet.sort((a, b) => a[0] - b[0]);
}

const REFERENCE = /(!?)\[\[([^[\]\n|]*)(?:\|([^[\]\n]*))?\]\]|(!?)\[([^[\]\n]*)\]\((<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"\n]*")?\)/g;
const TAG = /(^|[\s(])#([\p{L}\p{N}\p{Emoji_Presentation}_/-]+)/gmu;
const BLOCK_ID = /(?:^|\s)\^([a-zA-Z0-9-]+)$/;
const FOOTNOTE = /\[\^([^\]\s]+)\](:)?/g;

/** Links, embeds, tags, block ids and footnotes: the rest of CachedMetadata, obsidian.d.ts 1402. */
export function scanInline(
	cache: Api.CachedMetadata, text: string, code: readonly [number, number][], sections: readonly Api.SectionCache[],
	listItems: readonly Api.ListItemCache[], pos: PosOf,
): void {
	const quiet = quietRanges(text, code);
	const isQuiet = (at: number): boolean => quiet.some(([from, to]) => at >= from && at < to);
	scanReferences(cache, text, isQuiet, pos);
	scanFootnotes(cache, text, isQuiet, pos);

	const tags: Api.TagCache[] = [];
	for (const match of text.matchAll(TAG)) {
		const from = match.index + (match[1]?.length ?? 0);
		// A tag needs one character that is not a digit.
		if (isQuiet(from) || /^\d+$/.test(match[2] ?? '')) continue;
		tags.push({ tag: `#${match[2]}`, position: pos(from, from + 1 + (match[2]?.length ?? 0)) });
	}
	if (tags.length > 0) cache.tags = tags;

	const blocks: Record<string, Api.BlockCache> = {};
	for (const item of [...sections, ...listItems]) {
		const from = item.position.start.offset;
		const whole = text.slice(from, item.position.end.offset);
		// An item with children holds its id at the end of its first line.
		const own = 'parent' in item ? whole.split(/\r\n?|\n/, 1)[0] ?? '' : whole;
		const id = 'type' in item && item.type === 'code' ? undefined : BLOCK_ID.exec(own)?.[1];
		if (id === undefined) continue;
		item.id = id;
		blocks[id.toLowerCase()] = { id, position: item.position };
	}
	if (Object.keys(blocks).length > 0) cache.blocks = blocks;
}

function scanReferences(cache: Api.CachedMetadata, text: string, isQuiet: (at: number) => boolean, pos: PosOf): void {
	const links: Api.LinkCache[] = [];
	const embeds: Api.EmbedCache[] = [];
	for (const match of text.matchAll(REFERENCE)) {
		if (isQuiet(match.index)) continue;
		const wiki = match[2] !== undefined;
		const target = wiki ? match[2]?.trim() ?? '' : (match[6] ?? '').replace(/^<|>$/g, '');
		// External links are no references of the vault.
		if (target === '' || /^[a-z][a-z0-9+.-]*:/i.test(target)) continue;
		const link = wiki ? target : decode(target);
		const displayText = wiki ? match[3] ?? target : match[5] ?? '';
		const found = { link, original: match[0], displayText, position: pos(match.index, match.index + match[0].length) };
		(match[1] === '!' || match[4] === '!' ? embeds : links).push(found);
	}
	if (links.length > 0) cache.links = links;
	if (embeds.length > 0) cache.embeds = embeds;
}

function scanFootnotes(cache: Api.CachedMetadata, text: string, isQuiet: (at: number) => boolean, pos: PosOf): void {
	const footnotes: Api.FootnoteCache[] = [];
	const references: Api.FootnoteRefCache[] = [];
	for (const match of text.matchAll(FOOTNOTE)) {
		if (isQuiet(match.index)) continue;
		const item = { id: match[1] ?? '', position: pos(match.index, match.index + match[0].length) };
		const startsLine = match.index === 0 || /[\r\n]/.test(text[match.index - 1] ?? '');
		if (match[2] === ':' && startsLine) footnotes.push(item);
		else references.push(item);
	}
	if (footnotes.length > 0) cache.footnotes = footnotes;
	if (references.length > 0) cache.footnoteRefs = references;
}

function decode(target: string): string {
	try {
		return decodeURIComponent(target);
	} catch {
		return target;
	}
}
