import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineQueries, emptyQuery, isUnfiltered, parseQuery, printQuery, printQueryBlock, readQueryBlock } from '../../src/core/query';
import { query as anyQuery } from './query-arbitrary';

const clause = (field: string, value: string, exact = false, negated = false) => ({ field, value, exact, negated });
const term = (text: string, negated = false) => ({ text, negated });

describe('the language of queries', () => {
	it('reads words, phrases, absences and names in any order', () => {
		const { query, problems } = parseQuery('gan "a  phrase" -old -"two words" KEYWORD:x -source:"My \\"list\\"" has:code since:2021.9');
		expect(problems).toEqual([]);
		expect(query).toEqual({
			...emptyQuery,
			terms: [term('gan'), term('a  phrase'), term('old', true), term('two words', true)],
			clauses: [clause('keyword', 'x'), clause('source', 'My "list"', true, true), clause('has', 'code')],
			since: { year: 2021, month: 9, day: null },
		});
	});

	it.each([
		['a word before a colon that names nothing', 'BERT: https://a.example', [term('BERT:'), term('https://a.example')]],
		['a lone minus', '- x', [term('-'), term('x')]],
		['an open quote', '"half a', [term('half a')]],
		['an empty phrase', '"" x', [term('x')]],
		['a name in quotes', '"source: x"', [term('source: x')]],
	])('takes %s for words', (_, text, terms) => {
		expect(parseQuery(text)).toEqual({ query: { ...emptyQuery, terms }, problems: [] });
	});

	it.each([
		['since:soon x', 0, 10, 'Unexpected `soon`, expected a date such as 2021-09-22, 2021-09 or 2021'],
		['x date:2021-13', 2, 14, 'Unexpected `2021-13`, expected a date'],
		['x starred:maybe', 2, 15, 'Unexpected `maybe`, expected `true` or `false`'],
		['sort:size', 0, 9, 'expected `date`, `source`, `title` or `edited`'],
		['limit:0', 0, 7, 'expected a number above 0'],
		['x keyword:', 2, 10, 'Missing value, expected `keyword:` and a word'],
		['-since:2021', 0, 11, 'Unexpected `-` before `since:`'],
	])('tells what is wrong in %s', (text, from, to, message) => {
		const { query, problems } = parseQuery(text);
		expect(problems).toEqual([{ span: [from, to], message: expect.stringContaining(message) }]);
		expect(query).toEqual({ ...emptyQuery, terms: text.includes('x') ? [term('x')] : [] });
	});

	it('reads a block line by line, with lists', () => {
		const block = readQueryBlock('# What to read\nstarred: true\r\nkeywords: anomaly detection; GAN; "a; b";\n-source: Synced\nsince: 2021 limit: 5\n\ngraph -old\nshow: table\n');
		expect(block).toEqual({
			show: 'table',
			problems: [],
			query: {
				...emptyQuery, starred: true, limit: 5, since: { year: 2021, month: null, day: null }, terms: [term('graph'), term('old', true)],
				clauses: [
					clause('keyword', 'anomaly detection', true), clause('keyword', 'GAN'), clause('keyword', 'a; b', true), clause('source', 'Synced', false, true),
				],
			},
		});
	});

	it('names the line of a mistake in a block', () => {
		const { problems } = readQueryBlock('starred: true\nshow: pie\nkeywords: ;\nsort: size\n');
		expect(problems.map(({ line, message }) => [line, message])).toEqual([
			[1, 'Unexpected `pie`, expected `list`, `table` or `chart`'],
			[2, 'Missing value, expected values separated by `;`'],
			[3, 'Unexpected `size`, expected `date`, `source`, `title` or `edited`'],
		]);
	});

	it.each([
		['shows: list', 'Unexpected `shows:`, expected `starred:`, `keywords:`, `source:`, `since:`, `sort:`, `group:`, `limit:` or `show:`, or quotes around words to look for'],
		['-colour:red', 'Unexpected `colour:`'],
		['sort: date desc', 'Unexpected `desc` behind `sort: date`, expected one condition a line'],
		['limit: 3 -old', 'Unexpected `-old` behind `limit: 3`, expected one condition a line'],
		['keywords: vision, language', 'Unexpected `,` between values, expected `;`'],
	])('explains %s in a block, where it would only be looked for', (text, message) => {
		const { problems, query } = readQueryBlock(text);
		expect(problems).toMatchObject([{ line: 0, message: expect.stringContaining(message) as string }]);
		expect(query.terms).toEqual([]);
	});

	it.each(['"shows: list"', 'https://example.org/1', 'since: 2021 -keyword:x', 'keywords: "vision, language"', 'graph sort:date desc'])('takes %s in a block as it is', (text) => {
		expect(readQueryBlock(text).problems).toEqual([]);
	});

	it('reads the quotes that phones type', () => {
		expect(parseQuery('“open question” keyword:„a b“ -“c d').query).toEqual(parseQuery('"open question" keyword:"a b" -"c d"').query);
	});

	it('reads back what it prints', () => {
		fc.assert(fc.property(anyQuery, fc.constantFrom('list' as const, 'table' as const), (query, show) => {
			const order = (read: typeof query) => ({ ...read, clauses: [...read.clauses], terms: [...read.terms] });
			expect(parseQuery(printQuery(query))).toEqual({ query: order(query), problems: [] });
			expect(readQueryBlock(printQueryBlock(query, show))).toEqual({ query: order(query), show, problems: [] });
		}), { numRuns: 500 });
	});

	it('never throws, and points into the text', () => {
		const text = fc.array(fc.constantFrom('a', '"', '\\', '-', ' ', ':', ';', '\n', 'keyword:', 'since:', 'show:', '2021', 'starred: ', 'é'), { maxLength: 20 });
		fc.assert(fc.property(text, (pieces) => {
			const joined = pieces.join('');
			for (const { span: [from, to] } of [...parseQuery(joined).problems, ...readQueryBlock(joined).problems]) {
				expect(from).toBeLessThan(to);
				expect(to).toBeLessThanOrEqual(joined.length);
			}
		}));
	});

	it('combines conditions', () => {
		const both = combineQueries(parseQuery('starred:true a').query, parseQuery('b keyword:x sort:title').query);
		expect(both).toEqual(parseQuery('a b starred:true keyword:x sort:title').query);
		expect(isUnfiltered(both)).toBe(false);
		expect(isUnfiltered(parseQuery('sort:title group:month').query)).toBe(true);
	});
});
