import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LiveLog } from '../../src/core/live-log';
import { parse, type Block, type Log, type ParseOptions } from '../../src/core/log';
import { invertEdits, textOf, type Edit } from '../../src/core/text';
import { CountedText, edited, fit, liveNotes, strokes } from './live-text';

function blockView(block: Block) {
	return block.type === 'entry'
		? { type: block.type, text: block.text, level: block.level, heading: block.heading, title: block.title, source: block.source }
		: { ...block };
}

/** All that a log says, as plain data. */
function logView(log: Log) {
	const { starts, length, frontMatter, noteDate, unclosed } = log;
	const located = ({ index, from, date, dateIndex }: Log['entries'][number] | Log['dates'][number] | Log['nearEntries'][number]) => ({ index, from, date, dateIndex });
	return {
		starts, length, frontMatter, noteDate, unclosed, blocks: log.blocks.map(blockView), entries: log.entries.map(located),
		dates: log.dates.map(located), nearEntries: log.nearEntries.map((near) => ({ ...located(near), block: near.block })),
	};
}

/** A live log that follows edits, held against a log of the text as it stands. */
class Followed {
	readonly live: LiveLog;
	wholes = 0;

	constructor(public text: string, private readonly options: ParseOptions = {}) {
		this.live = new LiveLog(new CountedText(text), options);
	}

	edit(edits: readonly Edit[]): void {
		const before = this.live.blocks;
		const next = edited(this.text, edits);
		this.text = next.text;
		const { first, last, whole } = this.live.update(next.changes, new CountedText(next.text));
		if (whole) this.wholes++;
		expect(logView(this.live)).toEqual(logView(parse(this.text, this.options)));
		const { blocks } = this.live;
		expect(blocks.slice(0, first).every((block, index) => block === before[index])).toBe(true);
		const behind = before.length - blocks.length;
		expect(blocks.slice(last).every((block, index) => block === before[last + index + behind])).toBe(true);
	}
}

const names = fc.constantFrom({}, {}, { name: '2021-09-23' });
const runs = Number(process.env['LIVE_RUNS'] ?? 2000);

