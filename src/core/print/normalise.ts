import { fieldValue, ownFields, type Draft, type DraftLink, type DraftPart } from '../draft';
import { escapeLooseBackticks, tidyUrl } from './escape';
import { hostOf, paperIdOf } from '../identity';
import { keywordSeparators, keywordText } from '../keyword';
import { entityEnd } from '../markdown';
import { mendProse } from './prose';
import { skipStars, skipStarsBack, starAt, type StarMark } from '../star';
import type { Style } from '../style';
import { trimSpan } from '../text';

/** What was changed in a draft so that a note can hold it, in words for the form. */
export interface DraftChange {
	readonly part: DraftPart;
	readonly message: string;
}

/**
 * A draft as a note can hold it: written into a note and read again it is the same draft. No word is dropped.
 *
 * - one line (title, source, labels, keywords, further fields): line breaks become spaces, runs of spaces become one, control and
 *   zero-width characters go, half a surrogate pair becomes U+FFFD
 * - a title without words is the URL, a link without label is called after what its URL names, `[paper]` as a label is `paper`
 * - a source that begins or ends with a star is starred; `: [` in it and a bracket at its start are escaped
 * - `;` and the opener of a comment in a keyword are escaped, a keyword that stands twice stands once
 * - URLs: see `tidyUrl`; summary and comment: see `mendProse`
 *
 * Applied twice it changes nothing more.
 */
export function normaliseDraft(draft: Draft, style: Style): { draft: Draft; changes: readonly DraftChange[] } {
	const changes: DraftChange[] = [];
	const note = (part: DraftPart, before: string, after: string, message: string): string => {
		// Spaces around a value are nobody's words.
		if (trimmed(before) !== after) changes.push({ part, message });
		return after;
	};
	const url = note('url', draft.url, tidyUrl(draft.url), 'What a link cannot hold in its URL was encoded');
	const line = (part: DraftPart, before: string): string => note(part, before, oneLine(before), 'Line breaks and invisible characters became spaces or went');
	const written = line('title', draft.title);
	const title = written === '' ? note('title', '', url, 'The URL stands for the missing title') : written;
	const source = normaliseSource(line('source', draft.source));
	note('source', oneLine(draft.source), source.text, source.starred ? 'The star beside the source became the rating' : 'A bracket, colon or backtick was escaped');
	const links = draft.links.map(normaliseLink).filter((link) => link.label !== '' || link.url !== '');
	noteLinks(draft.links, links, changes);
	const keywords = [...new Set(draft.keywords.map((keyword) => normaliseKeyword(keyword)).filter((keyword) => keyword !== ''))];
	noteKeywords(draft.keywords, keywords, changes);
	const prose = (part: DraftPart, before: string): string => (
		note(part, cleanLines(before), mendProse(cleanLines(before), style.fields, style.entryLevel), 'A line that would end the field was escaped')
	);
	const further: Record<string, string> = {};
	for (const name of Object.keys(draft.fields).sort()) {
		const kind = style.fields.get(name.toLowerCase());
		const before = fieldValue(draft, name);
		const part: DraftPart = `fields.${name}`;
		if (!kind || kind.name !== name || (ownFields as readonly string[]).includes(name)) {
			if (before.trim() !== '') changes.push({ part, message: `Unknown field ${name}: add it under "More fields" in the settings` });
			continue;
		}
		const value = kind.content === 'text' ? prose(part, before) : escapeLooseBackticks(line(part, before));
		if (value !== '') further[name] = value;
	}
	return {
		draft: {
			title, url, source: source.text, starred: draft.starred || source.starred, date: draft.date, links, keywords,
			summary: prose('summary', draft.summary), comment: prose('comment', draft.comment), fields: further,
		},
		changes,
	};
}

/** Text with LF for whatever breaks its lines, and without characters that no file should hold. */
function cleanLines(text: string): string {
	return text
		.replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, '\n')
		.replace(/[\0-\x08\x0e-\x1f\x7f-\x9f]/g, '')
		.replace(/\p{Surrogate}/gu, '\ufffd');
}

function oneLine(text: string): string {
	const spaced = cleanLines(text).replace(/[\u00ad\u200b\u2060\ufeff]/g, '').replace(/[\t\n ]+/g, ' ');
	return trimmed(spaced);
}

function trimmed(text: string): string {
	return text.slice(...trimSpan(text, [0, text.length]));
}

