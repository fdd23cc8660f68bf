// The rows of the bench. Each runs in a process of its own and gives milliseconds: `time` for what it is about, `base` for what it
// is compared with.
import { closeSync, open, readFileSync } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { loadCore, missingExport } from './core.mjs';
import { keystrokeRows } from './keystroke.mjs';
import { loadRows } from './load.mjs';
import { candidatePaths, notePaths, notesFolder, readLongLog, readNotes } from './notes.mjs';
import { peers } from './peers.mjs';
import { kept, settle, time, timeAsync, timeWarm, walk } from './timing.mjs';

const parsing = ['log.parse'];
const checking = ['lint.check', 'note.readNote', 'rules.rules', 'config.readConfig', 'library.Library', 'facts.factsOf'];
const indexing = ['indexNote.IndexContents', 'indexNote.buildIndex', 'indexNote.readIndexSource', 'indexNote.sourceRules', 'note.readNote'];

const peerRows = Object.entries(peers).map(([id, peer]) => ({
	id, group: 'scan', title: peer.every === 1 ? peer.title : `${peer.title} (every ${peer.every}th note)`, needs: [],
	run: (_, { quick }) => measurePeer(peer, quick ? peer.every * 4 : peer.every),
}));

export const rows = [
	{ id: 'includes', group: 'scan', title: 'limit: `includes(\'### \')` per note', needs: [], run: () => warm(readNotes(), (notes) => count(notes, ({ text }) => text.includes('### '))) },
	{ id: 'lines', group: 'scan', title: 'limit: `indexOf(\'\\n\')` line walk', needs: [], run: () => warm(readNotes(), (notes) => count(notes, lineWalk)) },
	{ id: 'parse', group: 'scan', title: 'parse, warm', needs: parsing, run: (core) => warm(readNotes(), (notes) => count(notes, (note) => parseNote(core, note))) },
	{ id: 'parse-first', group: 'scan', title: 'parse, first pass', needs: parsing, run: (core) => first(readNotes(), (notes) => count(notes, (note) => parseNote(core, note))) },
	{ id: 'fields', group: 'scan', title: 'parse, every field read', needs: parsing, run: (core) => warm(readNotes(), (notes) => count(notes, (note) => readEverything(core, note))) },
	{ id: 'long-parse', group: 'scan', title: 'parse, warm, the log of 20,000 entries', needs: parsing, run: (core) => warm(readLongLog(), (notes) => count(notes, (note) => parseNote(core, note))) },
	{ id: 'long-first', group: 'scan', title: 'parse, first pass, the log of 20,000 entries', needs: parsing, run: (core) => first(readLongLog(), (notes) => count(notes, (note) => parseNote(core, note))) },
	{ id: 'long-fields', group: 'scan', title: 'parse, every field read, the log of 20,000 entries', needs: parsing, run: (core) => warm(readLongLog(), (notes) => count(notes, (note) => readEverything(core, note))) },
	...peerRows,
	{ id: 'check', group: 'check', title: 'check, all rules', relatedTo: 'parse of the same notes', needs: checking, run: (core) => measureCheck(core, readNotes()) },
	{ id: 'check-default', group: 'check', title: 'check, the rules that are on by default', relatedTo: 'parse of the same notes', needs: checking, run: (core) => measureCheck(core, readNotes(), {}) },
	{ id: 'long-check', group: 'check', title: 'check, all rules, the log of 20,000 entries', relatedTo: 'parse of the same note', needs: checking, run: (core) => measureCheck(core, readLongLog()) },
	...keystrokeRows,
	...loadRows,
	{ id: 'index', group: 'index', title: 'build from what the notes give', relatedTo: 'join + encode of ready pieces', needs: indexing, run: measureIndex },
	{ id: 'index-change', group: 'index', title: 'one note changed, before the join', relatedTo: 'all notes, before the join', needs: indexing, run: measureIndexChange },
	{ id: 'index-vault', group: 'files', title: 'terminal `index` of all notes, printed', relatedTo: 'read all, 8 in flight', needs: ['indexVerb.indexVerb', 'options.readArguments'], run: measureIndexVerb },
	{ id: 'read-flight', group: 'files', title: 'read all, 8 in flight', relatedTo: 'read all, sync', needs: [], run: measureReading },
	{ id: 'start-sync', group: 'files', title: 'read all and parse, sync', relatedTo: 'read all, sync', needs: parsing, run: measureSyncStart },
	{ id: 'start-flight', group: 'files', title: 'read all and parse, 8 in flight', relatedTo: 'read all, 8 in flight', needs: parsing, run: (core) => measureStart(core, notePaths()) },
	{ id: 'start-headings', group: 'files', title: 'read and parse notes whose headings can hold entries, 8 in flight', relatedTo: 'read all, 8 in flight', needs: parsing, run: (core) => measureStart(core, candidatePaths()) },
];

