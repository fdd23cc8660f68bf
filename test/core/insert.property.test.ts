import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conventionsOf, resolveStyle } from '../../src/core/conventions';
import type { Config } from '../../src/core/config/config';
import { draftOf, type Draft } from '../../src/core/draft';
import { insertEntry } from '../../src/core/insert';
import { normaliseDraft } from '../../src/core/print/normalise';
import { readNote, type Note } from '../../src/core/note';
import { applyEdits } from '../../src/core/text';
import { draft } from './drafts';
import { blocksOf, config, log, path, words } from './log-arbitrary';

const runs = Number(process.env.ML_WATCH_RUNS ?? 300);

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
