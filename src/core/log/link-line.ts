import { readInlineLink, type InlineLink, type LinkFault, type LinkForm, type LinkItem } from '../link';
import { commentEnd, entityEnd } from '../markdown';
import { isInvisible, isSpace, trimSpan, type Span } from '../text';

/**
 * Reads a line that consists of link items and separators only.
 * @param from UTF-16 offset of the line's start, at its indentation or list marker.
 * @param to the line's end, without line ending.
 * @returns null when anything else stands in the line, or when nothing in it has a URL or the place for one.
 */
export function readLinkLine(text: string, from: number, to: number): LinkItem[] | null {
	const items: LinkItem[] = [];
	let linked = false;
	let groups = '';
	for (let at = skipBullet(text, from, to); at < to; ) {
		const after = separatorEnd(text, at, to, items.length > 0);
		if (after > at) {
			at = after;
			continue;
		}
		const read = readItem(text, at, to, groups !== '');
		if (read === 'wikilink') {
			at = text.indexOf(']]', at) + 2;
		} else if (read) {
			items.push(withTrimmedLabel(text, read));
			linked ||= read.fault !== 'empty' || read.span[1] > labelOnlyEnd(read);
			at = read.span[1];
		} else if (opensGroup(text, at, groups)) {
			groups += text.charAt(at);
			at++;
		} else if (groups !== '' && closes(groups, text.charCodeAt(at))) {
			groups = groups.slice(0, -1);
			at++;
		} else {
			return null;
		}
	}
	return linked && groups === '' ? items : null;
}

function withTrimmedLabel(text: string, item: LinkItem): LinkItem {
	const [from, to] = item.label;
	if (!isSpace(text.charCodeAt(from)) && !isSpace(text.charCodeAt(to - 1))) return item;
	const label = trimSpan(text, item.label);
	return label[1] > label[0] ? { ...item, label } : item;
}

/** Where an item would end that is a label in brackets and nothing else. */
function labelOnlyEnd(item: LinkItem): number {
	return item.label[1] + (item.label[0] - item.span[0]);
}

/** Groups do not nest deeper in any list seen: `([a](u), [b](u))`, `[[a](u) | [b](u)]`. */
function opensGroup(text: string, at: number, groups: string): boolean {
	const unit = text.charCodeAt(at);
	return groups.length < 2 && (unit === 40 || unit === 91) && text.charCodeAt(at + 1) === 91;
}

function closes(groups: string, unit: number): boolean {
	return groups.endsWith('(') ? unit === 41 : unit === 93;
}