describe('a live log is the log of its text', { timeout: 60_000 }, () => {
	test('after every edit of a random series, and after each was undone', () => {
		const count = { edits: 0, wholes: 0 };
		fc.assert(fc.property(liveNotes, names, fc.array(strokes, { minLength: 1, maxLength: 6 }), (text, options, series) => {
			const followed = new Followed(text, options);
			const undo: Edit[][] = [];
			for (const stroke of series) {
				const edits = fit(stroke, followed.text);
				if (edits.length === 0) continue;
				undo.push(invertEdits(followed.text, edits));
				followed.edit(edits);
			}
			for (const edits of undo.reverse()) followed.edit(edits);
			expect(followed.text).toBe(text);
			count.edits += undo.length * 2;
			count.wholes += followed.wholes;
		}), { numRuns: runs });
		// Edits are hostile and notes short: in most series something has to be read anew, and still not always.
		expect(count.wholes).toBeLessThan(count.edits / 2);
	});

	test.each([
		['a conflict that begins makes underlines of other blocks none', '## 2021\n\n### A: [a](u)\n\ntext\n=======\n\n### B: [b](u)\n', '## 2021\n', '<<<<<<< ours\n'],
		['a conflict that ends makes them underlines', '## 2021\n<<<<<<< ours\n\n### A: [a](u)\n\ntext\n=======\n\n### B: [b](u)\n', '<<<<<<< ours\n', '>>>>>>> theirs\n'],
		['a space makes a heading of a title, and a comment lead it', '## 2021\n\n<!-- lead -->\n#tag\n===\n', '\n#', ' '],
		['a date of a higher level leaves a heading that ends it another reading', '### A: [a](u)\n\n### G [h](u)\n', '](u)\n\n', '##### 2021\n'],
		['a rule at the top is front matter no more', '---\ntitle: y\n---\n\n### A: [a](u)\n', '---', 'x'],
		['a blank line ends what hid the rest', '<div>\n# 2021\n', '<div>', '\n'],
		['what was near an entry is no more, at the very start', '###A: [b](u)\n\n## [x](y)\n', '###A: [b](u', ' v'],
		['a title that held the only sign of entries', '# 1. One\n\ntext\n\n# 2. Two\n', '# 1. One', '\n===\n'],
	])('after an edit by which %s', (_, text, place, insert) => {
		const followed = new Followed(text);
		const at = text.indexOf(place) + place.length;
		followed.edit([{ from: at, to: at, insert }]);
		followed.edit([{ from: at, to: at + insert.length, insert: '' }]);
	});

	test('in every part of it', () => {
		const said = (log: Pick<Log, 'entries'>) => log.entries.map(({ from, block, date }) => ({
			from, date, shown: [...block.stars, ...block.links, ...block.keywords].map(({ span }) => [span, textOf(block.text, span)]), title: textOf(block.text, block.title),
		}));
		fc.assert(fc.property(liveNotes, fc.array(strokes, { minLength: 1, maxLength: 4 }), fc.nat(), fc.nat(), (text, series, a, b) => {
			const followed = new Followed(text);
			for (const stroke of series) {
				const edits = fit(stroke, followed.text);
				if (edits.length > 0) followed.edit(edits);
			}
			const { live, text: { length } } = followed;
			const [from, to] = [a % (length + 1), b % (length + 1)].sort((one, other) => one - other) as [number, number];
			const whole = parse(followed.text);
			const inside = whole.entries.filter((entry) => entry.from < to && entry.from + entry.block.text.length > from);
			const atEnd = from === length ? whole.entries.filter((entry) => entry.from < to && entry.from + entry.block.text.length === length) : [];
			expect(said({ entries: live.entriesBetween(from, to) })).toEqual(said({ entries: [...inside, ...atEnd] }));

			const [first, last] = [live.blockAt(from), live.blockAt(to) + 1];
			if (first < 0) return;
			const { log, ...range } = live.excerpt(first, last);
			expect(log.blocks.slice(range.first, range.last)).toEqual(live.blocks.slice(first, last));
			expect(said(log)).toEqual(said({ entries: live.entries.filter(({ index }) => index >= first && index < last) }));
			for (const { block, index, dateIndex, date } of log.entries) {
				expect(log.blocks[index]).toBe(block);
				const governor = log.blocks[dateIndex];
				if (dateIndex >= 0) expect(governor?.type === 'date' && governor.reading.date).toEqual(date);
			}
		}), { numRuns: runs });
	});
});

function entry(index: number): string {
	return `### Blog: [Title ${index}](https://example.com/${index})\n\n[[paper]](https://example.com/p/${index})\n\n**Keywords**: a; b\n\n`;
}

/** A log with a date heading for every ten entries. */
function longLog(entries: number): string {
	return Array.from({ length: entries }, (_, index) => (index % 10 === 0 ? `## ${2199 - Math.floor(index / 10)}\n\n` : '') + entry(index)).join('');
}

class Typed extends Followed {
	units = 0;

	/** Replaces the first occurrence of a text, without holding the log against another one. */
	put(place: string, insert: string, remove = 0): boolean {
		const from = this.text.indexOf(place) + place.length - remove;
		return this.putAt(from, insert, remove);
	}

	putAt(from: number, insert: string, remove = 0): boolean {
		const next = edited(this.text, [{ from, to: from + remove, insert }]);
		this.text = next.text;
		const source = new CountedText(next.text);
		const { whole } = this.live.update(next.changes, source);
		this.units += source.units;
		return whole;
	}

	check(): void {
		expect(logView(this.live)).toEqual(logView(parse(this.text)));
	}
}

