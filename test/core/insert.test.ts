import { describe, expect, it } from 'vitest';
import { conventionsOf, resolveStyle } from '../../src/core/conventions';
import { defaultConfig, type Config } from '../../src/core/config/config';
import { calendarDate } from '../../src/core/date';
import { emptyDraft, type Draft } from '../../src/core/draft';
import { insertEntry } from '../../src/core/insert';
import { readNote } from '../../src/core/note';
import { applyEdits } from '../../src/core/text';

const day = (year: number, month: number, date: number) => calendarDate(year, month, date);
const paper: Draft = { ...emptyDraft, title: 'New', url: 'https://n.org', source: 'N', date: day(2021, 9, 22) };
const heading = '### N: [New](https://n.org)';

function insert(text: string, draft: Partial<Draft> = {}, options: { config?: Partial<Config>; path?: string; cursor?: number } = {}): string {
	const note = readNote(options.path ?? 'ML Watch.md', text);
	const style = resolveStyle(conventionsOf(note, options.cursor), { ...defaultConfig, ...options.config });
	const inserted = insertEntry(note, { ...paper, ...draft }, { style, cursor: options.cursor });
	if ('refusal' in inserted) return `refused: ${inserted.refusal}`;
	return applyEdits(text, inserted.edits) + (inserted.message ? `\n! ${inserted.message}` : '');
}

