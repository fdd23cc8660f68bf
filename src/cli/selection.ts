import { fieldsOf, type Config } from '../core/config/config';
import { readDate, type LogDate } from '../core/date';
import type { Entry } from '../core/entry';
import { withoutIndexRegion } from '../core/index-region';
import { Library, type LibraryEntry } from '../core/library';
import type { Located } from '../core/log';
import { readNote, type Note } from '../core/note';
import { combineQueries, emptyQuery, parseQuery, runQuery, type Query } from '../core/query';
import type { Arguments, Option } from './options';
import { openRoots, readRoot, settingsOption } from './roots';
import { UsageError, type World } from './world';

/** The options of every verb that shows some entries and not others. They ask the query that the dashboard asks. */
export const selectionOptions: readonly Option[] = [
	{ name: 'query', value: 'text', summary: 'Only entries that a query of the dashboard shows, such as "has:code -source:arxiv".' },
	{ name: 'starred', summary: 'Only entries with a star.' },
	{ name: 'keyword', value: 'word', summary: 'Only entries with this keyword; given twice, with both.' },
	{ name: 'since', value: 'date', summary: 'Only entries of this day, month or year and later ones.' },
	{ name: 'until', value: 'date', summary: 'Only entries of this day, month or year and earlier ones.' },
	settingsOption,
];

/** An entry that was asked for, and where it stands. */
export interface Selected {
	readonly entry: LibraryEntry;
	readonly note: Note;
	readonly located: Located<Entry>;
	readonly config: Config;
}

export interface Selection {
	readonly selected: readonly Selected[];
	/** All entries of the roots, the selected ones among them. */
	everything(): readonly Selected[];
	/** How many notes and folders could not be read; already told. */
	readonly failures: number;
	/** The settings of the first root. */
	readonly config: Config;
	/** Whether settings of any root could not be used; already told. */
	readonly brokenSettings: boolean;
}

/**
 * Reads everything that the operands name and picks the entries that the options ask for.
 * @param order `place`: as roots, paths and notes have them; `query`: as the query asks, newest first by default.
 */
export async function select(given: Arguments, world: World, order: 'place' | 'query'): Promise<Selection> {
	const query = readQuery(given);
	const roots = await openRoots(given.paths, world, given.last('settings'));
	const failures = { count: 0 };
	const selected: Selected[] = [];
	const libraries: (() => readonly Selected[])[] = [];
	for (const root of roots) {
		const library = new Library();
		const notes = new Map<string, Note>();
		const fields = fieldsOf(root.config);
		for await (const { path, text } of readRoot(root, world, failures)) {
			const note = readNote(path, withoutIndexRegion(text), root.config);
			library.set(note, { fields });
			// What holds nothing of ours need not stay in memory.
			if (library.entries(path).length > 0) notes.set(path, note);
		}
		const made = new Map<LibraryEntry, Selected>();
		const selectedOf = (entry: LibraryEntry): Selected => {
			const note = notes.get(entry.path)!;
			const known = made.get(entry) ?? { entry, note, located: note.log.entries[entry.ordinal]!, config: root.config };
			made.set(entry, known);
			return known;
		};
		const found = runQuery(library, { ...query, limit: null });
		for (const entry of order === 'query' ? found : inPlace(library, found)) selected.push(selectedOf(entry));
		libraries.push(() => library.all().map(selectedOf));
	}
	return {
		selected: query.limit === null ? selected : selected.slice(0, query.limit),
		everything: () => libraries.flatMap((all) => all()),
		failures: failures.count,
		config: roots[0]!.config,
		brokenSettings: roots.some((root) => root.settingsProblems.length > 0),
	};
}

function inPlace(library: Library, found: readonly LibraryEntry[]): readonly LibraryEntry[] {
	const shown = new Set(found);
	return library.all().filter((entry) => shown.has(entry));
}

/**
 * The query that the options ask for.
 * @throws UsageError when something in it cannot be read.
 */
export function readQuery(given: Arguments): Query {
	const { query, problems } = parseQuery(given.last('query') ?? '');
	const [problem] = problems;
	if (problem) throw new UsageError(`--query: ${problem.message}`);
	const keywords = given.all('keyword').map((value) => ({ field: 'keyword', value, exact: true, negated: false }) as const);
	return combineQueries(query, {
		...emptyQuery,
		starred: given.has('starred') ? true : null,
		since: dateOption(given, 'since'),
		until: dateOption(given, 'until'),
		clauses: keywords,
	});
}

/**
 * The date that an option names; null where it was not given.
 * @throws UsageError when it is none.
 */
export function dateOption(given: Arguments, name: string): LogDate | null {
	const written = given.last(name);
	if (written === null) return null;
	const date = readDate(written)?.date ?? null;
	if (!date) throw new UsageError(`Unexpected \`${written}\` for \`--${name}\`, expected a date such as 2021-09-22, 2021-09 or 2021`);
	return date;
}
