import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/core/config/config';
import { blankLineBehind } from '../../../src/core/rules/date-order';
import { fixedText } from '../lint/fixture';
import { heading, told, underDate } from './told';

describe('date-order', () => {
	test('says where, why and what it would do', () => {
		expect(told('date-order', ['2021-09-24', '2021-09-22', '2021-09-23', '2021-09-21'].map((date) => `## ${date}\n\n### Blog: [T](https://example.com/${date})\n`).join('\n'))).toMatchInlineSnapshot(`
			[
			  "«2021-09-22» Unexpected place of 2021-09-22, expected the newest date first",
			  "- Move the section to its place: «## 2021-09-22⏎⏎### Blog: [T](https://example.com/2021-09-22)⏎⏎»→«» «»→«## 2021-09-22⏎⏎### Blog: [T](https://example.com/2021-09-22)⏎⏎»",
			]
		`);
		expect(told('date-order', ['2021-09-24', '2021-09-22', '2021-09-23'].map((date) => `## ${date}\n\n### Blog: [T](https://example.com/${date})`).join('\n\n'))).toMatchInlineSnapshot(`[]`);
		expect(told('date-order', ['2021-09-21', '2021-09-22', '2021-09-25', '2021-09-23', '2021-09-24', '2021-09-26'].map((date) => `## ${date}\n\n### Blog: [T](https://example.com/${date})\n`).join('\n'))).toMatchInlineSnapshot(`
			[
			  "«2021-09-25» Unexpected place of 2021-09-25, expected the oldest date first",
			  "- Move the section to its place: «## 2021-09-25⏎⏎### Blog: [T](https://example.com/2021-09-25)⏎⏎»→«» «»→«## 2021-09-25⏎⏎### Blog: [T](https://example.com/2021-09-25)⏎⏎»",
			]
		`);
		expect(told('date-order', ['2021-09-22', '2021-09-23'].map((date) => `## ${date}\n`).join('\n'))).toMatchInlineSnapshot(`[]`);
		expect(told('date-order', ['2021-09-22', '2021-09-23'].map((date) => `## ${date}\n`).join('\n'), { settings: { order: 'newest' } })).toMatchInlineSnapshot(`
			[
			  "«2021-09-22» Unexpected place of 2021-09-22, expected the newest date first",
			  "- Move the section to its place: «## 2021-09-22⏎⏎»→«» «»→«⏎## 2021-09-22⏎⏎»",
			]
		`);
		expect(told('date-order', ['2021-09-24', '2021-09-22', '2021-09-23', '2021-09-21'].map((date) => `## ${date}\n\n### Blog: [T](https://example.com/${date})\n`).join('\n') + '\n```\n')).toMatchInlineSnapshot(`
			[
			  "«2021-09-22» Unexpected place of 2021-09-22, expected the newest date first",
			]
		`);
		expect(told('date-order', ['2021-09-24', '2021-09-22', '2021-09-23', '2021-09-21'].map((date) => `## ${date}\n\n### Blog: [T](https://example.com/${date})\n`).join('\n') + '\n<<<<<<< x\n')).toMatchInlineSnapshot(`
			[
			  "«2021-09-22» Unexpected place of 2021-09-22, expected the newest date first",
			]
		`);
		expect(told('date-order', ['2021-09-24', '2021-09-20', '2021-09-23', '2021-09-22', '2021-09-19', '2021-09-21'].map((date) => `## ${date}\n\n### Blog: [T](https://example.com/${date})\n`).join('\n'))).toMatchInlineSnapshot(`
			[
			  "«2021-09-20» Unexpected place of 2021-09-20, expected the newest date first",
			  "- Move 2 sections to their places: «## 2021-09-20⏎⏎### Blog: [T](https://example.com/2021-09-20)⏎⏎»→«» «## 2021-09-19⏎⏎### Blog: [T](https://example.com/2021-09-19)⏎⏎»→«» «»→«⏎## 2021-09-20⏎⏎### Blog: [T](https://example.com/2021-09-20)⏎⏎» «»→«⏎## 2021-09-19⏎⏎### Blog: [T](https://example.com/2021-09-19)⏎⏎»",
			  "- Move the section to its place (a choice): «## 2021-09-20⏎⏎### Blog: [T](https://example.com/2021-09-20)⏎⏎»→«» «»→«⏎## 2021-09-20⏎⏎### Blog: [T](https://example.com/2021-09-20)⏎⏎»",
			  "«2021-09-19» Unexpected place of 2021-09-19, expected the newest date first",
			  "- Move the section to its place (a choice): «## 2021-09-19⏎⏎### Blog: [T](https://example.com/2021-09-19)⏎⏎»→«» «»→«⏎## 2021-09-19⏎⏎### Blog: [T](https://example.com/2021-09-19)⏎⏎»",
			]
		`);
	});
});