describe('the place of a new entry', () => {
	it('makes a new log in an empty note', () => {
		expect(insert('')).toBe(`## 2021-09-22\n\n${heading}\n`);
		expect(insert('\ufeff')).toBe(`\ufeff## 2021-09-22\n\n${heading}\n`);
		expect(insert('---\na: b\n---')).toBe(`---\na: b\n---\n\n## 2021-09-22\n\n${heading}`);
		expect(insert('---\na: b\n---\n\n# Log\n')).toBe(`---\na: b\n---\n\n# Log\n\n## 2021-09-22\n\n${heading}\n`);
	});

	it('goes behind or before the entries of its date, before a rule that ends the section', () => {
		const log = '## 2021-09-22\n\n### A: [a](https://a.org)\n\ntext  \n\n---\n\n## 2021-09-21\n';
		expect(insert(log)).toBe(log.replace('text  \n', `text  \n\n${heading}\n`));
		expect(insert(log, {}, { config: { insertAt: 'start' } })).toBe(log.replace('### A', `${heading}\n\n### A`));
		expect(insert(log, { date: day(2021, 9, 21) })).toBe(`${log.trimEnd()}\n\n${heading}\n`);
	});

	it('makes the date heading where the order of the log has it', () => {
		const newest = '# Log\n\n## 2021.09.23\n\n### A: [a](u)\n\n## 2021.09.20\n\n### B: [b](u)\n\n# Other\n';
		expect(insert(newest)).toBe(newest.replace('## 2021.09.20', `## 2021.09.22\n\n${heading}\n\n## 2021.09.20`));
		expect(insert(newest, { date: day(2021, 9, 30) })).toBe(newest.replace('## 2021.09.23', `## 2021.09.30\n\n${heading}\n\n## 2021.09.23`));
		expect(insert(newest, { date: day(2021, 9, 1) })).toBe(newest.replace('### B: [b](u)', `### B: [b](u)\n\n## 2021.09.01\n\n${heading}`));
		const oldest = '## 2021-09-20\n\n### B: [b](u)\n\n## 2021-09-23\n\n### A: [a](u)\n';
		expect(insert(oldest)).toBe(oldest.replace('## 2021-09-23', `## 2021-09-22\n\n${heading}\n\n## 2021-09-23`));
		expect(insert(oldest, { date: day(2021, 9, 30) })).toBe(`${oldest}\n## 2021-09-30\n\n${heading}\n`);
	});

	it('keeps to the days of a year where headings of years hold them', () => {
		const log = '# 2021\n\n## 2021-09-23\n\n### A: [a](u)\n\n## 2021-09-20\n\n# 2020\n\n## 2020-12-01\n\n### B: [b](u)\n';
		expect(insert(log)).toBe(log.replace('## 2021-09-20', `## 2021-09-22\n\n${heading}\n\n## 2021-09-20`));
		expect(insert(log, { date: day(2021, 1, 1) })).toBe(log.replace('# 2020\n', `## 2021-01-01\n\n${heading}\n\n# 2020\n`));
	});

	it('files a day under its month in a log kept by months, and says so', () => {
		const log = '## 2021-10\n\n### A: [a](u)\n\n## 2021-08\n\n### B: [b](u)\n';
		expect(insert(log, { date: day(2021, 8, 5) })).toBe(`${log}\n${heading}\n\n! Filed under its month: this log has one section per month.`);
		expect(insert(log)).toContain(`## 2021-09\n\n${heading}\n\n## 2021-08`);
	});

	it('writes no heading into a note of that very day', () => {
		expect(insert('Morning.\n', {}, { path: 'Daily/2021-09-22.md' })).toBe(`Morning.\n\n${heading}\n`);
		expect(insert('### A: [a](u)\n', {}, { path: 'Daily/2021-09-22.md' })).toBe(`### A: [a](u)\n\n${heading}\n`);
		expect(insert('### A: [a](u)\n', {}, { path: 'Daily/2021-09-23.md' })).toMatch(/^refused: This note has a date of its own/);
		expect(insert('---\ndate: 2021-09-22\n---\n')).toBe(`---\ndate: 2021-09-22\n---\n\n${heading}\n`);
	});

	it('chooses the log at the cursor, else the one with more dates', () => {
		const text = '# One\n\n## 2021-09-22\n\n# Two\n\n## 2021-09-22\n\n## 2021-09-21\n';
		expect(insert(text)).toBe(text.replace('## 2021-09-22\n\n## 2021-09-21', `## 2021-09-22\n\n${heading}\n\n## 2021-09-21`));
		expect(insert(text, {}, { cursor: 8 })).toBe(text.replace('## 2021-09-22\n\n# Two', `## 2021-09-22\n\n${heading}\n\n# Two`));
	});

	it('follows the line ending, star, link form and blank lines of the log', () => {
		const log = '## 2021.09.22\r\n### A: [a](u) ⭐\r\n[[paper]](https://p.org) | [[code]](https://c.org)\r\n\r\n### B: [b](u)\r\n';
		const links = [{ label: 'x', url: 'https://x.org' }, { label: 'y', url: 'https://y.org' }];
		expect(insert(log, { starred: true, links })).toBe(`${log}\r\n${heading} ⭐\r\n[[x]](https://x.org) | [[y]](https://y.org)\r\n`);
		expect(insert('## 2021-09-22\r\r### A: [a](u)\r')).toBe(`## 2021-09-22\r\r### A: [a](u)\r\r${heading}\r`);
		expect(insert('## 2021-09-22\n\n### :star: A: [a](u)', { starred: true })).toBe('## 2021-09-22\n\n### :star: A: [a](u)\n\n### :star: N: [New](https://n.org)');
	});

	it('parts the entry from a line that follows directly', () => {
		expect(insert('## 2021-09-22\n### A: [a](u)\n**Comment**: x\n---\n## 2021-09-21\n')).toBe(
			`## 2021-09-22\n### A: [a](u)\n**Comment**: x\n\n${heading}\n\n---\n## 2021-09-21\n`,
		);
	});

	it('says why it cannot write', () => {
		expect(insert('## 2021-09-22\n\n```\nopen\n')).toBe('refused: An unclosed code fence in line 3 hides the place of the entry. Close it first.');
		expect(insert('---\nml-watch: false\n---\n\n## 2021-09-22\n')).toMatch(/^refused: This note is not watched/);
		expect(insert('text\n<!-- open\n')).toMatch(/^refused: An unclosed `<!--` in line 2 .* Close it with `-->` first/);
		expect(insert('## 2021-09-23\n\n<!-- open\n')).toMatch(/^refused: An unclosed/);
		expect(insert('<<<<<<< a\n\n## 2021-09-22\n\n=======\n\n## 2021-09-21\n\n>>>>>>> b\n')).toMatch(/^refused: A conflict .* line 1 on/);
		expect(insert('<!-- ml-watch:index -->\n# I\n\n## 2021-09-22\n\n### A: [a](u)\n<!-- /ml-watch:index -->\n')).toMatch(/^refused: The dates of this note are generated/);
		expect(insert('# Threads\n', { date: null, source: '' })).toMatch(/^refused: Missing source/);
		expect(insert('', { title: '', url: '' })).toMatch(/^refused: Nothing to write/);
	});

	it('puts an entry without date outside of the dates', () => {
		const text = '# Threads\n\n## r/x: [a](u)\n\n> quote\n\n# Log\n\n## 2021-09-22\n\n### A: [a](u)\n';
		expect(insert(text, { date: null })).toBe(text.replace('> quote\n', `> quote\n\n${heading}\n`));
	});

	it('gives the cursor at the end of the entry', () => {
		const note = readNote('ML Watch.md', '## 2021-09-22\n\n### A: [a](u)\n');
		const inserted = insertEntry(note, paper, { style: resolveStyle(conventionsOf(note), defaultConfig) });
		if ('refusal' in inserted) throw new Error(inserted.refusal);
		const after = applyEdits(note.text, inserted.edits);
		expect(after.slice(inserted.heading, inserted.cursor)).toBe(heading);
	});
});
