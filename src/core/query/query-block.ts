import { lineEnd, lineStarts, nextLine, positionAt } from '../text';
import { isQueryName, oneOf, QueryReader, type QueryProblem } from './parse-query';
import type { Query } from './query';

/** How a code block shows what its query finds. */
export const shows = ['list', 'table', 'chart'] as const;
export type Show = (typeof shows)[number];

export interface BlockQuery {
	readonly query: Query;
	readonly show: Show;
	/** In text order, each with its line in the block, from 0. */
	readonly problems: readonly (QueryProblem & { readonly line: number })[];
}

/** The names that are asked for most: all of them would be no help. */
const expectedNames = ['starred:', 'keywords:', 'source:', 'since:', 'sort:', 'group:', 'limit:', 'show:'];

/** The name that a line begins with, where it means nothing; null where it begins with none, or with an address. */
export function unknownName(line: string): string | null {
	const name = /^-?([a-z]+):(?!\/\/)/i.exec(line)?.[1];
	return name === undefined || isQueryName(name.toLowerCase()) ? null : name;
}

/**
 * Reads the content of a code block `ml-watch`: the language of `parseQuery`, one condition a line, where `keywords: a; b` takes a
 * list that fills its line, and `show: list|table|chart`. A line that begins with `# ` is a comment.
 */
export function readQueryBlock(text: string): BlockQuery {
	const reader = new QueryReader(text);
	let show: Show = 'list';
	for (let at = 0; at < text.length; at = nextLine(text, at)) {
		const end = lineEnd(text, at);
		const line = text.slice(at, end).trim();
		if (line === '' || line === '#' || line.startsWith('# ')) continue;
		if (!/^show:/i.test(line)) {
			const unknown = unknownName(line);
			if (unknown === null) reader.read(at, end, true);
			else reader.problem([at, end], `Unexpected \`${unknown}:\`, expected ${oneOf(expectedNames)}, or quotes around words to look for`);
			continue;
		}
		const asked = line.slice('show:'.length).trim();
		const found = shows.find((choice) => choice === asked.toLowerCase());
		if (found) show = found;
		else reader.problem([at, end], `Unexpected \`${asked}\`, expected ${oneOf(shows)}`);
	}
	const { query, problems } = reader.result();
	const starts = lineStarts(text);
	return { query, show, problems: problems.map((problem) => ({ ...problem, line: positionAt(starts, problem.span[0]).line })) };
}
