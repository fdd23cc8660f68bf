import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDate, containsDate, dateFormats, isoDate, newestFirst, printDate, readDate, type LogDate } from '../../src/core/date';

function read(text: string): string {
	const reading = readDate(text);
	if (!reading) return 'none';
	return `${reading.date ? isoDate(reading.date) : 'no day'} ${reading.format ?? '-'}${reading.strict ? '' : ' loose'}`;
}

test.each([
	['2021.09.22', '2021-09-22 yyyy.MM.dd'], ['2021-09-22', '2021-09-22 yyyy-MM-dd'], ['2021/09/22', '2021-09-22 yyyy/MM/dd'],
	['2021.09', '2021-09 yyyy.MM.dd'], ['2021', '2021 -'], ['2021.9.3', '2021-09-03 yyyy.MM.dd loose'], ['2021-9', '2021-09 yyyy-MM-dd loose'],
	['2021-09.22', '2021-09-22 - loose'], [' 2021-09-22 :', '2021-09-22 yyyy-MM-dd'], ['2021-09-22：', '2021-09-22 yyyy-MM-dd'],
	['\u200b2021\u200b-09-22\ufeff', '2021-09-22 yyyy-MM-dd'], ['2021.13.40', 'no day yyyy.MM.dd'], ['2021-02-29', 'no day yyyy-MM-dd'],
	['2020-02-29', '2020-02-29 yyyy-MM-dd'], ['2000-02-29', '2000-02-29 yyyy-MM-dd'], ['1900-02-29', 'no day yyyy-MM-dd'], ['2021.00', 'no day yyyy.MM.dd'],
	['1899-01-01', 'no day yyyy-MM-dd'], ['2200', 'none'], ['1899', 'none'], ['20210922', 'none'], ['2021-09-22 Wed', 'none'], ['2021-', 'none'],
	['2021-09-', 'none'], ['2021-09-22-1', 'none'], ['21-09-22', 'none'], ['2021-009', 'none'], ['2021:09', 'none'], ['', 'none'], ['２０２１', 'none'],
])('%j reads as %s', (text, reading) => {
	expect(read(text)).toBe(reading);
});

const dates = fc.tuple(fc.integer({ min: 1900, max: 2199 }), fc.option(fc.integer({ min: 1, max: 12 })), fc.option(fc.integer({ min: 1, max: 28 })))
	.map(([year, month, day]): LogDate => ({ year, month, day: month === null ? null : day }));

test('what is printed is read back, in every format and precision', () => {
	fc.assert(fc.property(dates, fc.constantFrom(...dateFormats), (date, format) => {
		const reading = readDate(printDate(date, format));
		expect(reading).toMatchObject({ date, strict: true });
	}));
});

test('newest first, and a coarser date after the finer ones it contains', () => {
	const texts = ['2021', '2021.09', '2021.09.01', '2021.09.30', '2021.10', '2020.12.31'];
	const sorted = texts.map((text) => readDate(text)!.date!).sort(newestFirst).map(isoDate);
	expect(sorted).toEqual(['2021-10', '2021-09-30', '2021-09-01', '2021-09', '2021', '2020-12-31']);
});

test('a month contains its days and itself', () => {
	const month = calendarDate(2021, 9, null)!;
	expect(containsDate(month, calendarDate(2021, 9, 3)!)).toBe(true);
	expect(containsDate(month, month)).toBe(true);
	expect(containsDate(month, calendarDate(2021, 10, 3)!)).toBe(false);
	expect(containsDate(calendarDate(2021, 9, 3)!, month)).toBe(false);
});
