import { styleOf } from '../../core/conventions';
import { isoDate } from '../../core/date';
import type { Draft, DraftLink } from '../../core/draft';
import { addLink } from '../../core/edit/edit-entry';
import { sameTargetKey } from '../../core/identity';
import type { Library, LibraryEntry } from '../../core/library';
import type { LibraryFacts } from '../../core/lint';
import { guessLabel } from '../../core/print/normalise';
import type { Place } from '../../core/rules/context';
import { counted } from '../../core/rules/shown';
import { targetKeys } from '../../core/rules/targets';
import { placesOf } from '../../metadata/draft-of';
import type { Found } from '../../metadata/found';
import { entryByHeading } from '../entry-actions';
import type { Shell } from '../shell';

/** The entries that are about what a draft is about: the same paper, else the same URL. Similar URLs count for nothing. */
export function placesLogged({ url, links }: Pick<Draft, 'url' | 'links'>, found: Found | null, facts: LibraryFacts | null): readonly Place[] {
	if (!facts) return [];
	const own = targetKeys({ kind: 'paper', url, links }).flatMap((key) => facts.places(key));
	return [...new Set([...own, ...(found ? placesOf(found, facts) : [])])];
}

/** The entry of the library that stands at a place. */
function entryAt(entries: Library, { path, line }: Place): LibraryEntry | null {
	return entries.entries(path).find((entry) => entry.line === line) ?? null;
}

/** Whether an entry has a URL, as its title's or in its links, in any spelling. */
function hasUrl({ url, links }: { readonly url: string; readonly links: readonly { readonly url: string }[] }, wanted: string): boolean {
	const key = sameTargetKey(wanted);
	return key === null || [url, ...links.map((link) => link.url)].some((known) => sameTargetKey(known) === key);
}

/** An entry that is about what a draft is about, and what to say of it. */
export interface Logged {
	readonly place: Place;
	/** When and where, as a sentence. */
	readonly text: string;
	/** Whether the draft's URL is one that the entry does not have yet. */
	readonly canAdd: boolean;
}

/** What can be done about it. */
export interface LoggedActions {
	open(place: Place): void;
	/** Adds the draft's URL to it. */
	add(place: Place): void;
}

/** Looks a draft up among the entries of the vault; null where none is about the same. */
export function loggedOf(draft: Draft, found: Found | null, facts: LibraryFacts | null, entries: Library): Logged | null {
	const places = placesLogged(draft, found, facts);
	const [place] = places;
	if (!place) return null;
	const entry = entryAt(entries, place);
	const when = place.date ? ` on ${isoDate(place.date)}` : '';
	const more = places.length > 1 ? ` and ${counted(places.length - 1, 'more entry', 'more entries')}` : '';
	return { place, text: `Logged already${when}: "${place.title}" in ${place.path}${more}.`, canAdd: entry !== null && !hasUrl(entry, draft.url) };
}

/** A source as a link: what its URL names, else the name of the site. */
function linkOf({ url, source }: Pick<Draft, 'url' | 'source'>): DraftLink {
	const label = guessLabel(url);
	return { url, label: label === 'link' && source.trim() !== '' ? source.trim() : label };
}

/** Gives an entry that is logged already the URL of a draft as a further link. @returns whether it was written; where not, a notice has said why. */
export async function addSource(shell: Shell, place: Place, draft: Pick<Draft, 'url' | 'source'>): Promise<boolean> {
	const heading = entryAt(shell.library.entries, place)?.heading;
	return shell.notes.change(place.path, (note) => {
		const entry = heading === undefined ? `Nothing was written: the entry is no longer in ${place.path} as it was shown.` : entryByHeading(note, heading);
		if (typeof entry === 'string') return entry;
		const edits = addLink(note, entry, linkOf(draft), styleOf(note, shell.config(), entry.from));
		return edits.length > 0 ? edits : 'Nothing was written: the link would not be read as one at this place. Add it in the note itself.';
	}, { done: `Link added to "${place.title}" in ${place.path}.` });
}
