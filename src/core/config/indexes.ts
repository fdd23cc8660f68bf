import { dateFormats } from '../date';
import { parseQuery } from '../query/parse-query';
import { emptyQuery } from '../query/query';
import { notePathProblem, pathProblem } from './path';
import { choice, lines, readGroup, text, toggle, unusable, type ConfigProblem, type Values } from './setting';

/** What describes one index. Each index has all of these, whatever the others have. */
export const indexSettings = {
	name: text({
		name: 'Name',
		description: 'By which the index is chosen; the name of its note where this is empty.',
		fallback: '',
		check: oneLine,
	}),
	path: text({
		name: 'Index note',
		description: 'The note that “Build index” writes.',
		placeholder: 'Machine Learning Researches.md',
		fallback: 'Machine Learning Researches.md',
		check: notePathProblem,
	}),
	heading: text({
		name: 'Heading',
		description: 'The level-1 heading of the index; none where this is empty.',
		fallback: 'Machine Learning Researches',
		check: oneLine,
	}),
	filter: text({
		name: 'Filter',
		description: 'Only entries that this query shows, in the language of the dashboard. Empty for all.',
		placeholder: 'Diffusion starred:true',
		fallback: '',
		check: filterProblem,
	}),
	style: choice({
		name: 'Style',
		description: 'How an entry is shown.',
		choices: { full: 'Whole entries', compact: 'One line per entry', keyword: 'One line per entry, by keyword' },
		fallback: 'full',
	}),
	granularity: choice({
		name: 'One section per',
		description: 'A date that is coarser than this keeps its precision.',
		choices: { day: 'Day', month: 'Month', year: 'Year' },
		fallback: 'day',
	}),
	order: choice({
		name: 'Order of dates',
		description: 'Which dates stand at the top of the index.',
		choices: { newest: 'Newest first', oldest: 'Oldest first' },
		fallback: 'newest',
	}),
	dateFormat: choice({
		name: 'Date format',
		description: 'The format of the dates in the index.',
		choices: { auto: 'Follow the style settings', ...(Object.fromEntries(dateFormats.map((format) => [format, format])) as Record<(typeof dateFormats)[number], string>) },
		fallback: 'auto',
	}),
	pages: toggle({
		name: 'One page per year',
		description: 'Write the entries of each year to a note of their own, such as Researches 2021.md, and links to these to the index note.',
		fallback: false,
	}),
	contents: choice({
		name: 'List of contents',
		description: 'Links to the sections at the top.',
		choices: { none: 'None', app: 'As wikilinks, for the app', web: 'As Markdown links, for the web' },
		fallback: 'none',
	}),
	backLinks: choice({
		name: 'Links back',
		description: 'A link from each entry to the note that it comes from: to its block id where it has one, else to its date.',
		choices: { auto: 'Markdown links, but none in whole entries', none: 'None', app: 'Wikilinks, for the app', web: 'Relative Markdown links, for the web' },
		fallback: 'auto',
	}),
	undated: toggle({
		name: 'Entries without date',
		description: 'Show them in a section behind the dates.',
		fallback: false,
	}),
	discussions: toggle({
		name: 'Discussions',
		description: 'Show quoted threads, such as r/MachineLearning, in a section at the end.',
		fallback: false,
	}),
	omit: lines({
		name: 'Fields to leave out',
		description: 'One name a line, such as Comment for a comment that is private.',
		placeholder: 'Comment',
		fallback: [],
	}),
	include: lines({
		name: 'Folders to include',
		description: 'One a line; empty for the whole vault.',
		fallback: [],
		check: pathProblem,
	}),
	exclude: lines({
		name: 'Folders to leave out',
		description: 'One a line.',
		fallback: [],
		check: pathProblem,
	}),
};

/** The settings of one index, validated. */
export type IndexSettings = Values<typeof indexSettings>;

/** The settings of the one index that there was before there were several, and what they are called now. */
const oldKeys: Readonly<Record<string, keyof IndexSettings>> = {
	indexPath: 'path', indexHeading: 'heading', indexGranularity: 'granularity', indexInclude: 'include', indexExclude: 'exclude', indexOmit: 'omit',
};

/** The settings of the first index as they were stored before there were several. */
export function oldIndexOf(stored: Readonly<Record<string, unknown>>): Record<string, unknown> {
	const index: Record<string, unknown> = {};
	for (const [old, key] of Object.entries(oldKeys)) if (Object.hasOwn(stored, old)) index[key] = stored[old];
	return index;
}

/** Stored settings without those of the one index that there was before there were several. */
export function withoutOldIndex(stored: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(stored).filter(([key]) => !Object.hasOwn(oldKeys, key)));
}

/** The indexes that settings ask for: at least one, the default one where none is named. Nothing throws. */
export function readIndexes(stored: Readonly<Record<string, unknown>>, problems: ConfigProblem[]): readonly [IndexSettings, ...IndexSettings[]] {
	const written = stored.indexes;
	if (written === undefined) {
		const found: ConfigProblem[] = [];
		const index = readGroup(indexSettings, oldIndexOf(stored), found);
		for (const { key, message } of found) {
			const old = Object.keys(oldKeys).find((name) => oldKeys[name] === key) ?? key;
			problems.push({ key: old, message: message.replace(`\`${key}\``, `\`${old}\``) });
		}
		return [index];
	}
	if (!Array.isArray(written)) problems.push(unusable('indexes', 'expected a list of indexes'));
	const indexes: IndexSettings[] = [];
	for (const [place, value] of (Array.isArray(written) ? written as unknown[] : []).entries()) {
		const name = `indexes[${place}]`;
		if (typeof value !== 'object' || value === null || Array.isArray(value)) {
			problems.push({ key: name, message: `Unusable index \`${name}\`: expected an object of settings. It is passed over until it is mended.` });
			continue;
		}
		const found: ConfigProblem[] = [];
		const index = readGroup(indexSettings, value as Record<string, unknown>, found);
		for (const { key, message } of found) problems.push({ key: `${name}.${key}`, message: message.replace(`\`${key}\``, `\`${name}.${key}\``) });
		if (indexes.some(({ path }) => samePath(path, index.path))) {
			problems.push({ key: `${name}.path`, message: `Unusable setting \`${name}.path\`: another index is written to that note. Choose another one.` });
		}
		indexes.push(index);
	}
	const [first = readGroup(indexSettings, {}, []), ...more] = indexes;
	return [first, ...more];
}

/** Whether two paths are of one file: file systems that do not tell upper from lower case would write both to it. */
export function samePath(a: string, b: string): boolean {
	return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}

/** What a person calls an index. */
export function indexName({ name, path }: IndexSettings): string {
	return name.trim() || path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '');
}

function oneLine(line: string): string | null {
	return /[\r\n]/.test(line) ? 'expected one line' : null;
}

/** A filter picks entries; how they are ordered, grouped and cut off is not for it to say. */
function filterProblem(filter: string): string | null {
	const { query, problems } = parseQuery(filter);
	const [problem] = problems;
	if (problem) return problem.message.charAt(0).toLowerCase() + problem.message.slice(1);
	const { sort, reverse, group, limit } = emptyQuery;
	const picks = query.sort === sort && query.reverse === reverse && query.group === group && query.limit === limit;
	return picks ? null : 'expected conditions only, without `sort`, `reverse`, `group` and `limit`';
}