/** Steps over a list marker at the start of a line, if there is one. */
function skipBullet(text: string, from: number, to: number): number {
	let at = from;
	while (at < to && isSpace(text.charCodeAt(at))) at++;
	let end = at;
	while (end < at + 9 && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
	const unit = text.charCodeAt(end);
	const marker = end > at ? unit === 46 || unit === 41 : unit === 45 || unit === 42 || unit === 43;
	return marker && end + 1 < to && isSpace(text.charCodeAt(end + 1)) ? end + 1 : at;
}

const separators = new Set(['|', ',', '·', '•', '/', ';', '，', '；', '、'].map((mark) => mark.charCodeAt(0)));
const spaceEntities = new Set(['&emsp;', '&ensp;', '&nbsp;', '&thinsp;']);

/** Dashes and the other marks of a list, which part two items where a space stands on either side. */
const dashes = new Set(['-', '–', '—', '*', '+'].map((mark) => mark.charCodeAt(0)));

/** The end of the run of one separator that begins at `at`; `at` itself where none does. @param behind whether an item stands before it. */
function separatorEnd(text: string, at: number, to: number, behind: boolean): number {
	const unit = text.charCodeAt(at);
	if (isSpace(unit) || isInvisible(unit) || separators.has(unit)) return at + 1;
	if (behind && (dashes.has(unit) || unit === 46 || unit === 0x3002 || unit === 94)) return lineMarkEnd(text, at, to);
	if (unit === 92) return at + 1 === to ? to : at;
	if (unit === 38) {
		const end = entityEnd(text, at, to);
		return spaceEntities.has(text.slice(at, end)) ? end : at;
	}
	if (unit !== 60) return unit === 37 ? commentEnd(text, at, to) : at;
	const comment = commentEnd(text, at, to);
	if (comment > at) return comment;
	const tag = /^<br\s?\/?>/i.exec(text.slice(at, Math.min(to, at + 6)));
	return tag ? at + tag[0].length : at;
}

/** The end of a mark that parts items or ends their line and says nothing: ` - `, a period, or a block id that Obsidian does not show. */
function lineMarkEnd(text: string, at: number, to: number): number {
	const unit = text.charCodeAt(at);
	const spaced = isSpace(text.charCodeAt(at - 1));
	if (dashes.has(unit)) return spaced && at + 1 < to && isSpace(text.charCodeAt(at + 1)) ? at + 1 : at;
	let end = at + 1;
	if (unit === 94) {
		while (end < to && isIdUnit(text.charCodeAt(end))) end++;
		if (!spaced || end === at + 1) return at;
	}
	while (end < to && isSpace(text.charCodeAt(end))) end++;
	return end === to ? to : at;
}

function isIdUnit(unit: number): boolean {
	const lower = unit | 32;
	return unit === 45 || (unit >= 48 && unit <= 57) || (lower >= 97 && lower <= 122);
}

/** Labels longer than this are prose; the bound keeps a line of broken brackets linear. */
const longestLabel = 1000;

function readItem(text: string, at: number, to: number, grouped: boolean): LinkItem | 'wikilink' | null {
	const unit = text.charCodeAt(at);
	if (unit === 92) return text.charCodeAt(at + 1) === 91 ? readBracketed(text, at, at + 2, to, grouped) : null;
	if (unit !== 91) return null;
	const link = readInlineLink(text, at, to, longestLabel);
	if (link) return itemOfLink(text, link, to, grouped);
	if (text.charCodeAt(at + 1) === 91) {
		const bracketed = readBracketed(text, at, at + 1, to, grouped);
		if (bracketed) return bracketed;
		// A link right behind the bracket that did not make an item: the bracket opens a group.
		if (readInlineLink(text, at + 1, to, longestLabel)) return null;
	}
	return readBroken(text, at, to);
}

/** `[[paper](url)]`, with either outer bracket escaped or not; also with one bracket too many or escaped on one side only. */
function readBracketed(text: string, at: number, inner: number, to: number, grouped: boolean): LinkItem | null {
	const link = readInlineLink(text, inner, to, longestLabel);
	if (!link) return null;
	const end = link.span[1];
	const close = text.startsWith('\\]', end) ? end + 2 : text.charCodeAt(end) === 93 ? end + 1 : end;
	const [labelFrom, labelTo] = link.label;
	// `[[x\]](url)`: the bracket before the link belongs to its label.
	if (close === end && labelTo - labelFrom > 2 && text.startsWith('\\]', labelTo - 2)) {
		return { span: [at, end], form: 'nested', label: [labelFrom, labelTo - 2], url: link.url, fault: 'malformed' };
	}
	if (close === end || close > to) return null;
	// Within a group it may be the group's.
	if (text.charCodeAt(close) === 93 && close < to && !grouped) {
		return { span: [at, close + 1], form: 'bracketed', label: link.label, url: link.url, fault: 'malformed' };
	}
	return { span: [at, close], form: 'bracketed', label: link.label, url: link.url, fault: faultOfUrl(text, link.url) };
}

function itemOfLink(text: string, link: InlineLink, to: number, grouped: boolean): LinkItem {
	const [from, end] = link.label;
	const form = formOfLabel(text, from, end);
	// A parenthesis behind the link that no group opened.
	const extra = !grouped && link.span[1] < to && text.charCodeAt(link.span[1]) === 41;
	const opened = text.startsWith('\\[', from);
	const lopsided = form === 'plain' && end - from > 2 && opened !== text.startsWith('\\]', end - 2) && (opened || !holdsOpener(text, from, end));
	const fault: LinkFault | null = extra || lopsided ? 'malformed' : faultOfUrl(text, link.url);
	const span: Span = extra ? [link.span[0], link.span[1] + 1] : link.span;
	if (lopsided) return { span, form: 'escaped', label: opened ? [from + 2, end] : [from, end - 2], url: link.url, fault };
	const [open, close] = form === 'plain' ? [0, 0] : styleLengths(text, from, form);
	return { span, form, label: [from + open, end - close], url: link.url, fault };
}

/** Whether a bracket opens within a label, so that an escaped one at its end has a partner. */
function holdsOpener(text: string, from: number, to: number): boolean {
	const opener = text.indexOf('[', from);
	return opener >= 0 && opener < to;
}

function formOfLabel(text: string, from: number, to: number): LinkForm {
	const length = to - from;
	if (length > 2 && text.charCodeAt(from) === 91 && closesAtEnd(text, from, to)) return 'nested';
	if (length > 4 && text.startsWith('\\[', from) && text.startsWith('\\]', to - 2)) return 'escaped';
	if (length > 2 && text.charCodeAt(from) === 96 && text.charCodeAt(to - 1) === 96) return 'styled';
	const bold = text.startsWith('**', from) ? '**' : text.startsWith('__', from) ? '__' : '';
	return bold !== '' && length > 4 && text.startsWith(bold, to - 2) ? 'styled' : 'plain';
}

/** Whether the bracket at `from` is closed by the last character before `to`, not earlier. */
function closesAtEnd(text: string, from: number, to: number): boolean {
	let depth = 0;
	for (let at = from; at < to; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 92) at++;
		else if (unit === 91) depth++;
		else if (unit === 93 && --depth === 0) return at === to - 1;
	}
	return false;
}

