import type { Entry } from '../entry';
import { escapeText } from '../print/escape';
import type { DateBlock, Located, Log } from '../log';
import { decode } from '../markdown';
import { baseName, type Note } from '../note';
import { textOf } from '../text';
import { encodePart, relativePath } from '../relative-links/relative-path';

/** How a link within the vault is written: as the app's own wikilink, or as a Markdown link that a web page follows too. */
export type LinkForm = 'app' | 'web';

/**
 * A link to where an entry stands: to its block id where the heading ends with one and the app is to follow it, else to its date
 * heading, else to its note.
 * @param folder the folder of the note that the link stands in.
 */
export function linkBack(note: Note, { block: entry, dateIndex }: Located<Entry>, form: LinkForm, folder: string): string {
	const id = /(?:^|\s)\^([A-Za-z0-9-]+)$/.exec(textOf(entry.text, entry.tail));
	const date = note.log.blocks[dateIndex];
	const heading = date?.type === 'date' ? headingOf(date) : '';
	if (form === 'app') return noteLink(note.path, { form, folder, anchor: id ? `^${id[1]!}` : heading });
	return noteLink(note.path, { form, folder, anchor: dateAnchors(note.log).get(dateIndex) ?? '' });
}

function headingOf({ text, value }: DateBlock): string {
	return textOf(text, value).replace(/[:：]$/, '').trim();
}

const anchorsOf = new WeakMap<Log, ReadonlyMap<number, string>>();

/** The anchors of a log's date headings, by their blocks. */
function dateAnchors(log: Log): ReadonlyMap<number, string> {
	const known = anchorsOf.get(log);
	if (known) return known;
	const slugs = new Map<string, number>();
	const anchors = new Map(log.dates.map(({ index, block }) => [index, nextSlug(headingOf(block), slugs)]));
	anchorsOf.set(log, anchors);
	return anchors;
}

/** A link to a note of the vault, with its name as text. Its anchor is the words of a heading for the app, a slug for the web. */
export function noteLink(path: string, { form, folder, anchor = '', text = baseName(path) }: { form: LinkForm; folder: string; anchor?: string; text?: string }): string {
	const target = path.replace(/\.md$/, '');
	// The app keeps such names out of wikilinks too.
	if (form === 'app' && !/[[\]|#^]/.test(target)) return `[[${target}${anchor === '' ? '' : `#${anchor}`}|${text}]]`;
	return `[${escapeText(text)}](${relativePath(folder, path)}${anchor === '' || form === 'app' ? '' : `#${encodePart(anchor)}`})`;
}

/** A link to a heading, given as Markdown, of the note that it stands in. `slugs` counts how often each slug was used so far. */
export function headingLink(heading: string, form: LinkForm, slugs: Map<string, number>): string {
	const shown = decode(heading);
	const words = shown.replace(/[[\]|#^%]+/g, ' ').replace(/\s+/g, ' ').trim();
	if (form === 'app') return `[[#${words}|${words}]]`;
	return `[${escapeText(shown)}](#${encodePart(nextSlug(shown, slugs))})`;
}

/** The anchor of a heading that comes behind others: the second one of a name gets `-1`. */
export function nextSlug(heading: string, slugs: Map<string, number>): string {
	const slug = slugOf(heading);
	const count = slugs.get(slug) ?? 0;
	slugs.set(slug, count + 1);
	return count === 0 ? slug : `${slug}-${count}`;
}

/** The anchor that GitHub, and kramdown with GitHub's dialect, give to a heading: letters, digits, `-` and `_`, in lower case. */
function slugOf(heading: string): string {
	return heading.trim().toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-');
}
