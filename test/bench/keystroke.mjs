// What an editor pays for an edit of the log of 20,000 entries, related to what it pays for the edit itself.
import process from 'node:process';
import { EditorState } from '@codemirror/state';
import { randomSource } from './corpus/random.mjs';
import { readLongLog } from './notes.mjs';
import { kept, median, settle } from './timing.mjs';

const needs = ['liveLog.LiveLog', 'lint.planCheck', 'lint.checkBlocks', 'config.defaultConfig', 'note.noteOf', 'log.parse'];
const own = 'CodeMirror\'s own update';
const scan = 'one parse of the whole log';

export const keystrokeRows = [
	{ id: 'keystroke', group: 'keystroke', title: 'one keystroke and the check of its block: 200 in each of 60 entries', relatedTo: own, needs, run: (core) => measureTyping(core, 60) },
	{ id: 'keystroke-random', group: 'keystroke', title: 'the same, each time in another entry', relatedTo: own, needs, run: (core) => measureTyping(core, 6000) },
	{ id: 'keystroke-hidden', group: 'keystroke', title: 'one keystroke behind an opened fence', relatedTo: own, needs, run: measureHidden },
	{ id: 'edit-heading', group: 'keystroke', title: 'an entry put in', relatedTo: scan, needs, run: (core) => measureStructure(core, '### Blog: [New](https://example.com/new)\n\n', (at) => at) },
	{ id: 'edit-fence', group: 'keystroke', title: 'a fence opened', relatedTo: scan, needs, run: (core) => measureStructure(core, '``````\n', (at, text) => text.indexOf('\n', at) + 1) },
];

const warmUp = 6000;
const strokes = 6000;

/** Milliseconds since some moment. */
function now() {
	return Number(process.hrtime.bigint()) / 1e6;
}

class DocumentText {
	constructor(document) {
		this.document = document;
	}

	get length() {
		return this.document.length;
	}

	slice(from, to) {
		return this.document.sliceString(from, to);
	}

	lineAt(offset) {
		return this.document.lineAt(offset);
	}
}

/** An editor's state and the log that follows it; `edit` gives the milliseconds that each of them took. */
class Editor {
	constructor({ liveLog, lint, note, config }, text) {
		this.lint = lint;
		this.state = EditorState.create({ doc: text });
		this.log = new liveLog.LiveLog(new DocumentText(this.state.doc), { name: 'long-log' });
		const options = { config: config.defaultConfig, today: { year: 2024, month: 3, day: 31 } };
		// As in the app, where a note is checked as a whole when it is opened.
		kept.value ^= lint.check(note.noteOf('long-log.md', text, this.log), options).length;
		this.plan = lint.planCheck(this.log, options);
		kept.value ^= this.plan.context.habits.entryLevels.size + this.plan.context.definitions.size;
	}

	edit(changes, checks = true) {
		const anchor = changes.from + (changes.insert?.length ?? 0);
		const userEvent = changes.insert ? 'input.type' : 'delete.backward';
		const begun = now();
		const transaction = this.state.update({ changes, selection: { anchor }, userEvent });
		this.state = transaction.state;
		const updated = now();
		const list = [];
		transaction.changes.iterChanges((from, to, fromNow, toNow) => list.push({ from, to, length: toNow - fromNow }));
		const { first, last, whole } = this.log.update(list, new DocumentText(this.state.doc));
		if (checks) {
			const excerpt = this.log.excerpt(first, last);
			kept.value ^= this.lint.checkBlocks(excerpt.log, excerpt.first, excerpt.last, this.plan).length;
		}
		return { base: updated - begun, time: now() - updated, whole };
	}
}

/** @param places in how many entries is typed, and deleted again: alternately in a body and in a heading. */
function measureTyping(core, places) {
	const [{ text }] = readLongLog();
	const editor = new Editor(core, text);
	const random = randomSource(7);
	const { entries } = editor.log;
	const chosen = Array.from({ length: places }, (_, index) => placeIn(entries[Math.floor(random.next() * entries.length)], index));
	const found = [];
	settle();
	for (let stroke = -warmUp; stroke < strokes; stroke += 2) {
		const at = chosen[Math.floor(((stroke + warmUp) * places) / (warmUp + strokes))];
		const typed = editor.edit({ from: at, insert: 'x' });
		const deleted = editor.edit({ from: at, to: at + 1 });
		if (typed.whole || deleted.whole) throw new Error('A keystroke read the whole note');
		if (stroke >= 0) found.push(typed, deleted);
	}
	return summary(found);
}

function placeIn({ from, block }, index) {
	const [field] = block.fields;
	return from + (index % 2 === 0 && field ? field.value[0] + 1 : block.heading[1] - 3);
}

function measureHidden(core) {
	const [{ text }] = readLongLog();
	const editor = new Editor(core, text);
	const { entries } = editor.log;
	const at = entries[entries.length >> 1].from;
	// Longer than any fence of the log: none closes it.
	const fence = '``````\n';
	editor.edit({ from: at, insert: fence }, false);
	const found = [];
	settle();
	for (let stroke = -warmUp; stroke < strokes; stroke++) {
		const typed = editor.edit({ from: at + fence.length + Math.max(0, stroke), insert: stroke % 60 === 59 ? '\n' : 'x' }, false);
		if (typed.whole) throw new Error('A keystroke behind a fence read the whole note');
		if (stroke >= 0) found.push(typed);
	}
	return summary(found);
}

function measureStructure(core, insert, placeOf) {
	const [{ text }] = readLongLog();
	const editor = new Editor(core, text);
	const { entries } = editor.log;
	const parses = [];
	const found = [];
	settle();
	for (let round = -3; round < 9; round++) {
		const begun = now();
		kept.value ^= core.log.parse(text, { name: 'long-log' }).starts.length;
		const parsed = now() - begun;
		const at = placeOf(entries[(entries.length >> 1) + round * 20].from, text);
		const edited = editor.edit({ from: at, insert }, false);
		editor.edit({ from: at, to: at + insert.length }, false);
		if (round < 0) continue;
		parses.push(parsed);
		found.push(edited.time);
	}
	return { base: median(parses), time: median(found), units: text.length };
}

function summary(found) {
	const times = found.map(({ time }) => time).sort((a, b) => a - b);
	const bases = found.map(({ base }) => base).sort((a, b) => a - b);
	const of = (sorted, share) => sorted[Math.floor(sorted.length * share)];
	return { base: of(bases, 0.5), time: of(times, 0.5), units: 0, p95: of(times, 0.95), baseP95: of(bases, 0.95) };
}
