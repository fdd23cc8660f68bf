import fc from 'fast-check';
import type { LogDate } from '../../src/core/date';
import { groupings, sortings, type Clause, type Query, type Term } from '../../src/core/query';

const date: fc.Arbitrary<LogDate> = fc.constantFrom(
	{ year: 2024, month: 1, day: 9 }, { year: 2024, month: 1, day: null }, { year: 2024, month: null, day: null }, { year: 2021, month: 9, day: 22 },
);

const clause: fc.Arbitrary<Clause> = fc.oneof(
	fc.record({
		field: fc.constantFrom('keyword' as const, 'source' as const, 'status' as const, 'has' as const),
		value: fc.constantFrom('gan', 'GAN', 'electron', 'anomaly detection', 'arxiv', 'synced', 'read', 'code', 'link', 'keywords', 'a;b', '"', 'x:y'),
		exact: fc.boolean(),
		negated: fc.boolean(),
	}),
	fc.record({
		field: fc.constant('path' as const), value: fc.constantFrom('daily', 'Daily', 'Log.md', 'étude', 'a'), exact: fc.boolean(), negated: fc.boolean(),
	}),
	fc.record({
		field: fc.constant('date' as const), value: fc.constantFrom('2024', '2024-01', '2024-01-09'), exact: fc.constant(false), negated: fc.boolean(),
	}),
).map((asked) => ({ ...asked, exact: asked.exact ? !asked.value.startsWith('"') || asked.exact : asked.value.includes(' ') || asked.value.startsWith('"') }));

const term: fc.Arbitrary<Term> = fc.record({
	text: fc.constantFrom('gan', 'GA', 'electron', 'ÉLECTRON', 'anomaly', 'about gan', '日', 'bert:', 'keyword:x', '-x', 'a"b', '\\', 'show:list', '#'),
	negated: fc.boolean(),
});

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null, freq: 2 });

/** Any query. */
export const query: fc.Arbitrary<Query> = fc.record({
	starred: maybe(fc.boolean()),
	kind: maybe(fc.constantFrom('paper' as const, 'discussion' as const)),
	incomplete: maybe(fc.boolean()),
	since: maybe(date),
	until: maybe(date),
	terms: fc.array(term, { maxLength: 3 }),
	clauses: fc.array(clause, { maxLength: 3 }),
	match: fc.constantFrom('all' as const, 'any' as const),
	sort: fc.constantFrom(...sortings),
	reverse: fc.boolean(),
	group: maybe(fc.constantFrom(...groupings)),
	limit: maybe(fc.integer({ min: 1, max: 5 })),
});
