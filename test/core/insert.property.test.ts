import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conventionsOf, resolveStyle } from '../../src/core/conventions';
import { defaultConfig, type Config } from '../../src/core/config/config';
import { dateFormats } from '../../src/core/date';
import { draftOf, type Draft } from '../../src/core/draft';
import { insertEntry } from '../../src/core/insert';
import { linkForms } from '../../src/core/link';
import { normaliseDraft } from '../../src/core/normalise';
import { readNote, type Note } from '../../src/core/note';
import { starForms } from '../../src/core/star';
import { applyEdits } from '../../src/core/text';
import { draft, markdownish } from './drafts';

const runs = Number(process.env.ML_WATCH_RUNS ?? 300);

const config: fc.Arbitrary<Config> = fc.record({
	dateFormat: fc.constantFrom('auto', ...dateFormats),
	starForm: fc.constantFrom('auto', ...starForms),
	starSpacing: fc.constantFrom('auto', 'none', 'space'),
	linkForm: fc.constantFrom('auto', ...linkForms),
	order: fc.constantFrom('auto', 'newest', 'oldest'),
	insertAt: fc.constantFrom('start', 'end'),
	keepEmptyFields: fc.boolean(),
}).map((values) => ({ ...defaultConfig, ...values } as Config));

/** Lines of logs, in any order. */
const line = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(
		'', '', '', '# Log', '## 2021-09-22', '## 2021.09.21', '## 2020-01', '# 2021', '## 2021', '### 2021/03/05:', '## 2021.13.40', '## Misc', '---', 'prose',
		'### A: [One](https://a.org)', '### :star: B: [Two](https://b.org) ^id', '#### [Three](https://c.org)', '## r/x: [Four](https://d.org)', '###E: [F](u)', '### G [H](u)',
		'[[paper]](https://a.org) | [[code]](https://b.org)', '[\\[paper\\]](https://a.org)', '**Keywords**: a; b', '**Summary**: s', '**Comment**:', '> quote', '- item', '  more',
		'<!-- c -->', '%% c %%', '```', '<div>', '$$', '<!--', '    code', '<!-- ml-watch:index -->', '<!-- /ml-watch:index -->', 'text   ', '\u200b', '<<<<<<< a', '=======', '>>>>>>> b',
	) },
	{ weight: 1, arbitrary: markdownish },
);
const log = fc.tuple(
	fc.constantFrom('', '\ufeff', '---\ntitle: x\n---\n', '---\ndate: 2021-09-22\n---', '---\ndate: 2021-09-22\n---\n'),
	fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\n', '\r\n', '\r'), fc.boolean(),
).map(([front, lines, ending, final]) => front + lines.join(ending) + (final ? ending : ''));
const path = fc.constantFrom('ML Watch.md', 'Daily/2021-09-22.md');

/** Dates and entries, regardless of the blank lines around them and the order they stand in. Other text may part where a heading is written into it. */
function blocksOf(note: Note): string[] {
	return note.log.blocks.filter((block) => block.type !== 'text').map((block) => words(block.text));
}

/** A block's text; rules and markers of the index behind it stay where they are when an entry comes between. */
function words(text: string): string {
	const lines = text.split(/<!-- \/?ml-watch/)[0]!.split(/[\r\n]+/);
	while (lines.length > 0 && /^[\s\u200b]*$|^ {0,3}(?:-[\s-]*|\*[\s*]*|_[\s_]*)$/.test(lines.at(-1)!)) lines.pop();
	return lines.join('\n').trim();
}

function place(note: Note, filled: Draft, settings: Config) {
	const style = resolveStyle(conventionsOf(note), settings);
	const normal = normaliseDraft(filled, style).draft;
	return { style, normal, inserted: insertEntry(note, filled, { style }) };
}

describe('insert', { timeout: 5000 + runs * 20 }, () => {
	it('gives back what was normalised, and moves nothing else', () => {
		let written = 0;
		let tried = 0;
		fc.assert(fc.property(log, path, draft, config, (text, name, filled, settings) => {
			const note = readNote(name, text, settings);
			const { normal, inserted } = place(note, filled, settings);
			tried++;
			if ('refusal' in inserted) {
				// A rule in the draft would close what looks like front matter that nobody closed.
				const halfOpen = /^\ufeff?---\s*$/m.test(text.slice(0, 8)) && note.log.frontMatter === null;
				if (!halfOpen) expect(inserted.refusal).not.toMatch(/template|read/);
				return;
			}
			written++;
			const after = readNote(name, applyEdits(text, inserted.edits), settings);
			const found = after.log.entries.find((entry) => entry.from + entry.block.heading[0] === inserted.heading)!;
			expect(draftOf(found)).toEqual({ ...normal, date: inserted.date });
			expect(inserted.edits).toHaveLength(1);
			expect(inserted.edits[0]!.from).toBe(inserted.edits[0]!.to);
			// Every other block is still there, with its date.
			const before = blocksOf(note);
			const left = blocksOf(after);
			for (const block of before) {
				const index = left.indexOf(block);
				expect(index, block).toBeGreaterThanOrEqual(0);
				left.splice(index, 1);
			}
			expect(left.length).toBeLessThanOrEqual(2);
			expect(left.length).toBeGreaterThanOrEqual(1);
			const others = after.log.entries.filter((entry) => entry !== found);
			expect(others.map((entry) => [words(entry.block.text), entry.date])).toEqual(note.log.entries.map((entry) => [words(entry.block.text), entry.date]));
			expect(after.log.unclosed === null).toBe(note.log.unclosed === null || note.log.dates.length + note.log.entries.length === 0);
		}), { numRuns: runs });
		expect(written).toBeGreaterThan(tried / 4);
	});

	it('normalises twice as it does once', () => {
		fc.assert(fc.property(draft, config, (filled, settings) => {
			const style = resolveStyle(null, settings);
			const once = normaliseDraft(filled, style).draft;
			const twice = normaliseDraft(once, style);
			expect(twice.draft).toEqual(once);
			expect(twice.changes).toEqual([]);
		}), { numRuns: runs });
	});
});
