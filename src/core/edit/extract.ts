import { composeEdits } from '../text/compose-edits';
import { contentEnd } from '../conventions';
import { isoDate } from '../date';
import { draftOf } from '../draft';
import { editEntry } from './edit-entry';
import type { Entry } from '../entry';
import type { Refusal } from '../insert';
import type { Located } from '../log';
import { readNote, type Note } from '../note';
import type { Config } from '../config/config';
import type { Style } from '../style';
import { applyEdits, lineEndingOf, lineStart, textOf, withLineFeeds, type Edit } from '../text';

/** A file system takes longer names, but nobody reads them. */
const longestName = 80;

/** A name for the note of an entry: its title without what file systems and links to notes refuse. */
export function extractedName(located: Located<Entry>): string {
	const name = draftOf(located).title.replace(/[\\/:*?"<>|#^[\]]+/g, ' ').replace(/\s+/g, ' ').trim();
	const short = name.length > longestName ? `${name.slice(0, longestName).replace(/[\ud800-\udbff]$/, '').trimEnd()}…` : name;
	return withoutDots(short) || 'Paper';
}

/** Some file systems hide names that begin with a dot, others drop one at the end. */
function withoutDots(name: string): string {
	let [from, to] = [0, name.length];
	while (name[from] === '.' || name[from] === ' ') from++;
	while (to > from && (name[to - 1] === '.' || name[to - 1] === ' ')) to--;
	return name.slice(from, to);
}

/** The note of an entry: front matter that the app's tables can list, then all that stands in the entry's body. */
export function extractedText(located: Located<Entry>): string {
	const draft = draftOf(located);
	const { block } = located;
	const lines = [
		'---',
		...(draft.date ? [`date: ${isoDate(draft.date)}`] : []),
		...(draft.source === '' ? [] : [`source: ${quoted(draft.source)}`]),
		`starred: ${draft.starred}`,
		`url: ${quoted(draft.url)}`,
		...list('keywords', draft.keywords),
		...list('links', draft.links.map(({ url }) => url).filter((url) => url !== '')),
		'---',
		'',
		`# ${textOf(block.text, block.title)}`,
		'',
	];
	const body = withLineFeeds(textOf(block.text, block.body)).trim();
	return lines.join('\n') + (body === '' ? '' : `\n${body}\n`);
}

/** A YAML text: JSON's strings are YAML's double-quoted ones. */
function quoted(text: string): string {
	return JSON.stringify(text);
}

function list(name: string, values: readonly string[]): string[] {
	return values.length === 0 ? [] : [`${name}:`, ...values.map((value) => `  - ${quoted(value)}`)];
}

/**
 * What the log keeps of an entry whose words went to a note of their own: heading, links and short fields, and a link to that note in the
 * place of summary and comment.
 * @param link a link to the note, as it is written.
 */
export function extractEdits(note: Note, located: Located<Entry>, link: string, { config, style }: { config: Config; style: Style }): Edit[] | Refusal {
	const change = editEntry(note, located, { ...draftOf(located), summary: '', comment: '' }, style);
	if ('refusal' in change) return change;
	const rest = readNote(note.path, applyEdits(note.text, change.edits), config);
	const entry = rest.log.entries.find(({ from }) => from === located.from);
	if (!entry) return { refusal: 'The entry would not be read any more. Nothing was changed.' };
	return composeEdits(change.edits, [linkEdit(entry, link, lineEndingOf(note.text))]);
}

/** The link as a paragraph of its own: at the end, but not behind the label of a text, whose value it would become. */
function linkEdit({ block, from }: Located<Entry>, link: string, ending: string): Edit {
	const open = block.fields.find(({ kind }) => kind.content === 'text');
	const at = from + (open ? lineStart(block.text, open.span[0]) : contentEnd(block));
	return { from: at, to: at, insert: open ? link + ending + ending : ending + ending + link };
}
