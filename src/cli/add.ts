import { fieldsOf, type Config } from '../core/config/config';
import { styleOf } from '../core/conventions';
import { isoDate, type LogDate } from '../core/date';
import { draftOf, type Draft } from '../core/draft';
import { insertEntries } from '../core/insert/insert-many';
import { Library } from '../core/library';
import { factsOf } from '../core/rules/facts';
import { readNote, type Note } from '../core/note';
import { counted } from '../core/rules/shown';
import { applyEdits, positionAt } from '../core/text';
import { keysOf, linkHabitsOf, placesOf, proposeDraft, type DraftContext } from '../metadata/draft-of';
import type { Found } from '../metadata/found';
import { detailOptions, lookUp, networkNote, servicesFor, tellFailures } from './details';
import { joinPath } from './find-notes';
import type { Arguments } from './options';
import { paintFor, printable } from './printable';
import { decodeText, encodeText, readTarget } from './read-notes';
import { complain, dryRunOption, openRoot, readRoot, settingsOption } from './roots';
import { dateOption } from './selection';
import { readSettingsAbove } from './settings';
import { unifiedDifference } from './unified';
import { program, type Verb } from './verb';
import { UsageError, type ExitCode, type World } from './world';

export const addVerb: Verb = {
	name: 'add',
	summary: 'Writes paper notes for URLs into a log.',
	operands: '<url>...',
	options: [
		{ name: 'note', value: 'file', summary: 'The note to write; made where there is none. Default: the first log note of the settings, in the vault.' },
		{ name: 'vault', value: 'folder', summary: 'The vault: keywords, sources and duplicates are looked for in all its notes. Default: this folder; with --note that note alone.' },
		{ name: 'date', value: 'date', summary: 'The date of the entries. Default: today, or the date of publication in a log that is kept so.' },
		{ name: 'star', summary: 'Give the entries a star.' },
		{ name: 'force', summary: 'Write entries that are logged already once more.' },
		dryRunOption,
		...detailOptions,
		settingsOption,
	],
	notes: [
		'A URL may be a paper (arXiv, DOI, OpenReview, as a URL or a bare id), a repository, a thread or any page: a page leads to the paper that it\n'
		+ 'is about. `-` reads URLs from standard input, one a line. Entries are written as the log writes them, all in one change.',
		networkNote,
		'Exits with 1 when a URL was logged already or a service did not answer, with 2 when something could not be written.',
	],
	examples: [
		'add https://arxiv.org/abs/1706.03762',
		'add --note "ML Watch.md" --date 2021-09-16 --dry-run https://example.com/a-post-about-a-paper',
		'add --offline --vault ~/vault - < urls.txt',
	],
	run: add,
};

/** A note that entries go into. */
interface Target {
	readonly path: string;
	readonly text: string;
	/** What the file holds; null where there is none yet. */
	readonly bytes: Uint8Array | null;
}

async function add(given: Arguments, world: World): Promise<ExitCode> {
	const urls = await readUrls(given, world);
	const date = dateOption(given, 'date');
	const { target, config, context, failures } = await open(given, date, world);
	const note = readNote(target.path, target.text, config);
	const found = await lookUp(urls, servicesFor(given, config), world);
	const { drafts, skipped, unusable } = draftsOf(found, context, given, world);
	const untold = tellFailures(found, world);
	const style = styleOf(note, config);
	const { edits, refused } = insertEntries(note, drafts, { style, section: config.discussions });
	for (const [index, refusal] of refused) complain(world, `${drafts[index]!.draft.url}: ${refusal}`);
	const after = readNote(target.path, applyEdits(note.text, edits), config);
	const wrong = unusable + refused.size + failures;
	if (edits.length > 0) {
		if (given.has('dry-run')) world.out(unifiedDifference(target.path, target.bytes && note.text, after.text, paintFor(world.colors ?? false)));
		else await world.files.write(target.path, encodeText(after.text), target.bytes);
		if (untold > 0) world.err(`\`${program} complete\` fills in later what is missing now.\n`);
		tellWritten(after, drafts.filter((_, index) => !refused.has(index)).map(({ draft }) => draft), given.has('dry-run'), world);
	}
	if (wrong > 0) return 2;
	return skipped > 0 || untold > 0 ? 1 : 0;
}

async function readUrls(given: Arguments, { files }: World): Promise<string[]> {
	const urls: string[] = [];
	for (const operand of given.paths) {
		if (operand !== '-') urls.push(operand);
		else urls.push(...decodeText(await files.readInput()).split(/\r\n|\n|\r/).map((line) => line.replace(/^\ufeff/, '').trim()).filter((line) => line !== '' && !line.startsWith('#')));
	}
	if (urls.length === 0) throw new UsageError('Missing URL. See --help.');
	return urls;
}