function normaliseSource(text: string): { text: string; starred: boolean } {
	const stars: StarMark[] = [];
	let at = skipStars(text, 0, text.length, stars);
	// A variation selector behind a star is part of it; at the start of a source it would join the star before it.
	while (text.charCodeAt(at) === 0xfe0f) at = skipStars(text, at + 1, text.length, stars);
	const bare = escapeLooseBackticks(text.slice(at, skipStarsBack(text, at, text.length, stars)));
	let result = bare.startsWith('[') ? '\\' : '';
	for (let index = 0; index < bare.length; ) {
		const star = starAt(bare, index);
		const colon = bare[index] === ':' || bare[index] === '：';
		const end = star ? star.span[1] : index + 1;
		result += bare.slice(index, end);
		index = end;
		if (star || !colon) continue;
		const behind = skipStars(bare, index, bare.length, []);
		if (bare[behind] !== '[') continue;
		result += `${bare.slice(index, behind)}\\`;
		index = behind;
	}
	// The colon behind the source would make a star of its last word.
	if (result.endsWith(':star')) result = `${result.slice(0, -5)}&#58;star`;
	return { text: result, starred: stars.length > 0 };
}

function normaliseLink({ label, url }: DraftLink): DraftLink {
	const target = tidyUrl(url);
	const text = withoutBrackets(oneLine(label));
	return { label: text === '' && target !== '' ? guessLabel(target) : text, url: target };
}

/** A pair of brackets around the whole label is the item's form, not its words. */
function withoutBrackets(label: string): string {
	const inner = label.slice(1, -1);
	return label.length > 2 && label.startsWith('[') && label.endsWith(']') && !/[[\]]/.test(inner) && inner.trim() !== '' ? inner.trim() : label;
}

/** What a link is called after what its URL names: `paper`, `code`, else `link`. */
export function guessLabel(url: string): string {
	if (paperIdOf(url)) return 'paper';
	const host = hostOf(url);
	return host === 'github.com' || host === 'gitlab.com' || host === 'bitbucket.org' ? 'code' : 'link';
}

/** One keyword as a list can hold it: what would separate it in two is escaped. */
export function normaliseKeyword(keyword: string): string {
	const single = keywordText(oneLine(keyword)).replace(/<!--/g, '<\\!--').replace(/%(?=%)/g, '%\\');
	const plain = escapeLooseBackticks(single);
	let result = '';
	let from = 0;
	for (const at of keywordSeparators(plain, [0, plain.length])) {
		const words = plain.slice(from, at);
		// A backslash escapes no full-width semicolon, but it would escape the backslash that is put here.
		const loose = plain[at] !== ';' && trailingBackslashes(words) % 2 === 1;
		result += `${words}${loose ? '\\' : ''}\\;`;
		from = at + 1;
	}
	return trimmed(openEnd(result + plain.slice(from)));
}

function trailingBackslashes(text: string): number {
	let count = 0;
	while (text.charCodeAt(text.length - 1 - count) === 92) count++;
	return count;
}

/** Escapes what would join with the separator behind a keyword: a backslash or the beginning of an entity. */
function openEnd(keyword: string): string {
	const text = `${keyword};`;
	if (keywordSeparators(text, [0, text.length]).length > 0) return keyword;
	const entity = keyword.lastIndexOf('&');
	if (entity >= 0 && entityEnd(text, entity, text.length) === text.length) return `${keyword.slice(0, entity)}\\${keyword.slice(entity)}`;
	return `${keyword}\\`;
}

function noteLinks(before: readonly DraftLink[], after: readonly DraftLink[], changes: DraftChange[]): void {
	const filled = before.filter(({ label, url }) => trimmed(label) !== '' || trimmed(url) !== '');
	if (filled.some(({ url }, index) => trimmed(url) !== after[index]?.url)) {
		changes.push({ part: 'links', message: 'What a link cannot hold in its URL was encoded' });
	}
	if (filled.some(({ label }, index) => trimmed(label) !== '' && trimmed(label) !== after[index]?.label)) {
		changes.push({ part: 'links', message: 'Brackets, line breaks or invisible characters of a label went' });
	}
	if (filled.some(({ label }, index) => trimmed(label) === '' && after[index]?.label !== '')) {
		changes.push({ part: 'links', message: 'A link without label got one' });
	}
}

function noteKeywords(before: readonly string[], after: readonly string[], changes: DraftChange[]): void {
	const filled = before.map((keyword) => trimmed(keyword)).filter((keyword) => keyword !== '');
	if (new Set(filled).size > after.length || after.length < filled.length) changes.push({ part: 'keywords', message: 'A keyword that stood twice stands once' });
	if (filled.some((keyword) => !after.includes(keyword))) changes.push({ part: 'keywords', message: 'A `;`, a backtick or a line break in a keyword was escaped or evened' });
}