describe('what an edit reads', () => {
	test('typing reads the block that is typed in, however long the log is', () => {
		const cost = [200, 2000].map((entries) => {
			const typed = new Typed(longLog(entries));
			const places = ['Title 105', 'a; b\n\n### Blog: [Title 106', '[[paper]](https://example.com/p/107', '### Blog: [Title 110'];
			for (const place of places) for (const letter of 'ab c') expect(typed.put(place, letter)).toBe(false);
			for (const place of places) expect(typed.put(place, '', 1)).toBe(false);
			typed.check();
			return typed.units;
		});
		expect(cost[1]).toBe(cost[0]);
		expect(cost[0]).toBeLessThan(20 * 3 * entry(1000).length);
	});

	test.each([
		['an entry is put in', 'Title 105](https://example.com/105)', '\n\n### Blog: [New](https://example.com/new)'],
		['a date is put in', '\n### Blog: [Title 105', '\n## 2021\n\n', '### Blog: [Title 105'.length + 1],
		['a date of another level is put in before a date', '\n## 2189', '# 2190\n\n', '## 2189'.length],
		['a comment is put above a heading', '\n### Blog: [Title 105', '<!-- c -->\n', '### Blog: [Title 105'.length],
		['a heading gets deeper', '\n### Blog: [Title 105', '#', ' Blog: [Title 105'.length],
		['a heading that interrupts', '**Keywords**: a; b\n\n### Blog: [Title 106', '\n#### Deeper\n', '\n\n### Blog: [Title 106'.length],
	])('%s: no more than the blocks beside it', (_, place, insert, back = 0) => {
		const typed = new Typed(longLog(2000));
		expect(typed.putAt(typed.text.indexOf(place) + place.length - back, insert)).toBe(false);
		expect(typed.units).toBeLessThan(10 * entry(1000).length);
		typed.check();
	});

	test('a section that goes away takes no reading of the rest', () => {
		const typed = new Typed(longLog(2000));
		const from = typed.text.indexOf(entry(103));
		expect(typed.putAt(from, '', typed.text.indexOf(entry(125)) - from)).toBe(false);
		typed.check();
	});

	test('an opened fence reads the note once, and what is typed behind it its own lines', () => {
		const typed = new Typed(longLog(2000));
		expect(typed.put('Title 105](https://example.com/105)', '\n``')).toBe(false);
		expect(typed.put('\n``', '`')).toBe(true);
		typed.check();
		const before = typed.units;
		for (const letter of 'python\n') expect(typed.put(`Title 105](https://example.com/105)\n\`\`\``, letter)).toBe(false);
		const behind = typed.text.indexOf('Title 1500') + 5;
		for (let stroke = 0; stroke < 100; stroke++) expect(typed.putAt(behind + stroke, stroke % 10 === 9 ? '\n' : 'x')).toBe(false);
		for (let stroke = 0; stroke < 20; stroke++) expect(typed.put('Title 105', 'y')).toBe(false);
		expect(typed.units - before).toBeLessThan(130 * 300);
		typed.check();
		expect(typed.live.unclosed?.kind).toBe('fence');
		expect(typed.put('Title 105' + 'y'.repeat(20), '', 1)).toBe(false);
		expect(typed.putAt(typed.text.indexOf('### Blog: [Title 106'), '```\n')).toBe(true);
		expect(typed.live.unclosed).toBeNull();
		typed.check();
	});

	test('what shows of an entry that hides the rest is read up to the fence', () => {
		const typed = new Typed(longLog(2000));
		typed.put('Title 105](https://example.com/105)\n\n[[paper]](https://example.com/p/105)', '\n\n```\n');
		const source = new CountedText(typed.text);
		const at = typed.text.indexOf('Title 105');
		typed.live.update([{ from: at + 400, to: at + 400, length: 0 }], source);
		source.units = 0;
		const [shown] = typed.live.entriesBetween(at, at + 1000);
		expect(shown?.block.links).toHaveLength(1);
		expect(typed.live.entriesBetween(at, at + 1000)[0]?.block).toBe(shown?.block);
		expect(source.units).toBeLessThan(600);
	});

	test('typing in prose reads the typed lines', () => {
		const typed = new Typed('Words of no log.\n'.repeat(5000));
		for (let stroke = 0; stroke < 50; stroke++) expect(typed.putAt(40_001 + stroke, 'x')).toBe(false);
		expect(typed.units).toBeLessThan(50 * 100);
		typed.check();
		expect(typed.putAt(40_001, '\n# [')).toBe(true);
	});

	test('a heading with a number makes no log, and typing elsewhere reads no more than its section', () => {
		const typed = new Typed(`# 1. Introduction\n\n${'Words.\n'.repeat(500)}\n# 2. Method\n\n${'Words.\n'.repeat(500)}`);
		for (let stroke = 0; stroke < 10; stroke++) expect(typed.putAt(500, 'x')).toBe(false);
		typed.check();
		expect(typed.put('# ', 'A', 0)).toBe(false);
		expect(typed.live.blocks).toHaveLength(2);
		typed.check();
		typed.put('# 2', 'B', 1);
		expect(typed.live.blocks).toHaveLength(1);
		typed.check();
	});
});
