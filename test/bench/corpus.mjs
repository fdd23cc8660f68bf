// Writes the corpus of the bench: 10,000 notes and one long log, and beside them a truth file with every entry in them.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { two } from './corpus/heading.mjs';
import { articleKinds, makeArticle, makeDaily, makeLog } from './corpus/notes.mjs';
import { randomSource } from './corpus/random.mjs';

const here = dirname(fileURLToPath(import.meta.url));
export const corpusFolder = join(here, '.corpus');

const seed = 20210923;
const noteCount = 10_000;
const notesWithEntries = 3_500;
const logCount = 450;
const entryCount = 20_000;
const corpusBytes = 53_700_000;
const longLogEntries = 20_000;

/** The corpus on disk, made anew when the generator has changed. */
export function ensureCorpus() {
	const stamp = generatorHash();
	const stampFile = join(corpusFolder, 'generator.sha256');
	if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;
	rmSync(corpusFolder, { recursive: true, force: true });
	const notes = makeNotes();
	const folders = new Set(notes.map((note) => dirname(note.path)));
	for (const folder of folders) mkdirSync(join(corpusFolder, 'notes', folder), { recursive: true });
	for (const note of notes) writeFileSync(join(corpusFolder, 'notes', note.path), note.text);
	writeFileSync(join(corpusFolder, 'truth.json'), truthOf(notes));
	const long = makeLongLog();
	writeFileSync(join(corpusFolder, 'long-log.md'), long.text);
	writeFileSync(join(corpusFolder, 'long-log.truth.json'), truthOf([long]));
	writeFileSync(stampFile, stamp);
	return true;
}

/** Every note with its path, text and entries: the same on every machine. */
export function makeNotes() {
	const random = randomSource(seed);
	const notes = [];
	for (const count of shares(random, logCount, entryCount * 0.7)) notes.push(note(random, `logs/log ${notes.length}`, makeLog(random, count)));
	for (const count of shares(random, notesWithEntries - logCount, entryCount * 0.3)) {
		const index = notes.length - logCount;
		const date = `${2010 + Math.floor(index / 336)}-${two((Math.floor(index / 28) % 12) + 1)}-${two((index % 28) + 1)}`;
		const daily = makeDaily(random, count, date);
		notes.push(note(random, `daily/${date.slice(0, 4)}/${daily.name}`, daily));
	}
	let left = corpusBytes - notes.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
	while (notes.length < noteCount) {
		const kind = random.pick(articleKinds);
		const mean = left / (noteCount - notes.length);
		const units = mean * (0.1 + 1.8 * random.next()) * (kind === 'wide' ? 0.36 : 0.94);
		const article = note(random, `${kind}/${notes.length % 40}/${kind} ${notes.length}`, makeArticle(random, kind, units));
		left -= Buffer.byteLength(article.text);
		notes.push(article);
	}
	return notes;
}

export function makeLongLog() {
	const random = randomSource(seed + 1);
	const { page, entries } = makeLog(random, longLogEntries, { plain: true, wordiness: 2.67 });
	return { path: 'long-log.md', text: `${page.lines.join('\n')}\n`, entries };
}

/** A made note, with the line ending, byte order mark and last line that some notes have. */
function note(random, name, { page, entries }) {
	const ending = random.weighted([[86, '\n'], [13, '\r\n'], [1, '\r']]);
	const text = (random.chance(0.03) ? '\ufeff' : '') + page.lines.join(ending) + (random.chance(0.9) ? ending : '');
	return { path: `${name}.md`, text, entries };
}

/** Whole numbers, at least one each, that add up to a total. */
function shares(random, parts, total) {
	const list = [];
	for (let left = total; list.length < parts; left -= list.at(-1)) {
		const open = parts - list.length;
		const most = left - (open - 1);
		list.push(open === 1 ? left : Math.min(most, Math.max(1, Math.round((left / open) * (0.4 + 1.2 * random.next())))));
	}
	return list;
}

function truthOf(notes) {
	const lines = notes.flatMap(({ path, entries }) => entries.map((entry) => JSON.stringify({ path, ...entry })));
	return `[\n${lines.join(',\n')}\n]\n`;
}

function generatorHash() {
	const hash = createHash('sha256');
	const files = ['corpus.mjs', ...readdirSync(join(here, 'corpus')).sort().map((file) => `corpus/${file}`)];
	for (const file of files) hash.update(readFileSync(join(here, file)));
	return hash.digest('hex');
}
