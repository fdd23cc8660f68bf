import { normalizePath } from 'obsidian';
import { automaticFix, check, type Problem } from '../../core/lint';
import { problemLine, problemRecord, recordArray, type ProblemRecord } from '../../core/records';
import { counted } from '../../core/rules/shown';
import { checkOptions, countsOf } from '../check/checking';
import { fixNotes } from '../check/fix-vault';
import type { Shell } from '../shell';
import { formatFlag, formatOf, RefusalError, type AppVerb } from './verb';

export const checkVerb: AppVerb = {
	verb: 'check',
	description: 'Check notes, and mend what can be mended',
	flags: {
		path: { value: '<path>', description: 'A note or a folder. Default: the whole vault' },
		format: formatFlag,
		fix: { description: 'Mend what needs no choice; the command "Undo last vault-wide change" takes it back' },
	},
	async run(shell, given) {
		const format = formatOf(given);
		const paths = pathsBelow(shell, given.path ?? '');
		let found = await look(shell, paths);
		let done = '';
		if (given.fix !== undefined) {
			const before = found.problems;
			const fixable = before.filter((problem) => automaticFix(problem) !== null);
			const mends = fixable.length > 0 && await fixNotes(shell, found.fixable, new Set(fixable.map(({ rule }) => rule)));
			if (mends) {
				found = await look(shell, paths);
				done = `Mended ${counted(Math.max(0, before.length - found.problems.length), 'problem')}. `;
			}
		}
		if (format === 'json') return recordArray(found.records);
		const left = found.problems.length === 0 ? `No problems${done === '' ? '' : ' left'}` : countsOf(found.problems);
		return [...found.records.map((record) => problemLine(record)), ...found.failed, `${done}${left} in ${counted(paths.size, 'note')}.`].join('\n');
	},
};

/** @throws RefusalError when there is no such note or folder. */
function pathsBelow({ app }: Shell, path: string): ReadonlySet<string> {
	const folder = path === '' ? '' : normalizePath(path);
	const all = app.vault.getMarkdownFiles().map((file) => file.path);
	const paths = folder === '' ? all : all.filter((note) => note === folder || note.startsWith(`${folder}/`));
	if (paths.length === 0 && folder !== '') throw new RefusalError(`There is no note or folder ${folder} in this vault.`);
	return new Set(paths);
}

interface Found {
	readonly problems: readonly Problem[];
	readonly records: readonly ProblemRecord[];
	/** The notes in which something can be mended. */
	readonly fixable: readonly string[];
	/** Notes that could not be read, each with the reason. */
	readonly failed: readonly string[];
}

async function look(shell: Shell, among: ReadonlySet<string>): Promise<Found> {
	const options = checkOptions(shell);
	const problems: Problem[] = [];
	const records: ProblemRecord[] = [];
	const fixable: string[] = [];
	const failed: string[] = [];
	for await (const note of shell.library.notes({ among, failed: (path, reason) => failed.push(`${path}: ${reason}`) })) {
		const found = check(note, options);
		for (const problem of found) {
			problems.push(problem);
			records.push(problemRecord(note, problem));
		}
		if (found.some((problem) => automaticFix(problem) !== null)) fixable.push(note.path);
	}
	return { problems, records, fixable, failed };
}
