import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headingContent, isPlainEntryHeading, readEntryHeading } from '../../../src/core/log/heading';
import { parse } from '../../../src/core/log';
import { textOf } from '../../../src/core/text';
import { readEntries } from '../read-entries';

/** `source|title|url|stars` of the one entry of a heading, or why it is near one, or `nothing`. */
function read(heading: string, dated = true): string {
	const log = parse(dated ? `## 2021-09-22\n\n${heading}\n` : `${heading}\n`);
	const [entry] = log.entries;
	if (entry) {
		const { block } = entry;
		const part = (span: readonly [number, number] | null) => (span ? textOf(block.text, span) : '-');
		return [part(block.source), part(block.title), part(block.url), block.stars.map((star) => star.place).join(' ')].join('|');
	}
	return log.nearEntries[0]?.block.reason ?? 'nothing';
}

test.each([
	['### Synced: [Title](https://a.example)', 'Synced|Title|https://a.example|'],
	['### :star:Google AI: [Title](u)', 'Google AI|Title|u|front'],
	['### :star: Google AI:[Title](u)', 'Google AI|Title|u|front'],
	['###  ⭐️ Google AI：[Title](u)', 'Google AI|Title|u|front'],
	['### ★★★ A.I. 2/3-b: [Title](u)', 'A.I. 2/3-b|Title|u|front front front'],
	['### Google AI: :star: [Title](u)', 'Google AI|Title|u|middle'],
	['### Google AI::star:[Title](u)', 'Google AI|Title|u|middle'],
	['### Google AI :star:: [Title](u)', 'Google AI|Title|u|middle'],
	['### Google AI ⭐️ ⭐：:star: [Title](u)', 'Google AI|Title|u|middle middle middle'],
	['### Google :star: AI: [Title](u)', 'Google :star: AI|Title|u|'],
	['### : :star: [Title](u)', '-|Title|u|front'],
	['### Google AI: [Title](u) :star:', 'Google AI|Title|u|tail'],
	['### \u200b:star:\u00a0\u200bX: [Title](u)', 'X|Title|u|front'],
	['### [Title](u)', '-|Title|u|'],
	['### :star:[Title](u)', '-|Title|u|front'],
	['### arXiv:2104.00298: [Title](u)', 'arXiv:2104.00298|Title|u|'],
	['### A: b: [Title](u)', 'A: b|Title|u|'],
	['### X: [Title](u) ^block-1 #tag <!-- c --> %% d %% ###', 'X|Title|u|'],
	['### X: [[Discussion] How?](u)', 'X|[Discussion] How?|u|'],
	['### X: [\\[D\\] When](u)', 'X|\\[D\\] When|u|'],
	['### X: [a `]` b](u)', 'X|a `]` b|u|'],
	['### X: [a <b]> c](u)', 'X|a <b]> c|u|'],
	['### X: [a ![i](j) c](u)', 'X|a ![i](j) c|u|'],
	['### X: [Title](<u v> "tip")', 'X|Title|u v|'],
	['### X: [Title](u_(v)_w)', 'X|Title|u_(v)_w|'],
	['### X: [Title]()', 'X|Title||'],
	['### X: [](u)', 'X||u|'],
	['   ### X: [Title](u)', 'X|Title|u|'],
	['###\tX: [Title](u)', 'X|Title|u|'],
	['###### X: [Title](u)', 'X|Title|u|'],
])('%s is an entry', (heading, parts) => {
	expect(read(heading)).toBe(parts);
});

test.each([
	['### Synced [Title](u)', 'missing-colon'],
	['### :star:Synced [Title](u)', 'missing-colon'],
	['### Synced :star:[Title](u)', 'missing-colon'],
	['###Synced: [Title](u)', 'missing-space'],
	['###\u00a0Synced: [Title](u)', 'missing-space'],
	['  ##\u200b:star: Synced: [Title](u)', 'missing-space'],
	['### Synced: [Title(u)', 'nothing'],
	['### Synced: [Title](u', 'broken-link'],
	['### Synced: [Ti]tle](u)', 'broken-link'],
	['### Synced: [Title(https://a.example)', 'broken-link'],
	['### Synced: [Title](a b)', 'broken-link'],
	['### Synced: Title](https://a.example)', 'broken-link'],
	['### Synced: https://a.example', 'broken-link'],
	['### Synced：<https://a.example>', 'broken-link'],
	['### :star: https://a.example', 'broken-link'],
	['### https://a.example', 'nothing'],
	['### Notes on https://a.example', 'nothing'],
	['# Synced: https://a.example', 'nothing'],
	['# Synced: [Title](u)', 'level'],
	['### Synced: [Title](u) and more', 'text-after-link'],
	['### Synced: [Title](u) [code](v)', 'text-after-link'],
	['### Synced: [a [b](c) d](u)', 'broken-link'],
	['### Synced', 'nothing'],
	['### Synced: see [1]', 'nothing'],
	['##2021-09-21', 'missing-space'],
	['##2021', 'nothing'],
	['    ### Synced: [Title](u)', 'nothing'],
	['####### Synced: [Title](u)', 'nothing'],
	['### ![image](u)', 'nothing'],
])('%s is none: %s', (heading, reason) => {
	expect(read(heading)).toBe(reason);
});

test('outside any date the source is required, and only a star shows that an entry was meant', () => {
	expect(read('## Synced: [Title](u)', false)).toBe('Synced|Title|u|');
	expect(read('## [Title](u)', false)).toBe('nothing');
	expect(read('## See [Title](u)', false)).toBe('nothing');
	expect(read('## Call: https://a.example', false)).toBe('nothing');
	expect(read('## :star: [Title](u)', false)).toBe('missing-source');
});

test('a title of any length is read', () => {
	const title = 'a'.repeat(12_000_000);
	expect(read(`### Synced: [${title}](u)`)).toBe(`Synced|${title}|u|`);
});

test('a quoted thread is a discussion', () => {
	const [thread, paper] = readEntries('## r/MachineLearning: [[D] Why?](u)\n\n## R/ and more: [Title](u)\n');
	expect(thread).toMatchObject({ kind: 'discussion', source: 'r/MachineLearning', title: '[D] Why?' });
	expect(paper?.kind).toBe('paper');
});

test('titles and URLs are shown with backslashes and entities decoded, code as written', () => {
	const [entry] = readEntries('### X: [\\[D\\] R&amp;D &#x2014; `a\\*b` \\q](https://a.example/?a=1&amp;b=\\_)\n');
	expect(entry).toMatchObject({ title: '[D] R&D — `a\\*b` \\q', url: 'https://a.example/?a=1&b=_' });
});

test('a heading taken for a plain entry at first sight is one on a close look', () => {
	const pieces = fc.constantFrom(
		'Synced', ' ', ':', '：', ':star:', '⭐', '[', ']', '](', '(', ')', '<', '>', '\\', '`', 'a', 'b c', 'https://a.example/x', '#', '^id', '"t"', '!', '\u200b', '\u00a0', '[T](u)', ': [T](u)', '\\]', '[T', '](u)',
	);
	let plain = 0;
	fc.assert(fc.property(fc.array(pieces, { maxLength: 9 }), fc.boolean(), (parts, dated) => {
		const text = `### ${parts.join('')}`;
		const content = headingContent(text, 0, text.length);
		if (!isPlainEntryHeading(text, 0, text.length, dated)) return;
		plain++;
		expect(readEntryHeading(text, content, 3, dated)).toHaveProperty('link');
	}), { numRuns: 20_000 });
	expect(plain).toBeGreaterThan(50);
});