/** Measures one row in this process. */
export async function measure(id, options) {
	const row = rows.find((each) => each.id === id);
	const core = await loadCore();
	const missing = missingExport(core, row.needs);
	return missing ? { missing } : row.run(core, options);
}

/** Adds up what is made for each note, so that all of it is needed. */
function count(notes, make) {
	let sum = 0;
	for (const note of notes) sum += Number(make(note));
	return sum;
}

function warm(notes, run) {
	const texts = notes.map(({ text }) => text);
	const [base, took] = timeWarm([() => walk(texts), () => run(notes)]);
	return { base, time: took, units: unitsOf(notes) };
}

function first(notes, run) {
	const texts = notes.map(({ text }) => text);
	settle();
	const base = time(() => walk(texts));
	return { base, time: time(() => run(notes)), units: unitsOf(notes) };
}

function unitsOf(notes) {
	return notes.reduce((sum, { text }) => sum + text.length, 0);
}

function lineWalk({ text }) {
	let lines = 0;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
	return lines;
}

function parseNote({ log: { parse } }, { name, text }) {
	return parse(text, { name }).entries.length;
}

/** Reads every part of every entry, as text. */
function readEverything({ log: { parse } }, { name, text }) {
	let units = 0;
	for (const { block, date } of parse(text, { name }).entries) {
		const read = (span) => (span ? block.text.slice(span[0], span[1]).length : 0);
		units += read(block.title) + read(block.url) + read(block.source) + read(block.tail) + Number(block.starred) + (date ? date.year : 0);
		for (const item of block.links) units += read(item.label) + read(item.url);
		for (const field of block.fields) units += read(field.value) + field.name.length;
		for (const keyword of block.keywords) units += read(keyword.span);
	}
	return units;
}

async function measurePeer({ load }, every) {
	const paths = notePaths();
	const notes = readNotes(paths.filter((_, index) => index % every === 0));
	const read = await load();
	const texts = notes.map(({ text }) => text);
	// Warmed up on other notes, as many as are measured where those are few.
	const step = Math.max(every, 10);
	for (const { text } of readNotes(paths.filter((_, index) => index % step === 1))) kept.value ^= read(text);
	const [base] = timeWarm([() => walk(texts)]);
	settle();
	return { base, time: time(() => count(notes, ({ text }) => read(text))), units: unitsOf(notes) };
}

/**
 * Entries are read lazily: every round checks notes that were parsed anew. No rule stays silent: all are on, and those that learn from
 * other notes have them. `whole` relates parse and check to C, for the comparison with other checkers.
 */
function measureCheck({ lint, note, rules, config, library, facts }, notes, severities = Object.fromEntries(rules.rules.map(({ id }) => [id, 'warning']))) {
	const loud = config.readConfig({ rules: severities }).config;
	const shelf = new library.Library();
	for (const { path, text } of notes) shelf.set(note.readNote(path, text, loud));
	const options = {
		config: loud, today: { year: 2024, month: 3, day: 31 },
		// A vocabulary as a person has it: of the keywords that are used, not one that four keywords of five are missing from.
		library: facts.factsOf(shelf.all(), { vocabulary: new Set(shelf.keywords.all().map(({ folded }) => folded)), hasFile: () => true }),
	};
	const texts = notes.map(({ text }) => text);
	let fresh = [];
	const [walked, base, took] = timeWarm([
		() => walk(texts),
		() => {
			fresh = notes.map(({ path, text }) => note.readNote(path, text, loud));
			return fresh.length;
		},
		() => count(fresh, (each) => lint.check(each, options).length),
	]);
	const broken = fresh.flatMap((each) => lint.check(each, options)).find(({ message }) => message.startsWith('Unexpected failure of the rule'));
	if (broken) throw new Error(`${broken.rule}: ${broken.message}`);
	return { base, time: took, units: unitsOf(notes), whole: (base + took) / walked };
}

