import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '../../../src/core/log';
import { withLineFeeds, textOf } from '../../../src/core/text';
import { fixedText, problemsIn, someDay } from '../lint/fixture';
import { readEntries } from '../read-entries';
import { writtenLog, type Told } from './written-log';

/** What a log says, with the words of its summaries and comments. */
function told(text: string): Told[] {
	const { entries } = parse(text);
	return readEntries(text).map(({ hasSummary, hasComment, ...entry }, index) => {
		const { block } = entries[index]!;
		const valueOf = (name: string) => withLineFeeds(textOf(block.text, block.field(name)!.value));
		return { ...entry, summary: hasSummary ? valueOf('Summary') : null, comment: hasComment ? valueOf('Comment') : null };
	});
}

test('a log says the same however it is written', () => {
	let entries = 0;
	fc.assert(fc.property(writtenLog, ({ text, told: said }) => {
		entries += said.length;
		expect(told(text)).toEqual(said);
		expect(parse(text).nearEntries).toEqual([]);
	}), { numRuns: 1000 });
	expect(entries).toBeGreaterThan(1000);
});

/** What must still be said after mending: it may move a section, part a list at its commas and drop a second link to the same page. */
function gist(entries: readonly Told[]): string[] {
	return entries.map((entry) => JSON.stringify({
		...entry, links: [...new Set(entry.links)].sort(), keywords: entry.keywords.flatMap((keyword) => keyword.split(', ')),
		summary: entry.summary?.match(/[\p{L}\p{N}]+/gu), comment: entry.comment?.match(/[\p{L}\p{N}]+/gu),
	})).sort();
}

test('mending a log changes nothing that it says, and mending it again changes nothing at all', () => {
	fc.assert(fc.property(writtenLog, ({ text, told: said }) => {
		const options = { today: someDay };
		const mended = fixedText(text, options).text;
		expect(gist(told(mended))).toEqual(gist(said));
		expect(fixedText(mended, options).text).toBe(mended);
	}), { numRuns: 200 });
});

test('no heading of a log that can be read is said to be broken, and nothing in it to be hidden', () => {
	fc.assert(fc.property(writtenLog, ({ text }) => {
		const rules = problemsIn(text, { today: someDay }).map(({ rule }) => rule);
		expect(rules.filter((rule) => ['entry-heading', 'unclosed-block', 'conflict-marker', 'setext-trap', 'unknown-field', 'empty-link'].includes(rule))).toEqual([]);
	}), { numRuns: 200 });
});