describe('date-order, at the ends of a note', () => {
	const mended = (dates: readonly string[], order: string, end: string, ending = '\n'): string => {
		const { config } = readConfig({ order });
		return fixedText(dates.map((date) => `## ${date}${ending}${ending}Words of ${date}.`).join(ending + ending) + end, { config, only: new Set(['date-order']) }).text;
	};

	test.each(['\n', '\r\n', '\r'])('keeps sections apart by a blank line, with %j', (ending) => {
		const inOrder = (end: string): string => ['2021-09-23', '2021-09-22', '2021-09-21'].map((date) => `## ${date}${ending}${ending}Words of ${date}.`).join(ending + ending) + end;
		for (const end of ['', ending, ending + ending]) {
			for (const dates of [['2021-09-22', '2021-09-21', '2021-09-23'], ['2021-09-21', '2021-09-23', '2021-09-22']]) {
				expect(mended(dates, 'newest', end, ending).trimEnd()).toBe(inOrder(''));
			}
		}
		expect(mended(['2021-09-23', '2021-09-22'], 'oldest', '', ending).trimEnd()).toBe(`## 2021-09-22${ending}${ending}Words of 2021-09-22.${ending}${ending}## 2021-09-23${ending}${ending}Words of 2021-09-23.`);
	});

	test.each([['', '\n\n'], ['x', '\n\n'], ['x\n', '\n'], ['x\n\n', ''], ['x\n \t\n', ''], ['x\r\n', '\n'], ['x\r\n\r\n', ''], ['x\r', '\n'], ['x\r\r', '']])('finds missing behind %j: %j', (words, missing) => {
		expect(blankLineBehind(words, '\n')).toBe(missing);
	});
});

describe('duplicate-date', () => {
	test('says where, why and what it would do', () => {
		expect(told('duplicate-date', heading + '## 2021-09-21\n\n### Blog: [T](https://example.com/b)\n\n' + underDate + '### Blog: [T](https://example.com/c)')).toMatchInlineSnapshot(`
			[
			  "«2021-09-22» Unexpected second heading of 2021-09-22, expected its entries under the one in line 1",
			  "- Merge the two sections: «## 2021-09-22⏎⏎### Blog: [T](https://example.com/c)»→«» «»→«### Blog: [T](https://example.com/c)⏎⏎»",
			]
		`);
		expect(told('duplicate-date', heading + underDate + '### Blog: [T](https://example.com/c)\n')).toMatchInlineSnapshot(`
			[
			  "«2021-09-22» Unexpected second heading of 2021-09-22, expected its entries under the one in line 1",
			  "- Merge the two sections: «## 2021-09-22⏎⏎»→«»",
			]
		`);
		expect(told('duplicate-date', heading + underDate + 'Words.\n')).toMatchInlineSnapshot(`
			[
			  "«2021-09-22» Unexpected second heading of 2021-09-22, expected its entries under the one in line 1",
			]
		`);
		expect(told('duplicate-date', heading + '#' + underDate)).toMatchInlineSnapshot(`
			[
			  "«2021-09-22» Unexpected second heading of 2021-09-22, expected its entries under the one in line 1",
			]
		`);
		expect(told('duplicate-date', heading + '## 2021-09-21\n\n' + underDate)).toMatchInlineSnapshot(`
			[
			  "«2021-09-22» Unexpected second heading of 2021-09-22, expected its entries under the one in line 1",
			  "- Merge the two sections: «## 2021-09-22⏎⏎»→«»",
			]
		`);
	});
});

