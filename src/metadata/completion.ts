import type { Config } from '../core/config/config';
import { sameDate } from '../core/date';
import { draftOf, type Draft } from '../core/draft';
import { editEntry } from '../core/edit/edit-entry';
import type { Entry } from '../core/entry';
import { isSafeUrl, sameTargetKey } from '../core/identity';
import type { Refusal } from '../core/insert';
import type { Located } from '../core/log';
import { decode } from '../core/markdown';
import { readNote, type Note } from '../core/note';
import { normaliseKeyword } from '../core/print/normalise';
import type { Style } from '../core/style';
import { shiftEdit, textOf, type Edit } from '../core/text';
import { generatedSpan } from '../core/log/watch';
import { proposeKeywords, proposeLinks, type DraftContext, type KeywordProposal } from './draft-of';
import type { Found } from './found';

/** What an entry may lack. */
export type Lack = 'title' | 'links' | 'keywords';

/** An entry that lacks something which services or the vault may know. */
export interface IncompleteEntry {
	readonly located: Located<Entry>;
	readonly lacks: readonly Lack[];
	/** The URL to look up. */
	readonly url: string;
}

/**
 * What a paper's entry lacks: a title that is more than its URL, a link line, keywords. Nothing for discussions and URLs that cannot be
 * opened. A keyword field that holds anything at all, or a link line, is the person's and complete.
 */
export function lacksOf(entry: Entry): Lack[] {
	if (entry.kind === 'discussion') return [];
	const url = urlOf(entry);
	if (!isSafeUrl(url)) return [];
	const lacks: Lack[] = [];
	if (isBareUrl(decode(textOf(entry.text, entry.title)), url)) lacks.push('title');
	if (entry.links.length === 0) lacks.push('links');
	if (entry.keywords.length === 0) lacks.push('keywords');
	return lacks;
}

/** The entries of a note that lack something, in text order; not those of a generated index. */
export function incompleteEntries(note: Note): IncompleteEntry[] {
	const generated = generatedSpan(note.text);
	return note.log.entries.flatMap((located) => {
		const { from, block } = located;
		if (generated && from + block.heading[0] >= generated[0] && from < generated[1]) return [];
		const lacks = lacksOf(block);
		return lacks.length === 0 ? [] : [{ located, lacks, url: urlOf(block) }];
	});
}

/** A proposal to complete one entry. It adds; no word of the entry is changed but a title that is its bare URL. */
export interface Completion {
	/** In UTF-16 offsets of the note. */
	readonly edits: readonly Edit[];
	readonly added: readonly Lack[];
	/** Why the keywords. */
	readonly keywords: readonly KeywordProposal[];
	/** The entry as it would be, to be changed by hand: `editEntry(note, located, draft, style)`. */
	readonly draft: Draft;
}

/** How many keywords are proposed at once. */
const mostKeywords = 8;

/** What can be added to an entry; null where nothing was found for what it lacks. */
export function completeEntry(note: Note, located: Located<Entry>, found: Found, { style, context }: { readonly style: Style; readonly context: DraftContext }): Completion | Refusal | null {
	const lacks = lacksOf(located.block);
	const before = draftOf(located);
	const title = lacks.includes('title') ? found.titles[0]?.title ?? null : null;
	const links = lacks.includes('links') ? proposeLinks(found, context) : [];
	const keywords = lacks.includes('keywords') && context.facts ? proposeKeywords(withTitle(found, before.title), context.facts).slice(0, mostKeywords) : [];
	const added: Lack[] = [];
	if (title !== null) added.push('title');
	if (links.length > 0) added.push('links');
	if (keywords.length > 0) added.push('keywords');
	if (added.length === 0) return null;
	const draft: Draft = {
		...before,
		title: title ?? before.title,
		links: links.length > 0 ? links : before.links,
		keywords: keywords.length > 0 ? keywords.map(({ keyword }) => normaliseKeyword(keyword)) : before.keywords,
	};
	const change = editAlone(note, located, draft, style, context.config);
	if ('refusal' in change) return change;
	return change.edits.length === 0 ? null : { edits: change.edits, added, keywords, draft };
}

/** An entry under any date needs no source, as the one at hand may have none. */
const above = '# 2000\n\n';

/** Edits an entry in a note that holds nothing else: the time does not depend on the length of its own note. */
function editAlone(note: Note, { block, from, index }: Located<Entry>, draft: Draft, style: Style, config: Config): { readonly edits: readonly Edit[] } | Refusal {
	// A new last line needs a blank one behind it where something follows.
	const below = index + 1 < note.log.blocks.length ? '# 2001\n' : '';
	const alone = readNote(note.path, above + block.text + below, config);
	const entry = alone.log.entries[0];
	if (entry?.from !== above.length) return { refusal: 'The entry cannot be read by itself. Change it in the note.' };
	const change = editEntry(alone, entry, { ...draft, date: entry.date }, style);
	return 'refusal' in change ? change : { edits: change.edits.map((edit) => shiftEdit(edit, from - above.length)) };
}

/** Whether a note whose entries were completed still has the same entries, as many and in the same places. */
export function keepsEntries(note: Note, after: string, config: Config): boolean {
	const { log } = readNote(note.path, after, config);
	return log.entries.length === note.log.entries.length && log.blocks.length === note.log.blocks.length
		&& log.entries.every(({ block, date }, index) => sameDate(date, note.log.entries[index]!.date) && urlOf(block) === urlOf(note.log.entries[index]!.block));
}

/** The entry's own title counts too: offline it is all that there is. */
function withTitle(found: Found, title: string): Found {
	return title === '' || isSafeUrl(title) ? found : { ...found, titles: [{ title, about: 'page', from: [] }, ...found.titles] };
}

function urlOf(entry: Entry): string {
	return decode(textOf(entry.text, entry.url));
}

/** Whether a title is the very URL, with or without `https://`; an empty one says as little. */
function isBareUrl(title: string, url: string): boolean {
	const text = title.trim();
	if (text === '') return true;
	const key = sameTargetKey(isSafeUrl(text) ? text : `https://${text}`);
	return !/\s/.test(text) && text.includes('.') && key !== null && key === sameTargetKey(url);
}
