import type { LogDate } from '../date';
import type { Draft } from '../draft';
import { tidyUrl } from '../print/escape';
import { decode } from '../markdown';
import type { Note } from '../note';
import { targetKeys, targetOf, type Target } from '../rules/targets';
import { textOf } from '../text';
import type { Imported } from './imported';

/** A paper about to be imported. */
export interface ImportRow {
	readonly draft: Draft;
	/** The line it comes from, from 0. */
	readonly line: number;
	/** Where the same paper stands already; null where it does not. */
	readonly known: string | null;
	/** The line, from 0, of the same paper further up in the list; null where there is none. */
	readonly repeats: number | null;
}

/** How a list is taken in: under which dates, and what is there already. */
export interface ImportChoices {
	/** For papers of which the list gives none, or for all where `usesDates` is false. */
	readonly date: LogDate | null;
	readonly usesDates: boolean;
	/** Where the entry with a key stands (see `knownIn`). */
	readonly known: (key: string) => string | null;
}

/** The papers of a list with their dates, each compared with what is there already. Similar URLs count for nothing. */
export function planImport({ papers }: Imported, { date, usesDates, known }: ImportChoices): ImportRow[] {
	const seen = new Map<string, number>();
	return papers.map(({ draft, line }) => {
		// As they will be written, so that what was imported is known again.
		const links = draft.links.map(({ label, url }) => ({ label, url: tidyUrl(url) }));
		const keys = keysOf({ kind: 'paper', url: tidyUrl(draft.url), links }, draft.title || tidyUrl(draft.url));
		const repeats = keys.map((key) => seen.get(key)).find((above) => above !== undefined) ?? null;
		for (const key of keys) if (!seen.has(key)) seen.set(key, line);
		return {
			draft: usesDates && draft.date ? draft : { ...draft, date },
			line,
			known: keys.map(known).find((place) => place !== null) ?? null,
			repeats,
		};
	});
}

/** Whether a row is imported unless a person says otherwise. */
export function isNew({ known, repeats }: ImportRow): boolean {
	return known === null && repeats === null;
}

/** The keys of the entries in notes, with the path of the note that has each. */
export function knownIn(notes: Iterable<Note>): Map<string, string> {
	const keys = new Map<string, string>();
	for (const { path, log } of notes) {
		for (const { block } of log.entries) {
			for (const key of keysOf(targetOf(block), decode(textOf(block.text, block.title)))) if (!keys.has(key)) keys.set(key, path);
		}
	}
	return keys;
}

/** What leads to no place on the web is known by its words alone: else it would come once more with every import. */
function keysOf(target: Target, title: string): string[] {
	const keys = targetKeys(target);
	return keys.length > 0 ? keys : [`words ${title.trim().toLowerCase()} ${target.url}`];
}
