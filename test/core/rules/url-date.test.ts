import { describe, expect, test } from 'vitest';
import { readDate } from '../../../src/core/date';
import { agreesWithUrl } from '../../../src/core/rules/url-date';

describe('url-date', () => {
	test.each([
		['2021-09-22', 'https://example.com/2021/09/22/x/', true], ['2021-09-22', 'https://example.com/blog/2021/09/22/x/', true], ['2021-09-22', 'https://example.com/2021/09/23/x/', false],
		['2021-09-22', 'https://example.com/2021/09/x/', true], ['2021-09-22', 'https://example.com/2021/10/x/', false], ['2021-09', 'https://example.com/2021/09/22/x/', true],
		['2021-09', 'https://example.com/2021/10/22/x/', false], ['2021', 'https://example.com/2021/10/22/x/', true], ['2021', 'https://example.com/2022/10/22/x/', false],
		['2021-09-22', 'https://example.com/2021-09-22-x', true], ['2021-09-22', 'https://arxiv.org/abs/2109.12345', null], ['2021-09-22', 'https://example.com/20210922', null],
		['2021-09-22', 'https://example.com/x', null], ['2021-09-22', 'https://example.com/2021/99/', null],
	])('%s and %s: %j', (date, url, expected) => {
		expect(agreesWithUrl(readDate(date)!.date, url)).toBe(expected);
		expect(agreesWithUrl(null, url)).toBeNull();
	});
});
