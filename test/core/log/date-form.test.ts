import { expect, test } from 'vitest';
import { isoDate } from '../../../src/core/date';
import { parse } from '../../../src/core/log';
import { readDateForm } from '../../../src/core/log/date-form';

test.each([
	['2021. 09. 23', '2021-09-23'], ['2021.09.23.', '2021-09-23'], ['2021..09.23', '2021-09-23'], ['2021,09,23', '2021-09-23'], ['2021.009.23', '2021-09-23'], ['2021 9 3', '2021-09-03'],
	['2021–09–23', '2021-09-23'], ['2021.09.23::', '2021-09-23'], ['20210923', '2021-09-23'], ['2021.0923', '2021-09-23'], ['**2021.09.23**', '2021-09-23'], ['[[2021-09-23]]', '2021-09-23'],
	['2021年9月23日', '2021-09-23'], ['2021．09．23', '2021-09-23'], ['２０２１.09.23', '2021-09-23'], ['September 23, 2021', '2021-09-23'], ['Sep. 23 2021', '2021-09-23'],
	['23rd September 2021', '2021-09-23'], ['2021.09.', '2021-09'],
])('%s is a date in another form', (content, date) => {
	const read = readDateForm(content)!;
	expect(isoDate(read.date!)).toBe(date);
	expect(read.weekday).toBe(false);
});

test.each(['2021.09.23 (Thu)', '2021.09.23 Thursday', 'Thu, 2021.09.23', '2021年9月23日（周四）', '2021/9/23（木曜日）'])('%s names its day of the week as well', (content) => {
	expect(readDateForm(content)).toEqual({ date: { year: 2021, month: 9, day: 23 }, weekday: true });
});

test.each(['23/09/2021', '09.08.2021', '2021. 13. 40'])('%s is a date, and which is not plain', (content) => {
	expect(readDateForm(content)).toEqual({ date: null, weekday: false });
});

test.each([
	'2021 in review', 'September 2021', '2021年9月', '2021.09.23 notes', '2021.09.23 Monthly', '2021.09.20-2021.09.24', 'v2021.1.1', '12345678', '20219999', 'May 5', 'Top 10', 'Word 12, 2021', '3.14', 'Q3 2021', '',
])('%s is no date', (content) => {
	expect(readDateForm(content)).toBeNull();
});

test('a heading that is a date in another form is listed, and governs nothing', () => {
	const log = parse('## 2021.09.24\n\n## 2021. 09. 23\n\n### A: [one](https://a.example)\n');
	expect(log.nearEntries.map(({ block }) => block.reason)).toEqual(['date-form']);
	expect(log.entries.map(({ date }) => date && isoDate(date))).toEqual(['2021-09-24']);
});

test('within the body of an entry, and on level 6, it is a title like any other', () => {
	expect(parse('## 2021.09.24\n\n### A: [one](https://a.example)\n\n#### Sep 23, 2021\n').nearEntries).toEqual([]);
	expect(parse('## 2021.09.24\n\n###### Sep 23, 2021\n').nearEntries).toEqual([]);
});
