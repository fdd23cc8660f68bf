import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/core/config/config';
import { isoDate } from '../../../src/core/date';
import { collectNotes } from '../../../src/core/daily/collect';
import { dailyNotes, type DailyNotes } from '../../../src/core/daily/daily-notes';
import type { MovePlan } from '../../../src/core/daily/move';
import { splitLog, splitPaths } from '../../../src/core/daily/split';
import { readNote, type Note } from '../../../src/core/note';
import { applyEdits, textOf } from '../../../src/core/text';
import { noteText } from '../library-arbitrary';
import { logNotes } from '../markdown-arbitrary';

const { config } = readConfig({});

const fragments = [
	'## 2021-09-22', '## 2021-09-21', '## 2021.09.20', '## 2021-09-22', '## 2021-09', '## 2021.13.40', '# 2021-09-23', '# Other', '## Notes', '### Sub', '<!-- c -->', 'words', '---', '***', '', '', '', '',
	'### Lab: [A](https://a.example)', '### :star: Lab: [B](https://b.example)', '### [D](https://d.example)', '### Broken [D](u)', '[[paper]](https://p.example)', '**Summary**: text', '- list', '  deep',
	'<!-- ml-watch:index -->', '<!-- /ml-watch:index -->', '## r/ML: [T](https://r.example)', '#### deep', '> quote', '| a | b |', '```', '---', '===', 'date: 2021-09-01', '\ufeff', '[x]: https://x.example',
] as const;
const pieces = fc.tuple(fc.array(fc.constantFrom(...fragments), { maxLength: 24 }), fc.constantFrom('\n', '\r\n', '\r')).map(([lines, ending]) => lines.join(ending) + ending);
const texts = fc.oneof({ weight: 3, arbitrary: pieces }, { weight: 1, arbitrary: noteText }, { weight: 1, arbitrary: logNotes });

const formats = fc.constantFrom('YYYY-MM-DD', 'YYYY/MM/YYYY-MM-DD', 'DD[.]MM[.]YYYY').map((format) => dailyNotes('Daily', format) as DailyNotes);
/** The days of the fragments, as a vault may have notes of them already. */
const days = [20, 21, 22, 23].map((day) => ({ year: 2021, month: 9, day }));
const vaults = fc.tuple(texts, formats, fc.array(fc.option(texts), { minLength: 4, maxLength: 4 })).map(([log, daily, notes]) => {
	const vault = new Map([['Log.md', log]]);
	notes.forEach((text, index) => {
		if (text !== null) vault.set(daily.pathOf(days[index]!)!, text);
	});
	return { vault, daily };
});

/** Links by a relative path have a test of their own. */
let hasFile = (): boolean => false;

type Vault = ReadonlyMap<string, string>;
const read = (vault: Vault, path: string): Note => readNote(path, vault.get(path) ?? '', config);

function planOf(vault: Vault, daily: DailyNotes): MovePlan {
	const log = read(vault, 'Log.md');
	const notes = new Map(splitPaths(log, daily).filter((path) => vault.has(path)).map((path) => [path, read(vault, path)]));
	return splitLog(log, notes, { daily, config, hasFile });
}

const split = (vault: Vault, daily: DailyNotes): Vault => written(vault, planOf(vault, daily));

function collect(vault: Vault, daily: DailyNotes): Vault {
	return written(vault, collectNotes(read(vault, 'Log.md'), [...vault.keys()].map((path) => read(vault, path)), { daily, config, hasFile, keepsDays: true }));
}

function written(vault: Vault, { receivers, givers }: MovePlan): Vault {
	const after = new Map(vault);
	for (const { path, before, edits, after: text } of [...receivers, ...givers]) {
		expect(before ?? '').toBe(vault.get(path) ?? '');
		expect(applyEdits(before ?? '', edits)).toBe(text);
		after.set(path, text);
	}
	return after;
}

/** What the entries of a vault say. */
function entriesOf(vault: Vault): string[] {
	return [...vault.keys()].flatMap((path) => read(vault, path).log.entries.map(({ block }) => (
		`${textOf(block.text, block.heading)}\n${textOf(block.text, block.body)}`.split(/\r\n|\n|\r/).map((line) => line.trimEnd()).join('\n').trim()
	))).sort();
}

/** The headings of a vault's entries with their dates; where no date heading governs, in a daily note its own. */
function datedEntries(vault: Vault, daily: DailyNotes): string[] {
	return [...vault.keys()].flatMap((path) => {
		const { log } = read(vault, path);
		const own = daily.dateOf(path);
		return log.entries.map(({ block, date, dateIndex }) => `${isoDate(date ?? (dateIndex < 0 ? own : null) ?? { year: 1900, month: null, day: null })} ${textOf(block.text, block.heading)}`);
	}).sort();
}

