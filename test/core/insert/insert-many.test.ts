import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conventionsOf, resolveStyle } from '../../../src/core/conventions';
import { defaultConfig, type Config } from '../../../src/core/config/config';
import { calendarDate } from '../../../src/core/date';
import { draftDifferences, draftOf, emptyDraft, type Draft } from '../../../src/core/draft';
import { insertEntry } from '../../../src/core/insert';
import { insertEntries, type NewEntry } from '../../../src/core/insert/insert-many';
import { normaliseDraft } from '../../../src/core/print/normalise';
import { readNote } from '../../../src/core/note';
import { applyEdits } from '../../../src/core/text';
import { draft, markdownish } from '../drafts';
import { blocksOf, config, log, path, words } from '../log-arbitrary';

const runs = Number(process.env.ML_WATCH_RUNS ?? 300);
const on = (day: number, title: string, more: Partial<Draft> = {}): NewEntry => ({
	draft: { ...emptyDraft, title, url: `https://example.org/${title}`, source: 'Lab', date: calendarDate(2021, 9, day), ...more },
});

function insert(text: string, entries: readonly NewEntry[], options: { config?: Partial<Config>; section?: string; path?: string } = {}): string {
	const note = readNote(options.path ?? 'ML Watch.md', text);
	const style = resolveStyle(conventionsOf(note), { ...defaultConfig, ...options.config });
	const { edits, refused } = insertEntries(note, entries, { style, section: options.section ?? '' });
	return [applyEdits(text, edits), ...[...refused].map(([index, refusal]) => `! ${index}: ${refusal}`)].join('\n');
}

const heading = (title: string): string => `### Lab: [${title}](https://example.org/${title})`;

describe('many entries at once', () => {
	it('stand under their dates, those of one date in the order given', () => {
		const text = '# Log\n\n## 2021.09.23\n\n### A: [a](u)\n\n## 2021.09.20\n\n### B: [b](u)\n\n# Other\n';
		expect(insert(text, [on(23, 'one'), on(21, 'two'), on(22, 'three'), on(23, 'four'), on(21, 'five')])).toBe(
			text
				.replace('[a](u)', `[a](u)\n\n${heading('one')}\n\n${heading('four')}`)
				.replace('## 2021.09.20', `## 2021.09.22\n\n${heading('three')}\n\n## 2021.09.21\n\n${heading('two')}\n\n${heading('five')}\n\n## 2021.09.20`),
		);
	});

	it('make a log of an empty note, newest first', () => {
		expect(insert('', [on(1, 'old'), on(9, 'new')])).toBe(`## 2021-09-09\n\n${heading('new')}\n\n## 2021-09-01\n\n${heading('old')}\n`);
	});

	it('share a month where the log is kept by months', () => {
		expect(insert('## 2021-10\n\n### A: [a](u)\n', [on(1, 'one'), on(9, 'two')])).toBe(
			`## 2021-10\n\n### A: [a](u)\n\n## 2021-09\n\n${heading('one')}\n\n${heading('two')}\n`,
		);
	});

	it('are named where they cannot be written, and do not hold up the others', () => {
		expect(insert('## 2021-09-22\n', [on(22, 'one'), { draft: emptyDraft }, { draft: { ...emptyDraft, title: 'no source' } }])).toBe(
			`## 2021-09-22\n\n${heading('one')}\n\n! 1: Nothing to write: a title or a URL is expected.\n! 2: Missing source: outside of dates an entry needs one.`,
		);
	});

	it('have a thread for a neighbour without one taking the place of the other', () => {
		const thread = on(22, 'thread', { source: 'r/ML' });
		const paper = on(22, 'paper', { source: 'r/Lab of two words' });
		for (const entries of [[thread, paper], [paper, thread]]) {
			expect(insert('## 2021-09-22\n', entries, { section: 'Discussions' })).toBe(
				'## 2021-09-22\n\n### r/Lab of two words: [paper](https://example.org/paper)\n\n# Discussions\n\n### r/ML: [thread](https://example.org/thread)\n',
			);
		}
	});

	it('are read twice, however many there are', () => {
		const parsed = (count: number): number => {
			let reads = 0;
			const text = '## 2021-09-22\n\n### A: [a](u)\n';
			const note = readNote('ML Watch.md', text);
			const counted = { ...note, get text() { reads++; return text; } };
			insertEntries(counted, Array.from({ length: count }, (_, index) => on(22, `t${index}`)), { style: resolveStyle(conventionsOf(note), defaultConfig) });
			return reads;
		};
		expect(parsed(200)).toBe(parsed(2));
	});

	it('read back as they were meant, and move nothing else', { timeout: 5000 + runs * 40 }, () => {
		let written = 0;
		fc.assert(fc.property(log, path, fc.array(draft, { minLength: 1, maxLength: 4 }), config, (text, name, drafts, settings) => {
			const note = readNote(name, text, settings);
			const style = resolveStyle(conventionsOf(note), settings);
			const { edits, refused } = insertEntries(note, drafts.map((each) => ({ draft: each })), { style });
			const after = readNote(name, applyEdits(text, edits), settings);
			written += drafts.length - refused.size;
			const before = note.log.entries.map((entry) => words(entry.block.text));
			const added = [...after.log.entries];
			for (const block of before) {
				const index = added.findIndex((entry) => words(entry.block.text) === block);
				expect(index, block).toBeGreaterThanOrEqual(0);
				added.splice(index, 1);
			}
			expect(added).toHaveLength(drafts.length - refused.size);
			for (const [index, each] of drafts.entries()) {
				if (refused.has(index)) continue;
				const normal = normaliseDraft(each, style).draft;
				const found = added.findIndex((entry) => draftDifferences({ ...normal, date: null }, { ...draftOf(entry), date: null }).length === 0);
				expect(found).toBeGreaterThanOrEqual(0);
				added.splice(found, 1);
			}
			const left = blocksOf(after);
			for (const block of blocksOf(note)) {
				const index = left.indexOf(block);
				expect(index, block).toBeGreaterThanOrEqual(0);
				left.splice(index, 1);
			}
		}), { numRuns: runs });
		expect(written).toBeGreaterThan(runs / 4);
	});
});