interface Opened {
	readonly target: Target;
	readonly config: Config;
	readonly context: DraftContext;
	/** How many notes could not be read; already told. */
	readonly failures: number;
}

/** Reads the note, and the vault for what the person's words and habits are. */
async function open(given: Arguments, date: LogDate | null, world: World): Promise<Opened> {
	const { files } = world;
	const named = given.last('note');
	const vault = given.last('vault') ?? (named === null ? '.' : null);
	const root = vault === null ? null : await openRoot(vault, world, given.last('settings'));
	if (root && !root.isFolder) throw new UsageError(`Not a folder: ${vault!}`);
	const { config, problems } = root ? { config: root.config, problems: [] } : await readSettingsAbove(files, named!, given.last('settings'));
	for (const problem of problems) complain(world, problem);
	const target = await openTarget(named ?? joinPath(vault === '.' ? '' : root!.path, config.logs[0] ?? 'ML Watch.md'), world);
	const library = new Library();
	const failures = { count: 0 };
	const fields = fieldsOf(config);
	let isRead = false;
	if (root) {
		for await (const { path, file, text } of readRoot(root, world, failures)) {
			library.set(readNote(path, text, config), { fields });
			isRead ||= file === target.path || file === `./${target.path}`;
		}
	}
	// The note may stand outside of the vault.
	if (!isRead) library.set(readNote(target.path, target.text, config), { fields });
	const context = { config, facts: factsOf(library.all()), links: linkHabitsOf(library.all()), today: date ?? world.today ?? null };
	return { target, config, context, failures: failures.count };
}

/** The note to write as it is, or an empty one where there is none yet. */
async function openTarget(path: string, world: World): Promise<Target> {
	const read = await readTarget(path, world);
	if (!read && !path.endsWith('.md')) throw new UsageError(`Unexpected \`${path}\` for \`--note\`, expected a note that ends with .md`);
	return read ?? { path, text: '', bytes: null };
}

interface Drafts {
	readonly drafts: readonly { readonly draft: Draft; readonly quote: string }[];
	readonly skipped: number;
	readonly unusable: number;
}

/** The drafts of what is new; what is logged already, and what is no URL, is told. */
function draftsOf(found: readonly Found[], context: DraftContext, given: Arguments, world: World): Drafts {
	const drafts: { draft: Draft; quote: string }[] = [];
	const seen = new Set<string>();
	let skipped = 0;
	let unusable = 0;
	for (const one of found) {
		if (one.recognition.problem !== null) {
			unusable++;
			complain(world, one.recognition.problem);
			continue;
		}
		const place = given.has('force') ? null : alreadyLogged(one, context, seen);
		if (place !== null) {
			skipped++;
			complain(world, `${one.given}: ${place} Add \`--force\` to write it once more.`);
			continue;
		}
		const { draft, quote } = proposeDraft(one, context);
		tellTitles(one, world);
		drafts.push({ draft: { ...draft, starred: given.has('star'), date: dateOption(given, 'date') ?? draft.date }, quote });
	}
	return { drafts, skipped, unusable };
}

/** Where a paper stands already, in the notes or earlier in the list; null where it is new. */
function alreadyLogged(found: Found, { facts }: DraftContext, seen: Set<string>): string | null {
	const keys = keysOf(found);
	const isTwice = keys.some((key) => seen.has(key));
	for (const key of keys) seen.add(key);
	const [place] = facts ? placesOf(found, facts) : [];
	if (place) return `Logged already in ${place.path}, line ${place.line + 1}${place.date ? `, under ${isoDate(place.date)}` : ''}: ${place.title}.`;
	return isTwice ? 'It stands in the list twice.' : null;
}

/** Services that disagree about the title of one thing are both shown. */
function tellTitles({ given, titles }: Found, world: World): void {
	for (const about of ['page', 'paper'] as const) {
		const claims = titles.filter((claim) => claim.about === about);
		if (claims.length < 2) continue;
		complain(world, `${given}: Different titles: ${claims.map(({ title, from }) => `“${title}” (${from.join(', ')})`).join('; ')}. Check the one that was taken.`);
	}
}

function tellWritten(after: Note, drafts: readonly Draft[], dry: boolean, world: World): void {
	const lines = new Map(after.log.entries.map((entry) => [draftOf(entry).url, positionAt(after.lineStarts, entry.from + entry.block.heading[0]).line + 1]));
	if (!dry) {
		for (const { title, url } of drafts) world.out(`${printable(after.path)}:${lines.get(url) ?? 1}  ${printable(title === '' ? url : title)}\n`);
	}
	world.err(`${counted(drafts.length, 'entry', 'entries')} ${dry ? 'would be written' : 'written'}.\n`);
}
