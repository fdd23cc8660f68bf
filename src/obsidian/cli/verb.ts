import type { CliData, CliFlags } from 'obsidian';
import type { LibraryEntry } from '../../core/library';
import { parseQuery, runQuery } from '../../core/query';
import type { Shell } from '../shell';

/** One thing that the app's own terminal command can ask of the plugin. */
export interface AppVerb {
	/** Behind the plugin's id; empty for the command that is the id alone. */
	readonly verb: string;
	readonly description: string;
	readonly flags: CliFlags | null;
	run(shell: Shell, given: CliData): Promise<string> | string;
}

/** What a person asked for cannot be done; the message is all that they see. */
export class RefusalError extends Error {}

/** What `--format` is elsewhere. */
export const formatFlag = { value: '<text|json>', description: 'Lines for people, or an array for programs. Default: text' } as const;
export const queryFlag = { value: '<query>', description: 'Only entries that this query of the dashboard shows' } as const;

/** @throws RefusalError when the format is none of these. */
export function formatOf(given: CliData, formats: readonly string[] = ['text', 'json']): string {
	const format = given.format ?? formats[0]!;
	if (formats.includes(format)) return format;
	throw new RefusalError(`Unexpected \`${format}\` for \`format\`, expected ${formats.join(', ')}`);
}

/**
 * The entries that a query shows, in its order.
 * @throws RefusalError when it cannot be read.
 */
export function entriesFor({ library }: Shell, given: CliData): readonly LibraryEntry[] {
	const { query, problems: [problem] } = parseQuery(given.query ?? '');
	if (problem) throw new RefusalError(`Unreadable \`query\`: ${problem.message}`);
	return runQuery(library.entries, query);
}