describe('date-format', () => {
	test('says where, why and what it would do', () => {
		expect(told('date-format', ['2021-09-24', '2021-09-23', '2021-09-22', '2021-09-21', '2021.09.20'].map((date) => `## ${date}\n`).join('\n'))).toMatchInlineSnapshot(`
			[
			  "«2021.09.20» Unexpected format of \`2021.09.20\`, expected \`2021-09-20\` as elsewhere in this note",
			  "- Write 2021-09-20: «2021.09.20»→«2021-09-20»",
			]
		`);
	});
});

describe('date-url-mismatch', () => {
	test('says where, why and what it would do', () => {
		expect(told('date-url-mismatch', Array.from({ length: 12 }, (_, index) => `## 2021-09-${index + 10}\n\n### Blog: [T](https://example.com/2021/09/${index === 3 ? 25 : index + 10}/x)\n`).join('\n'))).toMatchInlineSnapshot(`
			[
			  "«https://example.com/2021/09/25/x» Unexpected date 2021-09-25 in the URL of an entry under 2021-09-13, expected the same date",
			]
		`);
		expect(told('date-url-mismatch', Array.from({ length: 4 }, (_, index) => `## 2021-09-${index + 10}\n\n### Blog: [T](https://example.com/2021/09/${index === 3 ? 25 : index + 10}/x)\n`).join('\n'))).toMatchInlineSnapshot(`[]`);
		expect(told('date-url-mismatch', Array.from({ length: 12 }, (_, index) => `## 2021-09\n\n### Blog: [T](https://example.com/2021/${index === 3 ? '10' : '09'}/x${index})\n`).join('\n'))).toMatchInlineSnapshot(`
			[
			  "«https://example.com/2021/10/x3» Unexpected date 2021-10 in the URL of an entry under 2021-09, expected the same date",
			]
		`);
	});
});

describe('duplicate-entry', () => {
	test('says where, why and what it would do', () => {
		expect(told('duplicate-entry', heading + '### News: [T](https://example.com/a)\n')).toMatchInlineSnapshot(`
			[
			  "«[T](https://example.com/a)» Unexpected second entry about \`https://example.com/a\`, expected one: the one of 2021-09-22 in line 3 has it already",
			]
		`);
		expect(told('duplicate-entry', '### News: [T](https://example.com/a)\n\n' + heading)).toMatchInlineSnapshot(`
			[
			  "«[T](https://example.com/a)» Unexpected second entry about \`https://example.com/a\`, expected one: the one of 2021-09-22 in line 5 has it already",
			]
		`);
		expect(told('duplicate-entry', heading + '## 2021-09-21\n\n### News: [T](https://example.com/a/)\n')).toMatchInlineSnapshot(`
			[
			  "«[Title](https://example.com/a)» Unexpected second entry about \`https://example.com/a\`, expected one: the one of 2021-09-21 in line 7 has it already",
			]
		`);
		expect(told('duplicate-entry', heading + '## 2021-09\n\n### News: [T](https://example.com/a)\n\n# X\n\n### News: [T](https://example.com/a)\n\n### News: [U](https://example.com/a)\n')).toMatchInlineSnapshot(`
			[
			  "«[Title](https://example.com/a)» Unexpected second entry about \`https://example.com/a\`, expected one: the one of 2021-09 in line 7 has it already",
			  "«[T](https://example.com/a)» Unexpected second entry about \`https://example.com/a\`, expected one: the one of 2021-09 in line 7 has it already",
			  "«[U](https://example.com/a)» Unexpected second entry about \`https://example.com/a\`, expected one: the one of 2021-09 in line 7 has it already",
			]
		`);
		expect(told('duplicate-entry', heading + '\n<!-- ml-watch:index -->\n' + heading + '<!-- /ml-watch:index -->\n')).toMatchInlineSnapshot(`[]`);
	});
});

describe('future-date', () => {
	test('says where, why and what it would do', () => {
		expect(told('future-date', '## 2030-01-02\n\n## 2030-01-01\n\n## 2030-01\n\n## 2031\n')).toMatchInlineSnapshot(`
			[
			  "«2030-01-02» Unexpected date \`2030-01-02\` in the future, expected 2030-01-01 or earlier",
			  "«2031» Unexpected date \`2031\` in the future, expected 2030-01-01 or earlier",
			]
		`);
	});
});
