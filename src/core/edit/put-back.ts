import { composeEdits } from '../text/compose-edits';
import type { Config } from '../config/config';
import { contentEnd } from '../conventions';
import { draftOf } from '../draft';
import { editEntry } from './edit-entry';
import type { Entry } from '../entry';
import { bodyStart } from '../log/front-matter';
import type { Refusal } from '../insert';
import { readInlineLink } from '../link';
import { parse, type Located } from '../log';
import { decode } from '../markdown';
import { readNote, type Note } from '../note';
import type { Style } from '../style';
import { applyEdits, lineEnd, nextLine, textOf, trimSpan, withLineFeeds, type Edit, type Span } from '../text';

/** A line of an entry that is a link to a note and nothing else, as extracting leaves one. */
export interface NoteLink {
	/** Relative to the entry's text. */
	readonly span: Span;
	/** The note as it is named: a path or name, with or without `.md`. */
	readonly target: string;
}

/** The lines of an entry's body that are links to notes, in text order. */
export function noteLinks({ text, body }: Entry): NoteLink[] {
	const links: NoteLink[] = [];
	for (let at = body[0]; at < body[1]; at = nextLine(text, at)) {
		const span = trimSpan(text, [at, Math.min(body[1], lineEnd(text, at))]);
		const target = targetOf(text, span);
		if (target !== null) links.push({ span, target });
	}
	return links;
}

function targetOf(text: string, span: Span): string | null {
	const wikilink = /^\[\[([^[\]|#]+)(?:[|#][^[\]]*)?\]\]$/.exec(textOf(text, span));
	if (wikilink) return wikilink[1]!.trim();
	const link = readInlineLink(text, span[0], span[1]);
	if (!link || link.span[1] !== span[1]) return null;
	const url = decode(textOf(text, link.url));
	if (url === '' || url.includes(':')) return null;
	try {
		return decodeURI(url);
	} catch {
		return url;
	}
}

/**
 * Takes extracting back: the summary and comment that stand in the entry's own note by now go to the entry again, in the place of the link.
 * @param words the text of that note.
 */
export function putBackEdits(
	note: Note, located: Located<Entry>, link: NoteLink, words: string, { config, style }: { config: Config; style: Style },
): Edit[] | Refusal {
	const { summary, comment } = wordsOf(located.block, words, style);
	const own = draftOf(located);
	if (summary === '' && comment === '') return { refusal: 'Nothing was written: that note holds neither summary nor comment.' };
	if ((own.summary !== '' && summary !== '') || (own.comment !== '' && comment !== '')) {
		return { refusal: 'Nothing was written: the entry has words of its own there by now.' };
	}
	const removed = [removal(located, link)];
	const rest = readNote(note.path, applyEdits(note.text, removed), config);
	const entry = rest.log.entries.find(({ from }) => from === located.from);
	if (!entry) return { refusal: 'The entry would not be read any more. Nothing was changed.' };
	const change = editEntry(rest, entry, { ...draftOf(entry), summary: summary || own.summary, comment: comment || own.comment }, style);
	return 'refusal' in change ? change : composeEdits(removed, change.edits);
}

/** What the note of an entry says, read as if it stood in the entry; what stands below further headings is that note's own. */
function wordsOf(entry: Entry, words: string, { fields }: Style): { summary: string; comment: string } {
	const text = withLineFeeds(words);
	let body = bodyStart(text);
	while (body < text.length && text.slice(body, lineEnd(text, body)).trim() === '') body = nextLine(text, body);
	if (text.startsWith('# ', body)) body = nextLine(text, body);
	const read = parse(`# 2000\n\n${textOf(entry.text, entry.heading)}\n\n${text.slice(body)}`, { fields }).entries[0];
	return read ? draftOf(read) : { summary: '', comment: '' };
}

/** The link with the blank lines that part it from what follows, else from what stands before it. */
function removal({ block, from }: Located<Entry>, { span }: NoteLink): Edit {
	const { text } = block;
	const end = contentEnd(block);
	let [start, to] = span;
	if (to < end) {
		to = nextLine(text, to);
		while (to < end && text.slice(to, lineEnd(text, to)).trim() === '') to = nextLine(text, to);
	} else {
		start = text.slice(0, start).trimEnd().length;
	}
	return { from: from + start, to: from + to, insert: '' };
}
