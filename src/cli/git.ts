import { withinRoot } from './find-notes';
import { UsageError, type World } from './world';

/** Lines of a file that were changed, from 1, the end inclusive. Lines end with LF, as git has it. */
export type ChangedLines = readonly (readonly [first: number, last: number])[];

/** What was changed in a working tree since a commit. */
export interface Changes {
	/** The lines of a file that were changed: none where it is as it was, `whole` where it is new, renamed or binary. */
	linesOf(file: string): Promise<ChangedLines | 'whole'>;
}

/**
 * Asks git what was changed since the working tree left the history of a ref, or since the ref itself where they share none.
 * @param folder one inside of the working tree.
 * @throws UsageError when git is missing, the folder lies in no repository, or the ref names no commit.
 */
export async function changesSince(ref: string, folder: string, world: World): Promise<Changes> {
	const top = await askGit(world, folder, ['rev-parse', '--show-toplevel'], `${folder} lies in no git repository, which \`--changed-from\` needs`);
	const root = top.trimEnd();
	const unknown = `Unknown git ref \`${ref}\`: expected a branch, a tag or a commit. A shallow clone may have to fetch it first`;
	const commit = (await askGit(world, root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], unknown)).trim();
	// What others did meanwhile on the branch that the ref names is not what was changed here.
	const base = (await world.git?.(root, ['merge-base', commit, 'HEAD']))?.out.trim().split('\n')[0] || commit;
	const listed = await askGit(world, root, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', base]);
	const difference = await askGit(world, root, [
		'-c', 'core.quotePath=false', 'diff', '--unified=0', '--inter-hunk-context=0', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames',
		'--ignore-submodules', '--src-prefix=a/', '--dst-prefix=b/', base, '--',
	]);
	const before = new Set(listed.split('\0'));
	const changed = readDifference(difference);
	return {
		async linesOf(file) {
			const path = withinRoot(slashed(await world.files.realPath(file)), root);
			return path !== null && before.has(path) ? changed.get(path) ?? [] : 'whole';
		},
	};
}

/** @param refusal what to say where git says no; else its own words are passed on. */
async function askGit(world: World, folder: string, command: readonly string[], refusal?: string): Promise<string> {
	const answer = await world.git?.(folder, command) ?? null;
	if (answer === null) throw new UsageError('`--changed-from` needs git, which was not found');
	if (answer.code === 0) return answer.out;
	const reason = answer.err.trim().split('\n')[0]!;
	// A repository of somebody else is refused for a reason that a person must read.
	throw new UsageError(refusal === undefined || reason.includes('dubious ownership') ? `git: ${reason}` : refusal);
}

function slashed(path: string): string {
	return /^[A-Za-z]:\\/.test(path) ? path.replaceAll('\\', '/') : path;
}

/** The changed lines of each file, by its path in the working tree, from a unified difference without context. */
export function readDifference(difference: string): ReadonlyMap<string, ChangedLines | 'whole'> {
	const changed = new Map<string, [number, number][] | 'whole'>();
	let ranges: [number, number][] = [];
	let at = 0;
	const line = (): string => {
		const end = difference.indexOf('\n', at);
		const text = difference.slice(at, end < 0 ? difference.length : end);
		at = end < 0 ? difference.length : end + 1;
		return text;
	};
	while (at < difference.length) {
		const text = line();
		const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(text);
		if (hunk) {
			const [removed, first, added] = [Number(hunk[1] ?? 1), Number(hunk[2]), Number(hunk[3] ?? 1)];
			// Where lines are gone, what stands on either side of the gap is what was changed.
			ranges.push(added > 0 ? [first, first + added - 1] : [first, first + 1]);
			// The lines themselves may look like anything.
			for (let count = removed + added; count > 0 && at < difference.length; ) if (!line().startsWith('\\')) count--;
		} else if (text.startsWith('+++ ')) {
			ranges = [];
			const path = pathOf(text.slice(4));
			if (path !== null) changed.set(path, ranges);
		} else if (text.startsWith('Binary files ') && text.endsWith(' differ')) {
			const path = pathOf(text.slice(text.lastIndexOf(' and ') + 5, -7));
			if (path !== null) changed.set(path, 'whole');
		}
	}
	return changed;
}

/** A name behind `+++`: in quotes where it holds what a line can't, with a tab behind it where it holds a space. */
function pathOf(written: string): string | null {
	const name = written.startsWith('"') ? unquoted(written.slice(1, written.lastIndexOf('"'))) : written.replace(/\t$/, '');
	return name.startsWith('b/') ? name.slice(2) : null;
}

const escapes: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

/** Undoes git's quoting in the manner of C, whose octal numbers are bytes. */
function unquoted(text: string): string {
	const bytes: number[] = [];
	for (const [, octal, letter, plain] of text.matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/gs)) {
		if (plain !== undefined) bytes.push(...new TextEncoder().encode(plain));
		else bytes.push(octal === undefined ? escapes[letter!] ?? letter!.charCodeAt(0) : parseInt(octal, 8));
	}
	return new TextDecoder().decode(new Uint8Array(bytes));
}