describe('a discussion', () => {
	const thread = {
		draft: { ...emptyDraft, title: 'How?', url: 'https://www.reddit.com/r/ML/comments/1/how/', source: 'r/ML', date: calendarDate(2021, 9, 22), comment: 'Mine.' },
		quote: 'First.\r\n\r\n# Second\n',
	} satisfies NewEntry;
	const block = (level: number): string => `${'#'.repeat(level)} r/ML: [How?](https://www.reddit.com/r/ML/comments/1/how/)\n\n> First.\n>\n> # Second\n\n**Comment**: Mine.`;

	it('goes to the end of its section, at the level of the others there', () => {
		const text = '# Reddit\n\n## r/ML: [a](u)\n\n> b\n\n# Log\n\n## 2021-09-22\n\n### A: [a](u)\n';
		expect(insert(text, [thread], { section: 'reddit' })).toBe(text.replace('> b\n', `> b\n\n${block(2)}\n`));
	});

	it('goes behind the others where the section has another name, else into a section that is made', () => {
		const text = '## 2021-09-22\n\n### A: [a](u)\n\n# Threads\n\n### r/ML: [a](u)\n\n# End\n';
		expect(insert(text, [thread], { section: 'Discussions' })).toBe(text.replace('# End', `${block(3)}\n\n# End`));
		expect(insert('## 2021-09-22\n\n### A: [a](u)\n', [thread, on(22, 'one')], { section: 'Discussions' })).toBe(
			`## 2021-09-22\n\n### A: [a](u)\n\n${heading('one')}\n\n# Discussions\n\n${block(3)}\n`,
		);
	});

	it('goes under its date where no section is wanted', () => {
		expect(insert('## 2021-09-22\n', [thread])).toBe(`## 2021-09-22\n\n${block(3)}\n`);
	});

	it('is put there alone as well', () => {
		const note = readNote('ML Watch.md', '## 2021-09-22\n');
		const inserted = insertEntry(note, thread.draft, { style: resolveStyle(conventionsOf(note), defaultConfig), section: 'Discussions', quote: thread.quote });
		expect('refusal' in inserted ? inserted : applyEdits(note.text, inserted.edits)).toBe(`## 2021-09-22\n\n# Discussions\n\n${block(3)}\n`);
	});

	it('reads back with its quote wherever it goes, and moves nothing else', { timeout: 5000 + runs * 40 }, () => {
		const threads = fc.array(fc.record({ draft: draft.map((each) => ({ ...each, source: 'r/ML', starred: false })), quote: markdownish }), { minLength: 1, maxLength: 3 });
		let written = 0;
		fc.assert(fc.property(log, path, threads, fc.constantFrom('Misc', 'Discussions'), (text, name, entries, section) => {
			const note = readNote(name, text);
			const style = resolveStyle(conventionsOf(note), defaultConfig);
			const { edits, refused } = insertEntries(note, entries, { style, section });
			const after = readNote(name, applyEdits(text, edits));
			written += entries.length - refused.size;
			const kept = after.log.entries.map((entry) => words(entry.block.text));
			for (const entry of note.log.entries) expect(kept).toContain(words(entry.block.text));
			expect(after.log.entries.length - note.log.entries.length).toBe(entries.length - refused.size);
			for (const [index, { draft: each }] of entries.entries()) {
				if (refused.has(index)) continue;
				const normal = normaliseDraft(each, style).draft;
				expect(after.log.entries.some((entry) => entry.block.kind === 'discussion' && draftDifferences({ ...normal, date: null }, { ...draftOf(entry), date: null }).length === 0)).toBe(true);
			}
		}), { numRuns: runs });
		expect(written).toBeGreaterThan(runs / 4);
	});

	it('is refused where an unclosed block hides its place', () => {
		expect(insert('## 2021-09-22\n\n```\n', [thread], { section: 'Discussions' })).toContain('! 0: An unclosed code fence in line 3');
	});
});