function styleLengths(text: string, from: number, form: LinkForm): [open: number, close: number] {
	const length = form === 'nested' || text.charCodeAt(from) === 96 ? 1 : 2;
	return [length, length];
}

/** An item whose brackets or parentheses are not those of a link: what was meant is still plain from the URL in it. */
function readBroken(text: string, at: number, to: number): LinkItem | 'wikilink' | null {
	const doubled = text.charCodeAt(at + 1) === 91;
	const labelFrom = doubled ? at + 2 : at + 1;
	const labelTo = labelEnd(text, labelFrom, to);
	if (labelTo <= labelFrom) return null;
	let end = labelTo + 1;
	if (text.charCodeAt(end) === 93 && end < to) end++;
	const closedTwice = end === labelTo + 2;
	const escaped = !doubled && closedTwice && text.startsWith('\\[', labelFrom);
	const form: LinkForm = escaped ? 'escaped' : doubled || closedTwice ? 'nested' : 'plain';
	const label: Span = [escaped ? labelFrom + 2 : labelFrom, labelTo];
	const url = looseTarget(text, end, to);
	if (url) {
		const fault = url.url[1] > url.url[0] && isPlaceholder(text, url.url) ? 'empty' : 'malformed';
		return { span: [at, url.end], form, label, url: url.url, fault };
	}
	if (doubled && closedTwice) return 'wikilink';
	// A label without URL. A task box is none.
	if (doubled !== closedTwice || text.slice(labelFrom, labelTo).trim().length < 2) return null;
	return { span: [at, end], form, label, url: [end, end], fault: 'empty' };
}

/** The offset of the first unescaped `]`; -1 where another bracket opens before, or none closes. */
function labelEnd(text: string, from: number, to: number): number {
	const limit = Math.min(to, from + longestLabel);
	for (let at = from; at < limit; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 92) at++;
		else if (unit === 91) return -1;
		else if (unit === 93) return at;
	}
	return -1;
}

/** A URL behind a label, in or out of parentheses, whole or broken. */
function looseTarget(text: string, from: number, to: number): { url: Span; end: number } | null {
	let at = from;
	while (at < to && isSpace(text.charCodeAt(at))) at++;
	const open = text.charCodeAt(at) === 40 || text.charCodeAt(at) === 0xff08;
	const urlFrom = open ? at + 1 : at;
	let urlTo = urlFrom;
	let depth = 0;
	while (urlTo < to) {
		const unit = text.charCodeAt(urlTo);
		// In parentheses a URL may hold a space; then it ends at the parenthesis, but never at the next item.
		if (isSpace(unit) && !(open && closesLater(text, urlTo, to))) break;
		if (unit === 91 || unit === 60) break;
		if (unit === 40) depth++;
		else if (unit === 0xff09 || (unit === 41 && --depth < 0)) break;
		urlTo++;
	}
	const closed = open && urlTo < to && (text.charCodeAt(urlTo) === 41 || text.charCodeAt(urlTo) === 0xff09);
	const adjacent = open && at === from;
	if (!looksLikeUrl(text, urlFrom, urlTo) && !(adjacent && closed && isPlaceholder(text, [urlFrom, urlTo]))) return null;
	let end = closed ? urlTo + 1 : urlTo;
	if (!open && text.charCodeAt(end) === 41 && end < to) end++;
	return { url: [urlFrom, urlTo], end };
}

/** Whether a `)` follows before the next bracket. */
function closesLater(text: string, from: number, to: number): boolean {
	const limit = Math.min(to, from + longestLabel);
	for (let at = from; at < limit; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 41) return true;
		if (unit === 91 || unit === 40) return false;
	}
	return false;
}

/** A scheme, `www.`, or a host name with a path. "(Vaswani 2017)" and "(Fig.2)" are none. */
function looksLikeUrl(text: string, from: number, to: number): boolean {
	const start = text.slice(from, Math.min(to, from + 256));
	return /^[a-z][a-z0-9+.-]{0,20}:\/\//i.test(start) || /^www\./i.test(start) || /^[a-z0-9-]{1,63}\.[a-z0-9.-]{2,100}\//i.test(start);
}

function faultOfUrl(text: string, url: Span): LinkFault | null {
	return isPlaceholder(text, url) ? 'empty' : null;
}

/** Nothing, or a word that names no place: `TODO`, `link_to_code`, `#`, `...`. A path, a host or a heading of the page is a place. */
export function isPlaceholder(text: string, url: Span): boolean {
	const target = text.slice(url[0], Math.min(url[1], url[0] + 200)).trim();
	return target === '' || target === '#' || /^\.{2,}$/.test(target) || (!/[./:\\#?]/.test(target) && url[1] - url[0] < 200);
}