function measureIndex(core) {
	const { sources, rules } = indexSources(core);
	const build = () => {
		const contents = new core.indexNote.IndexContents(rules.config);
		for (const source of sources) contents.add(source);
		return core.indexNote.buildIndex(contents, { path: 'Index.md', text: null });
	};
	const { text, report } = build();
	const pieces = text.split('\n\n');
	const encoder = new TextEncoder();
	const [base, took] = timeWarm([() => encoder.encode(pieces.join('\n\n')).length, () => encoder.encode(build().text).length]);
	return { base, time: took, units: text.length, entries: report.entries };
}

function measureIndexChange(core) {
	const { sources, rules } = indexSources(core);
	const fill = () => {
		const contents = new core.indexNote.IndexContents(rules.config);
		for (const source of sources) contents.add(source);
		contents.dates();
		return contents;
	};
	const contents = fill();
	const changed = sources.filter(({ pieces }) => pieces.length === 1);
	let next = 0;
	const [base, took] = timeWarm([
		() => fill().dates().length,
		() => {
			contents.add(changed[next++ % changed.length]);
			return contents.dates().length;
		},
	], { rounds: 15 });
	return { base, time: took, units: 0 };
}

function indexSources({ indexNote, note, config }) {
	const rules = indexNote.sourceRules(config.defaultConfig);
	return { rules, sources: readNotes().map(({ path, text }) => indexNote.readIndexSource(note.readNote(path, text), rules)) };
}

/** Finds and reads the notes as a first run does; what it prints goes nowhere. */
async function measureIndexVerb({ indexVerb: { indexVerb }, options: { readArguments } }) {
	const paths = notePaths();
	readAll(paths);
	settle();
	const base = await timeFlight(paths, (text) => text.length);
	let printed = 0;
	const world = { argv: [], files: machineFiles, out: (text) => (printed += text.length), err: () => {} };
	const given = readArguments(['--note', '-', '--force', notesFolder], indexVerb.options);
	const took = await timeAsync(async () => indexVerb.run(given, world));
	if (printed === 0) throw new Error('Nothing was printed');
	return { base, time: took, units: printed };
}

const openSoon = promisify(open);

/** The files of this machine, as the terminal door sees them. */
const machineFiles = {
	kind: async (file) => stat(file).then((found) => (found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other'), () => null),
	entries: async (folder) => (await readdir(folder, { withFileTypes: true })).map((entry) => ({ name: entry.name, kind: entry.isDirectory() ? 'folder' : 'file' })),
	realPath: realpath,
	read: async (file) => {
		const opened = await openSoon(file, 'r');
		try {
			return readFileSync(opened);
		} finally {
			closeSync(opened);
		}
	},
};

async function measureReading() {
	const paths = notePaths();
	readAll(paths);
	settle();
	const base = time(() => readAll(paths));
	return { base, time: await timeFlight(paths, () => 1), units: 0 };
}

function measureSyncStart(core) {
	const paths = notePaths();
	readAll(paths);
	settle();
	const base = time(() => readAll(paths));
	return { base, time: time(() => count(readNotes(paths), (note) => parseNote(core, note))), units: 0 };
}

async function measureStart(core, chosen) {
	const paths = notePaths();
	readAll(paths);
	settle();
	const base = await timeFlight(paths, (text) => text.length);
	return { base, time: await timeFlight(chosen, (text) => core.log.parse(text).entries.length), units: 0, notes: chosen.length };
}

function readAll(paths) {
	let units = 0;
	for (const file of paths) units += readFileSync(file, 'utf8').length;
	return units;
}

/** Times reading files, eight at a time, and making a number of each. */
function timeFlight(paths, make) {
	let next = 0;
	let sum = 0;
	const lane = async () => {
		while (next < paths.length) sum += make(await readFile(paths[next++], 'utf8'));
	};
	return timeAsync(async () => {
		await Promise.all(Array.from({ length: 8 }, lane));
		return sum;
	});
}