/** Every line of a vault but date headings and blank ones. */
function linesOf(vault: Vault): string[] {
	return [...vault.values()].flatMap((text) => text.split(/\r\n|\n|\r/)).map((line) => line.trim()).filter((line) => line !== '' && !/^#+\s*\d[\d./:-]*$/.test(line)).sort();
}

/** How often each text occurs. */
function counts(texts: readonly string[]): Map<string, number> {
	const found = new Map<string, number>();
	for (const text of texts) found.set(text, (found.get(text) ?? 0) + 1);
	return found;
}

/** Nothing is new and nothing is lost. What stood in two notes may have become one: it was taken for a move that had been broken off. */
function expectKept(after: Vault, before: Vault, textsOf: (vault: Vault) => string[]): void {
	const [now, then] = [counts(textsOf(after)), counts(textsOf(before))];
	const least = new Map<string, number>();
	for (const one of before) for (const [text, count] of counts(textsOf(new Map([one])))) least.set(text, Math.max(count, least.get(text) ?? 0));
	expect([...now.keys()].sort()).toEqual([...then.keys()].sort());
	for (const [text, count] of now) {
		expect(count, text).toBeGreaterThanOrEqual(least.get(text)!);
		expect(count, text).toBeLessThanOrEqual(then.get(text)!);
	}
}

describe('splitting and collecting', () => {
	test('lose no entry and no line', () => {
		fc.assert(fc.property(vaults, ({ vault, daily }) => {
			const parted = split(vault, daily);
			const back = collect(parted, daily);
			for (const moved of [parted, back]) {
				expectKept(moved, vault, entriesOf);
				expectKept(moved, vault, linesOf);
				expectKept(moved, vault, (some) => datedEntries(some, daily));
			}
		}), { numRuns: 600 });
	}, 60_000);

	test('broken off after any write, come to the same when they are run again', () => {
		fc.assert(fc.property(vaults, fc.nat({ max: 9 }), ({ vault, daily }, stop) => {
			const plan = planOf(vault, daily);
			const halfway = written(vault, { receivers: plan.receivers.slice(0, stop), givers: [], problems: [] });
			const again = split(halfway, daily);
			const whole = written(vault, plan);
			for (const textsOf of [entriesOf, linesOf, (some: Vault) => datedEntries(some, daily)]) expect([...counts(textsOf(again))]).toEqual([...counts(textsOf(whole))]);
		}), { numRuns: 600 });
	}, 60_000);

	test('give links by a relative path back as they were', () => {
		const path = fc.constantFrom('a.pdf', 'img/b%20c.png', 'p\\(1\\).md', '<d e.md>', '../up.md', '数.md', 'Daily/2021-09-21.md', 'https://x.example', '#part', '/root.md');
		const line = fc.tuple(fc.constantFrom('[x](', '![](', '[[./y]] [\\[z\\]]('), path).map(([open, to]) => `${open}${to})`);
		const wikilinks = fc.constantFrom('', '\n\n[[../Note|n]]', '\n\n[r]: files/r.pdf');
		const entry = fc.tuple(fc.constantFrom('Lab', 'arXiv'), path, fc.array(line, { maxLength: 3 }), wikilinks).map(([source, to, lines, more]) => `### ${source}: [T](${to})\n\n${lines.join('\n\n')}${more}`.trimEnd());
		const log = fc.uniqueArray(entry, { minLength: 1, maxLength: 4 }).map((entries) => `${entries.map((text, index) => `## 2021-09-${23 - index}\n\n${text}`).join('\n\n')}\n`);
		const folders = fc.constantFrom('Notes/Log.md', 'Daily/Log.md', 'a/b/Log.md');
		hasFile = () => true;
		fc.assert(fc.property(log, folders, formats, (text, at, daily) => {
			const parted = splitLog(readNote(at, text, config), new Map(), { daily, config, hasFile });
			const notes = parted.receivers.map(({ path: to, after }) => readNote(to, after, config));
			const { receivers } = collectNotes(readNote(at, parted.givers[0]!.after, config), notes, { daily, config, hasFile, keepsDays: true });
			expect(receivers[0]!.after).toBe(text);
		}), { numRuns: 1000 });
		hasFile = () => false;
	});

	test('are done after the first time', () => {
		fc.assert(fc.property(vaults, ({ vault, daily }) => {
			const parted = split(vault, daily);
			// What had to stay may go once the rest is gone: the log's habits are those of what is left.
			if (!planOf(vault, daily).problems.some((problem) => problem.startsWith('Daily/'))) expect([...split(parted, daily)]).toEqual([...parted]);
			const gathered = collect(vault, daily);
			expect([...collect(gathered, daily)]).toEqual([...gathered]);
		}), { numRuns: 400 });
	}, 60_000);

	test('leave every note alone that is not chosen', () => {
		fc.assert(fc.property(vaults, fc.nat({ max: 3 }), ({ vault, daily }, left) => {
			const log = read(vault, 'Log.md');
			const path = daily.pathOf(days[left]!)!;
			const notes = new Map([...vault.keys()].map((name) => [name, read(vault, name)]));
			const plan = splitLog(log, notes, { daily, config, hasFile, isChosen: (name) => name !== path });
			expect(plan.receivers.map((move) => move.path)).not.toContain(path);
			const after = written(vault, plan);
			expect(after.get(path)).toBe(vault.get(path));
			expectKept(after, vault, entriesOf);
		}));
	});
});
