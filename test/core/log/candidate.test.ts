import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCandidateHeading } from '../../../src/core/log/candidate';
import { headingContent } from '../../../src/core/log/heading';
import { parse } from '../../../src/core/log';
import { textOf } from '../../../src/core/text';
import { logNotes } from '../markdown-arbitrary';

test.each([
	['Lab: [T](u)', true], ['[T', false], ['Lab: https://a.example', true], ['See [[Log]]', false], ['Reading [1]', false],
	['2024-05-02', true], [' \u200b2\u200b024', true], ['1999', true], ['2 Methods', false], ['3021', false], ['', false],
])('%j: %s', (heading, expected) => {
	expect(isCandidateHeading(heading)).toBe(expected);
});

test('whatever is read from a heading, or listed as unread, has one that is a candidate', () => {
	let headings = 0;
	fc.assert(fc.property(logNotes, fc.boolean(), (written, named) => {
		const text = written.replace(/\r(?!\n)/g, '\n');
		const log = parse(text, named ? { name: '2021-09-22' } : {});
		// What has no space behind its marks is no heading, and a date in another form governs nothing.
		const near = log.nearEntries.filter(({ block }) => !['missing-space', 'date-form'].includes(block.reason));
		for (const { from, block } of [...log.dates, ...log.entries, ...near]) {
			const [start, end] = block.heading;
			expect(isCandidateHeading(textOf(text, headingContent(text, from + start, from + end)))).toBe(true);
			headings++;
		}
	}), { numRuns: 3000 });
	expect(headings).toBeGreaterThan(50);
});
