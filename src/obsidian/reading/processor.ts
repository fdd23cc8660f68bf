import type { MarkdownPostProcessor, MarkdownSectionInformation } from 'obsidian';
import { fieldsOf, type Config } from '../../core/config/config';
import type { Entry } from '../../core/entry';
import type { Located } from '../../core/log';
import { readNote, type Note } from '../../core/note';
import { reasonOf } from '../../core/reason';
import { entriesBetween } from '../editor/editor-log';
import type { Shell } from '../shell';
import { keywordLists, showKeywords } from './keywords';
import { brokenLinks, showLinks } from './links';
import { headingsWithStar, showStars } from './stars';

/** How many notes are kept for rendering: as many as are on the screen side by side. */
const mostRecent = 4;

/** What a press on something in reading view does. */
export interface ReadingPresses {
	/** Takes the star off the entry with this heading line. */
	unstar(path: string, heading: string): void;
	showKeyword(keyword: string): void;
}

/**
 * Shows stars and links of entries in reading view, embeds, hover previews and exports. It gets one section at a time; where the app
 * does not say which lines that is, the note is read and only what stands in one of its entries is shown otherwise. Running it
 * twice over the same section changes nothing more.
 */
export function readingViewProcessor(shell: Shell, presses: ReadingPresses): MarkdownPostProcessor {
	const notes = new RecentNotes(shell);
	return (section, context) => {
		const config = shell.config();
		const headings = config.renderStars ? headingsWithStar(section) : [];
		const links = config.renderLinks ? brokenLinks(section) : [];
		const lists = config.renderKeywords ? keywordLists(section, fieldsOf(config)) : [];
		if (headings.length === 0 && links.length === 0 && lists.length === 0) return undefined;
		const show = (entries: readonly Located<Entry>[]): void => {
			showLinks(links, entries);
			showStars(headings, entries, (heading) => presses.unstar(context.sourcePath, heading));
			showKeywords(lists, entries, (keyword) => presses.showKeyword(keyword));
		};
		const lines = context.getSectionInfo(section);
		if (lines) {
			show(entriesOfLines(notes.of(context.sourcePath, lines.text), lines));
			return undefined;
		}
		return notes.read(context.sourcePath).then((note) => {
			if (note) show(note.log.entries);
		});
	};
}

function entriesOfLines(note: Note, { lineStart, lineEnd }: MarkdownSectionInformation): readonly Located<Entry>[] {
	const { lineStarts } = note;
	const from = lineStarts[lineStart] ?? note.text.length;
	const to = lineStarts[lineEnd + 1] ?? note.text.length;
	return entriesBetween(note, from, to);
}

/** Notes that were read lately: a note is rendered section by section, with the same text each time. */
class RecentNotes {
	private readonly recent: { readonly note: Note; readonly config: Config }[] = [];

	constructor(private readonly shell: Shell) {}

	of(path: string, text: string): Note {
		const config = this.shell.config();
		const known = this.recent.find(({ note, config: by }) => note.path === path && by === config && note.text === text);
		if (known) return known.note;
		const note = readNote(path, text, config);
		this.recent.unshift({ note, config });
		this.recent.length = Math.min(this.recent.length, mostRecent);
		return note;
	}

	async read(path: string): Promise<Note | null> {
		try {
			const text = await this.shell.notes.textOf(path);
			return text === null ? null : this.of(path, text);
		} catch (error) {
			console.debug(`ML Watch: ${path} was not read for display: ${reasonOf(error)}`);
			return null;
		}
	}
}
