import type { Entry } from '../core/entry';
import type { Refusal } from '../core/insert';
import type { Located } from '../core/log';
import type { Note } from '../core/note';
import type { Style } from '../core/style';
import type { Edit } from '../core/text';
import type { DraftContext, KeywordProposal } from './draft-of';
import type { Found } from './found';

/** What an entry may lack. */
export type Lack = 'title' | 'links' | 'keywords';

/** What a paper's entry lacks: a title that is more than its URL, a link line, keywords. None for discussions and unusable URLs. */
export function lacksOf(_entry: Entry): Lack[] {
	return [];
}

/** The entries of a note that lack something, in text order; not those of a generated index. */
export function incompleteEntries(_note: Note): { readonly located: Located<Entry>; readonly lacks: readonly Lack[]; readonly url: string }[] {
	return [];
}

/** A proposal to complete one entry. It adds; no word of the entry is changed but a title that is its bare URL. */
export interface Completion {
	/** In UTF-16 offsets of the note. */
	readonly edits: readonly Edit[];
	readonly added: readonly Lack[];
	readonly keywords: readonly KeywordProposal[];
}

/** What can be added to an entry; null where nothing was found for what it lacks. */
export function completeEntry(_note: Note, _located: Located<Entry>, _found: Found, _options: { readonly style: Style; readonly context: DraftContext }): Completion | Refusal | null {
	return null;
}
